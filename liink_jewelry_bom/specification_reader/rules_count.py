"""Rules about how many stones there are."""

from .patterns import rule


@rule("amount stone (?=piece_kind)")
def stones_of_the_kind(run):
    """3 stone ring: a kind of ring"""
    return True


@rule("amount (?: hue|shape|other_shape|origin|setting|position|word|heart)* (?=(?:nature|brilliant|stone))")
def count(run):
    """12 diamants, douze petits diamants, 52 lab grown rounds"""
    if run.last - run.first > 4 or sum(t.kind == "word" for t in run.tokens[run.first : run.last + 1]) > 2:
        return False
    return _say_count(run)


def _say_count(run, doubt=None):
    value = run.amount()
    if (
        not isinstance(value, int)
        or not 0 < value < 2000
        or run.kind_before() in ("number", "times", "lab", "order_word", "size_word", "scale", "metal")
    ):
        return False
    run.say("stone", "count", value, doubt, last=run.first)
    # The words between are read by their own rules.
    run.last = run.first
    return True


@rule(
    "amount (?: hue|origin|word)? (?=shape|other_shape)",
    "amount (?=setting (?:number|taken|origin)|position of? (?:number|gem|taken)|origin)",
    "amount (?=position)",
)
def count_of_shapes(run):
    """40 rounds, 2 marquise, sept autour, 5 bezel 0.02ct dia"""
    if run.kind_before() in ("size_word", "metal", "mm", "carat"):
        return False
    following = run.tokens[run.last + 1]
    if following.kind == "setting" and following.value == "claw":
        return False
    if following.text.lower() in ("halos", "entourages"):
        return False  # two halos of stones, not two stones
    return _say_count(run)


@rule("one_or_more of number carat?", "one_or_more of taken")
def count_of(run):
    """1 de 0,30 et 2 de 0,15"""
    numbers = run.all("number", "numeral", "article")
    if len(numbers) < 2 or not isinstance(numbers[0], int) or isinstance(numbers[-1], int) or numbers[-1] >= 10:
        return False
    run.say("stone", "count", numbers[0], last=run.first)
    return run.say("stone", "carats", numbers[-1], first=run.first + 2, note="each")


@rule("numeral off", "number off", "amount pieces_word")
def count_off(run):
    """thirty off; 16 pièces: stones or pieces, as the words around say"""
    value = run.amount()
    if not isinstance(value, int) or not 0 < value < 10000:
        return False
    if run.has("off"):
        return run.say("stone", "count", value, note="after")
    return run.say("either", "count", value, note="pieces")


@rule("(?:quantity_word|number_word) mark? colon? number (?!carat|gram|percent)")
def quantity_or_count(run):
    """qté 60, nr. 47: of the stones or of the pieces, as the words around say"""
    value = run.amount()
    if not isinstance(value, int) or not 0 < value < 10000:
        return False
    last = run.tokens[run.last]
    if run.tokens[run.first].kind == "number_word" and len(last.text) > 3:
        return False
    return run.say("either", "count", value, note=run.tokens[run.first].kind)


@rule("one_or_more (?=each_side)")
def count_each_side(run):
    """a dozen per hoop"""
    return isinstance(run.amount(), int) and run.say("stone", "count", run.amount(), "each_side", note="after")


@rule(
    "article (?=(?:word|hue|shape|other_shape|origin|position|heart)? (?:word|hue|shape|other_shape|origin)?"
    " (?:nature|brilliant|stone))",
    "article (?=(?:origin|shape) (?:number|taken|carat))",
)
def one(run):
    """un saphir bleu"""
    return run.say("stone", "one", 1)
