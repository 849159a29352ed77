"""Facts about metals to groups: each metal with its fineness, colour, grams and loss."""

from .patterns import Fact
from .words_metal import FINENESSES, USUAL


class Metal:
    """One metal: facts by key."""

    def __init__(self, fact):
        self.facts = {}
        for key, value in zip(("metal", "fineness", "colour"), fact.value, strict=True):
            if value:
                self.facts[key] = Fact("metal", key, value, fact.first, fact.last, fact.doubt, fact.start, fact.end)

    def add(self, fact):
        """Keep the first value; another one makes it doubtful."""
        kept = self.facts.setdefault(fact.key, fact)
        if kept is not fact and kept.value != fact.value:
            kept.doubt = kept.doubt or "conflict"

    def is_same(self, fact):
        """Does the fact name this metal again?"""
        metal, fineness, colour = fact.value
        known = {key: one.value for key, one in self.facts.items()}
        if metal != known["metal"] or colour and known.get("colour", colour) != colour:
            return False
        return not (fineness and colour and "colour" in known and known.get("fineness", fineness) != fineness)


def metals(facts, layout, is_piece):
    """The metals in the order in which they are named."""
    groups, owner, repeated, priced = [], {}, set(), _priced(facts, layout)
    for fact in facts:
        if fact.key != "metal" or id(fact) in priced:
            continue
        same = next((group for group in groups if group.is_same(fact)), None)
        if same is None:
            same = Metal(fact)
            groups.append(same)
            if fact.value == ("gold", None, None) and not is_piece:
                same.facts["metal"].doubt = same.facts["metal"].doubt or "gold_price"
        else:
            for key, one in Metal(fact).facts.items():
                if key != "metal":
                    same.add(one)
            repeated.add(fact.first)
        owner[fact.first] = same
    rest = [fact for fact in facts if fact.key != "metal"]
    if rest and not groups:
        groups = _implied(rest)
    for fact in rest:
        if fact.key == "fineness" and not repeated.isdisjoint(range(fact.first - 2, fact.first + 3)):
            fact.doubt = fact.doubt or "two_metals"
        _attach(fact, groups, owner, layout)
    for group in groups:
        _doubt_fineness(group)
    return groups


def _priced(facts, layout):
    """Metals named in the price of gold."""
    return {
        id(fact)
        for fact in facts
        if fact.key == "metal" and layout.mood(fact.first, "aside") and layout.kind(fact.first - 1) == "aside"
    }


def _implied(rest):
    """Karats without a metal are gold."""
    fact = next((one for one in rest if one.key == "fineness"), None)
    if fact is None:
        return []
    doubt = None if fact.value in (375, 585, 750, 916) else "gold_implied"
    return [Metal(Fact("metal", "metal", ("gold", None, None), fact.first, fact.last, doubt, fact.start, fact.end))]


def _attach(fact, groups, owner, layout):
    """A fineness belongs to the metal beside it; grams and loss to the metal before."""
    if not groups:
        return
    group, sure = _owner(fact, groups, owner, layout)
    if not sure:
        fact.doubt = fact.doubt or "two_metals"
    if fact.key in ("grams", "loss_percent") and fact.key in group.facts:
        free = [one for one in groups if fact.key not in one.facts]
        group = free[0] if free else group
    group.add(fact)


def _owner(fact, groups, owner, layout):
    """(metal that a fact is about, whether that is sure)"""
    if len(groups) == 1 and fact.key != "fineness":
        return groups[0], True
    if fact.last + 1 in owner:
        return owner[fact.last + 1], True
    same_line = [place for place in owner if layout.line[place] == layout.line[fact.first]]
    before = [place for place in same_line if place < fact.first]
    after = [place for place in same_line if place > fact.first and layout.clause[place] == layout.clause[fact.first]]
    if before:
        near = layout.clause[before[-1]] == layout.clause[fact.first] or len(groups) == 1
        return owner[before[-1]], near or fact.key != "fineness" and len(groups) == 1
    if after:
        return owner[after[0]], True
    if len(groups) == 1:
        return groups[0], True
    earlier = [place for place in owner if place < fact.first]
    return (owner[max(earlier)] if earlier else groups[0]), False


def doubt_unread(groups, layout, free_places):
    """A fineness that stands elsewhere in the text, unread, makes the one read doubtful."""
    others = {layout.tokens[place].value for place in free_places if layout.tokens[place].kind == "number"} & set(
        FINENESSES
    )
    for group in groups:
        fineness = group.facts.get("fineness")
        if fineness and others - {fineness.value}:
            fineness.doubt = fineness.doubt or "conflict"


def _doubt_fineness(group):
    """A fineness that the metal is not made in makes both doubtful."""
    metal, fineness = group.facts.get("metal"), group.facts.get("fineness")
    if metal and fineness and fineness.value not in USUAL.get(metal.value, (fineness.value,)):
        metal.doubt = fineness.doubt = "fineness"
