from odoo.exceptions import UserError, ValidationError

from .common import PreciousCommon


class TestFrozenFineness(PreciousCommon):
    """A line keeps the fineness that was known when it was done; open lines follow the lot."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.gold, "G-1")
        cls.received = cls._receive(cls.lot, 100).move_line_ids

    def _draft_line(self, grams):
        move = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": grams,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
            }
        )
        values = self._line_values(self.lot, grams, self.stock, self.customers, move_id=move.id)
        return self.env["stock.move.line"].create(values)

    def test_done_line_keeps_its_fineness(self):
        """100 g of 750 = 75 g fine when they came in, whatever an assay says later."""
        open_line = self._draft_line(10)
        self.lot._liink_assay(748.5)
        self.assertEqual(self.received.fineness, 750)
        self.assertAlmostEqual(self.received.fine_weight, 75, 8)
        self.assertEqual(open_line.fineness, 748.5)
        self.assertAlmostEqual(open_line.fine_weight, 7.485, 8)
        open_line.move_id.picked = True
        open_line.move_id._action_done()
        self.assertEqual(open_line.fineness, 748.5)

    def test_edit_of_a_done_line(self):
        self.received.quantity = 90
        self.assertAlmostEqual(self.received.fine_weight, 67.5, 8)

    def test_no_edit_after_an_assay(self):
        """The assay put right what lay there, so what came in before can no longer be another quantity."""
        self.lot._liink_assay(748.5)
        with self.assertRaisesRegex(UserError, "assayed since"):
            self.received.quantity = 90
        self.received.quantity = 100  # says nothing new

    def test_ten_thousandths_are_exact(self):
        """0.0001 g of 750 are 0.000075 g fine: never rounded away."""
        self.assertAlmostEqual(self._receive(self.lot, 0.0001).move_line_ids.fine_weight, 0.000075, 9)

    def test_grades_are_of_their_scale(self):
        colour = self.env.ref("liink_precious_stock.grade_colour_g")
        with self.assertRaisesRegex(ValidationError, "not a grade"):
            self._make_lot(self.melee, "D-1", clarity_id=colour.id)
