import math

from odoo import api, fields, models
from odoo.fields import Domain


class LiinkStockAlert(models.Model):
    """What to buy so that an alert ends: which product and how much of it."""

    _inherit = "liink.stock.alert"

    purchase_product_id = fields.Many2one(
        "product.product",
        "Product to Buy",
        compute="_compute_purchase_product_id",
        store=True,
        readonly=False,
        check_company=True,
        domain="[('precious_kind', '=', kind), ('purchase_ok', '=', True)]",
        help="What the proposed purchase asks the refiner or dealer for.",
    )
    missing_quantity = fields.Float(
        "To Buy",
        digits=(16, 4),
        compute="_compute_missing_quantity",
        aggregator=None,
        help="In the unit of the product to buy. What is already on order or asked for is taken off.",
    )

    @api.depends("kind", "metal_id", "alloy_id", "spec_id", "quality_id", "product_id")
    def _compute_purchase_product_id(self):
        for alert in self:
            alert.purchase_product_id = alert.product_id or alert._liink_find_product()

    def _liink_find_product(self):
        """Return a product with a refiner or dealer that would end the alert; a quality alone is no product."""
        if self.kind == "stone":
            return self.spec_id._liink_find_product_to_buy() if self.spec_id else self.env["product.product"]
        alloy = Domain("alloy_id", "=", self.alloy_id.id)
        metal = Domain("alloy_id.metal_id", "=", self.metal_id.id)
        domain = Domain("precious_kind", "=", "metal") & Domain("seller_ids", "!=", False)
        return self.env["product.product"].search(domain & (alloy if self.alloy_id else metal), limit=1)

    @api.depends("free", "minimum", "purchase_product_id", "spec_id", "company_id")
    def _compute_missing_quantity(self):
        for company, alerts in self.grouped("company_id").items():
            expected = alerts._liink_get_expected(company)
            for alert in alerts:
                product = alert.purchase_product_id
                lacking = alert._liink_to_product_unit(alert.minimum - alert.free) - expected[alert]
                alert.missing_quantity = max(alert._liink_round_up(lacking), 0.0) if product else 0.0

    def _liink_get_expected(self, company):
        """Return {alert: what is on its way or asked for}; for specified stones, only what was asked for as such."""
        products = self.purchase_product_id._liink_get_expected(company)
        specified = self.env["purchase.order.line"]._liink_get_expected_by_spec(self.spec_id, company)
        return {
            alert: specified[alert.purchase_product_id, alert.spec_id]
            if alert.spec_id
            else products.get(alert.purchase_product_id, 0.0)
            for alert in self
        }

    def _liink_to_product_unit(self, value):
        """Return ``value``, in the alert's measure, as grams of the product's alloy or as stones."""
        product = self.purchase_product_id
        if self.measure == "fine":
            return value * 1000 / product.alloy_id.fineness if product.alloy_id else value
        if self.measure == "carats":
            return value / product.carats_per_stone if product.carats_per_stone else value
        return value

    def _liink_round_up(self, quantity):
        return math.ceil(round(quantity, 4)) if self.kind == "stone" else math.ceil(round(quantity * 100, 4)) / 100

    def action_liink_propose_purchase(self):
        """Open a draft request for quotation for what these alerts miss."""
        self.check_access("read")
        return self.purchase_product_id._liink_action_propose_purchase(self.company_id[:1] or self.env.company)
