"""Rules about metals: which, fineness, colour, grams, loss."""

from .numerals import tidy
from .patterns import rule
from .words_metal import FINENESSES, GOLD_HUES, KARATS


def fineness(number):
    """Thousandths of a number of karats or thousandths, None if it is neither."""
    return KARATS.get(number) or (number if number in FINENESSES else None)


def _say_fineness(run, first=None, last=None):
    value = fineness(run.amount()) if run.has("number", "numeral") else run.value("fineness")
    return bool(value) and run.say("metal", "fineness", value, first=first, last=last)


def _fineness_before(run, distance=200):
    """Is the fineness of a metal said in the text before the run, as far as a piece goes?"""
    previous = None
    for token in run.tokens[max(0, run.first - distance) : run.first]:
        if token.kind in ("fineness", "karat") or token.kind == "metal" and token.value[1]:
            return True
        if token.kind == "number" and previous == "metal" and fineness(token.value):
            return True
        previous = token.kind
    return False


@rule("hue slash hue amount karat", "hue slash hue fineness")
def two_golds(run):
    """bianco/giallo 18K: two golds of one fineness."""
    value = fineness(run.amount()) or run.value("fineness")
    hues = [GOLD_HUES.get(hue) for hue in run.all("hue")]
    if not value or None in hues:
        return False
    for place, hue in zip((run.first, run.first + 2), hues, strict=True):
        run.say("metal", "metal", ("gold", value, hue), first=place, last=place)
    return True


@rule(
    "amount karat comma? hue",
    "fineness comma? hue",
    "hue comma? amount karat",
    "hue comma? fineness",
    "hue number(?!any)",
    "number hue(?!gem)",
    "hue number(?=comma|stop|newline|word|and)",
)
def unnamed_gold(run):
    """18k yellow, giallo 750: gold without its name."""
    if run.kind_before() in ("metal", "nature", "brilliant", "shape", "hue", "stone"):
        return False
    named = run.value("fineness")
    value = named or fineness(run.value("number", "numeral"))
    colour = GOLD_HUES.get(run.value("hue"))
    if not value or not colour or run.kind_after() in ("carat", "mm", "times"):
        return False
    before_a_stone = run.kind_after() in ("nature", "brilliant", "shape") and run.tokens[run.last].kind == "hue"
    if before_a_stone and not run.has("karat", "fineness") and _fineness_before(run):
        return False  # silver 925/1000, 22 pink round sapphires: the metal is said, 22 counts the stones
    return run.say("metal", "metal", ("gold", value, colour), "two_metals" if before_a_stone else None)


@rule("metal (?:comma? amount (?:karat|carat) | fineness) hue(?!gem)")
def coloured_gold(run):
    """Gold 22K yellow, or 750 blanc: metal, fineness and colour."""
    metal, _fineness, colour = run.value("metal")
    value = run.value("fineness") or fineness(run.amount())
    hue = GOLD_HUES.get(run.value("hue"))
    if metal != "gold" or colour or not value or not hue or run.kind_after() in ("gem", "shape"):
        return False
    return run.say("metal", "metal", ("gold", value, hue), "conflict" if run.kind_after() == "hue" else None)


@rule("assay colon? number karat?")
def assay(run):
    """titre 750"""
    return _say_fineness(run)


@rule("fineness karat?", "amount karat")
def karat(run):
    """750/1000, 18K, 750 ‰, dix-huit carats"""
    return _say_fineness(run)


@rule(
    "(?<=metal) comma? amount carat",
    "amount carat (?=metal)",
    "amount carat (?=word metal)",
    "(?<=metal word) amount carat",
    "(?<=metal colon) amount carat",
    "(?<=material colon) amount carat",
)
def karat_written_carat(run):
    """or jaune 18 carats, 18ct white gold"""
    return isinstance(run.amount(), int) and run.amount() in KARATS and _say_fineness(run)


@rule(
    "(?<=karat) open number close",
    "(?<=metal) open number close",
    "(?<=metal) number",
    "(?<=metal word) number",
    "number (?=metal)",
)
def fineness_alone(run):
    """WG 18, argent 925, argent massif (925), pt950"""
    follows = run.kind_after()
    if follows in ("mm", "carat", "gram", "cm", "times", "percent", "point") or (
        follows in ("nature", "brilliant") and run.amount() < 100
    ):
        return False
    return isinstance(run.amount(), int) and _say_fineness(run)


@rule("vermeil")
def vermeil(run):
    """Silver that is gold plated."""
    run.say("piece", "finish", "gold_plated")
    return run.say("metal", "metal", ("silver", None, None))


@rule("(?:loss any? (?:colon|comma)? word? amount percent?) | (?:plus? amount percent (?:of? loss | word loss))")
def loss(run):
    """freinte 9 %, perte admise 7 %, + 12 % de fonte"""
    value = run.amount()
    return run.has("percent") and 0 < value < 60 and run.say("metal", "loss_percent", value)


@rule("number gram")
def grams(run):
    """5,8 g"""
    return run.say("metal", "grams", tidy(run.amount()))


@rule("metal")
def metal(run):
    """The name of a metal."""
    return run.say("metal", "metal", run.value("metal"))
