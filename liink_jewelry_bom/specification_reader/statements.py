"""What a sentence says of stones or metals named elsewhere: who supplies them, one quality or setting for all."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from .lexer import normal
from .rules import Fact

SUPPLIERS = {
    "brand": r"nous fournissons|fournie?s? par (?:nous|la maison|la marque|nos soins)|a fournir par la marque"
    r"|supplied by us|we (?:will )?supply|forni(?:t[oaie]|amo) (?:da )?noi|(?:mandiamo|forniamo) noi"
    r"|noi vi (?:mandiamo|forniamo)",
    "maker": r"(?:fournie?s?|a fournir) par (?:vos soins|vous|l'atelier)|vous fournissez|l'atelier fournit|you supply"
    r"|supplied by (?:you|the workshop)|fornit[oaie] da voi|fornite voi|a vostro carico",
    "customer": r"client (?:is supplying|supplies|brings)|(?:le |la )?client[e]? (?:fournit|apporte|porta|fornisce)"
    r"|fournie?s? par l[ea] client[e]?"
    r"|(?:comes?|supplied) (?:from|by) the (?:customer|client)|(?:customer|client)'?s own|sa propre pierre"
    r"|fornit[oaie] dal(?:la)? cliente",
}
SUPPLIED = re.compile("|".join(f"(?P<{who}>{words})" for who, words in SUPPLIERS.items()))
STONES = re.compile(r"\bpierres?\b|\bstones?\b|\bpietr[ae]\b|\bstock\b")
MELEE = re.compile(r"\bmelee\b")
METALS = re.compile(r"\b(?:or|metal|gold|oro|metallo|argent|silver|argento|platine|platinum|platino)\b")
SAME_QUALITY = re.compile(r"(?:de la )?meme qualite|same (?:quality|grade)|stessa qualita")
FOR_ALL = re.compile(r"\b(?:tout|tous|toutes|all|tutt[oiae]|les deux|the lot|both|entramb[ie])\b")
GRADES = ("colour_from", "colour_to", "clarity_from", "clarity_to")
# A sentence is looked at this far around, and no text supplies more often: time stays linear in odd texts.
REACH = 300
MOST_STATEMENTS = 40
SUPPOSED = "said without naming the stone"


def apply_statements(text, lexemes, stones, metals, loose):
    """Add to the groups of stones and metals what sentences say of them.

    :param loose: facts about stones (settings, grades) of sentences that name no stone
    """
    words = normal(text)
    _supply(words, lexemes, stones, metals)
    _same_quality(words, stones)
    _for_all(words, stones, loose)


def _supply(words, lexemes, stones, metals):
    natures = [one for one in lexemes if one.code == "T"]
    for match in islice(SUPPLIED.finditer(words), MOST_STATEMENTS):
        start, end = _clause(words, match.start(), match.end())
        clause = words[start:end]
        wanted = _named_stones(clause, start, end, natures, stones)
        if METALS.search(clause):
            wanted += metals
        if not wanted:
            wanted = _last_before(stones, match.start(), words)
        for group in wanted:
            if "supplied_by" not in group.facts:
                group.facts["supplied_by"] = _said(group, "supplied_by", match.lastgroup, match)


def _clause(words, start, end):
    """Bounds of the part of the sentence around a match: up to commas, semicolons, full stops and line ends."""
    first, last = max(0, start - REACH), min(len(words), end + REACH)
    before = max(words.rfind(mark, first, start) for mark in ",;.\n:") + 1
    after = min((at for mark in ",;.\n" if (at := words.find(mark, end, last)) >= 0), default=last)
    return max(before, first), after


def _named_stones(clause, start, end, natures, stones):
    said = {one.value for one in natures if start <= one.start < end}
    if said:
        named = [group for group in stones if _value(group, "nature") in said]
    elif STONES.search(clause):
        named = list(stones)
    else:
        named = []
    if MELEE.search(clause):
        named += [group for group in stones if (_value(group, "count") or 0) > 1 and group not in named]
    return named


def _last_before(stones, place, words):
    """The stone of the same line, the last one before the words."""
    line = words.rfind("\n", max(0, place - REACH), place) + 1
    same = [group for group in stones if any(line <= one.start < place for one in group.facts.values())]
    return same[-1:] or (stones if len(stones) == 1 else [])


def _same_quality(words, stones):
    """ "Same quality": that of the stone before."""
    for match in islice(SAME_QUALITY.finditer(words), MOST_STATEMENTS):
        place = match.start()
        before = [group for group in stones if min(one.start for one in group.facts.values()) < place]
        target, graded = before[-1:], [group for group in before[:-1] if any(key in group.facts for key in GRADES)]
        for group in target:
            if graded and not any(key in group.facts for key in GRADES):
                for key in GRADES:
                    if key in graded[-1].facts:
                        group.facts[key] = _said(group, key, graded[-1].facts[key].value, match)


def take_loose(words, stone_facts):
    """Split facts about stones into those of one stone and those that a sentence gives to all, or to none."""
    loose, sentences = [], Sentences(words)
    alls = [match.span() for match in FOR_ALL.finditer(words)]
    heads = sorted(one.start for one in stone_facts if one.key in ("count", "nature", "position", "carats", "size_mm"))
    for one in stone_facts:
        if one.key != "setting" and one.key not in GRADES:
            continue
        start, end = sentences.around(one.start)
        start = max(start, one.start - REACH)
        at = bisect_left(alls, (start, 0))
        for_all = alls[at] if at < len(alls) and alls[at][1] <= one.start else None
        # "All" after the last stone of the sentence is said of what stands before it.
        after_stones = for_all and not _any_between(heads, for_all[1], one.start)
        if after_stones or (one.key == "setting" and not _any_between(heads, start, end)):
            loose.append(one)
    taken = set(map(id, loose))
    return [one for one in stone_facts if id(one) not in taken], loose


def _any_between(places, start, end):
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


class Sentences:
    """Bounds of the sentences of a text, found once."""

    END = re.compile(r"\n|;|[.:!] ")

    def __init__(self, words):
        self.starts = [0, *(match.end() for match in self.END.finditer(words))]
        self.length = len(words)

    def around(self, place):
        """(start, end) of the sentence at a place."""
        at = bisect_right(self.starts, place)
        return self.starts[at - 1], self.starts[at] if at < len(self.starts) else self.length


def _for_all(words, stones, loose):
    """Settings and grades that a sentence gives to all stones, or to the only one."""
    sentences = Sentences(words)
    for one in loose:
        start = max(sentences.around(one.start)[0], one.start - REACH)
        sure = len(stones) == 1 or FOR_ALL.search(words, start, one.start)
        for group in stones:
            if one.key not in group.facts:
                why = one.doubt or (None if sure else SUPPOSED)
                group.facts[one.key] = Fact("stone", one.key, one.value, one.place, one.start, one.end, why, one.text)


def _said(group, key, value, match):
    place = next(iter(group.facts.values())).place
    return Fact("stone", key, value, place, match.start(), match.end(), None, match.group())


def _value(group, key):
    return group.facts[key].value if key in group.facts else None
