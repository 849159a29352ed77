"""Rules about the piece itself: kind, quantity, reference, finish, findings; what stands alone."""

import re

from .patterns import rule
from .rules_size import FRENCH_SIZES

# How many pieces


@rule(
    "(?:pieces_word|quantity_word) mark? number (?=piece_kind)",
    "amount (?:pieces_word|pair_word|quantity_word) of? the? word? (?=word{0,3} piece_kind|nature piece_kind)",
    "(?:amount|article) (?=word? pair_word)",
    "amount pair_word",
    "amount quantity_word",
    "amount (?=hue? word? nature? piece_kind)",
    "quantity_word number",
    "pieces_word mark? colon? number",
)
def quantity(run):
    """20 bagues, 2 paires, 15 exemplaires, pz. 100 ciondoli"""
    value = run.amount()
    if not isinstance(value, int) or not 0 < value < 10000 or run.kind_before() in ("size_word", "metal", "times"):
        return False
    single = value == 1 and (
        run.tokens[run.first].kind != "numeral" or not run.tokens[run.first].text.lower() == "one"
    )
    if single and not (
        run.kind_after() == "pair_word"
        and run.tokens[run.first].kind == "number"
        or run.has("pair_word", "pieces_word", "quantity_word")
    ):
        return False
    if run.tokens[run.first].kind == "article":
        return False
    doubt = (
        "pieces_or_stones"
        if run.has("pair_word") and run.near(("gem",)) or run.kind_before() == "piece_kind"
        else None
    )
    return run.say("piece", "quantity", value, doubt or ("count_implied" if single and run.has("numeral") else None))


# Names and references


@rule(
    "reference_word (?:mark|colon|tab|number_word|stop)* (?:code|number|word number|word mark number|word dash number)"
)
def reference(run):
    """réf. GIV-07, style no. ORB-H30"""
    place = run.place("code", "number") if run.has("code") else run.last
    token = run.tokens[place]
    if token.kind == "code":
        run.last = place
        return run.say("piece", "reference", token.text.rstrip("-"), first=place, last=place)
    if len(token.text) < 2 or run.kind_after() in ("mm", "carat", "karat", "metal", "cm", "gram"):
        return False
    return run.say("piece", "reference", token.text, "reference", first=place, last=place)


@rule("number mm")
def millimetres(run):
    """1,3 mm: of a stone, of the band"""
    return run.say("stone", "size_mm", run.amount())


@rule("(?<=the) word (?=piece_kind)", "(?<=piece_kind) word (?!piece_kind)")
def name_beside_kind(run):
    """the Orbit hoops, bague Nymphéa: a capital in the middle of a sentence"""
    word = run.tokens[run.last].text
    capital = word[0].isupper() and not word.isupper() and len(word) > 3
    if not capital or run.kind_before(2) in ("", "newline", "stop") and run.kind_before() != "piece_kind":
        return False
    return run.say("piece", "name", word, "name")


# Sizes without their word


@rule("(?<=piece_kind) number_word? number (?=colon|stop|newline|comma)", "(?<=piece_kind) number(?!any)")
def numbered_piece(run):
    """Ring 4471:"""
    text = run.tokens[run.last].text
    number = run.value("number")
    if text.isdigit() and len(text) > 3:
        return run.say("piece", "reference", text, "reference", first=run.last)
    return _say_bare_size(run, number)


@rule("(?<=piece_kind) number (?=metal|karat|fineness|hue|taken|finish|word)")
def size_beside_kind(run):
    """bague 54 or b. 18k"""
    return run.kind_after() not in ("karat", "mm") and _say_bare_size(run, run.amount())


@rule(
    "(?<=comma|slash|newline|stop) number (?=comma|stop|newline|slash|semicolon)",
    "(?<=comma|slash|newline) number(?!any)",
)
def size_alone(run):
    """pt950, 48"""
    return _say_bare_size(run, run.amount())


def _say_bare_size(run, number):
    if not FRENCH_SIZES[0] <= number <= FRENCH_SIZES[1] or number * 2 != int(number * 2):
        return False
    run.say("piece", "bare_size", number, "ring_size_bare")
    return True


@rule("(?<=comma|slash) free (?=stop|newline|comma|slash)", "(?<=comma|slash) free(?!any)")
def letter_alone(run):
    """claws in plat, M"""
    raw = run.tokens[run.last].text
    return len(raw) == 1 and "J" <= raw <= "Z" and run.say("piece", "bare_size", raw, "ring_size_bare")


# Words


@rule("piece_kind")
def kind(run):
    """bague, ring, anello; an anneau of something else is none"""
    place = run.first
    if run.kind_before() == "of" and run.kind_before(2) in ("piece_kind", "chain_kind", "finding"):
        return False
    return run.say("piece", "kind", run.tokens[place].value)


@rule("finish")
def finish(run):
    """polie, rhodié noir"""
    return run.say("piece", "finish", run.value("finish"))


@rule(
    "amount finding",
    "finding open? times? amount close? (?!mm|cm|karat|carat|gram|fineness|metal|times|gem|shape)",
    "finding",
)
def finding(run):
    """fermoir; 2 anneaux jonction"""
    value = run.value("finding")
    place = run.place("finding")
    if value == "bail" and run.tokens[place].text.lower().startswith("anneau"):
        return run.say("finding", "kind", value, "piece_or_finding", first=place, last=place)
    if not run.has("number", "numeral"):
        return run.say("finding", "kind", value)
    count = run.amount()
    counted_after = place == run.first
    if (
        not isinstance(count, int)
        or not 0 < count < 50
        or run.kind_before() == "times"
        or counted_after
        and not run.has("times", "open")
    ):
        run.first = run.last = place
        return run.say("finding", "kind", value)
    run.say("finding", "kind", value, first=place, last=place)
    return run.say("finding", "count", count)


@rule("amount of? each")
def of_each(run):
    """Posts + butterflies, 2 of each"""
    return isinstance(run.amount(), int) and run.say("finding", "count_of_each", run.amount())


@rule("chain_kind")
def chain(run):
    """A chain: a finding, unless the piece is one."""
    return run.say("finding", "kind", "chain")


# Numbers without their unit


@rule("number")
def bare_decimal(run):
    """0,30 beside a stone is carats; rondes 1,5 is a size: neither is sure"""
    text, value = run.tokens[run.first].text, run.amount()
    if (
        not re.fullmatch(r"\d?[.,]\d+", text)
        or not 0 < value < 10
        or run.kind_after() in ("percent", "noise", "gram", "karat")
    ):
        return False
    near = run.near(("nature", "brilliant", "shape", "position", "setting", "times", "origin", "hue"), 3, 1)
    if re.fullmatch(r"\d?[.,]\d{2,3}", text):
        return run.say("stone", "carats", value, None if near else "no_unit", note="bare")
    return (
        value >= 1
        and run.near(("nature", "brilliant", "shape", "hue", "origin"), 3, 0)
        and run.say("stone", "size_mm", value, "no_unit", note="bare")
    )
