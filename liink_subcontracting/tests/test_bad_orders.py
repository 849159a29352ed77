from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestBadOrders(SubcontractingCommon):
    """Every wrong order gets a clear error, and nothing is half done."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock()

    def assertRefused(self, order, words):
        with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
            order.button_confirm()
        self.assertEqual(order.state, "draft")
        self.assertFalse(order.picking_ids)

    def test_contact_of_a_maker(self):
        contact = self.env["res.partner"].create({"name": "Jean", "parent_id": self.dupont.id})
        self.assertRefused(self._order(maker=contact), "contact of Atelier Dupont")

    def test_not_a_maker(self):
        self.assertRefused(self._order(maker=self.supplier), "not a maker")

    def test_maker_unknown_to_the_bom(self):
        ring = self._make_ring("Bague Exclusive", makers=[self.dupont])
        self.assertRefused(self._order(maker=self.viltier, product=ring), "not among the makers")
        order = self._order(product=ring)
        order.button_confirm()
        self.assertTrue(self._production(order))

    def test_piece_without_bom(self):
        bare = self.env["product.product"].create({"name": "Sans nomenclature", "precious_kind": "jewel"})
        self.assertRefused(self._order(product=bare), "no bill of materials")

    def test_no_piece(self):
        self.assertRefused(self._order(order_line=[]), "is empty")

    def test_numbers_are_written_as_the_user_writes_them(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        for quantity, words in ((2.5, "2,50"), (1000000000, r"1\s000\s000\s000 pièces")):
            order = self.env["purchase.order"].with_context(lang="fr_FR")
            line = {"product_id": self.ring.id, "product_qty": quantity}
            with self.assertRaisesRegex(ValidationError, words), self.cr.savepoint():
                order.create({"partner_id": self.dupont.id, "order_line": [Command.create(line)]})

    def test_no_maker(self):
        with self.assertRaisesRegex(ValidationError, "maker"), self.cr.savepoint():
            self._order(partner_id=False)

    def test_zero_negative_fraction_absurd(self):
        for quantity, words in [
            (0, "at least one"),
            (-3, "at least one"),
            (2.5, "whole number"),
            (100000, "typing error"),
        ]:
            with self.subTest(quantity=quantity):
                with self.assertRaisesRegex(ValidationError, words), self.cr.savepoint():
                    self._order(quantity)

    def test_cannot_go_below_received(self):
        order = self._order(3)
        order.button_confirm()
        self._deliver(order)
        self._receive(order, count=2)
        with self.assertRaisesRegex(ValidationError, "received already"), self.cr.savepoint():
            order.order_line.product_qty = 1
