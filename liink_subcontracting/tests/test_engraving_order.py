from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_engraving import EngravedOrderCommon


@tagged("post_install", "-at_install")
class TestEngravingOrder(EngravedOrderCommon):
    """Which pieces of a line carry which text; what changes of the order mean for them."""

    def test_two_of_twenty(self):
        camille = self._engrave("Camille", applies_to="one", piece_number=1)
        louis = self._engrave("Louis", applies_to="one", piece_number=2)
        self.assertEqual((camille + louis).mapped("quantity"), [1, 1])
        self.assertEqual(louis.amount_label, "piece 2 of 20")
        self.assertEqual(self.line.liink_engraving_label, "0 of 2 ready")
        some = self._engrave("Pour toujours", applies_to="some", quantity=18)
        self.assertEqual(some.amount_label, "18 of 20 pieces")
        with self.assertRaisesRegex(ValidationError, "21 pieces, but 20 are ordered"), self.cr.savepoint():
            some.quantity = 19
        self._engrave("2026", place_id=self.back.id)  # another place: a piece may carry both

    def test_pieces_that_do_not_exist(self):
        self._engrave("Camille", applies_to="one", piece_number=1)
        for values, error in (
            ({"applies_to": "one", "piece_number": 21}, "pieces 1 to 20"),
            ({"applies_to": "one", "piece_number": 1}, "has two texts"),
            ({"applies_to": "one"}, "its number is missing"),
            ({"applies_to": "some", "quantity": 20}, "21 pieces"),
            ({}, "21 pieces"),
        ):
            with self.assertRaisesRegex(ValidationError, error), self.cr.savepoint():
                self._engrave("Louis", **values)
        for values in ({"applies_to": "some", "quantity": 0}, {"applies_to": "some", "quantity": -3}):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
                self._engrave("Louis", **values)

    def test_a_line_without_piece_is_not_engraved(self):
        order = self._order(1, product=self.gold)
        with self.assertRaisesRegex(ValidationError, "no piece"):
            self._engrave("Camille", line=order.order_line)

    def test_line_takes_the_piece_s_own_with_its_gates(self):
        engraving = self._approve(self._engrave_piece())
        line = self._order(5).order_line
        copied = line.liink_engraving_ids
        self.assertEqual((copied.text, copied.state, copied.quantity), ("Éternelle", "sample", 5))
        self.assertEqual(copied.source_id, engraving)
        self.assertEqual(copied.signature_ids.partner_id, self.louis.partner_id)
        self.assertTrue(copied.sample_photo)
        self.assertFalse(copied.product_tmpl_id)
        self._make_ready(copied)
        again = line.order_id.copy().order_line.liink_engraving_ids
        self.assertEqual((again.state, again.source_id), ("sample", engraving), "checks are made per order")
        engraving.text = "Éternité"
        self.assertEqual((copied.text, copied.state), ("Éternelle", "ready"), "an order keeps what it was placed with")

    def test_a_purchaser_without_liink_may_order(self):
        self._engrave_piece()
        buyer = self.env["res.users"].create(
            {
                "name": "Buyer",
                "login": "buyer_o",
                "group_ids": [Command.set([self.env.ref("purchase.group_purchase_user").id])],
            }
        )
        order = (
            self.env["purchase.order"]
            .with_user(buyer)
            .create(
                {
                    "partner_id": self.dupont.id,
                    "order_line": [Command.create({"product_id": self.ring.id, "product_qty": 2, "price_unit": 80})],
                }
            )
        )
        self.assertEqual(order.sudo().order_line.liink_engraving_ids.quantity, 2)
        order.order_line.product_qty = 3
        self.assertEqual(order.sudo().order_line.liink_engraving_ids.quantity, 3)

    def test_raised_and_lowered(self):
        every = self._engrave("Éternelle")
        one = self._engrave("Louis", applies_to="one", piece_number=18, place_id=self.back.id)
        self._make_ready(every)
        self._make_ready(one)
        self.line.product_qty = 25
        self.assertEqual((every.quantity, every.state), (25, "sample"), "checked against another order")
        self.assertEqual((one.quantity, one.state), (1, "ready"))
        with self.assertRaisesRegex(ValidationError, "piece 18; pieces 1 to 10"), self.cr.savepoint():
            self.line.product_qty = 10
        one.piece_number = 10
        self.line.product_qty = 10
        self.assertEqual(every.quantity, 10)

    def test_raised_after_the_engraving(self):
        self.order.button_confirm()
        engraving = self._finish(self._engrave("Éternelle"))
        self.line.product_qty = 23
        self.assertEqual((engraving.applies_to, engraving.quantity, engraving.state), ("some", 20, "engraved"))
        more = self.line.liink_engraving_ids - engraving
        self.assertEqual((more.text, more.quantity, more.state), ("Éternelle", 3, "draft"))

    def test_other_piece(self):
        self._approve(self._engrave_piece())
        other = self._make_ring("Bague Solitaire")
        self._engrave_piece("Solitaire", product=other)
        line = self._order(5).order_line
        own = line.liink_engraving_ids
        personal = self._approve(self._engrave("Camille", line=line, place_id=self.back.id))
        line.product_id = other
        self.assertFalse(own.exists())
        self.assertEqual(personal.state, "draft", "another piece: another place, another sample")
        self.assertEqual(set(line.liink_engraving_ids.mapped("text")), {"Camille", "Solitaire"})

    def test_cancelled_and_opened_again(self):
        self.order.button_confirm()
        done = self._finish(self._engrave("Camille", applies_to="one", piece_number=1))
        ready = self._make_ready(self._engrave("Louis", applies_to="one", piece_number=2))
        self.order.button_cancel()
        self.assertEqual((done.state, ready.state), ("engraved", "cancel"))
        with self.assertRaises(UserError), self.cr.savepoint():
            ready.text = "Louise"
        self.order.button_draft()
        self.assertEqual((done.state, ready.state), ("engraved", "draft"))
        self.assertFalse(ready.signature_ids)

    def test_line_removed(self):
        engraving = self._engrave("Camille")
        messages = engraving.message_ids
        self.line.unlink()
        self.assertFalse(engraving.exists())
        self.assertFalse(messages.exists())
