from collections import defaultdict

from odoo import models
from odoo.tools.misc import formatLang


class PurchaseOrder(models.Model):
    """The brand's material for an order, as its maker sees it: what is needed, what has come, what is on its way."""

    _inherit = "purchase.order"

    def _liink_get_maker_deliveries(self):
        """The deliveries of material to the maker, latest first."""
        deliveries = self._get_subcontracting_resupplies().filtered(lambda picking: picking.state != "cancel")
        return deliveries.sorted(
            lambda picking: (picking.date_done or picking.scheduled_date, picking.id), reverse=True
        )

    def _liink_get_maker_material(self):
        """One row per material that the brand supplies; nothing for a cancelled order.

        :return: list of dict of texts: name, qualities (list), needed, carats, already (lay at the maker before),
            delivered, coming; an amount that is none is empty
        """
        self.ensure_one()
        if self.state != "purchase":
            return []
        delivered, coming, used = self._liink_get_maker_amounts()
        rows = []
        for product, needs in self._liink_get_needs_by_product().items():
            carats = sum(need["carats"] for _quality, need in needs)
            amounts = {
                "needed": sum(need["quantity"] for _quality, need in needs),
                "delivered": delivered[product],
                "coming": coming[product],
                # Metal at the maker counts first: what is reserved or consumed beyond what was sent lay there.
                "already": max(0.0, round(used[product] - delivered[product], 4)),
            }
            rows.append(
                {
                    "name": product.name,
                    "qualities": [quality for quality, _need in needs if quality],
                    "carats": carats and self.env._("%s ct", formatLang(self.env, carats, digits=2)),
                    **{key: value and product._liink_format_quantity(value) for key, value in amounts.items()},
                }
            )
        return rows

    def _liink_get_needs_by_product(self):
        """{product: [(quality, need)]}"""
        grouped = defaultdict(list)
        for (product, spec), need in self._liink_get_needs().items():
            grouped[product].append((spec.display_name or "", need))
        return grouped

    def _liink_get_maker_amounts(self):
        """Three {product: quantity in its own unit}: delivered to the maker, on its way, reserved or used there."""
        delivered, coming, used = defaultdict(float), defaultdict(float), defaultdict(float)
        for move in self._get_subcontracting_resupplies().move_ids.filtered(lambda move: move.state != "cancel"):
            amounts = delivered if move.state == "done" else coming
            amounts[move.product_id] += move.product_uom._compute_quantity(
                move.quantity, move.product_id.uom_id, round=False
            )
        productions = self.order_line.move_ids._get_subcontract_production()
        for move in productions.move_raw_ids.filtered(lambda move: move.state != "cancel"):
            used[move.product_id] += move.product_uom._compute_quantity(
                move.quantity, move.product_id.uom_id, round=False
            )
        return delivered, coming, used
