"""Facts about the piece itself: kind, name, size, measures, finish."""

from .numerals import tidy
from .patterns import Fact

WIDE_KINDS = ("ring", "bracelet")
LONG_KINDS = ("necklace", "bracelet")
INNER_DIAMETERS = (13, 25)
ITALIAN_OFFSET = 40
LONGEST_STONE = 30
NEAR_THE_SIZE = 25


class Piece:
    """Values of the piece by key: the first is kept, others make it doubtful."""

    def __init__(self):
        self.facts = {}
        self.finishes = []

    def add(self, fact):
        """Keep the first value of a key."""
        if fact.key == "finish":
            self.finishes.append(fact)
            return
        kept = self.facts.setdefault(fact.key, fact)
        if kept is not fact and kept.value != fact.value:
            kept.doubt = kept.doubt or "conflict"

    def values(self):
        """(path, value, fact) of all."""
        for key, fact in self.facts.items():
            yield f"piece.{key}", fact.value, fact
        if self.finishes:
            fact = self.finishes[0]
            fact.doubt = next((one.doubt for one in self.finishes if one.doubt), None)
            yield "piece.finish", sorted({one.value for one in self.finishes}), fact


def kind_of(facts, layout):
    """The fact that tells the kind of piece, None if none does."""
    kinds = [fact for fact in facts if fact.key == "kind" and fact.scope == "piece"]
    if kinds:
        return _first_kind(kinds, facts)
    implied = next((fact for fact in facts if _implies_ring(fact, layout)), None)
    if implied:
        return Fact("piece", "kind", "ring", implied.first, implied.last, None, implied.start, implied.end)
    chains = [fact for fact in facts if fact.scope == "finding" and fact.value == "chain"]
    if chains and not any(fact.scope == "finding" and fact.first < chains[0].first for fact in facts):
        chain = chains[0]
        doubt = None if any(fact.scope == "chain" for fact in facts) else "piece_or_finding"
        return Fact("piece", "kind", "necklace", chain.first, chain.last, doubt, chain.start, chain.end)
    return None


def _implies_ring(fact, layout):
    """half eternity, demi-alliance, ring size"""
    word = layout.tokens[fact.first].text.lower()
    if fact.key == "position":
        return "eternity" in word or "alliance" in word
    return fact.key == "ring_size" and "ring" in word


def _first_kind(kinds, facts):
    first = kinds[0]
    others = {fact.value for fact in kinds} - {first.value}
    if others:
        first.doubt = first.doubt or "several_pieces"
    chain = next((fact for fact in facts if fact.scope == "finding" and fact.value == "chain"), None)
    if chain and chain.first < first.first and first.value == "pendant":
        first.doubt = first.doubt or "piece_or_finding"
    return first


def read_piece(facts, kind, layout, stones):
    """The piece, from its facts and from the measures that turn out to be its."""
    piece = Piece()
    for fact in facts:
        if fact.scope == "piece" and fact.key not in ("kind", "bare_size"):
            piece.add(fact)
    if kind:
        piece.facts["kind"] = kind
        if kind.doubt == "several_pieces":
            for fact in piece.facts.values():
                fact.doubt = fact.doubt or "several_pieces"
    _equal_sizes(facts, piece)
    _bare_size(facts, kind, piece)
    _inner_diameter(kind, piece)
    return piece


def _equal_sizes(facts, piece):
    """misura 17 (57 francese): the same size in two scales is no conflict."""
    sizes = [fact for fact in facts if fact.key == "ring_size" and fact.scope == "piece"]
    scales = [fact for fact in facts if fact.key == "ring_size_scale"]
    if len(sizes) != 2 or len(scales) != 2 or {scale.value for scale in scales} != {"fr", "it"}:
        return
    if sizes[0].doubt in (None, "conflict") and abs(sizes[0].value - sizes[1].value) == ITALIAN_OFFSET:
        sizes[0].doubt = scales[0].doubt = None


def _bare_size(facts, kind, piece):
    """A number or letter alone is the size of a ring that has none."""
    if "ring_size" in piece.facts or kind and kind.value != "ring":
        return
    fact = next((one for one in facts if one.key == "bare_size"), None)
    if fact:
        scale = "fr" if isinstance(fact.value, int | float) else "uk"
        for key, value in (("ring_size", fact.value), ("ring_size_scale", scale)):
            piece.facts[key] = Fact("piece", key, value, fact.first, fact.last, fact.doubt, fact.start, fact.end)


def _inner_diameter(kind, piece):
    """The inner diameter of a ring is its size."""
    fact = piece.facts.get("diameter_mm")
    if not fact or not kind or kind.value != "ring" or "ring_size" in piece.facts:
        return
    if INNER_DIAMETERS[0] <= fact.value <= INNER_DIAMETERS[1]:
        for key, value in (("ring_size", fact.value), ("ring_size_scale", "de")):
            piece.facts[key] = Fact("piece", key, value, fact.first, fact.last, "inner_diameter", fact.start, fact.end)
        del piece.facts["diameter_mm"]


def move_measures(facts, kind, layout):
    """Measures that look like a stone's and are the piece's: the width of a band, the length of a bracelet."""
    said = {}
    for fact in facts:
        if fact.scope == "stone":
            said.setdefault(layout.clause[fact.first], set()).add(fact.key)
    heads = [fact.first for fact in facts if fact.scope == "stone" and fact.key in ("count", "nature", "one")]
    width_known = any(fact.key == "width_mm" for fact in facts)
    for fact in facts:
        if fact.scope != "stone" or fact.key != "size_mm" or fact.row is not None or fact.note in ("bare", "gem"):
            continue
        clause = said[layout.clause[fact.first]]
        if not clause <= {"size_mm", "size2_mm", "band"} and not _beside_kind(fact, layout):
            continue
        pair = "size2_mm" in clause
        if pair and heads and heads[0] < fact.first or width_known or not kind or kind.value not in WIDE_KINDS:
            continue
        if not pair or kind.value == "ring" and not heads or heads and fact.first < heads[0]:
            width_known = _to_width(fact, facts, heads, layout, pair)
    return facts


def _beside_kind(fact, layout):
    return layout.kind(fact.first - 1) == "piece_kind"


def _to_width(fact, facts, heads, layout, pair):
    if fact.value > LONGEST_STONE:
        return False
    before = not heads or fact.first < heads[0] or _beside_kind(fact, layout)
    in_clause_of_piece = before or any(
        other.scope in ("piece", "metal") and layout.clause[other.first] == layout.clause[fact.first]
        for other in facts
    )
    if not in_clause_of_piece:
        return False
    if pair:
        other = next(one for one in facts if one.key == "size2_mm" and one.first == fact.first)
        other.scope, other.key, other.doubt = "piece", "thickness_mm", "stone_or_piece"
        fact.doubt = "stone_or_piece"
        if max(fact.value, other.value) > 10 and other.value > 4:
            fact.scope = other.scope = "nothing"
            return False
    elif heads and not before:
        fact.doubt = fact.doubt or "stone_or_piece"
    fact.scope, fact.key = "piece", "width_mm"
    return True


def corrected_number(facts, layout):
    """facciamo 10,5; 18.5 now: a number after a word of correction replaces the size or length said before."""
    if not any(token.kind == "changed" for token in layout.tokens):
        return
    taken = {place for fact in facts for place in range(fact.first, fact.last + 1)}
    for place, token in enumerate(layout.tokens):
        if token.kind != "number" or place in taken:
            continue
        if layout.kind(place - 1) != "changed" and layout.kind(place + 1) != "changed":
            continue
        for fact in facts:
            if (
                fact.key not in ("ring_size", "length_mm")
                or fact.first > place
                or not isinstance(fact.value, int | float)
            ):
                continue
            value = tidy(token.value * 10) if fact.key == "length_mm" else token.value
            if abs(value - fact.value) <= 0.3 * fact.value:
                fact.value, fact.doubt, fact.start, fact.end = value, "corrected", token.start, token.end


def doubt_size(piece, layout, free_places):
    """Another number of the same scale in the text makes the size doubtful."""
    size = piece.facts.get("ring_size")
    if not size or size.doubt or not isinstance(size.value, int | float):
        return
    lowest, highest = (40, 76) if size.value > 39 else (3, 76)
    for place in free_places:
        token = layout.tokens[place]
        if token.kind == "number" and token.value != size.value and lowest <= token.value <= highest:
            if abs(place - size.first) <= NEAR_THE_SIZE and layout.kind(place - 1) != "order_word":
                size.doubt = "ring_size"
                if "ring_size_scale" in piece.facts and abs(token.value - size.value) > 15:
                    piece.facts["ring_size_scale"].doubt = "ring_size"
