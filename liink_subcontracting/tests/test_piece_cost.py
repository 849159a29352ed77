from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestPieceCost(SubcontractingCommon):
    """A piece costs its own metal, its own stones and the maker's price."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for product, name, quantity, cost in (
            (cls.gold, "OR-A", 12.0, 60),
            (cls.gold, "OR-B", 100.0, 66),
            (cls.centre, "DIA-50", 10, 1000),
            (cls.melee, "DIA-02-A", 20, 9),
            (cls.melee, "DIA-02-B", 100, 10),
        ):
            cls._receive_lot(product, name, quantity).standard_price = cost
        cls.order = cls._order(3)
        cls.order.button_confirm()
        cls._deliver(cls.order)
        cls.pieces = cls._receive(cls.order, weights=[6.648, 6.148, 7.148])  # 6.5, 6.0, 7.0 g of gold

    def test_each_piece_has_its_own_cost(self):
        """Piece 1: 4 g at 60, 2.5 g at 66, a centre stone at 1,000, 12 melee at 9, and 80 for the maker.

        Piece 2 takes 8 melee at 9 and 4 at 10, piece 3 takes 12 at 10; gold is shared as 6.5 : 6 : 7.
        """
        self.assertEqual(
            [round(piece.total_value, 2) for piece in self.pieces],
            [405 + 1000 + 108 + 80, 373.85 + 1000 + 112 + 80, 436.15 + 1000 + 120 + 80],
        )

    def test_nothing_is_created_or_lost(self):
        production = self._production(self.order)
        consumed = sum(production.move_raw_ids.mapped("value"))
        self.assertAlmostEqual(sum(self.pieces.mapped("total_value")), consumed + 3 * 80, 2)
        self.assertAlmostEqual(production.move_finished_ids.value, consumed + 3 * 80, 2)
        self.assertEqual(self.ring.total_value, sum(self.pieces.mapped("total_value")))
