from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestGenealogy(SubcontractingCommon):
    """Which lots a piece is made of, to the gram, the stone and the carat."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gold_a = cls._receive_lot(cls.gold, "OR-A", 12.0)
        cls.gold_b = cls._receive_lot(cls.gold, "OR-B", 100.0)
        cls.centre_lot = cls._receive_lot(cls.centre, "DIA-50", 10)
        cls.melee_a = cls._receive_lot(cls.melee, "DIA-02-A", 20)
        cls.melee_b = cls._receive_lot(cls.melee, "DIA-02-B", 100)
        cls.order = cls._order(3)
        cls.order.button_confirm()
        cls._deliver(cls.order)
        cls.pieces = cls._receive(cls.order, weights=[6.648, 6.148, 7.148])  # 6.5, 6.0, 7.0 g of gold

    def _links(self, piece, product=None):
        links = self.env["liink.lot.link"].search([("child_lot_id", "=", piece.id)])
        return links.filtered(lambda link: not product or link.parent_lot_id.product_id == product)

    def test_metal_is_shared_by_net_weight(self):
        """19.5 g from A (12 g) and B (7.5 g); piece 1 has a third: 6.5/19.5 of each lot."""
        by_lot = {link.parent_lot_id: link.quantity for link in self._links(self.pieces[0], self.gold)}
        self.assertEqual(by_lot, {self.gold_a: 4.0, self.gold_b: 2.5})
        for piece in self.pieces:
            self.assertAlmostEqual(
                sum(self._links(piece, self.gold).mapped("quantity")), piece.metal_weight, 3
            )

    def test_fine_gold(self):
        fine = sum(self._links(self.pieces[0], self.gold).mapped("fine_weight"))
        self.assertAlmostEqual(fine, 6.5 * 0.75, 3)

    def test_stones_are_whole_and_used_in_turn(self):
        """12 + 8 + 4 from A's 20, then B."""
        melee = [
            {link.parent_lot_id: link.quantity for link in self._links(piece, self.melee)} for piece in self.pieces
        ]
        self.assertEqual(
            melee,
            [{self.melee_a: 12}, {self.melee_a: 8, self.melee_b: 4}, {self.melee_b: 12}],
        )
        self.assertAlmostEqual(sum(self._links(self.pieces[1], self.melee).mapped("carats")), 0.24, 3)
        self.assertAlmostEqual(self._links(self.pieces[1], self.centre).carats, 0.5, 3)

    def test_links_sum_to_each_consumed_line(self):
        consumed = self._production(self.order).move_raw_ids.move_line_ids
        self.assertTrue(consumed)
        for line in consumed:
            links = self.env["liink.lot.link"].search([("consumed_line_id", "=", line.id)])
            self.assertAlmostEqual(sum(links.mapped("quantity")), line.quantity, 4)
            self.assertAlmostEqual(sum(links.mapped("fine_weight")), line.fine_weight, 4)
            self.assertAlmostEqual(sum(links.mapped("carats")), line.carats, 3)
