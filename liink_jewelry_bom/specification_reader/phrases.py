"""What is read off the text around words and quotation marks: collection, names, engravings, and doubts in words."""

import re
from itertools import islice

from .lexer import normal
from .rules import Fact

COLLECTION = re.compile(r"\b(?:collection|collezione)\s?:?\s+(?=[A-ZÀ-Þ])([^,.;()\n\"«»]{2,40})")
FONT = re.compile(
    r"\b(?:police|carattere|font|lettering|typeface)\s?:?\s+([\w-]{3,20})"
    r"|\bin\s+(stampatello|corsivo|garamond|script|block letters)\b"
)
UNQUOTED = re.compile(r"\b(?:gravure|engraving|incisione)\s?:\s*(?![\"«“])([^\n,;]{2,60})")
HEDGE = re.compile(
    r"\bje crois\b|\bje pense\b|\bpeut-etre\b|\bi think\b|\bmaybe\b|\bcredo\b|\bforse\b|\bpenso\b|\ba confirmer\b"
)
NOT_THE_OTHER = re.compile(r"\s?(?:cm|mm|ct)?,?\s?(?:et pas|e non|not|and not|pas|invece di|au lieu de|instead of)\b")
RANGE = re.compile(r"\d\s?[-–]\s?$")
RING_PHRASE = re.compile(r"\b(?:anneau|anello|ring) d[ei]\s$")
ARTICLE = re.compile(r"\b(?:les|the|le)\s$")
MOTIF = re.compile(r"\bmotif\s$")
PAIR_OF = re.compile(r"\b(?:pair of|paire de|paio di)\s$")
ROWS = re.compile(r"\b(?:lignes|rangs|rangees|rows|lines|file)\s(?:de|of|di)\s$")
SEVERAL_SHAPES = re.compile(r"\b[a-z]{4,}\s?/\s?$")
NAMED_BEFORE = re.compile(
    r"\b(?:model|modele|modello|brief|item|article|nom|name|nome)\W{1,4}(?:for the |de la |du )?$"
)


def named_values(text, found):
    """(path, value, fact-like span, doubt) of what words around it give away."""
    words, out = normal(text), []
    match = COLLECTION.search(text)
    if match:
        out.append(("piece.collection", match[1].strip(), _span(match, 1), None))
    match = FONT.search(words)
    if match and re.search(r"grav|engr|incis", words[max(0, match.start() - 120) : match.start()]):
        group = 1 if match[1] else 2
        out.append(("engraving.font", text[match.start(group) : match.end(group)], _span(match, group), None))
    match = UNQUOTED.search(words)
    if match and not any(one.scope == "quote" for one in found):
        out += _unquoted(text, words, match)
    return out


def _unquoted(text, words, match):
    """An engraving without quotation marks: what stands after the colon, to be checked."""
    said = text[match.start(1) : match.end(1)].strip()
    out = [("engraving.text", said, _span(match, 1), "no quotation marks")]
    if re.search(r"interieur|inside|intern", words[match.end(1) : match.end(1) + 40]):
        out.append(("engraving.place", "inside", _span(match, 1), "no quotation marks"))
    return out


def _span(match, group):
    return Fact("text", "", None, 0, match.start(group), match.end(group))


def doubt_by_words(text, found):
    """Mark facts that the words around them make unsure."""
    words = normal(text)
    uncertain = [_sentence(words, match.start()) for match in islice(HEDGE.finditer(words), 20)]
    for one in found:
        one.doubt = one.doubt or _why(one, words, uncertain)


def _why(one, words, uncertain):
    before = words[max(0, one.start - 30) : one.start]
    if any(start <= one.start < end for start, end in uncertain):
        return "the writer is not sure"
    if one.value is not None and NOT_THE_OTHER.match(words, one.end):
        return "corrected or summed up"
    if one.key in ("size_mm", "ring_size") and RANGE.search(before):
        return "a range"
    if one.scope == "finding" and RING_PHRASE.search(before):
        return "perhaps of something else"
    if one.key == "setting" and ARTICLE.search(before):
        return "perhaps of something else"
    if one.key == "position" and MOTIF.search(before):
        return "perhaps of something else"
    if one.key == "carats" and PAIR_OF.search(before):
        return "carats of one stone or of all"
    if one.key == "count" and ROWS.search(before):
        return "a number in each row"
    if one.key == "shape" and SEVERAL_SHAPES.search(before):
        return "another value is written"
    return None


def _sentence(words, place):
    start = max(words.rfind(mark, 0, place) + len(mark) for mark in ("\n", ". ", "! ", "? ")) if place else 0
    ends = [at for mark in ("\n", ". ", "! ", "? ") if (at := words.find(mark, place)) >= 0]
    return start if start > 1 else 0, min(ends, default=len(words))
