from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.stone_demand import CHOICE, DEMAND_KEY


class LiinkStoneSpec(models.Model):
    """What is free for several demands at once, none counting a stone that another has taken.

    The demands are served in their order, each by the lots that reservation would take first, as reserving them one
    after the other does. So the answer is what will be allocated. It is the most that can be allocated whenever the
    demands ask for different stones, or a stricter grade among the same; where ranges of weight overlap, another
    order could now and then serve one stone more.
    """

    _inherit = "liink.stone.spec"

    @api.model
    def _liink_share_free(self, demands, location):
        """Return what is free under ``location`` for each of ``demands``, in one query.

        :param list demands: (``product.product``, ``liink.stone.spec``, stones needed)
        :return: list of (stones free for it, stones it gets)
        """
        if not demands:
            return []
        found = self._liink_read_free_lots(demands, location)
        left, taken, shares = {}, defaultdict(float), []
        for index, (product, spec, needed) in enumerate(demands):
            lots, total = found.get(index, ([], 0.0))
            total -= self._liink_count_taken(product, spec, taken)
            got = 0.0
            for lot_id, free in lots:
                part = min(left.setdefault(lot_id, free), needed - got)
                left[lot_id] -= part
                taken[lot_id] += part
                got += part
            shares.append((max(total, got), got))
        return shares

    @api.model
    def _liink_count_taken(self, product, spec, taken):
        """Return how many stones that earlier demands took would have answered this one."""
        lots = self.env["stock.lot"].sudo().browse([lot_id for lot_id, quantity in taken.items() if quantity])
        own = lots.filtered(lambda lot: lot.product_id == product and not spec._liink_reasons(lot))
        return sum(taken[lot.id] for lot in own)

    @api.model
    def _liink_read_free_lots(self, demands, location):
        """Return {index of the demand: ([(lot id, free stones)] as many as may be needed, free stones in all)}."""
        most = defaultdict(float)
        for product, _spec, needed in demands:
            most[product] += needed
        queries = [
            self._liink_free_query(index, product, spec, most[product], location)
            for index, (product, spec, _needed) in enumerate(demands)
        ]
        found = defaultdict(lambda: ([], 0.0))
        rows = self.env.execute_query(SQL(" UNION ALL ").join(SQL("(%s)", query) for query in queries))
        for index, lot_id, free, total in rows:
            found[index] = (found[index][0] + [(lot_id, free)], total)
        return found

    @api.model
    def _liink_free_query(self, index, product, spec, most, location):
        Quant = self.env["stock.quant"].sudo().with_context(**{DEMAND_KEY: spec.id})
        empty = self.env["stock.lot"]
        domain = Domain(Quant._get_gather_domain(product, location, empty)) & Quant._liink_free_domain()
        query = Quant._search(
            domain & Domain("lot_id", "!=", False), order=f"{CHOICE}, in_date, id", limit=int(most) or 1
        )
        on_hand, reserved, lot = (
            Quant._field_to_sql(Quant._table, name, query) for name in ("quantity", "reserved_quantity", "lot_id")
        )
        free = SQL("%s - COALESCE(%s, 0)", on_hand, reserved)
        return query.select(
            SQL("%s AS index", index),
            SQL("%s AS lot_id", lot),
            SQL("%s AS free", free),
            SQL("SUM(%s) OVER () AS total", free),
        )
