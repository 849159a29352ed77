"""What may be engraved: the characters of a text, their script and direction. Pure Python, without Odoo.

Scripts and hidden characters are told by the Unicode character database (`unicodedata`), not by a list of letters.
"""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

SCRIPTS = ("latin", "arabic", "hebrew", "greek", "cyrillic")
RIGHT_TO_LEFT = ("arabic", "hebrew")
MAX_LENGTH = 200

# Letters of these scripts look alike: a Cyrillic С inside a Latin name is read, cut and sold as a C.
_ALIKE = frozenset(("latin", "greek", "cyrillic"))
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
# Letters and marks that draw nothing, though Unicode does not call them format characters.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# A telephone adds these to ♥ to choose between a drawing and a coloured picture: they are no part of the text.
_PICTURE_CHOICE = dict.fromkeys((0xFE0E, 0xFE0F))
_NEVER = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


class Fault(NamedTuple):
    """Why a text cannot be engraved: a code, and the words or the character that it is about."""

    code: str
    detail: str = ""


def clean(text):
    """The text in one canonical form: composed accents, plain spaces, no blanks at the ends of lines."""
    text = (text or "").replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURE_CHOICE)
    text = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    return "\n".join(line.strip(" ") for line in unicodedata.normalize("NFC", text).strip(" \n").split("\n"))


def script_of(char):
    """The script of a letter or digit: one of SCRIPTS, "other", or "" for what belongs to all scripts."""
    if char.isascii() and not char.isalpha():
        return ""
    if unicodedata.category(char)[0] not in "LN":
        return ""
    for form in (char, unicodedata.normalize("NFKD", char)[0]):
        name = unicodedata.name(form, "").lower()
        found = next((script for script in SCRIPTS if re.match(rf"(extended )?{script}\b", name)), "")
        if found:
            return found
    return "other" if char.isalpha() else ""


def main_script(text):
    """The script of most letters of a text; Latin when it has none, as a date."""
    counts = Counter(filter(None, map(script_of, text or "")))
    return counts.most_common(1)[0][0] if counts else "latin"


def has_script(text, script):
    """Whether any letter of the text is of this script."""
    return any(script_of(char) == script for char in text or "")


def is_right_to_left(text, script):
    """Whether the text is written from right to left: by its script, else by its first letter that has a direction."""
    if script != "other":
        return script in RIGHT_TO_LEFT
    strong = (unicodedata.bidirectional(char) for char in text or "")
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def count_letters(line):
    """Places that a line takes on the metal: accents and vowel signs stand on their letter."""
    return sum(unicodedata.category(char)[0] not in "MC" for char in line)


def find_fault(text):
    """The first reason why this cleaned text cannot be engraved, or None.

    :return: Fault with code empty | long | bidi | invisible | control | shaped | mark | mixed
    """
    if not text.strip():
        return Fault("empty")
    if len(text) > MAX_LENGTH:
        return Fault("long", str(len(text)))
    return _find_bad_character(text) or _find_mixed_word(text)


def describe(char):
    """A character that may not be seen, in words: U+200F RIGHT-TO-LEFT MARK."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _find_bad_character(text):
    before = "\n"
    for char, after in zip(text, text[1:] + "\n", strict=True):
        code = _judge(before, char, after)
        if code:
            return Fault(code, describe(char))
        before = char
    return None


def _judge(before, char, after):
    category = unicodedata.category(char)
    if char == "\n":
        return ""
    if char in _BIDI_CONTROLS:
        return "bidi"
    # Persian parts letters of one word by a non-joiner: between two Arabic letters it is spelling.
    if char in _JOINERS:
        return "" if script_of(before) == script_of(after) == "arabic" else "invisible"
    if category == "Cf" or char in _BLANKS or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return "invisible"
    if category in _NEVER:
        return "control"
    if "\ufb50" <= char <= "\ufdcf" or "\ufe70" <= char <= "\ufefc":
        return "shaped"
    return "mark" if category[0] == "M" and before in "\n " else ""


def _find_mixed_word(text):
    for word in re.findall(r"[^\W\d_]+", text):
        if len({script_of(char) for char in word} & _ALIKE) > 1:
            return Fault("mixed", word)
    return None
