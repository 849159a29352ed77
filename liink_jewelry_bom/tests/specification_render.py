"""A structured piece as a person would write it, in three languages and several layouts. Pure Python.

`render(piece, language, layout)` gives the text, `expected(piece)` the values that a reader must find in it.
"""

KINDS = {
    "ring": ("bague", "ring", "anello"),
    "pendant": ("pendentif", "pendant", "ciondolo"),
    "necklace": ("collier", "necklace", "collana"),
    "bracelet": ("bracelet", "bracelet", "bracciale"),
    "earrings": ("boucles d'oreilles", "earrings", "orecchini"),
    "brooch": ("broche", "brooch", "spilla"),
}
METALS = {
    ("gold", 750, "white"): ("or gris 750", "white gold 18K", "oro bianco 18 kt"),
    ("gold", 750, "yellow"): ("or jaune 18 carats", "18K yellow gold", "oro giallo 750"),
    ("gold", 750, "rose"): ("or rose 750/1000", "rose gold 18ct", "oro rosa 18K"),
    ("gold", 585, "yellow"): ("or jaune 14K", "14K yellow gold", "oro giallo 14 kt"),
    ("gold", 375, "white"): ("or blanc 375", "9K white gold", "oro bianco 375"),
    ("platinum", 950, None): ("platine 950", "platinum 950", "platino 950"),
    ("silver", 925, None): ("argent 925", "silver 925", "argento 925"),
}
# (singular, plural) in each language
NATURES = {
    "diamond": (("diamant", "diamants"), ("diamond", "diamonds"), ("diamante", "diamanti")),
    "sapphire": (("saphir", "saphirs"), ("sapphire", "sapphires"), ("zaffiro", "zaffiri")),
    "emerald": (("émeraude", "émeraudes"), ("emerald", "emeralds"), ("smeraldo", "smeraldi")),
    "ruby": (("rubis", "rubis"), ("ruby", "rubies"), ("rubino", "rubini")),
    "tourmaline": (("tourmaline", "tourmalines"), ("tourmaline", "tourmalines"), ("tormalina", "tormaline")),
    "topaz": (("topaze", "topazes"), ("topaz", "topazes"), ("topazio", "topazi")),
}
SHAPES = {
    None: ("", "", ""),
    "oval": ("taille ovale", "oval cut", "taglio ovale"),
    "pear": ("taille poire", "pear cut", "taglio goccia"),
    "cushion": ("taille coussin", "cushion cut", "taglio cuscino"),
    "princess": ("taille princesse", "princess cut", "taglio princess"),
    "marquise": ("taille marquise", "marquise cut", "taglio marquise"),
}
SETTINGS = {
    None: ("", "", ""),
    "claw": ("serti griffes", "claw set", "griffe"),
    "bezel": ("serti clos", "bezel set", "a castone"),
    "grain": ("serti grain", "bead set", "a grani"),
    "channel": ("serti rail", "channel set", "a binario"),
}
POSITIONS = {
    None: ("", "", ""),
    "centre": ("au centre", "centre", "centrale"),
    "surround": ("en entourage", "surround", "contorno"),
    "shoulders": ("sur les épaules", "on the shoulders", "sulle spalle"),
    "side": ("sur les côtés", "on the sides", "ai lati"),
}
ORIGINS = {None: ("", "", ""), "laboratory": ("de laboratoire", "lab grown", "sintetico")}
FINISHES = {
    None: ("", "", ""),
    "polished": ("finition polie", "polished", "finitura lucida"),
    "satin": ("satiné", "satin", "satinato"),
    "brushed": ("brossé", "brushed", "spazzolato"),
}
QUALITIES = {
    None: None,
    "GH/VS": ("G", "H", "VS1", "VS2"),
    "DEF/VVS": ("D", "F", "VVS1", "VVS2"),
    "F/VVS1": ("F", "F", "VVS1", "VVS1"),
    "HI/SI": ("H", "I", "SI1", "SI2"),
    "E/IF": ("E", "E", "IF", "IF"),
}
WORDS = {
    "size": ("taille", "French size", "misura francese"),
    "width": ("largeur", "width", "larghezza"),
    "length": ("longueur", "length", "lunghezza"),
    "each": ("chacun", "each", "ciascuno"),
}
LANGUAGES = ("fr", "en", "it")


def number(value, language):
    """As written: a comma in French and Italian, no idle zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")


def render(piece, language, layout):
    """The text of a piece. Layouts: "sentence" (commas), "lines" (one thing a line), "bullets" (a list, politely)."""
    at = LANGUAGES.index(language)
    head = [KINDS[piece["kind"]][at]]
    if piece["ring_size"]:
        head.append(f"{WORDS['size'][at]} {number(piece['ring_size'], language)}")
    head.append(METALS[piece["metal"]][at])
    if piece["grams"]:
        head.append(f"{number(piece['grams'], language)} g")
    for name in ("width", "length"):
        if piece[f"{name}_mm"]:
            head.append(f"{WORDS[name][at]} {number(piece[f'{name}_mm'], language)} mm")
    if piece["finish"]:
        head.append(FINISHES[piece["finish"]][at])
    stones = [_stone(stone, language, at) for stone in piece["stones"]]
    if layout == "sentence":
        return ", ".join([*head, *stones]).capitalize()
    if layout == "lines":
        return "\n".join([", ".join(head), *stones])
    greeting = ("Bonjour,", "Hello,", "Buongiorno,")[at]
    thanks = ("Merci d'avance", "Many thanks", "Grazie mille")[at]
    return "\n".join([greeting, "", *(f"- {item}" for item in [*head, *stones]), "", thanks])


def _stone(stone, language, at):
    nature = NATURES[stone["nature"]][at][stone["count"] > 1]
    words = [str(stone["count"]), nature, ORIGINS[stone["origin"]][at], SHAPES[stone["shape"]][at]]
    if stone["carats"]:
        words.append(f"{number(stone['carats'], language)} ct")
    else:
        sides = [stone["size_mm"], stone["size2_mm"]]
        words.append(" x ".join(number(side, language) for side in sides if side) + " mm")
    words += [stone["quality"] or "", SETTINGS[stone["setting"]][at], POSITIONS[stone["position"]][at]]
    return " ".join(word for word in words if word)


def expected(piece):
    """{path: value} that the text of `render` says."""
    metal, fineness, colour = piece["metal"]
    values = {
        "piece.kind": piece["kind"],
        "metals.0.metal": metal,
        "metals.0.fineness": fineness,
        "metals.0.colour": colour,
        "metals.0.grams": piece["grams"],
        "piece.width_mm": piece["width_mm"],
        "piece.length_mm": piece["length_mm"],
        "piece.finish": [piece["finish"]] if piece["finish"] else None,
    }
    if piece["ring_size"]:
        values |= {"piece.ring_size": piece["ring_size"], "piece.ring_size_scale": "fr"}
    for index, stone in enumerate(piece["stones"]):
        values |= {f"stones.{index}.{key}": value for key, value in _stone_values(stone).items()}
    return {path: value for path, value in values.items() if value}


def _stone_values(stone):
    keys = ("colour_from", "colour_to", "clarity_from", "clarity_to")
    grades = dict(zip(keys, QUALITIES[stone["quality"]] or (), strict=False))
    names = ("count", "nature", "origin", "shape", "setting", "position")
    measures = {"carats": stone["carats"]}
    if not stone["carats"]:
        measures = {"size_mm": stone["size_mm"], "size2_mm": stone["size2_mm"]}
    return {**{name: stone[name] for name in names}, **measures, **grades}
