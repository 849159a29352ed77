"""All together: tokens to facts, facts to groups, groups to values."""

from . import rules  # noqa: F401 - the rules register themselves
from .findings import read_findings
from .layout import Layout, is_english
from .metals import doubt_unread
from .metals import metals as read_metals
from .moods import judge
from .patterns import TAKEN, Fact, find_facts
from .piece import corrected_number, doubt_size, kind_of, move_measures, read_piece
from .quotes import read_quotes
from .reading import Reading, Value
from .stone_doubts import conclude
from .stones import stone_lines
from .supply import read_supply
from .tables import find_tables, read_table
from .tokens import tokenize
from .vocabulary import recognise

UNREAD_KINDS = ("word", "number", "numeral", "noise", "code", "other", "hue", "shape", "setting", "origin")
MOST_TABLES = 10
HIDDEN_KEYS = ("one", "stone", "same_quality", "bare_size", "setting_at")


def assemble(text):
    """The reading of a text."""
    quotes = read_quotes(text)
    tokens = _outside(recognise(tokenize(text), text), quotes)
    if is_english(tokens):
        _english_words(tokens)
    tables = find_tables(tokens)
    layout = Layout(tokens)
    facts, free = find_facts(tokens)
    for table in tables[:MOST_TABLES]:
        facts = read_table(table, tokens, facts)
    facts.sort(key=lambda fact: (fact.first, fact.start))
    facts = judge(facts, layout)
    corrected_number(facts, layout)
    return _reading(text, tokens, free, facts, layout, quotes)


def _outside(tokens, quotes):
    """Tokens that are in no text to engrave and no name."""
    spans = [
        (quote.start, quote.end)
        for quote in quotes
        if quote.path in ("engraving.text", "piece.name", "piece.collection")
    ]
    return (
        [token for token in tokens if not any(start <= token.start < end for start, end in spans)] if spans else tokens
    )


def _english_words(tokens):
    """ "or" and "due" are no gold and no two in an English text."""
    for token in tokens:
        if token.kind == "metal" and token.text == "or":
            token.kind = "or_word"
        elif token.kind == "numeral" and token.text == "due":
            token.kind = "word"


def _reading(text, tokens, free, facts, layout, quotes):
    kind = kind_of(facts, layout)
    kind_value = kind.value if kind else None
    facts = move_measures(facts, kind, layout)
    facts = _either(facts, layout)
    facts = _bail_positions(facts, layout)
    lines = stone_lines([fact for fact in facts if fact.scope == "stone"], layout)
    lines = conclude(lines, kind_value, layout)
    metals = read_metals([fact for fact in facts if fact.scope == "metal"], layout, bool(kind or lines))
    read_supply(layout, lines, metals)
    piece = read_piece(facts, kind, layout, lines)
    findings, lengths = read_findings(facts, kind_value)
    for fact in lengths:
        doubt = fact.doubt or (kind.doubt if kind and kind.doubt == "several_pieces" else None)
        piece.add(Fact("piece", "length_mm", fact.value, fact.first, fact.last, doubt, fact.start, fact.end))
    unread = [place for place, sign in enumerate(free) if sign != TAKEN]
    doubt_size(piece, layout, unread)
    doubt_unread(metals, layout, unread)
    return _doubt_alone(_values(text, tokens, free, piece, metals, lines, findings, quotes))


def _doubt_alone(reading):
    """A kind of piece of which nothing sure is said: somebody may "ring" somebody."""
    sure = [value for value in reading.values if not value.doubt]
    if [value.path for value in sure] == ["piece.kind"]:
        sure[0].doubt, sure[0].why = True, "kind_mentioned"
    return reading


def _either(facts, layout):
    """A number of "pieces": of the stones when the line of stones before it has no number, else of the piece."""
    stones = {}
    for fact in facts:
        if fact.scope == "stone":
            stones.setdefault(layout.sentence[fact.first], []).append(fact)
    counted = any(fact.key == "quantity" for fact in facts)
    for fact in facts:
        if fact.scope != "either":
            continue
        before = [one for one in stones.get(layout.sentence[fact.first], ()) if one.first < fact.first]
        last_count = max((one.first for one in before if one.key == "count"), default=-1)
        last_noun = max((one.first for one in before if one.key in ("nature", "shape")), default=-1)
        if before and last_noun > last_count:
            fact.scope = "stone"
            fact.doubt = fact.doubt or ("pieces_or_stones" if fact.note == "pieces" else None)
            fact.note = "after"
        elif not counted:
            fact.scope, fact.key = "piece", "quantity"
            fact.doubt = fact.doubt or (
                "pieces_or_stones" if fact.note == "number_word" or before and last_noun < 0 else None
            )
    return facts


def _bail_positions(facts, layout):
    """Bail: 3 round diamonds — the place of stones as well as a finding."""
    added = []
    for fact in facts:
        if fact.scope != "finding" or fact.value != "bail":
            continue
        clause = layout.clause[fact.first]
        heads = [
            one
            for one in facts
            if one.scope == "stone"
            and one.key in ("count", "nature")
            and layout.clause[one.first] == clause
            and one.first > fact.first
        ]
        before = layout.kind(fact.first - 1) == "the" and any(
            one.scope == "stone"
            and one.key == "nature"
            and layout.clause[one.first] == clause
            and one.first < fact.first
            for one in facts
        )
        if before:
            fact.doubt = fact.doubt or "piece_or_finding"
        if heads or before:
            added.append(Fact("stone", "position", "bail", fact.first, fact.last, fact.doubt, fact.start, fact.end))
    return sorted(facts + added, key=lambda fact: (fact.first, fact.start)) if added else facts


def _values(text, tokens, free, piece, metals, lines, findings, quotes):
    out = list(piece.values())
    for number, group in enumerate(metals):
        out += [(f"metals.{number}.{key}", fact.value, fact) for key, fact in group.facts.items()]
    for number, line in enumerate(lines):
        out += [
            (f"stones.{number}.{key}", fact.value, fact) for key, fact in line.facts.items() if key not in HIDDEN_KEYS
        ]
    for number, found in enumerate(findings):
        out += [(f"findings.{number}.{key}", fact.value, fact) for key, fact in found.items()]
    out += [(quote.path, quote.value, quote) for quote in quotes]
    reading, seen = Reading(), set()
    for path, value, fact in out:
        if path not in seen:
            seen.add(path)
            reading.values.append(Value(path, value, fact.start, fact.end, bool(fact.doubt), fact.doubt))
    reading.unread = [
        (token.start, token.end)
        for token, sign in zip(tokens, free, strict=True)
        if sign != TAKEN and token.kind in UNREAD_KINDS
    ]
    return reading
