from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from .common import PreciousCommon


class TestMeasures(PreciousCommon):
    """Grams stay grams to four decimals, pieces stay pieces, carats stay with their stones."""

    def _refused(self, pattern, function, *args, error=(ValidationError, UserError), **kwargs):
        with self.assertRaisesRegex(error, pattern), self.env.cr.savepoint():
            function(*args, **kwargs)

    def test_milligrams_are_kept_everywhere(self):
        order = self.env["purchase.order"].create(
            {
                "partner_id": self.refiner.id,
                "order_line": [Command.create({"product_id": self.gold.id, "product_qty": 1.001, "price_unit": 60})],
            }
        )
        order.button_confirm()
        move = order.order_line.move_ids
        self.assertEqual((order.order_line.product_qty, move.product_uom_qty, move.product_qty), (1.001, 1.001, 1.001))
        lot = self._make_lot(self.gold, "G-1")
        move.move_line_ids.lot_id = lot
        self.assertEqual(move.move_line_ids.quantity, 1.001)
        move.picked = True
        order.picking_ids._action_done()
        self.assertEqual(move.move_line_ids.quantity_product_uom, 1.001)
        quant = self._quant(lot, self.stock)
        self.assertEqual((quant.quantity, order.order_line.qty_received, lot.product_qty), (1.001, 1.001, 1.001))
        quant.with_context(inventory_mode=True).inventory_quantity = 1.0011
        quant.action_apply_inventory()
        self.assertEqual(quant.quantity, 1.0011)

    def test_fifth_decimal_is_rounded_half_up(self):
        """Scales show four decimals at most: 1.00014 g is 1.0001 g, 1.00016 g is 1.0002 g; never up to 1.0101."""
        for name, typed, kept in (("A", 1.00014, 1.0001), ("B", 1.00016, 1.0002)):
            lot = self._make_lot(self.gold, name)
            self._receive(lot, typed)
            self.assertEqual(self._quant(lot, self.stock).quantity, kept)

    def test_grams_and_pieces_are_never_added(self):
        unit, gram = self.env.ref("uom.product_uom_unit"), self.env.ref("uom.product_uom_gram")
        for product, unit_of_other_kind in ((self.gold, unit), (self.melee, gram)):
            lot = self._make_lot(product, f"X-{product.id}")
            values = {
                "product_id": product.id,
                "product_uom": unit_of_other_kind.id,
                "product_uom_qty": 2,
                "location_id": self.suppliers.id,
                "location_dest_id": self.stock.id,
            }
            self._refused("unit of another kind", self.env["stock.move"].create, values)
            self._refused("unit of another kind", self._receive, lot, 2, product_uom_id=unit_of_other_kind.id)
            line = {"product_id": product.id, "product_qty": 2, "product_uom_id": unit_of_other_kind.id}
            self._refused(
                "unit of another kind",
                self.env["purchase.order"].create,
                {"partner_id": self.refiner.id, "order_line": [Command.create(line)]},
            )

    def test_kilograms_are_grams(self):
        lot = self._make_lot(self.gold, "KG")
        self._receive(lot, 0.5, product_uom_id=self.env.ref("uom.product_uom_kgm").id)
        self.assertEqual(self._quant(lot, self.stock).quantity, 500)

    def test_carats_need_stones(self):
        lot = self._make_lot(self.melee, "D-1")
        self._receive(lot, 12, carats=0.24)
        line = self.env["stock.move.line"].search([("lot_id", "=", lot.id)])
        self._refused("without any stone", self._receive, lot, 0, carats=0.1)
        self._refused("without any stone", line.write, {"quantity": 0, "carats": 0.24})
        self._refused("no carats", self._receive, self._make_lot(self.gold, "G-1"), 5, carats=0.1)
        self.assertEqual(lot.carats, 0.24)

    def test_negative_count(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 10)
        quant = self._quant(lot, self.stock).with_context(inventory_mode=True)
        self._refused("zero or more", quant.write, {"inventory_quantity": -0.001})
        self._refused(
            "zero or more",
            self.env["stock.quant"].with_context(inventory_mode=True).create,
            {"product_id": self.gold.id, "lot_id": lot.id, "location_id": self.stock.id, "inventory_quantity": -1},
        )
