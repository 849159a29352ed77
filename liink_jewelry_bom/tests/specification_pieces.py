"""Hypothesis strategies of structured pieces, as flat mappings of paths to values. No Odoo."""

from hypothesis import strategies as st

FINENESSES = {"gold": (375, 585, 750, 916), "silver": (925,), "platinum": (950,), "palladium": (950,)}
COLOURS = "DEFGHIJ"
CLARITIES = ("VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2")
RING_SIZES = {
    "fr": ("fr", st.integers(90, 140).map(lambda half: half / 2 if half % 2 else half // 2)),
    "en": ("uk", st.sampled_from(["J", "K", "L½", "M", "N", "P", "Q½", "S", "T"])),
    "it": ("it", st.integers(8, 30)),
}


@st.composite
def pieces(draw, language):
    """A piece that can be said without ambiguity in one language."""
    kind = draw(st.sampled_from(["ring", "ring", "necklace", "earrings", "bracelet", "pendant", "brooch"]))
    piece = {"piece.kind": kind}
    quantity = draw(st.sampled_from([None, None, 2, 5, 20]))
    if quantity:
        piece["piece.quantity"] = quantity
    if kind == "ring":
        scale, sizes = RING_SIZES[language]
        piece["piece.ring_size"], piece["piece.ring_size_scale"] = draw(sizes), scale
        if draw(st.booleans()):
            piece["piece.width_mm"] = draw(st.sampled_from([1.8, 2, 3.5, 6]))
    if kind in ("necklace", "bracelet"):
        piece["piece.length_mm"] = draw(st.sampled_from([170, 185, 420, 450]))
    finishes = draw(
        st.lists(st.sampled_from(["polished", "satin", "brushed", "hammered", "rhodium"]), max_size=2, unique=True)
    )
    if finishes:
        piece["piece.finish"] = sorted(finishes)
    piece |= draw(metals())
    for number in range(draw(st.integers(1, 4))):
        piece |= {f"stones.{number}.{key}": value for key, value in draw(stones(number)).items()}
    piece |= draw(findings(kind))
    return piece


@st.composite
def metals(draw):
    """One metal, or two golds of different colours."""
    metal = draw(st.sampled_from(["gold", "gold", "gold", "silver", "platinum", "palladium"]))
    first = {"metal": metal, "fineness": draw(st.sampled_from(FINENESSES[metal]))}
    if metal != "gold":
        return {f"metals.0.{key}": value for key, value in first.items()}
    colours = draw(st.lists(st.sampled_from(["yellow", "white", "rose", "red"]), min_size=1, max_size=1, unique=True))
    result = {f"metals.0.{key}": value for key, value in {**first, "colour": colours[0]}.items()}
    if draw(st.booleans()):
        result["metals.0.grams"] = draw(st.sampled_from([3, 4.2, 5.85, 12.5]))
    return result


@st.composite
def stones(draw, number):
    """One line of stones; the first stands at the centre or nowhere, the others elsewhere."""
    single = number == 0 and draw(st.booleans())
    nature = draw(
        st.sampled_from(["diamond", "diamond", "diamond", "sapphire", "ruby", "emerald", "tanzanite", "garnet"])
    )
    stone = {"count": 1 if single else draw(st.integers(2, 60)), "nature": nature}
    shape = draw(st.sampled_from([None, "round", "oval", "pear", "cushion", "princess", "baguette", "marquise"]))
    if shape:
        stone["shape"] = shape
    if nature == "sapphire" and draw(st.booleans()):
        stone["hue"] = draw(st.sampled_from(["blue", "pink", "yellow"]))
    if draw(st.integers(0, 5)) == 0:
        stone["origin"] = draw(st.sampled_from(["laboratory", "natural"]))
    if draw(st.booleans()):
        stone["carats"] = draw(st.sampled_from([0.5, 1.01, 2.3] if single else [0.01, 0.015, 0.03, 0.1, 0.25]))
    elif shape in ("oval", "pear", "cushion", "baguette", "marquise"):
        stone["size_mm"], stone["size2_mm"] = draw(st.sampled_from([(8, 6), (7.5, 5), (3, 1.5), (4, 2)]))
    else:
        stone["size_mm"] = draw(st.sampled_from([1.1, 1.25, 2, 3.5]))
    if nature == "diamond" and draw(st.booleans()):
        low = draw(st.integers(0, 5))
        best = draw(st.integers(0, 4))
        stone["colour_from"], stone["colour_to"] = COLOURS[low], COLOURS[low + draw(st.integers(0, 1))]
        stone["clarity_from"], stone["clarity_to"] = CLARITIES[best], CLARITIES[best + draw(st.integers(0, 1))]
    if draw(st.booleans()):
        stone["setting"] = draw(st.sampled_from(["claw", "bezel", "grain", "channel", "flush"]))
    places = [None, "centre"] if single else [None, ("surround", "surround", "shoulders", "gallery", "band")[number]]
    position = draw(st.sampled_from(places))
    if position:
        stone["position"] = position
    return stone


@st.composite
def findings(draw, kind):
    """The chain of a pendant, the clasp of a necklace or bracelet."""
    if kind == "pendant" and draw(st.booleans()):
        return {"findings.0.kind": "chain", "findings.0.length_mm": draw(st.sampled_from([400, 450, 600]))}
    if kind in ("necklace", "bracelet") and draw(st.booleans()):
        return {"findings.0.kind": "clasp"}
    return {}
