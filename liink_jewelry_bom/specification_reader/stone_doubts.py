"""What is concluded about each line of stones, and what in it is not certain."""

from .patterns import Fact
from .stone_line import ABBREVIATIONS, PLURAL_ENDS, SINGULAR_WORDS

PAIRED = ("earrings", "cufflinks")
SINGLE_SHARE = 0.006
# From so many stones of so much on, "12 diamonds 0.24 ct" may mean all of them.
MANY, HEAVY = 6, 0.1
SOME, HEAVIER = 2, 0.25
EACH_SIDE = ("de cha", "each", "either", "on eac", "on eit", "per ")


def conclude(lines, kind, layout):
    """Name the stones that their grades name, count the single ones, mark what is not certain."""
    numbered_surely, two_sided = True, _two_sided(layout)
    for line in lines:
        _name(line)
        if not numbered_surely and line.row is None:
            line.doubt_all("line_number")
        if line.is_unsure or not line.has("nature") or len(line.facts) < 2 and len(lines) > 1:
            numbered_surely = False
            if line.is_unsure:
                line.doubt_all("line_number")
        _count_one(line, kind, layout)
        if line.row is None or not line.has("carats"):
            _doubt_weights(line, kind)
        else:
            _doubt_arithmetic(line)
        _doubt_sides(line, layout, two_sided)
    return lines


def _name(line):
    """A colour grade means a diamond; without a grade the stone is not known."""
    named = line.facts.pop("stone", None)
    if line.has("nature"):
        return
    source = line.facts.get("colour_from") or line.facts.get("clarity_from") or line.facts.get("origin")
    if source:
        doubt = source.doubt or (None if source.key == "colour_from" else "unnamed")
        line.facts["nature"] = _derived(source, "nature", "diamond", doubt)
        return
    line.doubt_all("unnamed")
    source = line.facts.get("shape") or line.facts.get("carats")
    if source and line.has("count"):
        line.facts["nature"] = _derived(source, "nature", "diamond", "unnamed")
    if named and line.facts:
        line.facts.setdefault("stone", named)


def _derived(source, key, value, doubt):
    return Fact("stone", key, value, source.first, source.last, doubt, source.start, source.end, "derived")


def _count_one(line, kind, layout):
    """One stone named in the singular counts one, in a piece that is not a pair."""
    article = line.facts.pop("one", None)
    stone = line.facts.pop("stone", None)
    if line.has("count") or line.row is not None:
        return
    nature = line.facts.get("nature")
    noun = (
        nature if nature and nature.note != "derived" else line.facts.get("shape") or stone or line.facts.get("origin")
    )
    if noun is None and line.value("position") != "centre":
        return
    noun = noun or line.facts["position"]
    if noun.note == "adjective" and not article:
        return
    word = layout.tokens[noun.first].text.lower()
    if not _is_singular(word) or line.value("setting") == "pave" or line.has("total_carats"):
        return
    if kind in PAIRED and not article:
        return
    line.facts["count"] = _derived(article or noun, "count", 1, _doubt_one(line, kind, noun, article, word))


def _is_singular(word):
    head = word.split()[0] if word.split() else word
    return not head.endswith(PLURAL_ENDS) or head in SINGULAR_WORDS


def _doubt_one(line, kind, noun, article, word):
    if noun.doubt:
        return noun.doubt
    if word == "perle" and not article:
        return "count_implied"  # one in French, many in Italian
    if kind in PAIRED:
        return "each_side"
    centre = line.value("position") == "centre"
    if article or centre or line.has("certificate"):
        return None
    if word in ABBREVIATIONS or line.value("position") in ("surround", "band", "shoulders", "side"):
        return None if (line.value("carats") or 0) >= 0.2 else "count_implied"
    return None if line.has("carats", "size_mm") else "count_implied"


def _doubt_weights(line, kind):
    """Carats of one stone or of all: sure with "each", x, or where they can only be of one."""
    count, carats = line.facts.get("count"), line.facts.get("carats")
    if _doubt_arithmetic(line) or not carats or line.has("total_carats"):
        return
    number = count.value if count else 0
    each = carats.note == "each" or carats.note == "of" and number > 1 or count is not None and count.note == "times"
    many = number >= MANY and carats.value >= HEAVY or number >= SOME and carats.value >= HEAVIER
    if not each and (many or not number and kind in PAIRED):
        carats.doubt = carats.doubt or "each_or_all"


def _doubt_arithmetic(line):
    count, carats, total = (line.facts.get(key) for key in ("count", "carats", "total_carats"))
    if not (count and carats and total):
        return False
    if abs(count.value * carats.value - total.value) > SINGLE_SHARE:
        for fact in (count, carats, total):
            fact.doubt = "arithmetic"
    return True


def _two_sided(layout):
    """Sentences that speak of each of two sides: per hoop, de chaque côté."""
    return {
        layout.sentence[place]
        for place, token in enumerate(layout.tokens)
        if token.kind == "each_side" or token.kind == "position" and token.text.lower().startswith(EACH_SIDE)
    }


def _doubt_sides(line, layout, two_sided):
    """The count may be of one of two."""
    count = line.facts.get("count")
    if count is not None and layout.sentence[count.first] in two_sided:
        count.doubt = count.doubt or "each_side"
