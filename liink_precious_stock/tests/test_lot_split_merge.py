from odoo.exceptions import UserError

from .common_transformation import TransformationCommon


class TestLotSplitMerge(TransformationCommon):
    """Lots of stones and of metal are split and merged: pieces, carats, fine grams and origin are kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vs = cls.env["liink.stone.quality"].create({"name": "GH/VS test"})
        cls.si = cls.env["liink.stone.quality"].create({"name": "GH/SI test"})
        cls.parcel = cls._parcel("D-1", 100, 2.05)

    @classmethod
    def _parcel(cls, name, pieces, carats, **values):
        lot = cls._make_lot(
            cls.melee, name, **{"quality_id": cls.vs.id, "supplier_id": cls.refiner.id, "treatment": "None", **values}
        )
        cls._receive(lot, pieces, carats=carats)
        return lot

    def _split(self, lot, quantity, carats=0.0, **values):
        wizard = self.env["liink.lot.split"].with_user(self.user)
        return wizard.create({"lot_id": lot.id, "quantity": quantity, "carats": carats, **values})._liink_split()

    def _merge(self, lots, **values):
        wizard = self.env["liink.lot.merge"].with_user(self.user)
        return wizard.create({"lot_ids": [(6, 0, lots.ids)], **values})._liink_merge()

    def _measures(self, *lots):
        return [(lot.product_qty, lot.carats) for lot in lots]

    def test_split_by_share(self):
        """34 of 100 stones of 2.05 ct take 0.697 ct; 1.353 ct stay."""
        self.parcel.certificate_number = "ATT-1"
        lot = self._split(self.parcel, 34, name="D-1A")
        self.assertEqual(self._measures(self.parcel, lot), [(66, 1.353), (34, 0.697)])
        self.assertEqual((lot.name, lot.quality_id, lot.treatment), ("D-1A", self.vs, "None"))
        self.assertEqual((lot.sudo().supplier_id, lot.certificate_number), (self.refiner, False))
        link = self.Link.search([("child_lot_id", "=", lot.id)])
        self.assertEqual((link.parent_lot_id, link.quantity, link.carats), (self.parcel, 34, 0.697))

    def test_split_weighed(self):
        lot = self._split(self.parcel, 40, 0.9)
        self.assertEqual(self._measures(self.parcel, lot), [(60, 1.15), (40, 0.9)])

    def test_split_is_reversed(self):
        lot = self._split(self.parcel, 40, 0.9)
        self.Transformation.search([("output_ids.lot_id", "=", lot.id)]).with_user(self.user).action_reverse()
        self.assertEqual(self._measures(self.parcel, lot), [(100, 2.05), (0, 0)])

    def test_reversal_refused_when_weighed_again(self):
        lot = self._split(self.parcel, 40, 0.9)
        self._quant(lot, self.stock)._liink_reweigh(0.91)
        with self.assertRaisesRegex(UserError, "weighed again"):
            self.Transformation.search([("output_ids.lot_id", "=", lot.id)]).action_reverse()

    def test_split_refused(self):
        for quantity, carats, pattern in (
            (0, 0, "how much"),
            (-5, 0, "how much"),
            (100, 0, "nothing would be left"),
            (150, 0, "nothing would be left"),
            (40, 2.05, "not possible"),
            (40, -1, "not possible"),
            (1.5, 0, "whole number"),
        ):
            with self.subTest(quantity=quantity), self.assertRaisesRegex(UserError, pattern):
                self._split(self.parcel, quantity, carats)
        self.assertEqual(self._measures(self.parcel), [(100, 2.05)])

    def test_split_metal(self):
        bar = self._in_stock(self.gold, "BAR", 100, fineness=749.5)
        part = self._split(bar, 30.0001)
        self.assertEqual((bar.product_qty, part.product_qty, part.fineness), (69.9999, 30.0001, 749.5))
        self.assertAlmostEqual(bar.fine_weight + part.fine_weight, 74.95, 6)

    def test_merge_alike(self):
        second = self._parcel("D-2", 50, 0.98)
        lot = self._merge(self.parcel | second)
        self.assertEqual(self._measures(self.parcel, second, lot), [(0, 0), (0, 0), (150, 3.03)])
        self.assertEqual((lot.quality_id, lot.is_mixed), (self.vs, False))
        self.assertEqual(self.Link.search([("child_lot_id", "=", lot.id)]).parent_lot_id, self.parcel | second)

    def test_merge_of_unequal_grade_or_supplier(self):
        for number, values in enumerate(({"quality_id": self.si.id}, {"supplier_id": self.maker.id})):
            other = self._parcel(f"X-{number}", 50, 1)
            other.write(values)
            with self.assertRaisesRegex(UserError, "not alike"):
                self._merge(self.parcel | other)
        mixed = self._merge(self.parcel | other, is_mixed_accepted=True)
        self.assertEqual((mixed.is_mixed, mixed.product_qty, mixed.carats), (True, 150, 3.05))
        self.assertFalse(mixed.sudo().supplier_id)
        self.assertTrue(self._split(mixed, 10).is_mixed)

    def test_merge_says_what_differs(self):
        other = self._parcel("X", 50, 1, quality_id=self.si.id)
        wizard = self.env["liink.lot.merge"].create({"lot_ids": [(6, 0, (self.parcel | other).ids)]})
        self.assertEqual(wizard.difference, "Quality")
        self.assertEqual((wizard.quantity, wizard.carats), (150, 3.05))

    def test_merge_refused(self):
        bar = self._in_stock(self.gold, "BAR", 10)
        elsewhere = self._parcel("D-3", 10, 0.2)
        self._move(elsewhere, 10, self.stock, self.maker._liink_get_holder().location_id)
        for lots, pattern in (
            (self.parcel, "at least two"),
            (self.parcel | bar, "one product"),
            (self.parcel | elsewhere, "one place"),
        ):
            with self.assertRaisesRegex(UserError, pattern):
                self._merge(lots)

    def test_merge_metal_of_unequal_fineness(self):
        """10 g at 750 and 20 g at 747 hold 22.44 g fine in 30 g: 748 ‰."""
        lots = self._in_stock(self.gold, "A", 10) | self._in_stock(self.gold, "B", 20, fineness=747)
        lot = self._merge(lots)
        self.assertEqual((lot.product_qty, lot.fineness), (30, 748))
        self.assertAlmostEqual(lot.fine_weight, 22.44, 6)

    def test_reserved_stones_stay(self):
        demand = self.env["stock.move"].create(
            {
                "product_id": self.melee.id,
                "product_uom": self.melee.uom_id.id,
                "product_uom_qty": 90,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "origin": "P00077",
            }
        )
        demand._action_confirm()
        demand._action_assign()
        with self.assertRaisesRegex(UserError, "P00077"):
            self._split(self.parcel, 11)
        self._split(self.parcel, 10)


class TestRecount(TransformationCommon):
    """A count corrects pieces; carats follow, stay or are weighed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.parcel = cls._make_lot(cls.melee, "D-1", is_carats_estimated=True)
        cls._receive(cls.parcel, 100, carats=2.05)

    def _recount(self, pieces, mode="follow", carats=0.0):
        wizard = self.env["liink.stone.recount"].with_user(self.user)
        wizard.create(
            {"lot_id": self.parcel.id, "pieces": pieces, "carats_mode": mode, "carats": carats}
        ).action_recount()
        return self.parcel.product_qty, self.parcel.carats

    def test_modes(self):
        self.assertEqual(self._recount(98), (98, 2.009))
        self.assertFalse(self.parcel.is_carats_estimated)
        self.assertEqual(self._recount(100, "keep"), (100, 2.009))
        self.assertEqual(self._recount(99, "weighed", 2.0), (99, 2.0))
        self.assertEqual(self._recount(99, "weighed", 1.98), (99, 1.98))
        self.assertEqual(self._recount(120), (120, 2.4))
        self.assertEqual(self._recount(0), (0, 0))

    def test_refused(self):
        for values in ((-1,), (99, "weighed", 0), (99, "weighed", -2), (0, "weighed", 1)):
            with self.assertRaises(UserError):
                self._recount(*values)
        self.assertEqual((self.parcel.product_qty, self.parcel.carats), (100, 2.05))


class TestReceiveByWeight(TransformationCommon):
    """Stones are bought by carat: counted, or estimated from the sieve and marked so."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        order = cls.env["purchase.order"].create(
            {
                "partner_id": cls.refiner.id,
                "order_line": [(0, 0, {"product_id": cls.melee.id, "product_qty": 100, "price_unit": 8})],
            }
        )
        order.button_confirm()
        cls.picking = order.picking_ids
        cls.sieve = cls.env["liink.sieve"].create(
            {"name": "+6-6.5 test", "mm_from": 1.7, "mm_to": 1.8, "carats": 0.021}
        )

    def _wizard(self, carats, **values):
        action = self.picking.move_ids.with_user(self.user).action_liink_receive_by_weight()
        wizard = self.env["liink.stone.receipt"].with_user(self.user).with_context(**action["context"])
        return wizard.create({"carats": carats, **values})

    def test_counted_and_estimated(self):
        """2.3 ct of a sieve of 0.021 ct are 109.52, so 110 stones; 0.5 ct were counted: 24."""
        estimated = self._wizard(2.3, sieve_id=self.sieve.id, lot_name="EST-1")
        self.assertEqual((estimated.usual_carats, estimated.estimated_pieces), (0.021, 110))
        estimated.action_receive()
        self._wizard(0.5, pieces=24, lot_name="CNT-1").action_receive()
        lines = self.picking.move_line_ids
        self.assertEqual(
            [(line.lot_id.name, line.quantity, line.carats) for line in lines],
            [("EST-1", 110, 2.3), ("CNT-1", 24, 0.5)],
        )
        self.assertEqual(lines.lot_id.mapped("is_carats_estimated"), [True, False])
        self.picking.with_user(self.user).button_validate()
        self.assertEqual(self.picking.state, "done")
        lot = lines[0].lot_id
        self.assertEqual((lot.product_qty, lot.carats, lot.sieve_id), (110, 2.3, self.sieve))
        self.assertEqual(lot.sudo().supplier_id, self.refiner)

    def test_from_the_usual_weight_of_the_product(self):
        self.assertEqual(self._wizard(1).estimated_pieces, 50)

    def test_refused(self):
        self.melee.carats_per_stone = 0
        for carats, values in ((0, {}), (-1, {}), (1, {}), (1, {"pieces": -1})):
            with self.assertRaises(UserError):
                self._wizard(carats, **values).action_receive()
