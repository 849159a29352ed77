from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestReception(SubcontractingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock()

    def _ready(self, quantity=3):
        order = self._order(quantity)
        order.button_confirm()
        self._deliver(order)
        return order

    def test_serials_and_weights(self):
        order = self._ready()
        pieces = self._receive(order, weights=[6.9, 7.0, 7.1])
        self.assertEqual(pieces.mapped("gross_weight"), [6.9, 7.0, 7.1])
        # Net metal by hand: gross − 0.74 ct × 0.2 g = gross − 0.148 g.
        self.assertEqual(pieces.mapped("metal_weight"), [6.752, 6.852, 6.952])
        self.assertEqual(pieces.location_id, self.stock)

    def test_consumption_is_what_was_weighed(self):
        order = self._ready()
        self._receive(order, weights=[6.9, 7.0, 7.1])
        consumed = self._production(order).move_raw_ids.filtered(lambda m: m.product_id == self.gold)
        self.assertAlmostEqual(consumed.quantity, 6.752 + 6.852 + 6.952, 4)
        self.assertEqual(consumed.state, "done")

    def test_undelivered_material(self):
        order = self._order(3)
        order.button_confirm()
        with self.assertRaisesRegex(UserError, "has not been delivered"), self.cr.savepoint():
            self._receive(order)
        self.assertFalse(order.liink_piece_ids)

    def test_heavier_than_what_the_maker_holds(self):
        order = self._ready()
        with self.assertRaisesRegex(UserError, "does not hold enough"), self.cr.savepoint():
            self._receive(order, weights=[9.0])
        self.assertFalse(order.liink_piece_ids)
        self.assertEqual(self._on_hand(self.ring, self.stock), 0)

    def test_impossible_weight(self):
        order = self._ready()
        for weight in (0.0, -7.0, 0.1):
            with self.assertRaisesRegex(UserError, "cannot be"), self.cr.savepoint():
                self._receive(order, weights=[weight])

    def test_nothing_ticked(self):
        order = self._ready()
        with self.assertRaisesRegex(UserError, "at least one piece"), self.cr.savepoint():
            self._receive(order, count=0)

    def test_serials_typed_in_cores_own_receipt(self):
        """Somebody who knows Odoo types serials on the receipt itself: the same happens, without weights."""
        order = self._ready(2)
        receipt = order._liink_get_pending_receipts()
        lots = self.env["stock.lot"].create(
            [{"name": f"HAND-{rank}", "product_id": self.ring.id} for rank in (1, 2)]
        )
        receipt.move_line_ids.unlink()
        receipt.lot_ids = lots
        receipt.picking_id.button_validate()
        self.assertEqual(receipt.state, "done")
        production = self._production(order)
        self.assertEqual(production.state, "done")
        self.assertEqual(production.lot_producing_ids, lots)
        gold = production.move_raw_ids.filtered(lambda m: m.product_id == self.gold)
        self.assertEqual(gold.quantity, 14.0)

    def test_several_lines(self):
        order = self._order(2)
        other = self._make_ring("Bague Solitaire", grams=5.0, melee=2)
        order.order_line.copy({"order_id": order.id, "product_id": other.id})
        order.button_confirm()
        self._deliver(order)
        pieces = self._receive(order)
        self.assertEqual(pieces.mapped("name"), [f"{order.name}-{i:03d}" for i in (1, 2, 3, 4)])
        self.assertEqual(pieces.product_id, self.ring | other)
        self.assertEqual(order.liink_stage, "received")
