from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ProductProduct(models.Model):
    """Buy what is missing: one draft request for quotation per refiner or dealer, as Odoo's own replenishment."""

    _inherit = "product.product"

    def _liink_get_expected(self, company):
        """Return {product: quantity on its way or asked for} at the brand: confirmed receipts and open requests."""
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        products = self.with_company(company).with_context(warehouse_id=warehouse.id)
        _by_location, asked = self._get_quantity_in_progress(warehouse_ids=warehouse.ids)
        return {
            product: here.incoming_qty + asked.get((product.id, warehouse.id), 0.0)
            for product, here in zip(self, products, strict=True)
        }

    def _liink_get_missing(self, company):
        """Return {(product, stone specification): quantity to buy}: what alert rules miss, or what is promised.

        What is bought to a specification counts for the product too: without one, only the rest is added.
        """
        specified, plain = self._liink_get_alerted(company)
        by_product = defaultdict(float)
        for (product, _spec), quantity in specified.items():
            by_product[product] += quantity
        no_spec, missing = self.env["liink.stone.spec"], dict(specified)
        for product, shortage in self._liink_get_shortage(company).items():
            missing[product, no_spec] = max(plain[product], shortage) - by_product[product]
        return {wanted: quantity for wanted, quantity in missing.items() if quantity > 0}

    def _liink_get_alerted(self, company):
        """Return what alerts miss, the most of each: {(product, specification): quantity}, {product: quantity}."""
        alerts = self.env["liink.stock.alert"].search(
            [("purchase_product_id", "in", self.ids), ("company_id", "=", company.id)]
        )
        specified, plain = defaultdict(float), defaultdict(float)
        for alert in alerts:
            product, spec = alert.purchase_product_id, alert.spec_id
            store, key = (specified, (product, spec)) if spec else (plain, product)
            store[key] = max(store[key], alert.missing_quantity)
        return specified, plain

    def _liink_get_shortage(self, company):
        """Return {product: what is promised beyond what is there or expected}."""
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        products = self.with_company(company).with_context(warehouse_id=warehouse.id)
        _by_location, asked = self._get_quantity_in_progress(warehouse_ids=warehouse.ids)
        return {
            product: max(-here.virtual_available - asked.get((product.id, warehouse.id), 0.0), 0.0)
            for product, here in zip(self, products, strict=True)
        }

    def _liink_action_propose_purchase(self, company):
        """Put what is missing of these products into draft requests for quotation, and open them.

        :raise UserError: when nothing is missing, or when a product has no refiner or dealer
        """
        missing = self._liink_get_missing(company)
        self.browse({product.id for product, _spec in missing})._liink_check_sellers()
        if missing:
            self._liink_ask_vendors(missing, company)
        orders = self._liink_get_open_requests(company)
        if not orders:
            raise UserError(
                self.env._(
                    "Nothing is missing of %s: as much is free as the alert rules want, and everything promised is"
                    " there or on its way. To be proposed a purchase, set a minimum in an alert rule.",
                    ", ".join(self.mapped("display_name")),
                )
            )
        return self._liink_action_open_requests(orders)

    def _liink_check_sellers(self):
        without = self.filtered(lambda product: not product.seller_ids)
        if without:
            raise UserError(
                self.env._(
                    "%s: nobody to buy from is known. Add the refiner or dealer on the product, in its tab Purchase.",
                    ", ".join(without.mapped("display_name")),
                )
            )

    def _liink_ask_vendors(self, missing, company):
        """Run Odoo's buy rule: it chooses the vendor, groups by vendor and adds to a request that is still a draft."""
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        rule = warehouse.sudo().buy_pull_id
        procurements = [
            (self._liink_prepare_procurement(product, quantity, warehouse, company, spec), rule)
            for (product, spec), quantity in missing.items()
        ]
        self.env["stock.rule"].sudo()._run_buy(procurements)

    def _liink_prepare_procurement(self, product, quantity, warehouse, company, spec):
        return self.env["stock.rule"].Procurement(
            product,
            quantity,
            product.uom_id,
            warehouse.lot_stock_id,
            product.display_name,
            self.env._("Stock alert"),
            company,
            {
                "date_planned": fields.Datetime.now(),
                "warehouse_id": warehouse,
                "company_id": company,
                "liink_stone_spec_id": spec.id,
            },
        )

    def _liink_get_open_requests(self, company):
        lines = self.env["purchase.order.line"].search(
            Domain("product_id", "in", self.ids)
            & Domain("order_id.state", "=", "draft")
            & Domain("company_id", "=", company.id)
        )
        return lines.order_id

    def _liink_action_open_requests(self, orders):
        action = {
            "type": "ir.actions.act_window",
            "res_model": "purchase.order",
            "name": self.env._("Proposed Purchase"),
        }
        if len(orders) == 1:
            return {**action, "res_id": orders.id, "views": [(False, "form")]}
        return {**action, "domain": [("id", "in", orders.ids)], "views": [(False, "list"), (False, "form")]}
