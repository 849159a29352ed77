import base64

from odoo.addons.liink_jewelry_bom.tests import design_samples as samples
from odoo.tests import new_test_user, tagged

from .common import SECRET, MakerPortalCommon


@tagged("post_install", "-at_install")
class TestMakerSheets(MakerPortalCommon):
    """A maker takes the technical sheets of its own open orders, and of no others'."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        piece = cls.order.order_line.product_id.product_tmpl_id
        cls.design = cls.env["liink.design.file"].create(
            {"product_tmpl_id": piece.id, "filename": "model.glb", "file": base64.b64encode(samples.glb())}
        )
        cls.design.action_approve()
        cls.dupont.lang = "en_US"

    def test_own_order(self):
        """Tests make pages of HTML out of PDFs."""
        self.assertShows(self.url_open(self.page).text, "Technical sheets", f"{self.page}/sheets")
        answer = self.url_open(f"{self.page}/sheets")
        self.assertEqual(answer.status_code, 200)
        disposition = answer.headers["Content-Disposition"]
        self.assertIn("attachment", disposition)
        self.assertIn(f"Technical%20sheets%20{self.order.name}.pdf", disposition)
        self.assertShows(answer.text, "Bague Éternelle", "Round diamond", f"Order {self.order.name}", "7.00 g")
        self.assertHides(answer.text, SECRET, "80.00", "80.0")

    def test_codes_lead_to_the_maker_s_own_page(self):
        """Its address asks whoever has no session to sign in, and says nothing to another maker."""
        (sheet,) = self.order._liink_get_technical_sheets()[self.order]
        address = sheet["files"][0]["address"]
        self.assertEqual(address, f"{self.order.get_base_url()}{self.page}/designs/{self.design.id}")
        path = f"{self.page}/designs/{self.design.id}"
        self.assertEqual(self.url_open(path).status_code, 200)
        self.sign_in(self.claire)
        self.assertEqual(self.url_open(path).status_code, 404)
        self.authenticate(None, None)
        answer = self.url_open(path, allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_the_brand_scans_the_same_code(self):
        new_test_user(
            self.env, "brand_scan", groups="liink_precious_stock.group_liink_user", password="brand_scan_pass"
        )
        self.authenticate("brand_scan", "brand_scan_pass")
        answer = self.url_open(f"{self.page}/designs/{self.design.id}", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertTrue(answer.headers["Location"].endswith(f"/odoo/design-files/{self.design.id}"))

    def test_other_maker(self):
        self.assertEqual(self.url_open(f"{self.secret_page}/sheets").status_code, 404)
        token = self.secret_order._portal_ensure_token()
        self.assertEqual(self.url_open(f"{self.secret_page}/sheets?access_token={token}").status_code, 404)
        self.sign_in(self.claire)
        self.assertShows(self.url_open(f"{self.secret_page}/sheets").text, SECRET)
        self.assertEqual(self.url_open(f"{self.page}/sheets").status_code, 404)
        self.authenticate(None, None)
        answer = self.url_open(f"{self.page}/sheets", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_reports_by_their_own_address(self):
        """Core's route of reports gives a maker none of them, not even of its own order."""
        order, piece = self.secret_order, self.secret_ring.product_tmpl_id
        bom = self.secret_order.order_line.liink_bom_id
        for kind in ("html", "pdf"):
            for url in (
                f"liink_subcontracting.report_order_sheets/{order.id}",
                f"liink_subcontracting.report_order_sheets/{self.order.id}",
                f"liink_jewelry_bom.report_piece_sheet/{piece.id}",
                f"liink_jewelry_bom.report_variant_sheet/{self.secret_ring.id}",
                f"liink_jewelry_bom.report_revision_sheet/{bom.id}",
            ):
                text = self.url_open(f"/report/{kind}/{url}").text
                self.assertHides(text, SECRET, "Round diamond", "Metals of one piece")

    def test_closed_orders(self):
        """None for a cancelled order, nor for one that is not confirmed yet."""
        self.order.button_cancel()
        page = self.url_open(self.page).text
        self.assertHides(page, f"{self.page}/sheets")
        self.assertEqual(self.url_open(f"{self.page}/sheets").status_code, 404)
        draft = self._order(2)
        self.assertEqual(self.url_open(f"/my/liink/orders/{draft.id}/sheets").status_code, 404)

    def test_language_of_the_maker(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.dupont.lang = "fr_FR"
        self.assertShows(self.url_open(f"{self.page}/sheets").text, "Fiche technique", "Diamant rond", "7,00 g")
