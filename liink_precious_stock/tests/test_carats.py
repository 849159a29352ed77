from odoo.exceptions import ValidationError

from .common import PreciousCommon


class TestCarats(PreciousCommon):
    """Two measures, both conserved: pieces are the quantity, carats follow on the lines."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.melee, "D-1")
        cls.held = cls.maker._liink_get_holder().location_id

    def _send(self, pieces, **values):
        return self._move(self.lot, pieces, self.stock, self.held, **values).move_line_ids

    def _carats_at(self, location):
        return self._quant(self.lot, location).carats

    def test_receipt_without_weighing_takes_the_usual_weight(self):
        line = self._receive(self.lot, 100).move_line_ids
        self.assertEqual(line.carats, 2.0)
        self.assertEqual(self.lot.carats, 2.0)
        self.assertAlmostEqual(self.lot.average_carats, 0.02, 5)

    def test_weighed_receipt_keeps_its_weight(self):
        self._receive(self.lot, 100, carats=2.137)
        self.assertEqual(self.lot.carats, 2.137)
        self.assertEqual(self._carats_at(self.stock), 2.137)

    def test_last_stones_take_the_remainder(self):
        self._receive(self.lot, 3, carats=0.1)
        self.assertEqual([self._send(1).carats for _stone in range(3)], [0.033, 0.034, 0.033])
        self.assertEqual(self.lot.carats, 0.1)
        self.assertEqual(self._carats_at(self.held), 0.1)
        self.assertEqual(self._carats_at(self.stock), 0)

    def test_lines_of_one_transfer_share_too(self):
        self._receive(self.lot, 3, carats=0.1)
        move = self.env["stock.move"].create(
            {
                "product_id": self.melee.id,
                "product_uom": self.melee.uom_id.id,
                "product_uom_qty": 3,
                "location_id": self.stock.id,
                "location_dest_id": self.held.id,
            }
        )
        values = self._line_values(self.lot, 1, self.stock, self.held, move_id=move.id)
        self.env["stock.move.line"].create([dict(values) for _line in range(3)])
        move.picked = True
        move._action_done()
        self.assertEqual(sorted(move.move_line_ids.mapped("carats")), [0.033, 0.033, 0.034])
        self.assertEqual(self._carats_at(self.held), 0.1)

    def test_selected_stone_keeps_its_own_weight(self):
        self._receive(self.lot, 10, carats=5.03)
        self.assertEqual(self._send(1, carats=0.52).carats, 0.52)
        self.assertEqual(self._carats_at(self.stock), 4.51)
        self.assertEqual(self._send(9).carats, 4.51)

    def test_weight_above_the_recorded_is_refused(self):
        self._receive(self.lot, 10, carats=5.03)
        with self.assertRaisesRegex(ValidationError, "Weigh the lot again"):
            self._send(1, carats=5.04)

    def test_last_stones_with_another_weight_are_refused(self):
        self._receive(self.lot, 2, carats=1)
        with self.assertRaisesRegex(ValidationError, "D-1"):
            self._send(2, carats=0.9)

    def test_return_brings_the_same_carats_back(self):
        self._receive(self.lot, 7, carats=0.151)
        self._send(7)
        self._move(self.lot, 7, self.held, self.stock)
        self.assertEqual(self._carats_at(self.stock), 0.151)
        self.assertEqual(self._carats_at(self.held), 0)

    def test_delivered_stones_leave_the_lot(self):
        self._receive(self.lot, 4, carats=0.09)
        self._move(self.lot, 3, self.stock, self.customers)
        self.assertEqual(self.lot.carats, 0.022)

    def test_owner_has_its_own_carats(self):
        self._receive(self.lot, 2, carats=0.05)
        self._receive(self.lot, 2, carats=0.03, owner_id=self.maker.id)
        self.assertEqual(self._carats_at(self.stock), 0.05)
        self.assertEqual(self._quant(self.lot, self.stock, self.maker).carats, 0.03)
        self.assertEqual(self._send(2).carats, 0.05)

    def test_found_stones_weigh_the_average(self):
        self._receive(self.lot, 10, carats=0.25)
        loss = self.melee.property_stock_inventory
        self.assertEqual(self._move(self.lot, 2, loss, self.stock).move_line_ids.carats, 0.05)

    def test_edited_line_stays_in_proportion(self):
        self._receive(self.lot, 10, carats=0.2)
        line = self._send(4)
        line.quantity = 2
        self.assertEqual(line.carats, 0.04)
        self.assertEqual(self._carats_at(self.stock), 0.16)
        line.quantity = 10
        self.assertEqual((line.carats, self._carats_at(self.stock)), (0.2, 0))
        line.quantity = 0
        self.assertEqual((line.carats, self._carats_at(self.stock)), (0, 0.2))

    def test_weight_corrected_on_a_done_line(self):
        line = self._receive(self.lot, 10, carats=0.2).move_line_ids
        self.assertEqual(self.lot.carats, 0.2)
        line.carats = 0.21
        self.assertEqual((self.lot.carats, self._carats_at(self.stock)), (0.21, 0.21))

    def test_other_stones_are_other_carats(self):
        other = self._make_lot(self.melee, "D-2")
        self._receive(self.lot, 10, carats=0.2)
        self._receive(other, 10, carats=0.3)
        line = self._send(5)
        line.lot_id = other
        self.assertEqual(line.carats, 0.15)

    def test_line_born_done(self):
        self._receive(self.lot, 10, carats=0.25)
        move = self._move(self.lot, 4, self.stock, self.held)
        values = self._line_values(self.lot, 6, self.stock, self.held, move_id=move.id)
        self.assertEqual(self.env["stock.move.line"].create(values).carats, 0.15)
        self.assertEqual(self._carats_at(self.held), 0.25)

    def test_weighed_again(self):
        self._receive(self.lot, 10, carats=0.25)
        quant = self._quant(self.lot, self.stock)
        for carats in (0.26, 0.24):
            wizard = self.env["liink.stone.reweigh"].create({"lot_id": self.lot.id, "carats": carats})
            self.assertEqual(wizard.quant_id, quant)
            wizard.action_reweigh()
            self.assertEqual((quant.quantity, quant.carats, self.lot.carats), (10, carats, carats))
        self.assertFalse(quant._liink_reweigh(0.24), "no line where nothing changed")
        self.assertEqual(self._send(10).carats, 0.24)

    def test_count_with_other_pieces(self):
        self._receive(self.lot, 10, carats=0.25)
        quant = self._quant(self.lot, self.stock)
        quant.with_context(inventory_mode=True).inventory_quantity = 8
        quant.action_apply_inventory()
        self.assertEqual((quant.quantity, quant.carats), (8, 0.2))

    def test_grouped_list_sums(self):
        other = self._make_lot(self.melee, "D-2")
        self._receive(self.lot, 10, carats=0.251)
        self._receive(other, 10, carats=0.3)
        self._send(4)
        self._move(other, 5, self.stock, self.customers)
        lots = self.lot | other
        [(carats, pieces)] = lots._read_group([("id", "in", lots.ids)], [], ["carats:sum", "product_qty:sum"])
        self.assertAlmostEqual(carats, 0.401, 4)
        self.assertEqual(pieces, 15)
        [(at_brand,)] = self.env["stock.quant"]._read_group(
            [("lot_id", "in", lots.ids), ("location_id", "=", self.stock.id)], [], ["carats:sum"]
        )
        self.assertAlmostEqual(at_brand, 0.151 + 0.15, 4)
