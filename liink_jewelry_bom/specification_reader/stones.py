"""Facts about stones to groups, one for each line of stones of the piece."""

from .group import Group
from .rules import Fact

MOST_MERGED = 12  # lines of stones of a piece that may be said in two sentences
HEAVY = 0.25  # carats: one of these is not one of a dozen
SINGULAR_S = ("rubis", "lapis", "onyx", "rds")
PLURALS = ("brts", "bts", "dts", "rds", "bags", "cabs", "diams", "dias")


def gather_stones(stone_facts, clauses):
    """Group the facts about stones; a head (count or nature) after a full stone starts the next."""
    heads = {clauses[one.place] for one in stone_facts if one.key in ("count", "nature") and not one.joins}
    groups, current, clause = [], None, None
    pairs = zip(stone_facts, stone_facts[1:], strict=False)
    ahead = {a.place for a, b in pairs if b.key == "nature" and clauses[a.place] == clauses[b.place]}
    for one in stone_facts:
        fresh, clause = clauses[one.place] != clause, clauses[one.place]
        complete = current and "nature" in current.facts
        repeated = current and one.key in current.facts and one.key in ("count", "nature", "position")
        if repeated and current.facts[one.key].value == one.value and not fresh:
            continue
        if one.joins and current and "count" not in current.facts:
            current.add(one)
            continue
        if current is None or repeated or (fresh and complete and clause in heads):
            current = Group()
            groups.append(current)
        elif one.key == "count" and complete and not fresh and ("carats" in current.facts or one.place in ahead):
            current = Group()
            groups.append(current)
        current.add(one)
    return _merge_mentions(_without_mentions(groups))


def _merge_mentions(groups):
    """Stones named again without a number are the same: "48 diamonds … the diamonds measure 1.15 mm"."""
    kept = []
    for group in groups:
        same = next((old for old in kept[:MOST_MERGED] if _says_more(old, group)), None)
        if not same:
            kept.append(group)
            continue
        for key, one in group.facts.items():
            if key not in same.facts:
                one.doubt = one.doubt or "perhaps of other stones"
                same.facts[key] = one
    return kept


def _says_more(old, group):
    natures = [g.facts["nature"].value for g in (old, group) if "nature" in g.facts]
    own = {key for key, one in group.facts.items() if key not in old.facts or old.facts[key].value != one.value}
    if {"count", "position"} & set(group.facts):
        return False
    return len(natures) == 2 and natures[0] == natures[1] and not own & (set(old.facts) | {"count", "position"})


def _without_mentions(groups):
    """A nature named without anything else, when another line says more of it, is a mention and no stone."""
    kept, longest = [], {}
    for group in groups:
        if "nature" in group.facts:
            nature = group.facts["nature"].value
            longest[nature] = max(longest.get(nature, 0), len(group.facts))
    for group in groups:
        nature = group.facts.get("nature")
        if set(group.facts) - {"nature", "position"} or nature and longest[nature.value] <= len(group.facts):
            kept.append(group)
    return kept


def count_single(group, kind, tabular):
    """A stone named in the singular counts one in a ring, brooch or pendant; so does a heavy one without a name."""
    nature, shape, carats = (group.facts.get(key) for key in ("nature", "shape", "carats"))
    pave = "setting" in group.facts and group.facts["setting"].value == "pave"
    named = nature or (shape if carats and carats.value >= HEAVY else None)
    if "count" in group.facts or tabular or pave or named is None:
        return
    several = _is_plural(named.text) or (shape and _is_plural(shape.text))
    if several and named.text.lower() != "perle":
        return
    usual = kind in (None, "ring", "brooch", "pendant") and not several
    doubt = named.doubt or (None if usual else "one or several")
    group.facts["count"] = Fact("stone", "count", 1, named.place, named.start, named.end, doubt, named.text)


def _is_plural(word):
    """Whether a word of a stone stands for several; Italian plurals end in i or e."""
    word = word.lower()
    if word in SINGULAR_S[:3]:
        return False
    return (
        word in PLURALS or word.endswith(("s", "i", "ts")) or word in ("acquemarine", "perle", "ametiste", "tormaline")
    )


def doubt_stone(group):
    """Doubts about one stone: no nature, weights that do not agree, parcels of heavy stones."""
    found = group.facts
    count, carats, total = (found.get(key) for key in ("count", "carats", "total_carats"))
    if "nature" not in found and ("colour_from" in found or "clarity_from" in found or "origin" in found):
        one = found.get("colour_from") or found.get("clarity_from") or found["origin"]
        doubt = one.doubt or (None if "colour_from" in found else "the stone is not named")
        found["nature"] = Fact("stone", "nature", "diamond", one.place, one.start, one.end, doubt)
    if "nature" not in found:
        for one in found.values():
            one.doubt = one.doubt or "the stone is not named"
    if count and carats and total and abs(count.value * carats.value - total.value) > 0.006:
        for one in (count, carats, total):
            one.doubt = "count, carats and total do not agree"
    if count and carats and not total and count.value >= 6 and carats.value >= 0.1 and not carats.text.endswith("x"):
        carats.doubt = carats.doubt or "carats of one stone or of all"
