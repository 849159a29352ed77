import io
import unicodedata

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.pdf import PdfReader

from .common_engraving import NUR, EngravedOrderCommon

SECRET = "Text nobody verified"
# نور as connected letters draw it: noon in its initial form, waw in its final one, reh that nothing follows.
NUR_CONNECTED = "\ufee7\ufeee\u0631"


@tagged("post_install", "-at_install")
class TestEngravingPaper(EngravedOrderCommon):
    """Engravings on the order's paper: letters of every script, connected, in their direction, in the PDF."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dupont.lang = "en_US"
        # No server answers here: style sheets are looked for in vain, which is quicker than waiting for them.
        cls.env["ir.config_parameter"].set_param("report.url", "http://127.0.0.1:9")
        texts = [
            {"text": NUR, "meaning": "La lumière de ma vie"},
            {"text": "אהבה", "meaning": "Amour"},
            {"text": "Αγάπη", "meaning": "Amour"},
            {"text": "Любовь", "meaning": "Amour"},
            {"text": "Éloïse – cœur Žofie"},
        ]
        for number, values in enumerate(texts, 1):
            cls._engrave(applies_to="one", piece_number=number, **values).with_user(cls.louis).action_verify()
        cls._engrave(SECRET, applies_to="one", piece_number=6)

    def _pdf(self):
        report = self.env["ir.actions.report"].with_context(force_report_rendering=True)
        try:
            pdf, kind = report._render_qweb_pdf("liink_subcontracting.action_report_order", self.order.ids)
        except UserError as error:
            self.skipTest(f"no wkhtmltopdf here: {error}")
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(pdf))

    def _html(self):
        html = self.env["ir.qweb"]._render(
            "liink_jewelry_bom.engraving_block", {"engravings": self.line.liink_engraving_ids}
        )
        return str(html)

    def test_pdf_has_every_script(self):
        reader = self._pdf()
        text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
        for words in ("Αγάπη", "Любовь", "Éloïse – cœur Žofie", "La lumière de ma vie", "piece 5 of 20", "1.5 mm"):
            self.assertIn(words, text)
        # Letters are drawn from the right: a reader that goes from the left meets the last one first.
        for words in ("אהבה", NUR_CONNECTED):
            self.assertTrue(words in text or words[::-1] in text, f"{words} not in {text!a}")
        self.assertNotIn(SECRET, text)
        self.assertEqual(unicodedata.normalize("NFKC", NUR_CONNECTED), NUR.split()[0], "the same letters, connected")

    def test_fonts_of_the_pdf_are_those_of_the_letterings(self):
        fonts = set()
        for page in self._pdf().pages:
            for font in page["/Resources"]["/Font"].values():
                fonts.add(font.get_object()["/BaseFont"].split("+")[-1])
        self.assertIn("/LiberationSerif", fonts, "Roman: Latin, Greek, Cyrillic and Hebrew")
        self.assertTrue({"/DejaVuSans", "/Amiri-Regular", "/NotoNaskhArabic-Regular"} & fonts, "Naskh: Arabic")

    def test_block_says_what_the_engraver_needs(self):
        html = self._html()
        for words in ('dir="rtl"', NUR, "Arabic Naskh", "Inside the band", "from right to left", "Do not engrave yet"):
            self.assertIn(words, html)
        self.assertNotIn(SECRET, html)
        self.assertIn("Text being verified", html)
        self.assertEqual(html.count("Do not engrave yet"), 6)
        self._make_ready(self.line.liink_engraving_ids[-2])
        html = self._html()
        self.assertEqual(html.count("Do not engrave yet"), 5)
        self.assertIn("Tool and piece ready (Louis)", html)

    def test_piece_without_engravings_prints_nothing(self):
        block = self.env["ir.qweb"]._render(
            "liink_jewelry_bom.engraving_block", {"engravings": self.env["liink.engraving"]}
        )
        self.assertFalse(str(block).strip())
