"""Rules about the measures of the piece."""

from .numerals import tidy
from .patterns import rule

DIMENSIONS = tuple(f"{word}_word" for word in ("length", "width", "height", "diameter", "thick"))


@rule("free number mm (?:times|comma) free number mm")
def height_and_width(run):
    """H 15 mm × L 13 mm"""
    letters = [run.tokens[run.first].text.lower(), run.tokens[run.first + 4].text.lower()]
    keys = {"h": "height_mm", "l": "width_mm", "w": "width_mm", "a": "height_mm"}
    if letters[0] not in keys or letters[1] not in keys or keys[letters[0]] == keys[letters[1]]:
        return False
    for place, letter in zip((run.first, run.first + 4), letters, strict=True):
        run.say("piece", keys[letter], run.tokens[place + 1].value, first=place, last=place + 2)
    return True


ADJECTIVES = (
    "wide",
    "thick",
    "long",
    "high",
    "large",
    "larga",
    "largo",
    "lunga",
    "lungo",
    "haut",
    "alto",
    "épaisse",
    "lg",
    "deep",
)


@rule("number (?:mm|cm)? of? (?:length_word|width_word|height_word|thick_word)")
def dimension_before(run):
    """4 mm wide, 1.6 thick, 6 mm de large"""
    adjective = run.tokens[run.last].text.lower() in ADJECTIVES
    return adjective and (run.has("mm", "cm") or run.kind_after() != "number") and dimension(run)


@rule(
    "(?:length_word|width_word|height_word|diameter_word|thick_word)"
    " (?:word|of|place|colon|mark|the|gem){0,3} number (?:mm|cm)?",
    "number (?:mm|cm) of? (?:length_word|width_word|height_word|diameter_word|thick_word)(?!colon|number)",
)
def dimension(run):
    """largeur 6 mm, 4 mm wide, 1.6 thick"""
    if run.kind_after() in ("carat", "gram", "times", "percent", "karat") and not run.has("mm", "cm"):
        return False
    word = run.place(*DIMENSIONS)
    key, number = run.tokens[word].value, run.amount()
    value = tidy(number * 10) if run.has("cm") else number
    if run.tokens[word].kind == "height_word" and run.tokens[word].text.lower() == "drop" and not run.has("mm", "cm"):
        return False
    if run.has("gem") or key == "diameter_mm" and value < 8:
        return key == "diameter_mm" and run.say("stone", "size_mm", value, note="gem")
    if not run.has("mm", "cm") and key == "length_mm":
        return False
    if key == "length_mm":
        return _say_length(run, value)
    return run.say("piece", key, value, "stone_or_piece" if run.tokens[word].text.lower().startswith("oval") else None)


def _say_length(run, value):
    doubt = "whose_length" if run.tokens[run.first].text.lower().startswith("tour") else None
    return run.say("chain", "length_mm", value, doubt, note="named")


@rule("nature number mm?")
def diameter_abbreviated(run):
    """orecchini a cerchio diam 20 mm: "diam" is no diamond of 20 mm"""
    word = run.tokens[run.first].text.lower()
    if word not in ("diam", "dia") or run.amount() < 8 or _counts_before(run):
        return False
    return run.has("mm") and run.say("piece", "diameter_mm", run.amount())


def _counts_before(run):
    """12 diam, but not 750 diam"""
    before = run.tokens[run.first - 1] if run.first else None
    return (
        before is not None
        and before.kind in ("number", "numeral", "times")
        and before.value not in (375, 585, 750, 925, 950)
    )


@rule("number inch")
def inches(run):
    """7 inches"""
    value = round(run.amount() * 25.4)
    return run.say("chain", "length_mm", value, "converted")


@rule("number cm")
def centimetres(run):
    """45 cm"""
    return run.say("chain", "length_mm", tidy(run.amount() * 10))
