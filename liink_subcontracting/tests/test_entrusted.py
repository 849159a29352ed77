from odoo import fields
from odoo.fields import Command

from .common import SubcontractingCommon


class TestEntrusted(SubcontractingCommon):
    """Others' property in an order: counted, sent and set only where it was entrusted, owner kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = cls.env["res.partner"].create({"name": "Mme Martin"})
        cls.place = cls.dupont._liink_get_holder().location_id

    def _entrust(self, product, quantity, order=None, owner=None, kind="client_stone", **values):
        memo = self.env["liink.memo"].create(
            {
                "kind": kind,
                "partner_id": (owner or self.client).id,
                "date": fields.Date.today(),
                "line_ids": [
                    Command.create(
                        {"product_id": product.id, "quantity": quantity, "order_id": order and order.id, **values}
                    )
                ],
            }
        )
        memo.action_receive()
        return memo

    def _sent(self, order, product):
        moves = order._get_subcontracting_resupplies().move_ids.filtered(lambda move: move.product_id == product)
        return sum(moves.mapped("product_uom_qty"))

    def _held(self, grams, owner=None):
        if not grams:
            return
        lot = self.env["stock.lot"].create({"name": f"AT-{grams}", "product_id": self.gold.id})
        self.env["stock.quant"]._update_available_quantity(self.gold, self.place, grams, lot_id=lot, owner_id=owner)

    def test_metal_there_counts_first(self):
        """35 g needed: 0, 20, 100 g of the brand there: 35, 15, 0 g sent; the maker's own 50 g change nothing."""
        self._fill_stock()
        self._held(50, self.dupont)
        for there, sent in ((0, 35.0), (20, 15.0), (100, 0.0)):
            with self.subTest(there=there):
                self._held(there)
                order = self._order(5)
                order.button_confirm()
                self.assertEqual(self._sent(order, self.gold), sent)
                order.button_cancel()
                quants = self.env["stock.quant"].search(
                    [("location_id", "=", self.place.id), ("owner_id", "=", False)]
                )
                quants.sudo().unlink()

    def test_metal_advanced_for_the_order_counts(self):
        self._fill_stock()
        order, other = self._order(5), self._order(5)
        memo = self._entrust(self.gold, 20, order, self.dupont, "maker_metal")
        self.assertEqual(memo.location_id, self.place)
        other.button_confirm()
        order.button_confirm()
        self.assertEqual((self._sent(other, self.gold), self._sent(order, self.gold)), (35.0, 15.0))
        raw = self._production(order).move_raw_ids.filtered(lambda move: move.product_id == self.gold)
        self.assertEqual(raw.move_line_ids.owner_id, self.dupont)
        other_raw = self._production(other).move_raw_ids.filtered(lambda move: move.product_id == self.gold)
        self.assertFalse(other_raw.move_line_ids.owner_id)

    def test_requirements_count_what_was_entrusted(self):
        self._fill_stock(grams=15)
        order = self._order(5)
        rows = {row["product"]: row for row in order._liink_get_requirement_rows()}
        self.assertEqual(rows[self.gold]["missing"], 20)
        self._entrust(self.gold, 20, order, self.dupont, "maker_metal")
        rows = {row["product"]: row for row in order._liink_get_requirement_rows()}
        self.assertEqual((rows[self.gold]["at_maker"], rows[self.gold]["missing"]), (20, 0))

    def _order_of_clients_stone(self):
        self._fill_stock()
        bom = self.ring.bom_ids
        bom.bom_line_ids.filtered(lambda line: line.product_id == self.centre).supplied_by = "customer"
        return self._order(1)

    def test_clients_stone_is_sent_and_set(self):
        order = self._order_of_clients_stone()
        memo = self._entrust(self.centre, 1, order, lot_name="CLIENTE", carats=0.52)
        lot = memo.line_ids.lot_id
        order.button_confirm()
        delivery = self._deliver(order)
        line = delivery.move_line_ids.filtered(lambda line: line.product_id == self.centre)
        self.assertEqual((line.lot_id, line.owner_id, line.carats), (lot, self.client, 0.52))
        piece = self._receive(order, weights=[6.5])
        self.assertFalse(lot.product_qty)
        link = self.env["liink.lot.link"].search([("parent_lot_id", "=", lot.id)])
        self.assertEqual((link.child_lot_id, link.quantity, link.carats), (piece, 1, 0.52))
        self.assertEqual(link.consumed_line_id.owner_id, self.client)
        self.assertEqual((memo.line_ids.used_quantity, memo.line_ids.remaining_quantity), (1, 0))

    def test_clients_stone_not_entrusted_is_left_out(self):
        order = self._order_of_clients_stone()
        self._entrust(self.centre, 1, None, lot_name="CLIENTE", carats=0.52)
        order.button_confirm()
        self.assertFalse(self._sent(order, self.centre))

    def test_brand_stones_never_replace_the_clients(self):
        order = self._order_of_clients_stone()
        order.order_line.product_qty = 2
        self._entrust(self.centre, 1, order, lot_name="CLIENTE", carats=0.52)
        order.button_confirm()
        lines = order._get_subcontracting_resupplies().move_line_ids.filtered(
            lambda line: line.product_id == self.centre
        )
        self.assertEqual((sum(lines.mapped("quantity")), lines.owner_id), (1, self.client))
