from odoo.tests import tagged

from .common import AuditCommon


@tagged("post_install", "-at_install")
class TestDossier(AuditCommon):
    """The dossier of a ring made and received by the real flow, to the number."""

    def setUp(self):
        super().setUp()
        self.dossier = self.piece.with_user(self.user)._liink_get_dossier()

    def test_piece_and_order(self):
        piece, order = self.dossier["piece"], self.dossier["order"]
        self.assertEqual(piece["serial"], f"{self.order.name}-002")
        self.assertEqual((piece["gross_weight"], piece["metal_weight"]), (7.148, 7.0))
        self.assertEqual(order["number"], self.order.name)
        self.assertEqual((order["piece_index"], order["piece_count"]), (2, 3))
        self.assertEqual(order["maker"], "Atelier Dupont")
        self.assertFalse([name for name in order if "price" in name or "amount" in name])

    def test_gold_lots_in_grams(self):
        metals = {metal["lot"]: metal for metal in self.dossier["metals"]}
        self.assertEqual(set(metals), {"OR-A", "OR-B"})
        self.assertAlmostEqual(metals["OR-A"]["quantity"], 10 / 3, delta=0.0001)
        self.assertAlmostEqual(metals["OR-B"]["quantity"], 11 / 3, delta=0.0001)
        self.assertAlmostEqual(metals["OR-A"]["fine_weight"], 2.5, delta=0.0001)
        self.assertEqual(metals["OR-A"]["fineness"], 750.0)
        self.assertEqual((metals["OR-A"]["supplier"], metals["OR-A"]["invoice"]), ("Affineur", "F-1"))

    def test_stone_lots_in_pieces_and_carats(self):
        stones = {stone["lot"]: stone for stone in self.dossier["stones"]}
        self.assertEqual((stones["DIA-50"]["quantity"], stones["DIA-50"]["carats"]), (1, 0.5))
        self.assertEqual((stones["DIA-02"]["quantity"], stones["DIA-02"]["carats"]), (12, 0.24))
        self.assertEqual(stones["DIA-50"]["certificate"], "GIA 1")

    def test_sums(self):
        sums = self.dossier["sums"]
        self.assertAlmostEqual(sums["metal_grams"], 7.0, delta=0.0001)
        self.assertAlmostEqual(sums["fine_weight"], 5.25, delta=0.0005)
        self.assertAlmostEqual(sums["metal_difference"], 0.0, delta=0.0001)
        self.assertEqual((sums["stone_pieces"], sums["stone_carats"]), (13, 0.74))

    def test_fine_gold_of_all_rings_is_what_was_consumed(self):
        dossiers = self.pieces._liink_get_dossiers().values()
        fine_weight = sum(dossier["sums"]["fine_weight"] for dossier in dossiers)
        self.assertAlmostEqual(fine_weight, 21 * 0.75, delta=0.001)

    def test_purchase_order_of_a_lot(self):
        purchase = self._order(maker=self.supplier, product=self.gold, quantity=5)
        purchase.button_confirm()
        lot = self.gold_a.copy({"name": "OR-C"})
        move = purchase.order_line.move_ids
        move.move_line_ids.lot_id = lot
        move.picked = True
        move._action_done()
        self.env["liink.lot.link"].create(
            {"parent_lot_id": lot.id, "child_lot_id": self.piece.id, "quantity": 1.0, "fine_weight": 0.75}
        )
        metal = {metal["lot"]: metal for metal in self.piece._liink_get_dossier()["metals"]}["OR-C"]
        self.assertEqual((metal["purchase_order"], metal["purchase_order_id"]), (purchase.name, purchase.id))

    def test_papers_are_numbered_once(self):
        paper = self._add_paper("supplier_invoice", self.gold_a | self.gold_b, reference="F-1")
        self._add_paper("delivery_note_signed", order=self.order)
        other = self._add_paper("supplier_invoice", self.gold_a.copy({"name": "OR-X"}))
        dossier = self.piece._liink_get_dossier()
        self.assertEqual([paper["number"] for paper in dossier["papers"]], [1, 2])
        self.assertEqual(dossier["papers"][0]["evidence_id"], paper.id)
        self.assertEqual(set(dossier["papers"][0]["subjects"]), {"OR-A", "OR-B"})
        self.assertEqual([metal["paper_numbers"] for metal in dossier["metals"]], [[1], [1]])
        self.assertNotIn(other.id, [paper["evidence_id"] for paper in dossier["papers"]])

    def test_earlier_generations(self):
        """OR-B was made of 18 g of one lot and 13 g of another, 1 g lost: the ring has its share of both."""
        mined, recycled = self.gold_a.copy({"name": "OR-M"}), self.gold_a.copy({"name": "OR-R"})
        self.env["liink.lot.link"].create(
            [
                {"parent_lot_id": mined.id, "child_lot_id": self.gold_b.id, "quantity": 18.0},
                {"parent_lot_id": recycled.id, "child_lot_id": self.gold_b.id, "quantity": 12.0},
            ]
        )
        metal = next(metal for metal in self.piece._liink_get_dossier()["metals"] if metal["lot"] == "OR-B")
        earlier = {lot["lot"]: lot for lot in metal["earlier"]}
        self.assertAlmostEqual(earlier["OR-M"]["quantity"], 11 / 3 * 0.6, delta=0.0001)
        self.assertAlmostEqual(earlier["OR-R"]["quantity"], 11 / 3 * 0.4, delta=0.0001)
        self.assertAlmostEqual(sum(lot["fine_weight"] for lot in earlier.values()), metal["fine_weight"], delta=0.0001)
        self.assertEqual({lot["level"] for lot in earlier.values()}, {2})

    def test_property_of_others(self):
        consumed = (
            self.env["liink.lot.link"]
            .search([("child_lot_id", "=", self.piece.id), ("parent_lot_id", "=", self.gold_b.id)])
            .consumed_line_id
        )
        self.env.cr.execute("UPDATE stock_move_line SET owner_id = %s WHERE id = %s", [self.dupont.id, consumed.id])
        self.env.invalidate_all()
        owners = {metal["lot"]: metal["owner"] for metal in self.piece._liink_get_dossier()["metals"]}
        self.assertEqual(owners, {"OR-A": None, "OR-B": "Atelier Dupont"})

    def test_lot_that_is_no_piece_has_no_dossier(self):
        self.assertFalse(self.gold_a.liink_completeness)
        self.assertFalse(self.gold_a.liink_dossier_html)
