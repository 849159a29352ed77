"""Text to lexemes: a code letter, a value and the span in the text. One pass, every pattern bounded.

A letter stands for a kind of word, so that a rule is a short pattern over neighbours: "Nk" is 18 K, "NC" 0,50 ct.

    N number · n number in words · x times · q words in quotes · r reference · o other code · M date, price, telephone
    L metal · k karat or ‰ · f the word fineness · g grams · X loss · % per cent
    T nature of a stone · b brilliant · H shape · U hue · S setting · O position · R origin · B laboratory
    Q, u, Y grades · C carats · P points · e each · @ total · 2 carats as in 2ct14
    K kind of piece · F finding · I finish · Z size · s scale of sizes · # pieces · m mm · c cm · i inches
    l length · W width · E height · D diameter · t thickness · ! not, or · ? , . newline: ends of clauses · w any word

To add a spelling, write it beside its value in words_*.py; to add a rule, see RULES in rules.py.
"""

# ruff: noqa: E501  # rules and vocabulary: one a line

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import Any

from . import words_metal, words_piece, words_stone


@dataclass(slots=True)
class Lexeme:
    """A word or a group of words: code of its kind, value, span."""

    code: str
    value: Any
    start: int
    end: int
    text: str = ""
    doubt: str | None = None


FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
CLARITY = r"(?:vvs[12]?|vs[12]?|si[123]?|if|fl|[pi][123])(?![\w])"
GRADES = r"(?:tw|w|river|[d-m](?:(?:\s?[-/–]\s?)?[d-m]){0,2})"
ORDER = (
    r"(?:commande|cde|order ref|po|bc|facture|factures|invoice|inv|devis|ordine|fattura|preventivo|acct|poste|tel|"
    r"siret|ecrin|pro forma|bon de commande)"
)
TOKEN = re.compile(
    rf"""(?P<quote>"[^"\n]{{1,80}}"|«[^»\n]{{1,80}}»|“[^”\n]{{1,80}}”)
    |(?P<skip>[\w.]{{1,40}}@[\w.]{{1,40}}|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\+\d{{2}}[ \d]{{8,14}}|\b0\d[\d ]{{8,12}}\b
        |(?:[€£$]|\bchf|\busd|\beur)\s?\d[\d.,' ]{{0,10}}|\b\d[\d.,' ]{{0,10}}(?:€|eur\b|chf\b|ttc\b|ht\b|euros?\b)
        |\b\d{{1,2}}(?:h|:)\d{{0,2}}\b|\b{ORDER}[ .:]{{1,2}}(?:n[°o.r ]{{0,3}})?[a-z]{{0,3}}[-/]?\d[\d/-]{{0,20}}(?![\w,.]?\d)
        |\b\d{{1,2}}\s(?:jours|days|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january
        |february|march|april|may|june|july|august|november|semaines|weeks|gg|courant|h)\b|\bsemaine\s\d+|\bof\s\d{{2}}-\d+)
    |(?P<ref>(?<!order\ )\b(?:ref|reference|rif|modele|modello|style\ no)[.: \t]{{1,4}}(?=[a-z-]{{1,12}}\d)[a-z]{{1,5}}-?[a-z0-9]+(?:-[a-z0-9]+)*)
    |(?P<grade>\b{GRADES}\s?[/, ]{{1,2}}(?:purete\s|purezza\s)?{CLARITY}(?:\s?-\s?{CLARITY})?(?:\+|\s?ou\smieux)?)
    |(?P<colour>\b(?:couleur|colour|color|colore)\s{GRADES}(?!\w)|\b[d-m](?=\scolou?r\b)|\b[d-m]\s?[-/]\s?[d-m](?!\w)|\b(?:de|ef|fg|gh|hi|def)(?!\w))
    |(?P<clarity>\b{CLARITY}(?:\s?-\s?{CLARITY})?\+?)
    |(?P<code>\b(?:lg|[a-z]{{2}})\d{{6,12}}[a-z]{{0,2}}\b|\b[a-z]{{2,5}}-[a-z]?\d[\w-]*)
    |(?P<split>\b\d{{1,2}}ct\d{{1,2}}\b)
    |(?P<num>(?:\d{{1,12}}(?:[.,]\d{{1,3}})?(?:\s?[½¼¾]|\s\d/\d(?!\d))?|(?<!\w)[.,]\d{{1,3}}|\b\d/\d(?!\d)))
    |(?P<nl>\n)|(?P<word>[a-zø][a-z]*)|(?P<sym>[^\s\w])|(?P<other>\w+)""",
    re.X,
)
UNITS = {
    "m": "mm millimetre millimetri",
    "c": "cm centimetres",
    "C": "ct cts carat carats carati karat",
    "P": "pts points point",
    "k": "k kt kts",
    "g": "g gr gms gm grammes grams grammi",
    "x": "x",
    "Z": words_piece.SIZE,
    "l": words_piece.LENGTH,
    "W": words_piece.WIDTH,
    "E": words_piece.HEIGHT,
    "D": words_piece.DIAMETER,
    "t": words_piece.THICK,
    "#": words_piece.QUANTITY,
    "@": words_piece.TOTAL,
    "e": words_piece.EACH,
    "X": words_piece.LOSS,
    "i": words_piece.INCHES,
    "f": "titre titolo title",
    ",": "et,and,e,avec,with,plus,con",
    "!": "pas,non,not,no,ou,sans,o,instead,between,tra",
}
TABLES = [
    ("T", words_stone.NATURE), ("H", words_stone.SHAPE), ("U", words_stone.HUE), ("S", words_stone.SETTING),
    ("O", words_stone.POSITION), ("R", words_stone.ORIGIN), ("B", words_stone.LABORATORY), ("b", {"diamond": words_stone.BRILLIANT}),
    ("K", words_piece.KIND), ("F", words_piece.FINDING), ("I", words_piece.FINISH), ("s", words_piece.SCALE),
    ("n", words_piece.NUMBERS), ("L", words_metal.METAL),
]  # fmt: skip


def spellings(text):
    """Single words are separated by spaces; a text with commas holds phrases after its first part."""
    head, *phrases = text.split(",")
    if not phrases:
        return text.split()
    return ([head] if not head.count(" ") or head.count(" ") < 3 else head.split()) + phrases


def _phrases():
    """First word -> phrases, longest first; a phrase is its words, code and value."""
    index = {}
    for code, text in UNITS.items():
        for spelling in spellings(text) if "," in text else text.split():
            _add(index, spelling, code, code)
    for code, table in TABLES:
        for value, text in table.items():
            for spelling in spellings(text):
                _add(index, spelling, code, value)
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _add(index, spelling, code, value):
    words = re.findall(r"[a-zø]+|ø", spelling)
    if words:
        index.setdefault(words[0], []).append((words, code, value))


PHRASES = _phrases()
# A specification is shorter by far; what comes after is listed as not read, so that no text takes long.
MOST_TOKENS = 2500
ABBREVIATED = frozenset("t mis diam brill tot princ larg cad qty dia pz int ext h ca env".split())


class _Plain(dict):
    """Code of a character -> its plain form, worked out when it is first met."""

    KEPT = {"’": "'", "‘": "'", "×": "x", "Ø": "ø", "ø": "ø", "½": "½", "¼": "¼", "¾": "¾"}

    def __missing__(self, code):
        char = chr(code)
        plain = self.KEPT.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_PLAIN = _Plain()


def normal(text):
    """Lower case without accents, character by character, so that spans hold in the text itself."""
    return text.translate(_PLAIN)


def number(text):
    """Value of a written number: 0,50 .50 1/2 6 1/2 51½; a whole number stays an int."""
    total, text = 0.0, text.strip()
    for char, part in FRACTIONS.items():
        if char in text:
            total += part
            text = text.replace(char, "").strip()
    for part in text.split():
        if "/" in part:
            above, below = part.split("/")
            total += int(above) / (int(below) or 1)
        else:
            total += float(part.replace(",", "."))
    return int(total) if total == int(total) else round(total, 6)


def lex(text):
    """Lexemes of the whole text in order."""
    tokens = [_token(m, text) for m in islice(TOKEN.finditer(normal(text)), MOST_TOKENS)]
    lexemes, place = [], 0
    while place < len(tokens):
        kind, word, start, end = tokens[place]
        step = 1
        if kind == "word" or (kind == "sym" and word == "ø"):
            lexeme, step = _phrase(tokens, place, text)
        else:
            lexeme = _other(kind, word, start, end, text)
        if not (lexeme.code == "." and lexemes and lexemes[-1].text.lower().split(" ")[-1] in ABBREVIATED):
            lexemes.append(lexeme)
        place += step
    return _diameters(lexemes)


def _diameters(lexemes):
    """ "diam 20 mm" is a diameter, "diam 0,50" a diamond."""
    for place, one in enumerate(lexemes):
        if one.code == "T" and one.text.lower() == "diam":
            after = [x for x in lexemes[place + 1 : place + 5] if x.text.lower() not in ("int", "ext", ".")]
            if after and after[0].code == "N" and after[0].value >= 8:
                one.code = "D"
    return lexemes


def _token(match, text):
    """(kind, word, start, end); letters that could be grades but hardly are, such as "de", are a word."""
    kind, word, start = match.lastgroup, match.group(), match.start()
    if (
        kind in ("grade", "colour", "clarity")
        and word.isalpha()
        and not _sure_grade(kind, text[start : match.end()], word)
    ):
        kind = "word"
    return kind, word, start, match.end()


def _phrase(tokens, place, text):
    """Longest phrase of the vocabulary at this token, or an unknown word."""
    for words, code, value in PHRASES.get(tokens[place][1], ()):
        at, count = place, 0
        while count < len(words) and at < len(tokens):
            if tokens[at][1] == words[count]:
                count += 1
            elif tokens[at][1] not in "-'." or not count:
                break
            at += 1
        if count == len(words):
            start, end = tokens[place][2], tokens[at - 1][3]
            return Lexeme(code, value, start, end, text[start:end]), at - place
    return _alike(tokens[place], text) or Lexeme(
        "w", tokens[place][1], *tokens[place][2:], text[slice(*tokens[place][2:])]
    ), 1


def _alike(token, text):
    """A single word of the trade with one letter wrong, doubtful; None for any other word."""
    _kind, word, start, end = token
    if not SHORTEST_TYPO <= len(word) <= LONGEST_TYPO:
        return None
    known = next((TYPOS[form] for form in (word, *_deletions(word)) if form in TYPOS), None)
    if not known or known[0][0] != word[0]:
        return None
    return Lexeme(*known[1:], start, end, text[start:end], "spelled otherwise")


def _deletions(word):
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _typos():
    """Single words of stones, metals' colours, kinds, settings and sizes, and each with a letter left out."""
    index = {}
    for code, table in TABLES:
        if code in "THUKSZ":
            for value, text in table.items():
                for word in filter(str.isalpha, spellings(text)):
                    if len(word) >= SHORTEST_TYPO:
                        for form in (word, *_deletions(word)):
                            index.setdefault(form, (word, code, value))
    return index


SHORTEST_TYPO, LONGEST_TYPO = 6, 20
TYPOS = _typos()


def _sure_grade(kind, raw, word):
    """Letters count as grades in capitals, after "colour", or before a clarity with a slash."""
    letters = re.match(r"(?:couleur|colour|color|colore)?\s?([^\s,]*)", word)
    if kind == "clarity":
        return raw.isupper() or word[:2] in ("vs", "vv") or raw[-1:].isdigit()
    if kind == "colour":
        return raw[-1:].isupper() or len(raw) == 1
    return "/" in word or raw.isupper() or (letters and len(letters[1]) > 1 and letters[1] not in ("de", "il", "le"))


def _other(kind, word, start, end, text):
    raw = text[start:end]
    code = {"quote": "q", "skip": "M", "ref": "r", "code": "o", "nl": "\n", "other": "w"}.get(kind, "w")
    value = raw
    if kind in ("grade", "colour", "clarity"):
        code = {"grade": "Q", "colour": "u", "clarity": "Y"}[kind] if _sure_grade(kind, raw, word) else "w"
        value = word
    elif kind == "num":
        code, value = "N", number(word)
    elif kind == "split":
        code, value = "Q2", number(word.replace("ct", "."))
    elif kind == "sym":
        code = {",": ",", ".": ".", ";": "\n", "+": "\n", "•": "\n", "–": "\n", "—": "\n", "(": ",", "?": "?"}.get(
            word, "w"
        )
        code = {"%": "%", "‰": "k", "*": "\n", ":": ":", "/": "/"}.get(word, code)
    return Lexeme(code, value, start, end, raw)
