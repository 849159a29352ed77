"""Words between quotes, and what a text says about engraving, name and collection."""

import re
from dataclasses import dataclass

from .fold import fold

QUOTED = re.compile(r""""([^"\n]{1,80})"|«([^»\n]{1,80})»|“([^”“\n]{1,80})”|(?<=\s)'([^'\n]{2,60})'(?!\w)""")
CUE = re.compile(
    r"\b(?:grav(?:|e|er|ee|es|ure|ures|iez|ez)|engrav(?:e|ed|ing)|engr|incis(?:o|a|e|ione|ioni)|incidere|marquage|initial(?:s|es)|iniziali"
    r"|inscription|scritta|inscribed|dedica)\b"
)
CUE_AFTER = re.compile(r"\s{0,2}(?:to be |da )?(?:engraved|gravee?|inciso|incisa|en gravure|en marquage)")
NAME_BEFORE = re.compile(
    r"(?:bague|alliance|solitaire|collier|bracelet|broche|pendentif|medaille|creoles?|boucles?|chevaliere|puces|sautoir|jonc|manchette|oreilles"
    r"|ring|necklace|pendant|brooch|earrings|bangle|hoops|studs|cufflinks|band|choker|locket|pendants|bagues|pendentifs|ciondoli"
    r"|anello|collana|girocollo|bracciale|spilla|orecchini|ciondolo|gemelli|fede|veretta"
    r"|modele|model|modello|nom|named|called|nome|article|articolo|item|style|design|ligne)\s{0,2}:?\s{0,2}$"
)
NAME_AFTER = re.compile(
    r"\s{1,2}(?:collar|ring|necklace|bracelet|pendant|brooch|earrings|hoops|bague|collier|broche|anello|collana)\b"
)
COLLECTION = re.compile(r"\b(?:collection|collezione)\b\s{0,2}:?\s{0,2}[\"«“]?\s{0,2}")
COLLECTION_END = re.compile(r"[,;.)(\n\t\"»”]|\s[-–—]\s|\s(?:ref|réf|in|en)\b")
PLACES = (
    ("inside", re.compile(r"\b(?:interieure?|int|inside|interior|dedans|intern[oa]|dentro|all'interno|inner)\b")),
    ("outside", re.compile(r"\b(?:exterieure?|ext|outside|dehors|estern[oa]|all'esterno|outer|fuori)\b")),
    ("back", re.compile(r"\b(?:dos|back|retro|verso|reverse|envers)\b")),
)
FONT = re.compile(
    r"(?:\b(?:police|font|typo|typographie|lettering|carattere|caratteri|lettre|ecriture|typeface)\b\s{0,2}:?\s{0,2}|(?<=[\"»”])\s{0,2},?\s{0,2}(?:in|en)\s{1,2})"
    r"(?:en |in |de )?([\w-]{3,20})"
)
FONT_WORDS = (
    "corsivo",
    "stampatello",
    "script",
    "italic",
    "block",
    "capitales",
    "cursive",
    "maiuscolo",
    "gothic",
    "majuscules",
    "capitals",
    "anglaise",
    "gothique",
)
UNQUOTED = re.compile(r"[^\n,;.(]{0,60}")
NO_ENGRAVING = re.compile(r"(?:pas de|sans|no|not|senza|non|sans aucune|niente|pas|aucune)\s{1,2}$")
LEADING = re.compile(
    r"^(?:\s|:|-|interieure?|inside|dedans|intern[oa]|dentro|a l'interieur|au dos|on the back|sul retro|laser|verso"
    r"|retro|sul|all'interno|exterieure?|estern[oa]|back|dos|of|de|the)+"
)
TRAILING = re.compile(
    r"\s(?:a l'interieur|inside|dentro|au dos|dedans|interieur|interno|merci|svp|pls|please|grazie)\b.*$"
)


@dataclass(slots=True)
class Quote:
    """A text of the customer: what it is (path), the words, their span, and why it may be doubtful."""

    path: str
    value: str
    start: int
    end: int
    doubt: str | None = None


def read_quotes(text):
    """Engraving, name and collection; their spans hold nothing else to read."""
    if not any(sign in text for sign in "\"«“'") and not CUE.search(folded := fold(text)) and "colle" not in folded:
        return []
    folded = fold(text)
    quotes = []
    for match in QUOTED.finditer(text):
        quotes += _quoted(match, text, folded)
    if not any(quote.path == "engraving.text" for quote in quotes):
        quotes += _unquoted(text, folded)
    quotes += _collection(text, folded, quotes)
    seen, kept = set(), []
    for quote in quotes:
        if quote.path not in seen:
            seen.add(quote.path)
            kept.append(quote)
    return kept


def _quoted(match, text, folded):
    inner = next(part for part in match.groups() if part is not None)
    value = inner.strip(" \xa0\u202f")
    start, end = match.span()
    line_start = max(folded.rfind("\n", 0, start) + 1, start - 70)
    before, after = folded[line_start:start], folded[end : end + 40].split("\n")[0]
    if not value:
        return []
    cue = CUE.search(before)
    if cue and "." not in before[cue.end() + 5 :] or CUE_AFTER.match(after):
        return [Quote("engraving.text", value, start, end), *_around(folded, text, start, end)]
    if NAME_BEFORE.search(before[-40:]) or NAME_AFTER.match(after):
        return [Quote("piece.name", value, start, end)]
    return []


def _around(folded, text, start, end):
    """Place and lettering of an engraving, from the words of its sentence."""
    line_start = max(folded.rfind("\n", 0, start), folded.rfind(". ", 0, start), start - 70, 0)
    stop = folded.find("\n", end)
    following = folded[end : stop if 0 <= stop < end + 60 else end + 60]
    around = folded[line_start:start] + "\n" + following.split(". ")[0]
    for place, pattern in PLACES:
        if pattern.search(around):
            yield Quote("engraving.place", place, start, end)
            break
    font = FONT.search(folded, end - 1, end + 60)
    if font and _is_font(text, font):
        named = text[font.start(1) : font.end(1)]
        yield Quote("engraving.font", named, font.start(1), font.end(1))


def _is_font(text, font):
    word = text[font.start(1) : font.end(1)]
    by_word = not re.match(r"[\"»”\s,]*(?:in|en)\s", fold(text[font.start() : font.start(1)]))
    return by_word or word[0].isupper() or fold(word) in FONT_WORDS


def _unquoted(text, folded):
    """gravure : مريم — a text to engrave without quotes."""
    for cue in CUE.finditer(folded):
        if NO_ENGRAVING.search(folded[max(0, cue.start() - 12) : cue.start()]):
            continue
        rest = UNQUOTED.match(text, cue.end())
        lead = LEADING.match(fold(rest[0]))
        begin = cue.end() + (lead.end() if lead else 0)
        said = text[begin : rest.end()]
        trail = TRAILING.search(fold(said))
        said = said[: trail.start()] if trail else said
        value = said.strip()
        if not value or not _looks_engraved(value):
            continue
        begin = text.index(value, begin)
        place_after = folded[rest.end() : rest.end() + 40]
        found = [Quote("engraving.text", value, begin, begin + len(value), "unquoted")]
        for place, pattern in PLACES:
            if pattern.search(folded[cue.start() : rest.end()] + place_after):
                found.append(Quote("engraving.place", place, begin, begin + len(value), "unquoted"))
                break
        return found
    return []


def _looks_engraved(value):
    """Capitals or letters of another script: words in small letters are instructions."""
    first = value[0]
    return (first.isupper() and (len(value) > 1)) or ord(first) > 0x2FF


def _collection(text, folded, quotes):
    for match in COLLECTION.finditer(folded):
        begin = match.end()
        if begin >= len(text) or not text[begin].isupper():
            continue
        end = COLLECTION_END.search(text, begin, begin + 50)
        stop = end.start() if end else min(len(text), begin + 50)
        value = text[begin:stop].strip()
        if value and len(value.split()) <= 5:
            quoted = len(value.split()) > 3
            return [Quote("piece.collection", value, begin, begin + len(value), "name" if quoted else None)]
    return []
