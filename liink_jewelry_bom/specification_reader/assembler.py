"""Facts to a reading: which stone, metal or finding each fact belongs to, and what is doubtful."""

# ruff: noqa: E501  # rules and vocabulary: one a line

import re

from .lexer import normal
from .phrases import NAMED_BEFORE, doubt_by_words, named_values
from .reading import Reading, Value
from .rules import Fact, facts
from .statements import apply_statements, take_loose
from .table import table_facts

GRADES = {"tw": "FG", "w": "HH", "river": "DE"}
CLARITIES = {"VVS": ("VVS1", "VVS2"), "VS": ("VS1", "VS2"), "SI": ("SI1", "SI2")}
GRADE = re.compile(r"(?:(?:couleur|colour|colore|color)\s)?\s*(tw|river|w|[d-m](?:[-/–\s]{0,3}[d-m]){0,2})(?![a-z\d])")
CLARITY = re.compile(r"(?:vvs|vs|si)[123]?(?![a-z])|[pi][123]|if|fl")
SKIPPED = ("w", "M", "\n", ",", ".", "?", ":", "/")


def _clarity(word):
    word = word.upper()
    if word[0] in "PI" and word[1:].isdigit():
        word = "I" + word[1]
    return CLARITIES.get(word, (word, word))


CLARITIES_LAST = re.compile(
    rf"(?:^|(?<=[\s/,-]))(?:purete\s|purezza\s|clarity\s)?({CLARITY.pattern})(?:\s?[-/]\s?({CLARITY.pattern}))?(?=[^a-z]*(?:ou mieux)?[^a-z]*$)"
)


def _grades(one):
    """A lexeme such as "gh/vs-si1" gives up to four facts: letters are colours, what ends it clarities."""
    word, result = one.value, {}
    clarities = CLARITIES_LAST.search(word)
    colours = GRADE.match(word[: clarities.start()] if clarities else word)
    if colours:
        letters = GRADES.get(colours[1]) or re.sub("[^a-z]", "", colours[1]).upper()
        result["colour_from"], result["colour_to"] = letters[0], letters[-1]
    if clarities:
        best, worst = clarities[1], clarities[2] or clarities[1]
        result["clarity_from"], result["clarity_to"] = _clarity(best)[0], _clarity(worst)[1]
    doubt = "or better" if "+" in word or "mieux" in word else None
    return [Fact("stone", key, value, one.place, one.start, one.end, doubt, one.text) for key, value in result.items()]


class Group:
    """The values of one stone, metal or finding being gathered."""

    def __init__(self):
        self.facts = {}

    def add(self, one):
        """Keep the first value; another value of the same key makes it doubtful."""
        kept = self.facts.get(one.key)
        # "Pavé" is how it looks; a setting named besides is how it is held.
        if kept is None or (one.key == "setting" and kept.value == "pave"):
            self.facts[one.key] = one
        elif kept.value != one.value:
            kept.doubt = kept.doubt or f"another value is written: {one.text}"


def _clauses(lexemes):
    """Number of the clause of each lexeme, whether it starts a line, and the clauses that are uncertain."""
    clause, numbers, uncertain = 0, [], set()
    for one in lexemes:
        if one.code in ("\n", ",", "."):
            clause += 1
        numbers.append(clause)
        if one.code in ("!", "?"):
            uncertain.add(clause)
    return numbers, uncertain


def _stones(stone_facts, clauses):
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


MOST_MERGED = 12  # lines of stones of a piece that may be said in two sentences


def _merge_mentions(groups):
    """Stones named again without a number, with what was not said before, are the same: "48 diamonds … diamonds 1.15 mm"."""
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


def _metals(metal_facts):
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


HEAVY = 0.25  # carats: one of these is not one of a dozen


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


SINGULAR_S = ("rubis", "lapis", "onyx", "rds")
PLURALS = ("brts", "bts", "dts", "rds", "bags", "cabs", "diams", "dias")


def _is_plural(word):
    """Whether a word of a stone stands for several; Italian plurals end in i or e."""
    word = word.lower()
    if word in SINGULAR_S[:3]:
        return False
    return (
        word in PLURALS or word.endswith(("s", "i", "ts")) or word in ("acquemarine", "perle", "ametiste", "tormaline")
    )


def _single(group, kind, tabular):
    """A stone named in the singular counts one in a ring, a brooch or a pendant; so does a heavy one without a name."""
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


def _doubt_stone(group):
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


def _doubt_alone(out):
    """A piece and nothing else: somebody may "ring" somebody."""
    if {path for path, *_rest in out} == {"piece.kind"}:
        return [(path, value, one, doubt or "nothing else is said of it") for path, value, one, doubt in out]
    return out


def _doubt_metals(groups, lexemes, text):
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


def _quote(one, text, kind_facts, out):
    before = re.split(r"[\n]", text[max(0, one.start - 60) : one.start].lower())[-1]
    inner = text[one.start + 1 : one.end - 1].strip(" \xa0")
    after = text[one.end : one.end + 25].lower()
    if re.search(r"grav|engr|incis|inciso|marquage|ini[tz]ial", before) or re.match(
        r"\s?(?:grav|engraved|incis)", after
    ):
        out.append(("engraving.text", inner, one, one.doubt))
        around = before[-40:] + after
        place = re.search(r"int[eé]r|inside|dentro|intern|(dos\b|back|retro)|(ext\b|estern|outside)", around)
        if place:
            value = "back" if place[1] else "outside" if place[2] else "inside"
            out.append(("engraving.place", value, one, one.doubt))
    elif any(0 <= one.start - k.end < 6 for k in kind_facts):
        out.append(("piece.name", inner, one, one.doubt))
    elif NAMED_BEFORE.search(before) and len(inner.split()) < 4:
        out.append(("piece.name", inner, one, one.doubt or "perhaps its name"))


def _piece(found, text, out):
    """Values of the piece itself: the first of each is kept, several kinds or sizes are doubtful."""
    group, finishes = Group(), []
    kinds = [one for one in found if one.key == "kind"]
    if kinds and kinds[0].value == "pendant" and CHAIN_FIRST.search(text[: kinds[0].start].lower()):
        kinds[0].doubt = kinds[0].doubt or "the chain or the pendant"
    for one in found:
        if one.scope == "quote":
            _quote(one, text, kinds, out)
        elif one.key == "finish":
            finishes.append(one)
        elif one.key == "reference":
            group.add(
                Fact(
                    "piece",
                    "reference",
                    re.split(r"[\s:\t]+", one.value)[-1],
                    one.place,
                    one.start,
                    one.end,
                    one.doubt,
                )
            )
        else:
            group.add(one)
    out += [(f"piece.{key}", one.value, one, one.doubt) for key, one in group.facts.items()]
    if finishes:
        values = {one.value for one in finishes}
        out.append(("piece.finish", sorted(values), finishes[0], next((o.doubt for o in finishes if o.doubt), None)))


def _findings(found, kind, out):
    """Findings in order; a length of chain is the piece's in a necklace or bracelet."""
    number, chain, kinds = -1, None, set()
    waiting = None
    for one in found:
        if one.scope == "finding" and one.key == "count":
            waiting = one
            continue
        if one.scope == "finding":
            if one.value == "chain" and kind in ("necklace", "bracelet"):
                continue
            if one.value in kinds:
                continue
            kinds.add(one.value)
            number += 1
            doubt = one.doubt or (
                "the piece or a finding" if kind is None and (one.value == "chain" or "chain" in kinds) else None
            )
            out.append((f"findings.{number}.kind", one.value, one, doubt))
            chain = number if one.value == "chain" else chain
            if waiting:
                out.append((f"findings.{number}.count", waiting.value, waiting, waiting.doubt))
                waiting = None
    lengths = [one for one in found if one.scope == "chain"]
    for one in lengths:
        path = "piece.length_mm"
        if kind not in ("necklace", "bracelet"):
            path = "piece.length_mm" if chain is None else f"findings.{chain}.length_mm"
        doubt = one.doubt or ("whose length" if kind is None or len(lengths) > 1 else None)
        out.append((path, one.value, one, doubt))


ELSE = re.compile(r"colis|pacco|ecrin|écrin|ancien|parcel|box\b|\bold |vecchi")
EACH_SIDE = re.compile(
    r"either side|chacune? (?:surmont|avec|orn)|each (?:hanging|with|set)|(?:per|par|each|x|one per)\s(?:boucle|hoop|orecchino|link|drop|earring)|de chaque c"
)


CHAIN_FIRST = re.compile(r"\b(?:cha[iî]ne|chain|catena)\b[^.\n]*$")


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


def _judged(found, lexemes, clauses, text, kind, codes):
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
        _doubt_all(kept, ("stone",), None, "corrected or summed up")
    if EACH_SIDE.search(text.lower()):
        _doubt_all(kept, ("stone",), ("count",), "for one of two")
    return kept


def _doubt_all(found, scopes, keys, why):
    for one in found:
        if one.scope in scopes and (keys is None or one.key in keys):
            one.doubt = one.doubt or why


def _doubt_sizes(found, lexemes, codes):
    """Another whole number that could be the size makes it doubtful."""
    others = {x.value for x, code in zip(lexemes, codes, strict=True) if x.code == code == "N" and 9 < x.value < 77}
    for one in found:
        if one.key in ("ring_size", "ring_size_scale") and others - {one.value}:
            one.doubt = one.doubt or "another number may be the size"


def _doubt_several_kinds(found):
    """A necklace and earrings in one text: whose length, whose width?"""
    kinds = {one.value for one in found if one.scope == "piece" and one.key == "kind" and not one.doubt}
    if len(kinds - {"pendant", "bracelet"}) > 1 or len(kinds) > 2:
        _doubt_all(found, ("piece", "chain"), None, "of which piece")


def _eternity(found):
    """An eternity band is said by how far its stones go: "demi-alliance", "full eternity"."""
    if any(one.key == "kind" and one.scope == "piece" for one in found):
        return []
    said = next(
        (one for one in found if one.key == "position" and re.search("eternity|alliance", one.text.lower())), None
    )
    return [Fact("piece", "kind", "ring", said.place, said.start, said.end, said.doubt, said.text)] if said else []


def _of_a_size(found):
    """What has a ring size is a ring, most likely."""
    if any(one.key == "kind" and one.scope == "piece" for one in found):
        return []
    said = next((one for one in found if one.key == "ring_size"), None)
    return (
        [Fact("piece", "kind", "ring", said.place, said.start, said.end, "as it has a size", said.text)]
        if said
        else []
    )


def assemble(text, lexemes):
    """Reading of the lexemes of a text."""
    known, taken = table_facts(text, lexemes)
    clauses, uncertain = _clauses(lexemes)
    found, codes = facts(lexemes, known, taken)
    found = [part for one in found for part in (_grades(one) if one.key == "grades" else [one])]
    for one in found:
        if clauses[one.place] in uncertain:
            one.doubt = one.doubt or "the sentence asks, denies or names another"
    _doubt_several_kinds(found)
    found += _eternity(found) or _of_a_size(found)
    kind = next((one.value for one in found if one.key == "kind" and one.scope == "piece"), None)
    found = _judged(found, lexemes, clauses, text, kind, codes)
    doubt_by_words(text, found)
    out = named_values(text, found)
    _piece([one for one in found if one.scope in ("piece", "quote")], text, out)
    _findings([one for one in found if one.scope in ("finding", "chain")], kind, out)
    metals = _metals([one for one in found if one.scope == "metal"])
    tabular = text.count("\t") > 2 and not known
    of_one, loose = take_loose(normal(text), [one for one in found if one.scope == "stone"])
    stones = _stones(of_one, clauses) or _stones(loose, clauses)
    apply_statements(text, lexemes, stones, metals, loose)
    unsure = None
    for number, group in enumerate(stones):
        if "nature" not in group.facts and "colour_from" not in group.facts or len(group.facts) < 3:
            unsure = "the number of stone lines is not sure" if len(stones) > 1 else unsure
        _single(group, kind, tabular)
        _doubt_stone(group)
        for one in group.facts.values() if tabular or unsure else ():
            one.doubt = one.doubt or unsure or "read from a table"
        out += [(f"stones.{number}.{key}", one.value, one, one.doubt) for key, one in group.facts.items()]
    _doubt_metals(metals, lexemes, text)
    for number, group in enumerate(metals):
        out += [(f"metals.{number}.{key}", one.value, one, one.doubt) for key, one in group.facts.items()]
    return _reading(text, _doubt_alone(out), lexemes, codes)


def _reading(text, out, lexemes, codes):
    """One value a path, and the words that no fact took."""
    reading, seen = Reading(), set()
    for path, value, one, doubt in out:
        if path not in seen:
            seen.add(path)
            reading.values.append(Value(path, value, one.start, one.end, bool(doubt), doubt))
    reading.unread = [(x.start, x.end) for x, code in zip(lexemes, codes, strict=True) if code in "wMNno"]
    end = lexemes[-1].end if lexemes else 0
    if re.search(r"\w", text[end:]):
        reading.unread.append((end, len(text)))
    return reading
