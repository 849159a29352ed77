from odoo import fields, models
from odoo.fields import Domain

from .stock_lot import GRAM_KINDS


class StockLot(models.Model):
    """What the metal of a lot is worth at the price of a day."""

    _inherit = "stock.lot"

    metal_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id.metal_id", string="Metal")

    def _liink_metal_value(self, date=None, company=None):
        """Return {lot id: value} of the company's own fine grams on hand, at the price of ``date``.

        What belongs to others is worth 0, and so is metal without a price at that date. In the currency of
        ``company``; a fixed number of queries, whatever the number of lots.
        """
        company = company or self.env.company
        prices = self.metal_id._liink_get_price(date, company) if self.metal_id else {}
        fine_weights = self._liink_own_fine_weight(company)
        return {lot.id: fine_weights.get(lot.id, 0.0) * prices.get(lot.metal_id.id, 0.0) for lot in self}

    def _liink_own_fine_weight(self, company):
        domain = (
            Domain("lot_id", "in", self.ids)
            & Domain("company_id", "=", company.id)
            & Domain("product_id.precious_kind", "in", GRAM_KINDS)
            & Domain("owner_id", "in", [False, company.partner_id.id])
            & self._liink_on_hand_domain("location_id")
        )
        groups = self.env["stock.quant"]._read_group(domain, ["lot_id"], ["fine_weight:sum"])
        return {lot.id: fine_weight or 0.0 for lot, fine_weight in groups}
