"""What a piece is made of, generation by generation, in grams, pieces and carats. Pure Python, no Odoo."""

from collections import defaultdict
from dataclasses import dataclass, field

# Name of each measure and the digits it is kept with.
MEASURES = {"quantity": 4, "fine_weight": 5, "carats": 3}
MATERIALS = ("metal", "scrap", "stone")


@dataclass(slots=True)
class Portion:
    """So much of a lot, in the piece. ``level`` 1 went into it directly, 2 made a lot that did, and so on."""

    lot_id: int
    kind: str
    level: int = 1
    quantity: float = 0.0
    fine_weight: float = 0.0
    carats: float = 0.0
    line_ids: set = field(default_factory=set)
    earlier: list = field(default_factory=list)

    def add(self, other):
        for name in MEASURES:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.line_ids |= other.line_ids
        self.rounded()

    def rounded(self):
        for name, digits in MEASURES.items():
            setattr(self, name, round(getattr(self, name), digits))
        return self


class Genealogy:
    """The ancestors of one lot, from the links that ``liink.lot.link._liink_get_ancestors`` returns.

    The links into the piece are exact. Those of earlier generations tell what made a whole lot: the piece is given its
    share of them, in proportion, so that each generation sums to the next. A cycle is cut where it closes.
    """

    def __init__(self, root_id, links, made=None):
        """:param dict made: {lot id: quantity made} of made lots, for components; 1 where it is not known"""
        self.root_id = root_id
        self.made = made or {}
        self.links_into = defaultdict(list)
        for link in links:
            self.links_into[link["child_lot_id"]].append(link)

    @property
    def lot_ids(self):
        """Ids of all ancestors."""
        return {link["parent_lot_id"] for links in self.links_into.values() for link in links}

    def is_made(self, lot_id):
        """True for a lot whose own origin is recorded."""
        return bool(self.links_into.get(lot_id))

    def portions(self):
        """Return what the piece is made of: its lots of metal, stones and other material, each with ``earlier``.

        A component that was itself made (a casting) is replaced by what it was made of.
        """
        found = self._parents(Portion(self.root_id, "jewel", 0, 1.0))
        for _generation in range(len(self.links_into)):
            made = [p for p in found if p.kind not in MATERIALS and self.is_made(p.lot_id)]
            if not made:
                break
            found = [p for p in found if p not in made]
            for component in made:
                found += self._parents(component)
        for portion in found:
            portion.level = 1
            portion.earlier = self._earlier(portion)
        return found

    def _earlier(self, portion):
        """Return the earlier generations of ``portion``, the nearest first, one entry per lot and level."""
        result, level = [], [portion]
        for _generation in range(len(self.links_into)):
            parents = [p for child in level for p in self._parents(child)]
            level = self._merge(p for p in parents if p.lot_id not in (self.root_id, portion.lot_id))
            result += level
        return result

    def _parents(self, child):
        """Return the share that each lot ``child`` was made of has in this portion of it."""
        links = self.links_into.get(child.lot_id, [])
        shares = self._shares(child, links)
        return self._merge(
            Portion(
                link["parent_lot_id"],
                link["parent_kind"],
                child.level + 1,
                *(link[name] * share for name, share in zip(MEASURES, shares, strict=True)),
                line_ids={link["consumed_line_id"]} - {None},
            )
            for link in links
        )

    def _shares(self, child, links):
        """Return the shares of quantity, fine grams and carats that this portion is of all that made its lot.

        Matter that keeps its kind is shared by its own measure, so that a loss between the two does not show as gold
        nobody has; a component, which is counted, by pieces.
        """
        if child.kind not in MATERIALS:
            return [child.quantity / self.made.get(child.lot_id, child.quantity or 1.0)] * len(MEASURES)
        totals = [sum(link[name] for link in links) for name in MEASURES]
        return [getattr(child, name) / total if total else 0.0 for name, total in zip(MEASURES, totals, strict=True)]

    @staticmethod
    def _merge(portions):
        merged = {}
        for portion in portions:
            known = merged.get(portion.lot_id)
            if known:
                known.add(portion)
            else:
                merged[portion.lot_id] = portion.rounded()
        return list(merged.values())
