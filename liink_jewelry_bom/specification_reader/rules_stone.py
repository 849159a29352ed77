"""Rules about single words of stones: which, in what shape and colour, set how and where."""

from .patterns import rule

# Places that say something of all the stones of a ring: tour complet, half eternity.
SELF_SUFFICIENT_PLACES = (
    "tour",
    "full",
    "half",
    "eternity",
    "giro",
    "demi",
    "demi-alliance",
    "demi-tour",
    "mezzo",
    "all",
    "right",
)


@rule("size_word brilliant", "cut_word brilliant", "brilliant cut_word")
def brilliant_cut(run):
    """taille brillant, taglio brillante, brilliant cut"""
    return run.say("stone", "shape", "round") and run.say("stone", "nature", "diamond", note="weak")


@rule("brilliant")
def brilliant(run):
    """A brilliant is a round diamond, unless another stone is named."""
    run.say("stone", "nature", "diamond", note="weak")
    return run.say("stone", "shape", "round")


@rule("(?<=nature) heart", "heart (?=cut_word|nature)")
def heart(run):
    """diamant cœur"""
    return run.say("stone", "shape", "heart")


@rule("nature")
def nature(run):
    """The name of a stone."""
    value = run.value("nature")
    word = run.tokens[run.first].text.lower()
    zircon = value == "zirconia" and word.startswith("zirco") and not word.startswith(("zirconia", "zirconiu"))
    before_the_piece = run.kind_after() == "piece_kind"
    return run.say(
        "stone", "nature", value, "zircon" if zircon else None, note="adjective" if before_the_piece else ""
    )


@rule("stone")
def stone(run):
    """pierre, stone: a stone without its name"""
    return run.say("stone", "stone", True)


@rule("size_word? shape", "cut_word? shape cut_word?")
def shape(run):
    """ovale, taille princesse"""
    doubt = "alternative" if _beside_unknown(run) else None
    return run.say("stone", "shape", run.value("shape"), doubt)


def _beside_unknown(run):
    """trapèze/baguette: a slash, and another word that is no grade"""
    return (run.kind_before() == "slash" and run.kind_before(2) in ("word", "other_shape", "shape")) or (
        run.kind_after() == "slash" and run.kind_after(2) in ("word", "other_shape", "shape")
    )


@rule("setting (?:open|the|colon)? (?:position|all) close?")
def setting_at(run):
    """griffes (centre), grain (reste); serti clos le central, grain le reste"""
    if run.tokens[run.first + 1].kind not in ("open", "the", "colon"):
        return False
    position = run.value("position") or "rest"
    return run.say("stone", "setting_at", (run.value("setting"), position))


@rule("amount (?:word|shape)? setting")
def claws(run):
    """6 griffes, 4-claw: the number is that of the claws"""
    return run.value("setting") == "claw" and run.say("stone", "setting", "claw")


@rule("setting")
def setting(run):
    """serti grain, pavé"""
    return run.say("stone", "setting", run.value("setting"), "alternative" if _beside_unknown(run) else None)


@rule("position")
def position(run):
    """centre, entourage; motif central may be no stone"""
    word = run.tokens[run.first].text.lower()
    doubt = "which_stone" if word.startswith("centr") and run.kind_before() == "word" and " " not in word else None
    note = "own" if word.split()[0] in SELF_SUFFICIENT_PLACES else ""
    return run.say("stone", "position", run.value("position"), doubt, note=note)


@rule("origin")
def origin(run):
    """labo, naturel"""
    return run.say("stone", "origin", run.value("origin"))


@rule("hue")
def hue(run):
    """A hue of the stone beside it; of something else it is not read."""
    before = [run.kind_before(distance) for distance in (1, 2, 3, 4)]
    after = [run.kind_after(distance) for distance in (1, 2)]
    nouns = ("nature", "brilliant", "stone")
    if before[0] in ("metal", "finish") or after[0] == "metal":
        return False
    if after[0] not in nouns and (before[0] in ("mm", "carat") or "mm" in before[:2]):
        return _hue_after_measure(run)
    close = (
        before[0] in nouns + ("shape", "other_shape")
        or after[0] in nouns
        or (after[0] in ("shape", "word") and after[1] in nouns)
    )
    if close or before[1] in nouns + ("carat",):
        return run.say("stone", "hue", run.value("hue"))
    return bool({*before, *after} & set(nouns)) and run.say("stone", "hue", run.value("hue"), "which_stone")


def _hue_after_measure(run):
    """perles 7-7,5 mm blanches; sapphires, 2mm blue"""
    separated = False
    for distance in range(1, 9):
        kind = run.kind_before(distance)
        if kind in ("nature", "brilliant", "shape", "stone"):
            return run.say("stone", "hue", run.value("hue"), "which_stone" if separated else None)
        if kind in ("newline", "stop", "metal", ""):
            return False
        separated |= kind in ("comma", "and", "plus")
    return False
