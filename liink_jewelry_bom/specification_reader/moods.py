"""What the words around a fact do to it: deny it, offer another, ask, correct, set aside."""

from bisect import bisect_left

LOOK_AHEAD = 3
# How many words away a denied value may be corrected.
CORRECTED_NEAR = 30
SKIPPED = ("the", "of", "word", "article", "unsure")
NUMERIC = ("count", "carats", "size_mm", "ring_size", "fineness", "total_carats", "length_mm", "width_mm",
           "metal", "setting",
           "grams", "diameter_mm", "quantity", "bare_size")  # fmt: skip


def judge(facts, layout):
    """The facts that stand, each marked where its sentence makes it doubtful."""
    facts = _without_denied(facts, layout)
    facts = _without_alternatives(facts, layout)
    layout.told = {layout.clause[fact.first] for fact in facts}
    for fact in facts:
        fact.doubt = fact.doubt or _doubt(fact, layout)
    return _without_asides(facts, layout)


def _doubt(fact, layout):
    place, clause = fact.first, layout.clause[fact.first]
    if layout.mood(place, "question"):
        return "question"
    for near in (clause, clause + 1, clause - 1):
        moods = layout.clause_moods.get(near, {})
        if "unsure" in moods and (
            near == clause
            or near > clause
            and near not in layout.told
            and _same_sentence(layout, place, moods["unsure"])
        ):
            return "unsure"
        if "changed" in moods and near <= clause and moods["changed"] < place:
            if fact.key not in ("setting", "kind") and _same_sentence(layout, place, moods["changed"]):
                return "corrected"
    if place > layout.signed_from:
        return "signature"
    if fact.key in ("setting", "finish") and layout.mood(place, "repair"):
        return "repair"
    return None


def _by(facts, name):
    """{place: facts} by their first or last token."""
    places = {}
    for fact in facts:
        places.setdefault(getattr(fact, name), []).append(fact)
    return places


def _same_sentence(layout, place, other):
    return layout.sentence[place] == layout.sentence[other]


def _without_denied(facts, layout):
    """Drop what follows "pas", "not", "non"; what is said in its stead is doubtful."""
    denied, corrected = set(), []
    starts = _by(facts, "first")
    for place, token in enumerate(layout.tokens):
        if token.kind != "not":
            continue
        at = place + 1
        while at <= place + LOOK_AHEAD and layout.kind(at) in SKIPPED and at not in starts:
            at += 1
        if at > place + LOOK_AHEAD:
            continue
        if at in starts:
            gone = starts[at]
            denied.update(map(id, gone))
            corrected += [(place, fact.key, fact.value) for fact in gone]
        elif layout.kind(at) in ("number", "numeral"):
            corrected.append((place, None, layout.tokens[at].value))
    if corrected:
        facts = _mark_corrected(facts, layout, corrected, denied)
    return [fact for fact in facts if id(fact) not in denied]


def _mark_corrected(facts, layout, corrected, denied):
    places = [fact.first for fact in facts]
    for place, key, value in corrected:
        near = facts[bisect_left(places, place - CORRECTED_NEAR) : bisect_left(places, place + CORRECTED_NEAR)]
        for fact in near:
            if id(fact) in denied or layout.sentence[fact.first] != layout.sentence[place]:
                continue
            if fact.value == value and (key in (None, fact.key)) and fact.first < place:
                fact.note = "denied"
            if key in (None, fact.key) and fact.key in NUMERIC:
                fact.doubt = fact.doubt or "corrected"
    return facts


def _without_alternatives(facts, layout):
    """0,50 ct ou 0,70 ct: the first is kept, doubtful."""
    if not any(token.kind == "or_word" for token in layout.tokens):
        return facts
    gone, starts, ends = set(), _by(facts, "first"), _by(facts, "last")
    for place, token in enumerate(layout.tokens):
        if token.kind != "or_word":
            continue
        before = [fact for at in range(place - LOOK_AHEAD, place) for fact in ends.get(at, ())]
        after = [fact for at in range(place + 1, place + LOOK_AHEAD + 1) for fact in starts.get(at, ())]
        keys = {fact.key for fact in after}
        number_follows = layout.kind(place + 1) in ("number", "numeral") or layout.kind(place + 2) == "number"
        for fact in before:
            if fact.key in keys or number_follows and isinstance(fact.value, int | float):
                fact.doubt = fact.doubt or "alternative"
        before_keys = {fact.key for fact in before}
        gone.update(id(fact) for fact in after if fact.key in before_keys)
    return [fact for fact in facts if id(fact) not in gone]


def _without_asides(facts, layout):
    """What is said of an old ring or of the parcel: dropped where the text says the same of the piece."""
    aside = [fact for fact in facts if layout.mood(fact.first, "aside")]
    if not aside:
        return facts
    main = [fact for fact in facts if not layout.mood(fact.first, "aside")]
    scopes = {fact.scope for fact in main}
    keys = {(fact.scope, fact.key) for fact in main}
    for fact in aside:
        fact.doubt = fact.doubt or "aside"
    kept = [
        fact
        for fact in aside
        if fact.key != "grams"
        and (fact.scope not in scopes if fact.scope in ("stone", "metal") else (fact.scope, fact.key) not in keys)
    ]
    return sorted(main + kept, key=lambda fact: (fact.first, fact.start))
