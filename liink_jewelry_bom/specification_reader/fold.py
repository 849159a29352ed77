"""Letters made alike: lower case, no accents, one sign for each apostrophe, cross and dash."""

import unicodedata

SIGNS = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "×": "x",
    "✕": "x",
    "Ø": "ø",
    "⌀": "ø",
    "∅": "ø",
    "º": "°",
    "\xa0": " ",
    "\u202f": " ",
}
KEPT = frozenset("½¼¾ø")
MOST_FOLDED = 4096


class _Folded(dict):
    """Folded letter of each code point, worked out when first met."""

    def __missing__(self, code):
        folded = _fold(chr(code))
        if len(self) < MOST_FOLDED:
            self[code] = folded
        return folded


def _fold(char):
    if char in SIGNS:
        return SIGNS[char]
    if char in KEPT:
        return char
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


FOLDED = _Folded()


def fold(text):
    """The text in folded letters, character by character: the spans hold in the text itself."""
    return text.lower() if text.isascii() else text.translate(FOLDED)
