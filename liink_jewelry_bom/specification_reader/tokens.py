"""Text to tokens: figures, words, signs, grades; each with its kind, value and span. One pass, every part bounded."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .fold import fold
from .numerals import number
from .words_common import ABBREVIATED


@dataclass(slots=True)
class Token:
    """A figure, sign, word or group of words: its kind (see ``patterns``), value, and span in the text."""

    kind: str
    value: Any
    start: int
    end: int
    text: str = ""
    doubt: str | None = None


CLARITY = r"(?:vvs[12]?|vs[12]?|si[123]?|if|fl|[pi][123])(?!\w)"
LETTERS = r"(?:defg?|efgh?|fghi?|ghij?|hij|ijk|de|ef|fg|gh|hi|ij|jk|kl|lm)"
CURRENCY = r"(?:€|£|\$|chf\b|eur\b|euros?\b|usd\b|gbp\b|ht\b|ttc\b|k€)"
# A stretch without a blank that no hand writes.
ENDLESS = r"(?<!\S)\S{120,}"
ADDRESS = r"(?<![\w.])[\w.+-]{1,40}@[\w.-]{1,40}|https?://\S{1,200}|www\.\S{1,200}"
PRICE = rf"(?:[€£$]|\b(?:chf|eur|usd|gbp)\b)\s?\d[\d.,' ]{{0,12}}k?|\b\d[\d.,' ]{{0,12}}[ ]?{CURRENCY}(?:/\w+)?"
DATE = r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b|\b\d{4}[/-]\d\d?[/-]\d\d?\b|\b(?:19|20)\d\d[/-]\d{2,5}\b"
PHONE = r"\+\d{2}[ \d().]{8,16}|\b0\d(?:[ .]?\d\d){4}\b|\b0\d{2,4}[ ]\d{3,4}[ ]?\d{3,4}\b"
HOUR = r"\b\d{1,2}(?:\s?h\s?\d{2}|:\d\d|h(?=\s|[.,)]|$))(?!\w)"
PARTS = rf"""
    |(?P<fineness>\b\d{{3}}[ ]?/[ ]?(?:1000|1\.000|000)\b)
    |(?P<carats>\b\d{{1,2}}ct\d{{1,2}}\b)
    |(?P<number_code>\b\d{{2,4}}-\d{{3,6}}\b)
    |(?P<number>
        \d{{1,14}}(?:[.,]\d{{1,3}}(?!\d))?(?:[ ]?[½¼¾]|[ ]\d/[2348](?!\d))?|(?<!\w)[.,]\d{{1,3}}(?!\d)|[½¼¾]
    )
    |(?P<colour>
        \b[d-m][ ]?[-/–][ ]?[d-m](?!\w)
        |\b[d-m][ ](?:a|to)[ ][d-m](?!\w)
        |\b{LETTERS}\b(?!')
        |\b[d-m](?=[ ]?[,/-]?[ ]?(?:(?:purete|clarity|purezza|min|pur)\.?[ ])?{CLARITY})
        |\b[d-m](?=\+?[ ](?:colour|color)\b)
        |\b(?:top[ ]wesselton|wesselton|tw(?=[ ]?[/-]?[ ]?{CLARITY})|river|twess|w(?=[ ]?/[ ]?{CLARITY}))
    )
    |(?P<clarity>\b(?:vvs1[-/]2|vs1[-/]2|si[12][-/][23])\b|\b{CLARITY})
    |(?P<code>\b[a-z]{{1,6}}\d{{5,14}}[a-z]{{0,2}}\b|\b[a-z]{{2,6}}-(?=[a-z]{{0,4}}\d|[a-z]{{2,6}}-\w)[\w-]{{1,24}})
    |(?P<word>[a-zø]+)
    |(?P<newline>\n)|(?P<tab>\t|\|)
    |(?P<joint>(?<=[\w½])-(?=[a-z])|['"«»“”°])
    |(?P<sign>(?P<mark>[^\w\s])(?P=mark)*)
    |(?P<other>\w+)
    """
HAS_PRICE = re.compile(CURRENCY)


@lru_cache(maxsize=4)
def _pattern(has_address, has_price):
    """The pattern of all tokens; what the text cannot hold is left out of it."""
    noise = [ENDLESS, *([ADDRESS] if has_address else []), *([PRICE] if has_price else []), DATE, PHONE, HOUR]
    return re.compile(f"(?P<noise>{'|'.join(noise)}){PARTS}", re.X)


SIGNS = {
    ",": "comma", ".": "stop", ";": "semicolon", ":": "colon", "/": "slash", "+": "plus", "(": "open", ")": "close",
    "[": "open", "]": "close", "?": "question", "!": "stop", "%": "percent", "‰": "karat", "-": "dash", "–": "dash",
    "—": "dash", "•": "bullet", "*": "bullet", "·": "bullet", ">": "bullet", "=": "equals", "…": "dash", "→": "dash",
    "‑": "dash", "_": "dash", "&": "word",
}  # fmt: skip
CLARITIES_IN_CAPITALS = ("if", "fl", "p1", "p2", "p3", "i1", "i2", "i3")


def tokenize(text):
    """Tokens of the text in order; words are not recognised yet (kind "word")."""
    tokens, previous = [], None
    folded = fold(text)
    pattern = _pattern("@" in folded or "http" in folded or "www." in folded, HAS_PRICE.search(folded) is not None)
    for match in pattern.finditer(folded):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "joint" or kind == "sign" and _is_silent(match.group(), end, text, previous):
            continue
        previous = _token(kind, match.group(), text[start:end], start, end, previous, text)
        tokens.append(previous)
    return tokens


def _token(kind, word, raw, start, end, previous, text):
    if kind == "word":
        return Token("word", word, start, end, raw)
    if kind == "sign":
        return Token(_sign(word), word[0], start, end, raw)
    if kind == "number":
        return Token("number", number(word), start, end, raw)
    if kind == "colour" and not _is_colour(word, raw, text[end : end + 5]):
        return Token("word", word, start, end, raw)
    if kind == "clarity" and not _is_clarity(word, raw, previous):
        return Token("word", word, start, end, raw)
    if kind == "carats":
        return Token("carats", number(word.replace("ct", ".")), start, end, raw)
    if kind == "number_code":
        return Token("code", raw, start, end, raw)
    if kind == "fineness":
        return Token("fineness", int(word[:3]), start, end, raw)
    return Token(kind, raw if kind == "code" else word, start, end, raw)


def _is_silent(sign, end, text, previous):
    """A stop inside a figure or after an abbreviation: T.53, brill. 0,05"""
    if sign != ".":
        return False
    follows = text[end : end + 1]
    if follows and not follows.isspace():
        return True
    return previous is not None and previous.kind == "word" and previous.value in ABBREVIATED and follows == " "


def _sign(word):
    """Kind of a sign; "..." and "!!" are one sign."""
    return SIGNS.get(word[0], "mark")


def _is_colour(word, raw, after):
    """Letters are grades in capitals, or in small letters before a clarity."""
    if len(word) > 4 and word[1] != " ":
        return True
    if raw.upper() == raw:
        return word not in ("de", "hi", "lm") or bool(re.match(r"\s?[/,-]?\s?[vsi][vsfi]", after.lower()))
    clarity = re.match(r"\s?([/,-]?)\s?(v?vs|si|if)", after.lower())
    if len(word) == 1:
        return bool(clarity) and (bool(clarity[1]) or word in "fghjk") or after[1:4].lower() == "col"
    return bool(clarity) or "/" in word and word[0] != word[-1] or word in ("tw", "def")


def _is_clarity(word, raw, previous):
    """ "if", "si" and "p1" in small letters are words of the language, unless they follow a colour."""
    after_grade = previous is not None and previous.kind in ("colour", "clarity", "slash", "dash")
    if word in CLARITIES_IN_CAPITALS or word == "si":
        return raw.upper() == raw or after_grade
    return True
