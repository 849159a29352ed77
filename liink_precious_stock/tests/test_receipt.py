from odoo.fields import Command
from odoo.tests import Form

from .common import PreciousCommon


class TestReceipt(PreciousCommon):
    """From purchase order to lot: who sold it is written down by itself."""

    def _buy(self, product, quantity):
        order = self.env["purchase.order"].create(
            {
                "partner_id": self.refiner.id,
                "order_line": [Command.create({"product_id": product.id, "product_qty": quantity, "price_unit": 60})],
            }
        )
        order.button_confirm()
        return order.picking_ids

    def test_lot_knows_its_supplier(self):
        picking = self._buy(self.gold, 140)
        picking.move_ids.move_line_ids.unlink()
        values = {"lot_name": "CP-2026-17", "quantity": 140, "product_id": self.gold.id, "picking_id": picking.id}
        picking.move_ids.move_line_ids = [Command.create(values)]
        picking.move_ids.picked = True
        picking.button_validate()
        lot = self.env["stock.lot"].search([("name", "=", "CP-2026-17")])
        self.assertEqual(picking.state, "done")
        self.assertEqual((lot.supplier_id, lot.fineness), (self.refiner, 750))
        self.assertTrue(lot.purchase_date)
        self.assertAlmostEqual(lot.fine_weight, 105, 4)

    def test_half_a_stone_cannot_be_bought(self):
        with self.assertRaisesRegex(Exception, "Diamants"):
            self._buy(self.melee, 12.5)

    def test_lot_form(self):
        with Form(self.env["stock.lot"], "stock.view_production_lot_form") as form:
            form.name = "G-9"
            form.product_id = self.gold
            self.assertEqual(form.fineness, 750)
            form.supplier_invoice = "F-142"
        self.assertEqual(form.record.precious_kind, "metal")
