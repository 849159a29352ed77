from odoo.tests import tagged

from .common import AuditCommon


@tagged("post_install", "-at_install")
class TestViews(AuditCommon):
    """The screens of a LIINK user open and show the dossier."""

    def test_dossier_page(self):
        piece = self.piece.with_user(self.user).with_context(bin_size=True)
        html = str(piece.liink_dossier_html)
        for words in ("OR-A", "DIA-50", "Atelier Dupont", "What is missing", self.delivery.name):
            self.assertIn(words, html)
        self.assertIn(f"/odoo/lots/{self.gold_a.id}", html)

    def test_page_escapes_names(self):
        self.gold_a.name = "<script>alert(1)</script>"
        self.assertNotIn("<script>", str(self.piece.liink_dossier_html))

    def test_buttons(self):
        piece, lot, order = (record.with_user(self.user) for record in (self.piece, self.gold_a, self.order))
        self.assertEqual(piece.action_liink_open_dossier()["res_id"], piece.id)
        self._add_paper("supplier_invoice", lot)
        self._add_paper("delivery_note_signed", order=order)
        for action, count in ((lot.action_liink_evidence(), 1), (order.action_liink_evidence(), 1)):
            self.assertEqual(self.env["liink.evidence"].search_count(action["domain"]), count)
        self.assertEqual((lot.liink_evidence_count, order.liink_evidence_count), (1, 1))

    def test_views_load(self):
        for xmlid in ("dossier", "evidence", "evidence_rule", "evidence_kind"):
            action = self.env.ref(f"liink_rjc_audit.action_liink_{xmlid}")
            self.env[action.res_model].with_user(self.user).get_views(action.views)
