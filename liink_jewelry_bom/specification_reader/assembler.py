"""Facts to a reading: which stone, metal or finding each fact belongs to, and what is doubtful."""

import re

from .grades import grade_facts
from .judge import doubt_several_kinds, judge_facts
from .lexer import normal
from .metals import doubt_metals, gather_metals
from .phrases import doubt_by_words, named_values
from .piece import finding_values, piece_values
from .reading import Reading, Value
from .rules import Fact, facts
from .statements import apply_statements, take_loose
from .stones import count_single, doubt_stone, gather_stones
from .table import table_facts


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


def _doubt_alone(out):
    """A piece and nothing else: somebody may "ring" somebody."""
    if {path for path, *_rest in out} == {"piece.kind"}:
        return [(path, value, one, doubt or "nothing else is said of it") for path, value, one, doubt in out]
    return out


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
    found = [part for one in found for part in (grade_facts(one) if one.key == "grades" else [one])]
    for one in found:
        if clauses[one.place] in uncertain:
            one.doubt = one.doubt or "the sentence asks, denies or names another"
    doubt_several_kinds(found)
    found += _eternity(found) or _of_a_size(found)
    kind = next((one.value for one in found if one.key == "kind" and one.scope == "piece"), None)
    found = judge_facts(found, lexemes, clauses, text, kind, codes)
    doubt_by_words(text, found)
    out = named_values(text, found)
    piece_values([one for one in found if one.scope in ("piece", "quote")], text, out)
    finding_values([one for one in found if one.scope in ("finding", "chain")], kind, out)
    untold_table = text.count("\t") > 2 and not known
    out += _materials(text, found, lexemes, clauses, kind, untold_table)
    return _reading(text, _doubt_alone(out), lexemes, codes)


def _materials(text, found, lexemes, clauses, kind, untold_table):
    """Values of the stones and metals, each in the order of the text."""
    metals = gather_metals([one for one in found if one.scope == "metal"])
    of_one, of_all = take_loose(normal(text), [one for one in found if one.scope == "stone"])
    stones = gather_stones(of_one, clauses) or gather_stones(of_all, clauses)
    apply_statements(text, lexemes, stones, metals, of_all)
    _finish_stones(stones, kind, untold_table)
    doubt_metals(metals, lexemes, text)
    return [
        (f"{name}.{number}.{key}", one.value, one, one.doubt)
        for name, groups in (("stones", stones), ("metals", metals))
        for number, group in enumerate(groups)
        for key, one in group.facts.items()
    ]


def _finish_stones(stones, kind, untold_table):
    """Count the single ones; from the first line that says too little on, the lines may be counted wrongly."""
    unsure = "read from a table" if untold_table else None
    for group in stones:
        nameless = "nature" not in group.facts and "colour_from" not in group.facts
        if len(stones) > 1 and (nameless or len(group.facts) < 3):
            unsure = unsure or "the number of stone lines is not sure"
        count_single(group, kind, untold_table)
        doubt_stone(group)
        for one in group.facts.values() if unsure else ():
            one.doubt = one.doubt or unsure


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
