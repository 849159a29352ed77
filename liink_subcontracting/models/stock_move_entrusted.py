from odoo import models


class StockMove(models.Model):
    """What was entrusted for a production order serves its deliveries and its consumption at the maker."""

    _inherit = "stock.move"

    def _liink_get_served_orders(self):
        orders = super()._liink_get_served_orders()
        if not self.sudo().reference_ids:
            return orders
        return orders | self.env["purchase.order"].sudo().search(
            [("liink_reference_id", "in", self.sudo().reference_ids.ids)]
        )
