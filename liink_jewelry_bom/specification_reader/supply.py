"""Who supplies what: "pierres fournies par nous", "the customer's own stone", "l'oro lo fornite voi"."""

from .patterns import Fact

PARTIES = ("brand", "maker", "customer")
OBJECTS = ("nature", "brilliant", "stone", "metal", "material")
OFFER_WORDS = frozenset(("offre", "offer", "quotation", "preventivo", "notre"))
# Verbs that tell who acts without a pronoun.
ACTORS = {
    "fournissons": "brand", "forniamo": "brand", "mandiamo": "brand", "envoyons": "brand", "spediamo": "brand",
    "mettons": "brand",
    "mettiamo": "brand", "confions": "brand", "consegniamo": "brand", "fournissez": "maker", "fornite": "maker",
    "mettez": "maker",
    "mettete": "maker", "par nos soins": "brand", "par vos soins": "maker",
}  # fmt: skip
NEAREST = 40


def read_supply(layout, lines, metals):
    """Add "supplied_by" to the stones and metals of which the text tells it."""
    if not any(token.kind in ("supply", "belongs", "finger") for token in layout.tokens):
        return
    is_offer = any(token.text.lower() in OFFER_WORDS for token in layout.tokens)
    for clause in _clauses(layout):
        _read_clause(clause, layout, lines, metals, is_offer)


def _clauses(layout):
    """Stretches of tokens that hold one statement: sentences, cut at commas and "and" when both sides act."""
    tokens, start, stretches = layout.tokens, 0, []
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or layout.sentence[place] != layout.sentence[place - 1]:
            stretches += _cut(layout, start, place)
            start = place
    return stretches


def _cut(layout, start, end):
    """Cut a sentence at commas where each part names a supplier."""
    cuts = [
        place for place in range(start, end) if layout.tokens[place].kind in ("comma", "semicolon", "dash", "open")
    ]
    parts, first = [], start
    for cut in [*cuts, end]:
        if _supplier(layout, first, cut)[0] or not parts:
            parts.append([first, cut])
        else:
            parts[-1][1] = cut
        first = cut + 1
    return [tuple(part) for part in parts]


def _supplier(layout, first, last):
    """(party, place of the word) of a stretch, (None, 0) if it names no supplier."""
    tokens = layout.tokens[first:last]
    kinds = [token.kind for token in tokens]
    if "belongs" in kinds:
        return "customer", first + kinds.index("belongs")
    if "supply" not in kinds and "finger" not in kinds:
        return None, 0
    for number, token in enumerate(tokens):
        if token.kind == "supply" and token.text.lower() in ACTORS:
            return ACTORS[token.text.lower()], first + number
    found = [(kind, first + number) for number, kind in enumerate(kinds) if kind in PARTIES]
    # "us" is read as the American scale of ring sizes.
    found += [
        ("brand", first + number)
        for number, token in enumerate(tokens)
        if token.kind == "scale" and token.text == "us"
    ]
    if not found:
        return None, 0
    customer = [one for one in found if one[0] == "customer"]
    return (customer or found)[0]


def _read_clause(stretch, layout, lines, metals, is_offer):
    first, last = stretch
    party, place = _supplier(layout, first, last)
    if not party:
        return
    token = layout.tokens[place]
    doubt = "supplier" if _is_doubtful(layout, first, last, is_offer) else None
    fact = Fact("stone", "supplied_by", party, place, place, doubt, token.start, token.end)
    targets = _targets(layout, first, last, lines, metals)
    for group, sure in targets:
        if "supplied_by" not in group.facts:
            group.facts["supplied_by"] = _for(fact, None if sure else "supplier")


def _for(fact, doubt):
    return Fact(fact.scope, fact.key, fact.value, fact.first, fact.last, fact.doubt or doubt, fact.start, fact.end)


def _is_doubtful(layout, first, last, is_offer):
    """A maker's offer says "we" of the maker; a question or a doubt is no statement."""
    kinds = {token.kind for token in layout.tokens[first:last]}
    named = {kind for kind in kinds if kind in PARTIES}
    if (
        "question" in kinds
        or layout.mood(first, "question")
        or len(named - {"customer"}) > 1
        or "not" in kinds
        or "unsure" in kinds
    ):
        return True
    pronoun = any(token.text.lower() in ("nous", "we", "us", "vous", "you") for token in layout.tokens[first:last])
    return is_offer and pronoun


def _targets(layout, first, last, lines, metals):
    """[(group, sure)] of what the stretch names."""
    tokens = layout.tokens[first:last]
    natures = {token.value for token in tokens if token.kind in ("nature", "brilliant")}
    targets = [(line, True) for line in lines if line.value("nature") in natures]
    if any(token.kind == "material" for token in tokens):
        targets += [(metal, True) for metal in metals]
    else:
        named = {token.value[0] for token in tokens if token.kind == "metal"}
        targets += [(metal, True) for metal in metals if metal.facts["metal"].value in named]
    words = [token.text.lower() for token in tokens if token.kind in ("stone", "belongs")]
    if words and not natures:
        targets += _stones(words, lines)
    return targets or _current(layout, first, last, lines)


def _stones(words, lines):
    """stones: all of them; melee: the small ones; the stone: the only one, or the one at the centre."""
    if any(word.startswith(("mel", "mêl", "small")) for word in words):
        small = [line for line in lines if (line.value("count") or 2) > 1]
        return [(line, True) for line in small]
    if any(word.endswith(("s", "pietre", "gemme")) for word in words) or len(lines) == 1:
        return [(line, True) for line in lines]
    centre = [line for line in lines if line.value("position") == "centre"] or lines[:1]
    return [(line, bool(line.value("position") == "centre")) for line in centre]


def _current(layout, first, last, lines):
    """Nothing is named: what the line is about."""
    line_number = layout.line[first]
    same = [
        line
        for line in lines[-NEAREST:]
        if any(layout.line[fact.first] == line_number and fact.first < last for fact in line.facts.values())
    ]
    return [(same[-1], len(same) == 1)] if same else []
