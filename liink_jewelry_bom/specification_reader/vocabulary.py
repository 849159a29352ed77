"""Words to meanings: the spellings of the ``words_*`` files, looked up in tokens, longest phrase first."""

# ruff: noqa: E501  # vocabulary: one value a line

import re
from itertools import product

from .fold import fold
from .numerals import numerals
from .tokens import Token
from .words_common import COMMON_WORDS
from .words_metal import METAL_WORDS
from .words_piece import PIECE_WORDS
from .words_stone import STONE_WORDS

PART = re.compile(r"\(([^)]*)\)")
WORD = re.compile(r"[a-zø]+")
SHORTEST_MISSPELT = 6
MISSPELT_KINDS = ("nature", "brilliant", "piece_kind", "shape", "setting", "position", "finish", "finding")


def spellings(text):
    """Every spelling of a list such as "zaffir(o|i), diamant(s)"."""
    for entry in text.split(","):
        parts = PART.split(entry.strip())
        choices = [[part] if number % 2 == 0 else _choices(part) for number, part in enumerate(parts)]
        for choice in product(*choices):
            yield "".join(choice)


def _choices(part):
    return part.split("|") if "|" in part else ["", part]


def _index():
    """First word -> (entry of the word alone or None, {second word: entries, longest phrase first}).

    An entry is (words, kind, value); the first table that names a phrase keeps it.
    """
    index, known = {}, set()
    for kind, value, spelling in _entries():
        words = tuple(WORD.findall(fold(spelling)))
        if words and words not in known:
            known.add(words)
            index.setdefault(words[0], []).append((words, kind, value))
    return {word: _by_second(entries) for word, entries in index.items()}


def _by_second(entries):
    alone = next((entry for entry in entries if len(entry[0]) == 1), None)
    longer = {}
    for entry in sorted(entries, key=lambda entry: -len(entry[0])):
        if len(entry[0]) > 1:
            longer.setdefault(entry[0][1], []).append(entry)
    return alone, longer


def _entries():
    for words, number in numerals():
        yield "numeral", number, words
    for table in (STONE_WORDS, METAL_WORDS, PIECE_WORDS, COMMON_WORDS):
        for kind, meanings in table.items():
            for value, text in meanings.items():
                for spelling in spellings(text):
                    yield kind, value, spelling
    yield "numeral", 12, "douzaine de"
    yield "numeral", 12, "a dozen"
    yield "numeral", 12, "dozen"
    yield "numeral", 12, "dozzina di"


def _shortened(word):
    """The word and the word with one letter left out: two words with one of these in common differ by a letter or two."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _misspellings():
    """Spelling with a letter left out -> entry, for long words of the kinds that can be misspelt."""
    index = {}
    for alone, _longer in INDEX.values():
        if alone and alone[1] in MISSPELT_KINDS and len(alone[0][0]) >= SHORTEST_MISSPELT:
            for short in _shortened(alone[0][0]):
                index.setdefault(short, (alone[0][0], *alone[1:]))
    return index


INDEX = _index()
MISSPELLINGS = _misspellings()
# Words that look like a misspelt word of the trade and are none.
LONGEST_NAME = 2
NAME_KINDS = ("word", "nature", "stone", "hue", "title", "shape", "finding", "position", "setting", "finish")
NOT_MISSPELT = frozenset(
    "tanzanie perler pointe marine citron bandes bande brochure brochures poirier signe signes signed claire centrale cordon"
    " brillance ronde anneaux clause grande grandi grains parle parles perlen oranges chambre collie rings posta poster tigre"
    " ringed central pavillon saturne prices princes bracelets brancher spillo perso persi orecchio studio boucle clowns"
    " great romane romana diamante marque marques marquis marquise griffon coussins orale morale opaline moral polish policy polite"
    " satine sabine martine collections finish pendant brides bride".split()
)


def recognise(tokens, text):
    """Tokens with the words of the vocabulary recognised, each phrase as one token."""
    result, place, size = [], 0, len(tokens)
    while place < size:
        token = tokens[place]
        step = 1
        if token.kind == "word":
            entries = INDEX.get(token.value)
            if entries:
                token, step = _phrase(tokens, place, entries, text)
            if token.kind == "word":
                token = _misspelt(token)
        result.append(token)
        place += step
    _unname(result)
    return result


def _unname(tokens):
    """Mrs Ruby Stone, Bonjour Perle: names of people are no words of the trade."""
    for place, token in enumerate(tokens):
        if token.kind != "title":
            continue
        for following in tokens[place + 1 : place + 1 + LONGEST_NAME]:
            if following.kind not in NAME_KINDS or not following.text[:1].isupper():
                break
            if following.kind != "title":
                following.kind, following.value = "word", following.text.lower()


def _phrase(tokens, place, entries, text):
    """Longest phrase that starts at this token, and how many tokens it takes."""
    alone, longer = entries
    first = tokens[place]
    if longer and place + 1 < len(tokens):
        for words, kind, value in longer.get(tokens[place + 1].value, ()):
            following = tokens[place + 2 : place + len(words)]
            if tuple(token.value for token in following) == words[2:]:
                end = tokens[place + len(words) - 1].end
                return Token(kind, value, first.start, end, text[first.start : end]), len(words)
    if alone:
        first.kind, first.value = alone[1], alone[2]
    return first, 1


def _misspelt(token):
    """A long unknown word one letter away from a word of the trade."""
    word = token.value
    if len(word) < SHORTEST_MISSPELT - 1 or len(word) > 20 or word in NOT_MISSPELT:
        return token
    for short in _shortened(word):
        entry = MISSPELLINGS.get(short)
        if entry and _differ_by_one(word, entry[0]):
            return Token(entry[1], entry[2], token.start, token.end, token.text, "spelling")
    return token


def _differ_by_one(word, other):
    """One letter more, less or other, or two neighbours exchanged."""
    if abs(len(word) - len(other)) > 1 or word[0] != other[0]:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
