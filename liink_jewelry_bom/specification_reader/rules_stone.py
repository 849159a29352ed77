"""Rules about stones: how many, which, how large, how heavy, how good."""

import re

from .numerals import tidy
from .patterns import rule
from .words_metal import KARATS

STONE_KINDS = ("nature", "brilliant", "shape", "stone", "other_shape", "position", "setting", "origin", "hue")
NOUNS = ("nature", "brilliant", "stone", "shape", "other_shape", "origin")
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
LETTER = re.compile("[d-m]")
WHITE_GRADES = {"tw": "FG", "top wesselton": "FG", "twess": "FG", "wesselton": "HH", "w": "HH", "river": "DE"}
CLARITIES = {"VVS": ("VVS1", "VVS2"), "VS": ("VS1", "VS2"), "SI": ("SI1", "SI2")}


# Grades


@rule(
    "colour (?:to_word colour)?",
    "colour_word colon? (?:colour|free) (?:(?:slash|dash|to_word) free)?",
    "free colour_word",
)
def colour(run):
    """G-H, DEF, TW, couleur H, E colour"""
    tokens = run.tokens[run.first : run.last + 1]
    said = [token for token in tokens if token.kind not in ("colour_word", "colon", "slash", "dash", "to_word")]
    letters = "".join(_letters(token) or "?" for token in said)
    if not letters or "?" in letters:
        return _only_first(run, tokens, letters) if letters[:1] not in ("", "?") else False
    return _say_colour(run, letters, run.last)


def _letters(token):
    """Grades of a token: "F-G" -> "FG"; "" if it is none."""
    word = token.value if isinstance(token.value, str) and token.kind == "colour" else token.text.lower()
    if word in WHITE_GRADES:
        return WHITE_GRADES[word]
    if token.kind == "colour":
        return "".join(LETTER.findall(re.sub(r"\s(?:a|to)\s", "", word))).upper()
    return word.upper() if len(word) == 1 and LETTER.fullmatch(word) else ""


def _only_first(run, tokens, letters):
    """couleur H, taille …: the second part was no grade."""
    place = next(number for number, token in enumerate(tokens) if _letters(token) and token.kind != "colour_word")
    return _say_colour(run, letters[0], run.first + place)


def _say_colour(run, letters, last):
    doubt = None
    following = run.tokens[last + 1] if last + 1 < len(run.tokens) else None
    if following and (following.kind in ("plus", "better") and following.start - run.tokens[last].end < 2):
        doubt = "or_better"
    run.say("stone", "colour_from", min(letters), doubt, last=last)
    return run.say("stone", "colour_to", max(letters), doubt, last=last)


@rule("clarity (?:(?:dash|slash|to_word)? clarity)? (?:plus|better)?")
def clarity(run):
    """VS, VS2-SI1, VVS1/2, SI1+"""
    words = run.all("clarity")
    low, high = _clarities(words[0])[0], _clarities(words[-1])[1]
    doubt = "or_better" if run.has("plus", "better") else None
    last = run.last - 1 if doubt and run.has("plus") and run.kind_after() in NOUNS + ("number",) else run.last
    if last != run.last:
        doubt = None
    if doubt:
        for fact in run.facts[-2:]:
            if fact.key.startswith("colour") and run.first - fact.last < 3:
                fact.doubt = doubt
    run.say("stone", "clarity_from", low, doubt, last=last)
    return run.say("stone", "clarity_to", high, doubt, last=last)


def _clarities(word):
    """Best and worst of a word: VS -> VS1, VS2; vvs1/2 -> VVS1, VVS2; P1 -> I1."""
    word = word.upper().replace(" ", "")
    if word in CLARITIES or len(word) < 3:
        return CLARITIES.get(word, ("I" + word[1],) * 2 if word[0] in "PI" and word != "IF" else (word, word))
    if re.fullmatch(r"[A-Z]+\d[-/]\d", word):
        return word[:-2], word[:-3] + word[-1]
    return word, word


@rule("(?<=carat) comma? word(?=comma|stop|newline|close|lab|semicolon)", "(?<=carat) comma? word(?!any)")
def colour_alone(run):
    """1,20 ct, H: a capital alone after the carats."""
    raw = run.tokens[run.last].text
    if len(raw) != 1 or raw not in "DEFGHJKL":
        return False
    run.first = run.last
    return _say_colour(run, raw, run.last) and _doubt_last(run, 2, "abbreviation")


def _doubt_last(run, count, doubt):
    for fact in run.facts[-count:]:
        fact.doubt = doubt
    return True


@rule("same_quality")
def same_quality(run):
    """de la même qualité: the grades of the stone before."""
    return run.say("stone", "same_quality", True)


# Certificates


@rule("lab (?:word|number_word|colon|mark|comma|of|open|order_word)* (?:number|code)")
def certificate(run):
    """GIA n° 6214789033: the laboratory and the certificate as written."""
    text = run.tokens[run.last].text
    if len(text) < 5 or run.last - run.first > 4:
        return False
    run.say("stone", "laboratory", run.value("lab"), last=run.first)
    return run.say("stone", "certificate", text, first=run.last)


@rule("lab")
def laboratory(run):
    """A laboratory named, without its number."""
    if not run.tokens[run.first].text[:1].isupper() and not run.near(("code", "number"), 0, 2):
        return False  # "già" is a word
    return run.say("stone", "laboratory", run.value("lab"))


# Sizes and weights


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


# How many


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


# Single words


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
