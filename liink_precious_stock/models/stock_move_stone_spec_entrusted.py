from odoo import models


class StockMove(models.Model):
    """What was entrusted for an order answers the specification of its moves too."""

    _inherit = "stock.move"

    def _liink_filter_entrusted(self, lines):
        return super()._liink_filter_entrusted(lines)._liink_answering(self.product_id, self.liink_stone_spec_id)
