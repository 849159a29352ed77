from odoo.exceptions import UserError

from .common_transformation import TransformationCommon


class TestTransformationReverse(TransformationCommon):
    """Undone only by its reverse, and only while the outputs are as they came out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lots = [cls._in_stock(cls.gold, f"G-{number}", 50) for number in (1, 2)]
        cls.melting = cls._transform(
            "melting", [(cls.lots[0], 40), (cls.lots[1], 30)], [(cls.gold, 69, 750)], loss_weight=1
        )
        cls.melting.action_confirm()
        cls.output = cls.melting.output_ids.lot_id

    def test_everything_goes_back(self):
        self.melting.action_reverse()
        self.assertEqual(self.melting.state, "reversed")
        self.assertEqual([self._on_hand(lot) for lot in (*self.lots, self.output)], [50, 50, 0])
        loss = self.env.company.liink_metal_loss_location_id
        self.assertEqual(sum(self._on_hand(lot, loss) for lot in self.lots), 0)
        self.assertEqual(self.Link._liink_get_ancestors(self.output), [])
        links = self.Link.search([("child_lot_id", "=", self.output.id)])
        self.assertEqual(len(links), 4)
        self.assertAlmostEqual(sum(links.mapped("quantity")), 0, 6)
        for lot in self.lots:
            self.assertAlmostEqual(self._fine_of_lines(lot), 37.5, 5)
        with self.assertRaises(UserError):
            self.melting.action_reverse()

    def test_refused_when_used(self):
        again = self._transform("melting", [(self.output, 9)], [(self.gold, 9, 750)])
        again.action_confirm()
        with self.assertRaisesRegex(UserError, again.name):
            self.melting.action_reverse()
        again.action_reverse()
        self.melting.action_reverse()
        self.assertEqual([self._on_hand(lot) for lot in self.lots], [50, 50])

    def test_refused_when_an_input_was_assayed(self):
        """What went in at 750 ‰ would come back at 748: a random history found that fine grams vanished."""
        self.lots[0]._liink_assay(748)
        with self.assertRaisesRegex(UserError, "G-1 has been assayed since"):
            self.melting.action_reverse()

    def test_refused_when_moved(self):
        held = self.maker._liink_get_holder().location_id
        self._move(self.output, 1, self.stock, held)
        with self.assertRaisesRegex(UserError, "used, moved or promised"):
            self.melting.action_reverse()

    def test_refused_when_reserved(self):
        demand = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 99,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "origin": "P00043",
            }
        )
        demand._action_confirm()
        demand._action_assign()
        with self.assertRaisesRegex(UserError, "P00043"):
            self.melting.action_reverse()
