"""Rules about the ring size."""

from .patterns import rule

FRENCH_SIZES = (40, 76)
LARGEST_ITALIAN, LARGEST_AMERICAN = 36, 15


@rule("size_word colon? word? number till number(?! mm|carat|times)")
def size_range(run):
    """taille 48 à 60: which sizes there are, not which is wanted"""
    first, second = run.all("number")
    return second > first and first > 3 and second <= FRENCH_SIZES[1]


@rule(
    "size_word colon? (?:word|the|unsure)? scale? number scale?",
    "size_word colon? (?:word|the|unsure){2} number scale?",
    "scale size_word? number(?!mm|carat|cm|gram|times|percent)",
    "size_word colon? numeral(?!gem|mm|shape)",
)
def ring_size(run):
    """taille 52, US size 10, mis. 14½, size 54 fr"""
    if any(
        t.kind in ("the", "word", "unsure") and len(t.text) == 1 and t.text.isupper()
        for t in run.tokens[run.first : run.last + 1]
    ):
        return False
    if run.tokens[run.first].text == "it":
        return False
    if (
        run.kind_after() in ("mm", "cm", "times", "carat", "carats", "gram", "percent")
        or run.kind_after() == "dash"
        and run.kind_after(2) == "number"
    ):
        return False
    word, number = run.tokens[run.first].text.lower(), run.value("number", "numeral")
    if (
        run.tokens[run.first].kind == "scale"
        and not run.has("size_word")
        and run.tokens[run.first].start
        and number > 76
    ):
        return False
    scale = run.value("scale") or _usual_scale(word, number)
    if (
        run.tokens[run.first].kind == "scale"
        and not run.has("size_word")
        and run.value("scale") not in ("us", "uk", "fr", "it")
    ):
        return False
    if scale == "xx" or number > FRENCH_SIZES[1]:
        return number <= FRENCH_SIZES[1]
    run.say("piece", "ring_size", number)
    doubt = "no_unit" if scale == "us" and not run.has("scale") else None
    return not scale or run.say("piece", "ring_size_scale", scale, doubt)


def _usual_scale(word, number):
    """The scale that the word and the number tell, or None."""
    if FRENCH_SIZES[0] <= number <= FRENCH_SIZES[1]:
        return "fr"
    if word.startswith("mis"):
        return "it" if number <= LARGEST_ITALIAN else None
    return "us" if word in ("size", "sz", "ring size", "finger size") and number <= LARGEST_AMERICAN else None


@rule("number scale")
def size_with_scale(run):
    """13 IT; (57 francese)"""
    number, scale = run.amount(), run.value("scale")
    if number > FRENCH_SIZES[1] or number < 3 or scale == "xx" or run.kind_after() in ("position",):
        return False
    run.say("piece", "ring_size", number)
    return run.say("piece", "ring_size_scale", scale)


@rule("size_word colon? scale? free number?", "scale free number?")
def letter_size(run):
    """size N, UK L½: a capital, with a half perhaps"""
    number = run.tokens[run.last].value if run.tokens[run.last].kind == "number" and run.last > run.first else None
    place = run.last - 1 if number is not None else run.last
    raw = run.tokens[place].text
    if (
        len(raw) != 1
        or not raw.isupper()
        or place == run.first
        or run.tokens[run.first].text.lower() in ("t", "fr", "it", "us")
    ):
        return False
    if run.tokens[run.first].kind == "scale" and run.value("scale") != "uk":
        return False
    half = number == 0.5
    if number is not None and not half:
        run.last = place
    run.say("piece", "ring_size", raw + "½" * half, last=place + half)
    return run.say("piece", "ring_size_scale", "uk", last=place + half)


@rule("article free (?=word|of|on)")
def worn_letter(run):
    """I wear an N on that finger"""
    raw = run.tokens[run.last].text
    if len(raw) != 1 or not raw.isupper() or not run.near(("finger", "size_word"), 3, 4):
        return False
    run.say("piece", "ring_size", raw, "ring_size_bare", first=run.last)
    return run.say("piece", "ring_size_scale", "uk", "ring_size_bare", first=run.last)
