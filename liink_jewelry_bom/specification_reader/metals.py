"""Facts about metals to groups, one for each metal of the piece."""

from .group import Group
from .rules import Fact


def gather_metals(metal_facts):
    groups, early = [], []
    for one in metal_facts:
        if one.key != "metal":
            if groups and one.key in groups[-1].facts:
                groups[-1].add(one)
                early.append(one)
            elif groups:
                groups[-1].add(one)
            else:
                early.append(one)
            continue
        metal, fineness, colour = one.value
        known = next((g for g in groups if g.facts["metal"].value == metal), None)
        same = known and (not colour or known.facts.get("colour") is None or known.facts["colour"].value == colour)
        if same:
            _complete(known, one)
            continue
        group = Group()
        groups.append(group)
        for key, value in (("metal", metal), ("fineness", fineness), ("colour", colour)):
            if value:
                group.add(Fact("metal", key, value, one.place, one.start, one.end, one.doubt, one.text))
        for waiting in early:
            group.add(waiting)
        early = []
    if early and not groups:
        groups.append(_gold(early))
    return [group for group in groups if group.facts]


def _complete(group, one):
    """What a second mention of a metal adds: "gold, 22 K yellow"."""
    for key, value in zip(("fineness", "colour"), one.value[1:], strict=True):
        if value and key not in group.facts:
            group.add(Fact("metal", key, value, one.place, one.start, one.end, one.doubt, one.text))


def _gold(early):
    """Karats alone imply gold."""
    group = Group()
    karat = next((one for one in early if one.key == "fineness"), None)
    if karat:
        group.add(Fact("metal", "metal", "gold", karat.place, karat.start, karat.end, karat.doubt))
        for one in early:
            group.add(one)
    return group


def doubt_metals(groups, lexemes, text):
    """Vermeil among silver, and "rose and not white gold": which metal is meant is not sure."""
    corrected = any(a.code == "!" and b.code == "L" for a, b in zip(lexemes, lexemes[1:], strict=False))
    vermeil = "vermeil" in text.lower()
    for group in groups:
        _doubt_metal(group)
        if len(groups) > 1 and "grams" in group.facts and sum("grams" in other.facts for other in groups) == 1:
            group.facts["grams"].doubt = group.facts["grams"].doubt or "of which metal"
        for one in group.facts.values():
            if corrected or (vermeil and one.key in ("metal", "fineness")):
                one.doubt = one.doubt or ("corrected or summed up" if corrected else "vermeil or silver")


def _doubt_metal(group):
    """A fineness that the metal is not made in makes both doubtful."""
    metal, fineness = group.facts.get("metal"), group.facts.get("fineness")
    if metal and fineness and metal.value == "platinum" and fineness.value not in (900, 950, 999):
        metal.doubt = fineness.doubt = "not a usual fineness of platinum"
