"""Facts about the piece itself and its findings to values."""

import re

from .group import Group
from .phrases import NAMED_BEFORE
from .rules import Fact

CHAIN_FIRST = re.compile(r"\b(?:cha[iî]ne|chain|catena)\b[^.\n]*$")


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


def piece_values(found, text, out):
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


def finding_values(found, kind, out):
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
