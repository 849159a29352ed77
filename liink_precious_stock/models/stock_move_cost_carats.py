from odoo import models


class StockMove(models.Model):
    """Stones bought by the carat enter stock at what they weigh."""

    _inherit = "stock.move"

    def _get_value_from_quotation(self, quantity, at_date=None):
        data = super()._get_value_from_quotation(quantity, at_date)
        lines = self._get_in_move_lines() if self._liink_is_by_carat() else self.env["stock.move.line"]
        pieces, carats = sum(lines.mapped("quantity_product_uom")), sum(lines.mapped("carats"))
        if not (pieces and carats and data["quantity"]):
            return data
        price = self.purchase_line_id.with_context(conversion_date=self.date)._liink_carat_cost()
        return {**data, "value": price * carats * data["quantity"] / pieces}

    def _liink_value_weights(self, lines):
        if self._liink_is_by_carat() and all(lines.mapped("carats")):
            return lines.mapped("carats")
        return super()._liink_value_weights(lines)

    def _liink_is_by_carat(self):
        return self.purchase_line_id.liink_price_basis == "carat"
