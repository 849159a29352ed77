"""What the words around a fact make of it: dropped, moved or doubted."""

import re

from .rules import Fact

ELSE = re.compile(r"colis|pacco|ecrin|écrin|ancien|parcel|box\b|\bold |vecchi")
EACH_SIDE = re.compile(
    r"either side|de chaque c|chacune? (?:surmont|avec|orn)|each (?:hanging|with|set)"
    r"|(?:per|par|each|x|one per)\s(?:boucle|hoop|orecchino|link|drop|earring)"
)
DENIED = ("sans", "without", "no", "senza")


class Judge:
    """Looks at the words around each fact: drops what is about something else, marks what is unsure."""

    def __init__(self, found, lexemes, clauses, text, kind):
        self.lexemes, self.clauses, self.text, self.kind = lexemes, clauses, text, kind
        self.heads = {clauses[one.place] for one in found if one.key in ("count", "nature")}
        self.said = {}
        for one in found:
            if one.scope == "stone":
                self.said.setdefault(clauses[one.place], set()).add(one.key)
        self.first_stone = min(
            (one.place for one in found if one.scope == "stone" and one.key != "size_mm"), default=0
        )
        positions = [one.place for one in found if one.key == "position"]
        self.first_position = min(positions, default=len(lexemes))
        self.wide = any(one.key == "width_mm" for one in found)

    def keeps(self, one):
        """False for a weight of a parcel, a finding denied, the English or French word "or"."""
        before = self.lexemes[one.place - 1].code if one.place else ""
        following = self.lexemes[one.place + 1].code if one.place + 1 < len(self.lexemes) else ""
        if one.key == "grams":
            return not ELSE.search(self.text[max(0, one.start - 40) : one.start].lower())
        if one.key == "nature" and before == "!" and self.lexemes[one.place - 1].text.lower() in DENIED:
            return False
        if one.key == "metal" and one.text == "or":
            return before not in tuple("STHO") and following not in tuple("STHnw")
        return one.scope != "finding" or before != "!"

    def move(self, one):
        """A small diameter is a stone's; a bare measure before any stone is the width of the band."""
        if one.key == "diameter_mm" and one.value < 8:
            one.scope, one.key = "stone", "size_mm"
        elif one.key == "size_mm" and self.kind in ("ring", "bracelet") and not self.wide:
            if self.said[self.clauses[one.place]] == {"size_mm"} and one.place < (self.first_stone or one.place + 1):
                one.scope, one.key = "piece", "width_mm"
                self.wide = True

    def why(self, one):
        """Reason to doubt one fact, or None."""
        clause = self.clauses[one.place]
        if one.key == "hue":
            near = [x.code for x in self.lexemes[max(0, one.place - 3) : one.place + 3]]
            return None if any(code in "TbH" for code in near) else "the colour of something else"
        if one.key == "metal" and one.value == ("gold", None, None) and self.kind is None:
            return "perhaps the price of gold"
        if one.key == "nature" and one.value == "zirconia":
            return "zircon or zirconia"
        if one.key == "size_mm" and one.value >= 15 and isinstance(one.value, int):
            return "long for a stone"
        if one.key == "position" and clause not in self.heads:
            return "perhaps of something else"
        return self._lone(one, clause)

    def _lone(self, one, clause):
        """A measure or a setting in a clause that names no stone."""
        alone = not {clause, clause - 1} & self.heads
        if one.key in ("size_mm", "size2_mm", "carats") and alone:
            return "of which stone"
        if one.key in ("setting", "size_mm") and clause not in self.heads and self.first_position < one.place:
            return "of which stone"
        return None


def _inner_diameter(one):
    """A diameter of 13 to 25 mm of a ring is its size."""
    one.key, one.doubt = "ring_size", one.doubt or "an inner diameter"
    return Fact("piece", "ring_size_scale", "de", one.place, one.start, one.end, one.doubt)


def judge_facts(found, lexemes, clauses, text, kind, codes):
    """The facts that hold, each marked where the words around make it unsure."""
    judge, kept = Judge(found, lexemes, clauses, text, kind), []
    for one in found:
        if not judge.keeps(one):
            continue
        judge.move(one)
        one.doubt = one.doubt or judge.why(one)
        kept.append(one)
        if one.key == "diameter_mm" and kind == "ring" and 13 <= one.value <= 25:
            kept.append(_inner_diameter(one))
    _doubt_sizes(kept, lexemes, codes)
    words = "".join(x.code for x in lexemes)
    if re.search(r"![,w]{0,2}!?N|N[Tb]:", words):
        doubt_all(kept, ("stone",), None, "corrected or summed up")
    if EACH_SIDE.search(text.lower()):
        doubt_all(kept, ("stone",), ("count",), "for one of two")
    return kept


def doubt_all(found, scopes, keys, why):
    for one in found:
        if one.scope in scopes and (keys is None or one.key in keys):
            one.doubt = one.doubt or why


def _doubt_sizes(found, lexemes, codes):
    """Another whole number that could be the size makes it doubtful."""
    others = {x.value for x, code in zip(lexemes, codes, strict=True) if x.code == code == "N" and 9 < x.value < 77}
    for one in found:
        if one.key in ("ring_size", "ring_size_scale") and others - {one.value}:
            one.doubt = one.doubt or "another number may be the size"


def doubt_several_kinds(found):
    """A necklace and earrings in one text: whose length, whose width?"""
    kinds = {one.value for one in found if one.scope == "piece" and one.key == "kind" and not one.doubt}
    if len(kinds - {"pendant", "bracelet"}) > 1 or len(kinds) > 2:
        doubt_all(found, ("piece", "chain"), None, "of which piece")
