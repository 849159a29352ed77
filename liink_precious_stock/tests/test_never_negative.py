from odoo.exceptions import UserError

from .common import PreciousCommon


class TestNeverNegative(PreciousCommon):
    """What is not there cannot leave, by whatever door."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bar = cls._make_lot(cls.gold, "G-1")
        cls.parcel = cls._make_lot(cls.melee, "D-1")
        cls.bought = cls._receive(cls.bar, 100).move_line_ids
        cls.bought_stones = cls._receive(cls.parcel, 10, carats=0.2).move_line_ids

    def test_more_than_there_is(self):
        with self.assertRaisesRegex(UserError, "0.50 g of lot G-1 are missing at"):
            self._move(self.bar, 100.5, self.stock, self.customers)

    def test_at_a_holder(self):
        held = self.maker._liink_get_holder().location_id
        self._move(self.bar, 10, self.stock, held)
        with self.assertRaisesRegex(UserError, "missing at Atelier Dupont"):
            self._move(self.bar, 10.0001, held, self.customers)

    def test_receipt_lowered_after_it_left(self):
        self._move(self.bar, 60, self.stock, self.customers)
        with self.assertRaisesRegex(UserError, "40.00 g of lot G-1"):
            self.bought.quantity = 20

    def test_scrap(self):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.gold.id,
                "lot_id": self.bar.id,
                "scrap_qty": 101,
                "location_id": self.stock.id,
            }
        )
        with self.assertRaises(UserError):
            scrap.do_scrap()

    def test_weight_without_stones(self):
        """All ten stones have left; their receipt cannot weigh more afterwards."""
        self._move(self.parcel, 10, self.stock, self.customers)
        with self.assertRaisesRegex(UserError, "0 stones of 0.100 ct"):
            self.bought_stones.carats = 0.3

    def test_lines_of_one_transfer_in_any_order(self):
        """Out of a place and into it within one transfer is no shortage."""
        shelf = self.env["stock.location"].create({"name": "Shelf", "location_id": self.stock.id})
        move = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 200,
                "location_id": self.stock.id,
                "location_dest_id": self.stock.id,
            }
        )
        lines = [(shelf, self.stock), (self.stock, shelf)]
        self.env["stock.move.line"].create(
            [self._line_values(self.bar, 100, *places, move_id=move.id) for places in lines]
        )
        move.picked = True
        move._action_done()
        self.assertEqual(self._quant(self.bar, self.stock).quantity, 100)
