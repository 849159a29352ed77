from odoo import models


class PurchaseOrderLine(models.Model):
    """The piece as its maker reads it on a phone: each value on a line of its own."""

    _inherit = "purchase.order.line"

    def _liink_get_maker_specification(self):
        """What one piece is made of, from the bill of materials that this order takes.

        :return: list of dict: title (the material), values: list of (label, value)
        """
        self.ensure_one()
        ring_size = self.product_id.ring_size
        rows = [bom_line._liink_get_maker_values() for bom_line in self._liink_get_bom().bom_line_ids]
        if ring_size:
            size = {"title": self.env._("Ring size %(size)s", size=f"{ring_size:g}"), "values": []}
            rows.insert(0, size)
        return rows
