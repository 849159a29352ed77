from .common import PreciousCommon


class TestFineWeight(PreciousCommon):
    """Fine weight = alloy weight × fineness / 1000 (domain: 140 g of 750 are 105 g of pure gold)."""

    def test_worked_example(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 140)
        self.assertEqual(lot.fineness, 750)
        self.assertAlmostEqual(lot.fine_weight, 105, 4)
        self.assertAlmostEqual(self._quant(lot, self.stock).fine_weight, 105, 4)
        self.assertAlmostEqual(self.white_750._liink_fine_weight(140), 105, 4)

    def test_line_says_what_it_moves(self):
        lot = self._make_lot(self.gold, "G-1")
        move = self._receive(lot, 7.0004)
        self.assertAlmostEqual(move.move_line_ids.fine_weight, 5.2503, 4)

    def test_tenth_of_milligram_is_kept(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 0.0004)
        self.assertAlmostEqual(lot.product_qty, 0.0004, 6)

    def test_assay_corrects_the_alloy(self):
        lot = self._make_lot(self.gold, "G-1", fineness=748.5)
        self._receive(lot, 100)
        self.assertAlmostEqual(lot.fine_weight, 74.85, 4)
        lot._liink_assay(749)
        self.assertAlmostEqual(lot.fine_weight, 74.9, 4)

    def test_only_what_is_on_hand_counts(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 100)
        self._move(lot, 40, self.stock, self.customers)
        self.assertAlmostEqual(lot.fine_weight, 45, 4)

    def test_metal_in_a_piece(self):
        ring = self._make_product("Bague", precious_kind="jewel", alloy_id=self.white_750.id)
        piece = self._make_lot(ring, "2847-001", gross_weight=6.6, metal_weight=6.4, stone_carats=1)
        self.assertAlmostEqual(piece.fine_weight, 4.8, 4)

    def test_grouped_list_sums(self):
        lots = self._make_lot(self.gold, "G-1") | self._make_lot(self.gold, "G-2", fineness=585)
        self._receive(lots[0], 140)
        self._receive(lots[1], 10)
        [(product, grams, fine)] = lots._read_group(
            [("id", "in", lots.ids)], ["product_id"], ["product_qty:sum", "fine_weight:sum"]
        )
        self.assertEqual(product, self.gold)
        self.assertAlmostEqual(grams, 150, 4)
        self.assertAlmostEqual(fine, 110.85, 4)
        [(fine_of_quants,)] = self.env["stock.quant"]._read_group(
            [("lot_id", "in", lots.ids), ("location_id", "=", self.stock.id)], [], ["fine_weight:sum"]
        )
        self.assertAlmostEqual(fine_of_quants, 110.85, 4)

    def test_grouped_list_never_adds_fineness(self):
        for model in ("stock.lot", "liink.alloy"):
            self.assertFalse(self.env[model].fields_get(["fineness"], ["aggregator"])["fineness"].get("aggregator"))

    def test_whereabouts_name_the_holder(self):
        lot = self._make_lot(self.gold, "G-1")
        self._receive(lot, 120)
        held = self.maker._liink_get_holder().location_id
        self._move(lot, 50, self.stock, held)
        self.assertIn("Atelier Dupont: 50", lot.liink_whereabouts)
        self.assertIn(f"{self.stock.display_name}: 70", lot.liink_whereabouts)
