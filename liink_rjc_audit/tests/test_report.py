import io

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.pdf import PdfReader

from .common import AuditCommon, make_pdf, make_picture

REPORT = "liink_rjc_audit.action_report_dossier"


@tagged("post_install", "-at_install")
class TestReport(AuditCommon):
    """The PDF, really rendered: the dossier and its papers behind it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # No server answers here: style sheets are looked for in vain, which is quicker than waiting for them.
        cls.env["ir.config_parameter"].set_param("report.url", "http://127.0.0.1:9")
        cls._add_all_papers()

    def _render(self, pieces):
        Report = self.env["ir.actions.report"].with_user(self.user).with_context(force_report_rendering=True)
        content, report_type = Report._render_qweb_pdf(REPORT, pieces.ids)
        self.assertEqual(report_type, "pdf")
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]

    def test_dossier_with_annexes(self):
        pages = self._render(self.piece)
        text = "\n".join(pages)
        lots = ("OR-A", "OR-B", "DIA-50", "DIA-02")
        for words in (*lots, self.piece.name, "Atelier Dupont", "Affineur", "3.333 g", "5.250 g"):
            self.assertIn(words, text)
        kinds = ("supplier", "assay", "sow", "grading", "delivery", "hallmark")
        annexes = [page for page in pages if page.startswith(kinds)]
        self.assertEqual(len(annexes), 6)
        self.assertIn("Annex 6", annexes[-1])

    def test_paper_of_several_pages_and_a_picture(self):
        before = len(self._render(self.piece))
        self._add_paper("origin_statement", self.gold_a, content=make_pdf("Origin", pages=3))
        self._add_paper("coc_transfer", self.gold_a, content=make_picture("JPEG"))
        self.assertEqual(len(self._render(self.piece)), before + 4)

    def test_damaged_paper_is_listed_as_not_attached(self):
        before = len(self._render(self.piece))
        self._add_paper("origin_statement", self.gold_a, content=b"%PDF-1.7\ndamaged on its way")
        pages = self._render(self.piece)
        self.assertEqual(len(pages), before)
        self.assertIn("Not attached", "\n".join(pages))

    def test_several_pieces(self):
        pages = self._render(self.pieces)
        text = "\n".join(pages)
        for piece in self.pieces:
            self.assertIn(f"Annex 1 · Supplier invoice · {piece.name}", text)
        self.assertEqual(len(pages), 3 * len(self._render(self.piece)))

    def test_lot_that_is_no_piece(self):
        with self.assertRaisesRegex(UserError, "no finished piece"):
            self.env["ir.actions.report"]._render_qweb_html(REPORT, self.gold_a.ids)

    def test_language_of_the_user(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.user.lang = "fr_FR"
        html = self.env["ir.actions.report"].with_user(self.user)._render_qweb_html(REPORT, self.piece.ids)[0].decode()
        self.assertIn("3,333", html)
