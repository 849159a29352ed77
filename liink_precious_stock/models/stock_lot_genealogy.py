from odoo import api, models
from odoo.tools import SQL

from ..tools import format_measure
from .stock_lot import GRAM_KINDS

DEPTH, MOST_DEPTH = 2, 5
NEIGHBOURS = 8  # shown of one lot; the others are counted


class StockLot(models.Model):
    """The genealogy of a lot as a graph: what it was made from, what it went into, with quantities.

    Read level by level, one query each, with a limit per lot: a parcel that went into five thousand pieces costs
    no more than one that went into ten.
    """

    _inherit = "stock.lot"

    @api.readonly
    def liink_get_genealogy(self, depth=DEPTH):
        """Return the graph around this lot.

        :param int depth: how many steps back and forth, at most 5
        :return: dict nodes, edges and more. A node is {id, level, name, product, kind}: level −1 is a parent, 1 a
            child. An edge is {source, target, text}. ``more`` lists {id, level, count}: so many lots beside those
            shown, on that side of that lot.
        :raise AccessError: for whoever may not read the lot or does not work with LIINK
        """
        self.ensure_one()
        self._liink_check_reader()
        depth = min(max(int(depth), 1), MOST_DEPTH)
        levels, edges, more = {self.id: 0}, [], []
        for side in (-1, 1):
            self._liink_walk_side(side, depth, levels, edges, more)
        return self._liink_graph(levels, edges, more)

    def _liink_walk_side(self, side, depth, levels, edges, more):
        """Walk ``depth`` steps back (−1) or forth (1), filling levels, edges and more."""
        frontier = self.ids
        for step in range(1, depth + 2):
            rows = self._liink_neighbours(frontier, side) if frontier else []
            if step > depth:
                shown = {}
            else:
                shown = self._liink_readable(rows)
            self._liink_count_hidden(rows, shown, side, step, more)
            frontier = []
            for row in rows:
                if row["far"] not in shown:
                    continue
                edges.append((row, side))
                if row["far"] not in levels:
                    levels[row["far"]] = side * step
                    frontier.append(row["far"])

    def _liink_readable(self, rows):
        """Return the lots of these rows that the user may read, as {lot id: lot}."""
        lots = self.browse({row["far"] for row in rows})._filtered_access("read")
        return {lot.id: lot for lot in lots}

    def _liink_count_hidden(self, rows, shown, side, step, more):
        """Note how many neighbours of each lot are not shown."""
        totals, visible = {}, {}
        for row in rows:
            totals[row["near"]] = row["total"]
            visible[row["near"]] = visible.get(row["near"], 0) + (row["far"] in shown)
        more += [
            {"id": near, "level": side * step, "count": total - visible[near]}
            for near, total in totals.items()
            if total > visible[near]
        ]

    @api.model
    def _liink_neighbours(self, lot_ids, side):
        """Return the nearest lots of ``lot_ids`` on a side, the largest quantities first, NEIGHBOURS of each lot."""
        near, far = ("child_lot_id", "parent_lot_id") if side < 0 else ("parent_lot_id", "child_lot_id")
        self.env["liink.lot.link"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT * FROM (
                    SELECT link.%(near)s AS near, link.%(far)s AS far, SUM(link.quantity) AS quantity,
                           SUM(link.fine_weight) AS fine_weight, SUM(link.carats) AS carats,
                           COUNT(*) OVER (PARTITION BY link.%(near)s) AS total,
                           ROW_NUMBER() OVER (
                               PARTITION BY link.%(near)s ORDER BY SUM(link.quantity) DESC, link.%(far)s
                           ) AS rank
                    FROM liink_lot_link link
                    WHERE link.%(near)s = ANY(%(lot_ids)s) AND link.reversed_link_id IS NULL
                      AND NOT EXISTS (SELECT 1 FROM liink_lot_link undo WHERE undo.reversed_link_id = link.id)
                    GROUP BY link.%(near)s, link.%(far)s
                ) AS neighbour
                WHERE rank <= %(most)s ORDER BY near, rank
                """,
                near=SQL.identifier(near),
                far=SQL.identifier(far),
                lot_ids=list(lot_ids),
                most=NEIGHBOURS,
            )
        )
        return self.env.cr.dictfetchall()

    def _liink_graph(self, levels, edges, more):
        lots = self.browse(levels)
        nodes = [
            {
                "id": lot.id,
                "level": levels[lot.id],
                "name": lot.name,
                "product": lot.product_id.with_context(display_default_code=False).display_name,
                "kind": lot.precious_kind or "",
            }
            for lot in lots
        ]
        drawn = {}
        for row, side in edges:
            source, target = (row["far"], row["near"]) if side < 0 else (row["near"], row["far"])
            drawn[source, target] = {"source": source, "target": target, "text": self._liink_edge_text(source, row)}
        return {"nodes": nodes, "edges": list(drawn.values()), "more": [item for item in more if item["id"] in levels]}

    def _liink_edge_text(self, source, row):
        """Return what of the source went that way: grams of metal, or stones with their carats."""
        if self.browse(source).precious_kind in GRAM_KINDS:
            return f"{format_measure(self.env, row['quantity'], 2, 4)} g"
        pieces = format_measure(self.env, row["quantity"], 0, 0)
        if row["carats"]:
            return f"{pieces} · {format_measure(self.env, row['carats'], 2, 3)} ct"
        return self.env._("%s pcs", pieces)
