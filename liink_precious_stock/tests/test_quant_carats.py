from .common import PreciousCommon


class TestQuantCarats(PreciousCommon):
    """Carats are kept on quants, always the sum of done lines."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.melee, "D-1")
        cls.received = cls._receive(cls.lot, 100, carats=2.137).move_line_ids

    def _stored(self, location):
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT carats FROM stock_quant WHERE lot_id = %s AND location_id = %s", [self.lot.id, location.id]
        )
        return [float(carats or 0) for (carats,) in self.env.cr.fetchall()]

    def test_stored_at_both_ends(self):
        self._move(self.lot, 40, self.stock, self.customers, carats=0.8)
        self.assertEqual(self._stored(self.stock), [1.337])
        self.assertEqual(self._stored(self.customers), [0.8])

    def test_edit_of_a_done_line(self):
        self.received.carats = 2.2
        self.assertEqual(self._stored(self.stock), [2.2])

    def test_another_lot_after_all(self):
        """The stones turn out to be of another lot: both lots are right at once."""
        other = self._make_lot(self.melee, "D-2")
        self.received.lot_id = other
        self.assertEqual(self._stored(self.stock), [0])
        self.assertEqual(other.carats, 2)  # other stones weigh other carats: the usual 0.02 ct each
        self.assertEqual(self.lot.carats, 0)

    def test_merged_quants_keep_the_carats_once(self):
        quant = self._quant(self.lot, self.stock)
        self.env.cr.execute(
            """INSERT INTO stock_quant
               (product_id, location_id, lot_id, company_id, quantity, reserved_quantity, in_date)
               VALUES (%s, %s, %s, %s, 0, 10, now())""",
            [self.melee.id, self.stock.id, self.lot.id, quant.company_id.id],
        )
        self.env.invalidate_all()
        self.env["stock.quant"]._liink_recompute_carats(self.lot)
        self.assertEqual(sorted(self._stored(self.stock)), [0, 2.137])
        quant._merge_quants()
        self.assertEqual(self._stored(self.stock), [2.137])

    def test_a_wrong_figure_heals(self):
        """Taken afresh, never added to: whatever was there before."""
        self._quant(self.lot, self.stock).sudo().carats = 99
        self._move(self.lot, 1, self.stock, self.customers, carats=0.02)
        self.assertEqual(self._stored(self.stock), [2.117])
