from odoo import api, models


class StockQuant(models.Model):
    """Quants of a bulk receipt are written with their carats: there is nothing to sum up anew."""

    _inherit = "stock.quant"

    @api.model
    def _liink_recompute_carats(self, lots):
        if self.env.context.get("liink_bulk_done"):
            return None
        return super()._liink_recompute_carats(lots)
