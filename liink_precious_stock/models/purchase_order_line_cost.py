from odoo import fields, models


class PurchaseOrderLine(models.Model):
    """The price of metal and stones reaches their cost unrounded: core rounds it per gram and per stone."""

    _inherit = "purchase.order.line"

    def _get_stock_move_price_unit(self):
        """Return the price of one gram or stone in the company's currency, discounted, without deductible taxes."""
        self.ensure_one()
        if not self.product_id._liink_costed():
            return super()._get_stock_move_price_unit()
        price = self._liink_untaxed_price()
        if self.product_uom_id != self.product_id.uom_id:
            price *= self.product_id.uom_id.factor / self.product_uom_id.factor
        company = self.order_id.company_id
        date = self.env.context.get("conversion_date", self.date_order) or fields.Date.context_today(self)
        return self.order_id.currency_id._convert(price, company.currency_id, company, date, round=False)

    def _liink_untaxed_price(self):
        if not self.tax_ids:
            return self.price_unit_discounted
        quantity = self.product_qty or 1
        taxes = self.tax_ids.with_context(round=False, round_base=False).compute_all(
            self.price_unit_discounted,
            currency=self.order_id.currency_id,
            quantity=quantity,
            product=self.product_id,
            partner=self.order_id.partner_id,
        )
        return taxes["total_void"] / quantity
