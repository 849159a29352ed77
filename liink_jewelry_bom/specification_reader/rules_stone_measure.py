"""Rules about how large and how heavy stones are."""

from .numerals import tidy
from .patterns import rule
from .stone_kinds import NOUNS
from .words_metal import KARATS


@rule("rows amount gem", "amount rows amount (?=shape* gem)")
def rows(run):
    """2 lignes de 11 diamants"""
    numbers = run.all("number", "numeral")
    if len(numbers) != 2 or not all(isinstance(number, int) and number > 0 for number in numbers):
        return False
    return run.say("stone", "count", numbers[0] * numbers[1], "product")


@rule("number times number times number mm?", "number times number mm times number mm?")
def three_numbers(run):
    """2 x 3x5 mm (stones) or 8 x 6 x 4 mm (a stone and its height)."""
    first, second, third = run.all("number")
    if isinstance(first, int) and (first <= 2 or first > 12) and min(second, third) > 0:
        run.say("stone", "count", first, last=run.first)
        return _say_sides(run, second, third, None, run.first + 2)
    return _say_sides(run, first, second, "stone_or_piece", run.first)


@rule("number times number (?= word? (?:shape|hue)* gem)")
def product(run):
    """2 x 20 brillants; 2 x 1 zircon"""
    first, second = run.all("number")
    if not (isinstance(first, int) and isinstance(second, int) and 0 < first < 10 and 0 < second < 500):
        return False
    return run.say("stone", "count", first * second, "product")


@rule("number times (?=number times number)", "number times (?=number (?:carat|carats|point))")
def times_each(run):
    """2 x 3x5 mm, 7 x 0.10 ct"""
    value = run.amount()
    return isinstance(value, int) and 0 < value < 1000 and run.say("stone", "count", value, note="times")


@rule("number mm times number (?!mm|carat)")
def size_times(run):
    """1,2 mm x 45"""
    size, value = run.all("number")
    if not isinstance(value, int) or not 0 < value < 2000:
        return False
    run.say("stone", "size_mm", size, last=run.first + 1)
    return run.say("stone", "count", value, first=run.last, note="after")


@rule("number mm? times number mm?")
def times_number(run):
    """12x0,02 · 0,01 x 16 · 8x6 mm · 6 x 1,5 mm"""
    first, second = run.all("number")
    if run.has("mm"):
        return _say_sides_or_count(run, first, second)
    for count, carats, at in ((first, second, run.first), (second, first, run.last)):
        other = run.last if at == run.first else run.first
        if isinstance(count, int) and not isinstance(carats, int) and 0 < carats < 1 and count > 0:
            run.say("stone", "count", count, first=at, last=at, note="times")
            return run.say("stone", "carats", carats, first=other, last=other, note="each")
    near = run.near(NOUNS + ("position",))
    return _say_sides(run, first, second, None if near else "stone_or_piece", run.first)


def _say_sides_or_count(run, first, second):
    if isinstance(first, int) and _is_count(first, second, run):
        doubt = None if first == 1 or first >= 10 and second < 3 else "stone_or_piece"
        run.say("stone", "count", first, doubt, last=run.first, note="times")
        return run.say("stone", "size_mm", second, doubt, first=run.first + 2)
    near = run.near(NOUNS + ("position",), 5, 3)
    return _say_sides(run, first, second, None if near else "stone_or_piece", run.first)


def _is_count(first, second, run):
    """6 x 1,5 mm, 1 x 6.5 mm are no two sides of a stone; 3x1,5 mm is."""
    if run.tokens[run.first + 1].kind == "mm":
        return False
    if first <= 2 and second > 2.5 * first:
        return True
    return first > 3 * second and (second <= 1.5 or first > 12) and not run.near(("shape", "other_shape"), 3, 2)


def _say_sides(run, first, second, doubt, place):
    if min(first, second) < 0.5 or max(first, second) > 45:
        return False
    run.say("stone", "size_mm", max(first, second), doubt, first=place)
    return run.say("stone", "size2_mm", min(first, second), doubt, first=place)


@rule("(?<=mm|gem|shape|hue|carat|taken) times number(?! carat|mm)", "(?<=close) times number(?! carat|mm)")
def times_after(run):
    """1,2 mm x 45"""
    value = run.all("number")[-1]
    return isinstance(value, int) and 0 < value < 2000 and run.say("stone", "count", value, note="after")


@rule("number dash number mm", "number mm? till number mm")
def size_range(run):
    """7-7,5 mm; 1,8 mm à 1 mm"""
    return run.say("stone", "size_mm", run.amount(), "range")


@rule("number point")
def points(run):
    """20 pts: hundredths of a carat."""
    return run.say("stone", "carats", tidy(run.amount() / 100), "points")


@rule("(?:article? half | article) carat numeral?")
def carat_in_words(run):
    """un demi-carat, un carat, un carat vingt"""
    value = run.value("half") or 1
    if not run.has("half") and run.kind_before() == "metal":
        return False
    more = run.value("numeral")
    if more and (run.has("half") or more > 99):
        return False
    return run.say("stone", "carats", tidy(value + (more or 0) / 100))


@rule("article mm numeral?", "numeral mm numeral?")
def millimetres_in_words(run):
    """d'un millimètre trois, two mm"""
    numbers = run.all("article", "numeral")
    tenths = numbers[1] / 10 if len(numbers) > 1 and numbers[1] < 10 else 0
    if len(numbers) > 1 and not tenths:
        return False
    return run.say("stone", "size_mm", tidy(numbers[0] + tenths))


@rule(
    "total_word any? (?:colon|of|filler)? number (?:carat|ctw)",
    "total_word (?:colon|of)? number(?!percent|gram|mm|cm|number|pieces_word|pair_word|noise|gem)",
    "number carat (?:of the)? total_word",
    "number ctw",
    "open total_word number carat? close",
)
def total_carats(run):
    """total 0,36 ct; 0.70ct total; 18.40 ctw"""
    value = run.amount()
    unsaid = not run.has("carat", "ctw")
    if unsaid and (isinstance(value, int) or value > 30):
        return False
    if run.tokens[run.first].kind == "total_word" and run.has("gem"):
        return False
    return run.say("stone", "total_carats", value, "no_unit" if unsaid and not value < 10 else None)


@rule(
    "(?:number carat|carats) comma? (?:each|pieces_word)",
    "number comma? each",
    "each colon? number carat?",
    "(?<=gem) pieces_word colon? number carat",
)
def carats_each(run):
    """0,15 ct chacun; .20 each"""
    value = run.value("carats") or run.amount()
    if not run.has("carat", "carats") and (isinstance(value, int) or value >= 3):
        return False
    return run.say("stone", "carats", value, note="each")


@rule("number carat", "carats")
def carats(run):
    """0,50 ct; 2ct14"""
    value = run.value("carats") or run.amount()
    doubt = "karat_or_carat" if value in KARATS and isinstance(value, int) else None
    return run.say("stone", "carats", value, doubt, note="of" if run.kind_before() == "of" else "")
