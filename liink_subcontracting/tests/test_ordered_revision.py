from odoo.exceptions import UserError
from odoo.fields import Command

from .common import SubcontractingCommon


class TestOrderedRevision(SubcontractingCommon):
    """An order keeps what its pieces were made of when it was placed, whatever the piece becomes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock()
        cls.order = cls._order(3)
        cls.line = cls.order.order_line
        cls.bom = cls.line._liink_get_bom()

    def _grams(self, order):
        return {
            row["product"]: row["needed"]
            for row in order._liink_get_requirement_rows()
            if row["product"].precious_kind == "metal"
        }

    def test_a_draft_freezes_nothing(self):
        self.assertFalse(self.bom.liink_is_frozen)
        self.assertFalse(self.line.liink_bom_id)

    def test_an_order_keeps_its_revision(self):
        self.order.button_confirm()
        self.assertEqual(self.line.liink_bom_id, self.bom)
        self.assertTrue(self.bom.liink_is_frozen)
        gold_line = self.bom.bom_line_ids.filtered(lambda line: line.precious_kind == "metal")
        with self.assertRaisesRegex(UserError, "Make a new revision"):
            gold_line.product_qty = 9
        revision = self.bom._liink_revise()
        revision.bom_line_ids.filtered(lambda line: line.precious_kind == "metal").product_qty = 9
        later = self._order(3)
        # 3 × 7 g for the first order, 3 × 9 g for the next.
        self.assertEqual(list(self._grams(self.order).values()), [21.0])
        self.assertEqual(list(self._grams(later).values()), [27.0])
        later.button_confirm()
        self.assertEqual(later.order_line.liink_bom_id, revision)
        self.assertEqual(self._production(self.order).bom_id, self.bom)

    def test_raising_keeps_the_revision(self):
        self.order.button_confirm()
        revision = self.bom._liink_revise()
        revision.bom_line_ids.filtered(lambda line: line.precious_kind == "metal").product_qty = 9
        self.line.product_qty = 4
        raw = self._production(self.order).move_raw_ids
        gold = raw.filtered(lambda move: move.product_id.precious_kind == "metal")
        self.assertEqual(gold.product_uom_qty, 28.0)

    def test_a_larger_size_is_issued_more(self):
        """In the manufacturing order and in what is delivered, not only in the needs."""
        attribute = self.env.ref("liink_jewelry_bom.attribute_ring_size")
        piece = self.line.product_id.product_tmpl_id
        piece.write({"ring_size": 52, "band_share": 65})
        values = attribute.value_ids.filtered(lambda value: value.liink_ring_size in (52, 60))
        offer = {"attribute_id": attribute.id, "value_ids": [Command.set(values.ids)]}
        self.order.button_cancel()
        self.order.unlink()
        piece.attribute_line_ids = [Command.create(offer)]
        large = piece.attribute_line_ids.product_template_value_ids.filtered(lambda value: value.name == "60")
        order = self._order(2, product=piece._create_product_variant(large))
        order.button_confirm()
        raw = self._production(order).move_raw_ids
        gold = raw.filtered(lambda move: move.product_id.precious_kind == "metal")
        # 7 × (1 + 0.65 × 8 / 52) = 7.7 g a ring.
        self.assertEqual(gold.product_uom_qty, 15.4)
