from odoo import models


class StockMove(models.Model):
    """What a manufacturing order makes costs what it consumed: one price for all its pieces."""

    _inherit = "stock.move"

    def _liink_is_produced(self):
        return super()._liink_is_produced() or bool(self.production_id)
