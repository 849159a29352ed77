import base64
from datetime import date

from odoo.tests import tagged

from .common import AuditCommon, make_picture


@tagged("post_install", "-at_install")
class TestGaps(AuditCommon):
    """What is missing names the document, the lot and whom to ask."""

    def test_mandatory_papers_of_a_ring_without_any(self):
        self.assertEqual(
            self._gaps(),
            {
                ("Supplier invoice", "OR-A", "Affineur"),
                ("Supplier invoice", "OR-B", "Affineur"),
                ("Assay certificate", "OR-A", "Affineur"),
                ("Assay certificate", "OR-B", "Affineur"),
                ("Supplier invoice", "DIA-50", "Diamants"),
                ("Supplier invoice", "DIA-02", "Diamants"),
                ("System of Warranties statement", "DIA-50", "Diamants"),
                ("System of Warranties statement", "DIA-02", "Diamants"),
                ("Grading report", "DIA-50", "Diamants"),
                ("Signed delivery note", self.delivery.name, "Atelier Dupont"),
                ("Hallmark proof", self.piece.name, "Assay office"),
            },
        )
        self.assertEqual(self.piece.liink_completeness, "incomplete")

    def test_complete(self):
        self._add_all_papers()
        self.assertFalse(self._gaps())
        self.assertEqual(self.pieces.mapped("liink_completeness"), ["complete"] * 3)
        self.assertTrue(self._gaps(level="recommended"), "recommended papers do not make it incomplete")

    def test_one_missing_paper_is_incomplete(self):
        self._add_all_papers()
        self.gold_b.evidence_ids.filtered(lambda p: p.kind_id.code == "assay_certificate").lot_ids -= self.gold_b
        self.assertEqual(self._gaps(), {("Assay certificate", "OR-B", "Affineur")})
        self.assertEqual(self.piece.liink_completeness, "incomplete")

    def test_archived_paper_does_not_count(self):
        self._add_all_papers()
        self.order.liink_evidence_ids.active = False
        self.assertEqual({gap[0] for gap in self._gaps()}, {"Signed delivery note"})

    def test_another_paper_is_accepted(self):
        self._add_paper("origin_statement", self.gold_a)
        self.assertNotIn(("Assay certificate", "OR-A", "Affineur"), self._gaps())

    def test_signature_on_the_delivery_is_a_signed_note(self):
        self.delivery.signature = base64.b64encode(make_picture())
        self.assertNotIn("Signed delivery note", {gap[0] for gap in self._gaps()})

    def test_coc_lot_needs_its_transfer_document(self):
        self.gold_a.liink_is_coc = True
        self.assertIn(("CoC transfer document", "OR-A", "Affineur"), self._gaps())

    def test_imported_diamond_needs_an_origin_statement(self):
        self.diamonds.country_id = self.env.ref("base.in")
        gaps = self._gaps()
        self.assertIn(("Origin statement", "DIA-50", "Diamants"), gaps)
        self.assertNotIn(("Origin statement", "DIA-02", "Diamants"), gaps, "0.02 ct is below the limit")
        self.centre_lot.purchase_date = date(2025, 12, 31)
        self.assertNotIn(("Origin statement", "DIA-50", "Diamants"), self._gaps(), "judged at the day it was bought")

    def test_light_piece_needs_no_hallmark(self):
        self.env.ref("liink_rjc_audit.rule_piece_hallmark_proof_gold").minimum_grams = 7.5
        self.assertNotIn("Hallmark proof", {gap[0] for gap in self._gaps()})

    def test_laboratory_is_asked_for_its_report(self):
        self.centre_lot.laboratory_id = self.env["liink.laboratory"].search([("code", "=", "GIA")], limit=1)
        self.assertIn(("Grading report", "DIA-50", "GIA"), self._gaps())

    def test_supplier_not_recorded(self):
        self.gold_a.supplier_id = False
        self.assertIn(("Supplier invoice", "OR-A", "Supplier, not recorded on the lot"), self._gaps())

    def test_made_lot_is_proved_by_what_it_was_made_of(self):
        origin = self.gold_a.copy({"name": "OR-M"})
        self.env["liink.lot.link"].create(
            {"parent_lot_id": origin.id, "child_lot_id": self.gold_a.id, "quantity": 10.0}
        )
        gaps = self._gaps()
        self.assertIn(("Supplier invoice", "OR-M", "Affineur"), gaps)
        self.assertNotIn(("Supplier invoice", "OR-A", "Affineur"), gaps)

    def test_metal_not_accounted_for(self):
        self._add_all_papers()
        self.piece.metal_weight = 7.25
        self.assertEqual(len(self._gaps()), 1)
        document, subject, _ask = self._gaps().pop()
        self.assertEqual(subject, self.piece.name)
        self.assertIn("7.000 g accounted for, 7.250 g weighed", document)

    def test_piece_of_unknown_origin(self):
        piece = self.piece.copy({"name": "FOUND-1"})
        self.assertIn("Origin of the metal", {gap[0] for gap in self._gaps(piece)})
        self.assertFalse(piece._liink_get_dossier()["order"])
        self.assertTrue(piece.liink_dossier_html)

    def test_search(self):
        self._add_all_papers()
        Lot = self.env["stock.lot"].with_user(self.user)
        mine = [("id", "in", (self.pieces | self.gold_a).ids)]
        self.assertEqual(Lot.search([*mine, ("liink_completeness", "=", "complete")]), self.pieces)
        self.assertFalse(Lot.search([*mine, ("liink_completeness", "=", "incomplete")]))
        self.assertEqual(Lot.search([*mine, ("liink_completeness", "=", False)]), self.gold_a)
        self.assertEqual(Lot.search([*mine, ("liink_completeness", "!=", False)]), self.pieces)
