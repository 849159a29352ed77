from odoo import api, models

from .product_template_cost import COSTED_KINDS


class ProductProduct(models.Model):
    """The value of a precious product is the sum of its lots' values: no history is walked for it."""

    _inherit = "product.product"

    @api.depends_context("to_date", "company", "warehouse_id")
    @api.depends("cost_method", "stock_move_ids.value", "standard_price")
    def _compute_value(self):
        costed = self._liink_costed()
        super(ProductProduct, self - costed)._compute_value()
        if not costed:
            return
        totals = self.env["stock.lot"]._liink_product_values(costed)
        costed.company_currency_id = self.env.company.currency_id
        for product in costed:
            quantity, value = totals.get(product._origin.id, (0.0, 0.0))
            product.total_value = value
            product.avg_cost = value / quantity if not product.uom_id.is_zero(quantity) else 0.0

    def _get_value_from_lots(self):
        costed = self._liink_costed()
        others = super(ProductProduct, self - costed)._get_value_from_lots() if self - costed else 0.0
        return others + sum(value for _qty, value in self.env["stock.lot"]._liink_product_values(costed).values())

    def _run_avco(self, at_date=None, lot=None, method="realtime"):
        """Return (cost of one gram or piece, total value) of a precious product, or of one ``lot`` of it."""
        if not self._liink_costed():
            return super()._run_avco(at_date=at_date, lot=lot, method=method)
        dated = self.with_context(to_date=at_date or self.env.context.get("to_date"))
        if lot:
            quantity, cost, value = lot.with_env(dated.env)._liink_lot_values().get(lot.id, (0.0, 0.0, 0.0))
            return cost or lot.standard_price, value
        quantity, value = dated.env["stock.lot"]._liink_product_values(self).get(self.id, (0.0, 0.0))
        return value / quantity if quantity > 0 else self.standard_price, value

    def _update_standard_price(self, extra_value=None, extra_quantity=None):
        """A precious product's own price is the average of what is on hand: the cost of what nobody bought."""
        costed = self._liink_costed()
        super(ProductProduct, self - costed)._update_standard_price(extra_value, extra_quantity)
        if not costed:
            return
        for product_id, (quantity, value) in self.env["stock.lot"]._liink_product_values(costed).items():
            product = costed.browse(product_id)
            if quantity > 0 and value:
                product.sudo().with_context(disable_auto_revaluation=True).standard_price = value / quantity

    def _change_standard_price(self, old_price):
        """A new product without a price has not changed it: core would write that down, with queries for each."""
        changed = self.filtered(lambda product: product.standard_price or old_price.get(product))
        return super(ProductProduct, changed)._change_standard_price(old_price) if changed else None

    def _liink_costed(self):
        """Return those of these products whose lots each have a cost of their own."""
        return self.filtered(lambda product: product.precious_kind in COSTED_KINDS and product.lot_valuated)
