"""Findings and lengths of chain."""

from .patterns import Fact
from .piece import LONG_KINDS

PAIRED = ("earrings", "cufflinks")
# Words such as "papillon" and "tige" mean something else in other pieces.
EARRING_FINDINGS = ("post", "butterfly", "earwire")


def read_findings(facts, kind):
    """[{key: fact}] of the findings in their order, and the facts of the length of the piece."""
    findings, lengths, known = [], [], {}
    for fact in facts:
        if fact.scope == "finding" and fact.key == "kind":
            if fact.value == "chain" and (kind is None or kind in LONG_KINDS):
                if kind is not None:
                    continue
            if fact.value in EARRING_FINDINGS and kind not in (None, *PAIRED):
                fact.doubt = fact.doubt or "piece_or_finding"
            if fact.value not in known:
                known[fact.value] = {"kind": fact}
                findings.append(known[fact.value])
        elif fact.scope == "finding" and fact.key == "count_of_each":
            for found in findings:
                found.setdefault("count", Fact(*_parts(fact)))
        elif fact.scope == "chain":
            lengths.append(fact)
    _count(facts, known)
    return findings, _give_lengths(lengths, known.get("chain"), kind)


def _parts(fact):
    return "finding", "count", fact.value, fact.first, fact.last, fact.doubt, fact.start, fact.end


def _count(facts, known):
    """A count belongs to the finding beside it."""
    for fact in facts:
        if fact.scope == "finding" and fact.key == "count":
            near = [one for one in known.values() if abs(one["kind"].first - fact.first) <= 3]
            if near:
                near[0].setdefault("count", fact)


def _give_lengths(lengths, chain, kind):
    """Lengths of the chain of a pendant go to the chain; the others are the piece's."""
    own = []
    exact = [fact for fact in lengths if fact.doubt != "converted"] or lengths
    for fact in exact:
        if chain is not None and kind not in LONG_KINDS:
            kept = chain.setdefault("length_mm", fact)
            if kept is not fact and kept.value != fact.value:
                kept.doubt = kept.doubt or "conflict"
        else:
            if kind not in LONG_KINDS:
                fact.doubt = fact.doubt or "whose_length"
            own.append(fact)
    return own
