from odoo import models


class StockMove(models.Model):
    """Each received piece costs its own metal and stones, and its share of the making price."""

    _inherit = "stock.move"

    def _liink_write_genealogy(self):
        links = super()._liink_write_genealogy()
        links._liink_inherit_cost(links._liink_get_making_prices())
        return links
