from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MakerPortalCommon


@tagged("post_install", "-at_install")
class TestCorePortal(MakerPortalCommon):
    """Core's subcontractor portal: rights taken back, pages closed, other partners' pages as before."""

    def test_rows_are_off(self):
        rows = self.env["ir.model.access"]._liink_get_subcontractor_portal_rows()
        self.assertIn(self.env.ref("mrp_subcontracting.access_subcontracting_portal_sequence"), rows)
        self.assertGreaterEqual(len(rows), 18)
        self.assertFalse(rows.filtered("active"))

    def test_rows_stay_off_when_core_writes_its_permissions_again(self):
        row = self.env.ref("mrp_subcontracting.access_subcontracting_portal_sequence")
        row.write({"perm_read": True, "perm_write": True})
        self.assertFalse(self.env["ir.sequence"].with_user(self.jean).has_access("write"))
        row.active = True
        self.assertTrue(self.env["ir.sequence"].with_user(self.jean).has_access("write"))
        self.env["ir.model.access"]._liink_close_subcontractor_portal()
        self.assertFalse(self.env["ir.sequence"].with_user(self.jean).has_access("write"))

    def test_they_come_back_when_the_module_goes(self):
        self.env["ir.model.access"]._liink_reopen_subcontractor_portal()
        rows = self.env["ir.model.access"]._liink_get_subcontractor_portal_rows()
        self.assertTrue(all(rows.mapped("active")))

    def test_portal_home_still_works(self):
        self.assertEqual(self.url_open("/my/home").status_code, 200)
        counters = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["production_count", "purchase_count", "rfq_count", "liink_order_count"]}
        )
        self.assertEqual(
            counters, {"production_count": 0, "purchase_count": 0, "rfq_count": 0, "liink_order_count": 1}
        )

    def test_core_pages_lead_to_ours(self):
        for url, target in (
            ("/my/productions", "/my/liink"),
            (f"/my/productions/{self.order.picking_ids[:1].id}", "/my/liink"),
            (f"/my/purchase/{self.order.id}", self.page),
        ):
            self.assertTrue(self.url_open(url).url.endswith(target), url)

    def test_token_of_an_e_mail_is_not_enough(self):
        token = self.order._portal_ensure_token()
        self.authenticate(None, None)
        for url in (
            f"/my/purchase/{self.order.id}?access_token={token}",
            f"/my/purchase/{self.order.id}?access_token={token}&report_type=html",
            f"{self.page}?access_token={token}",
        ):
            answer = self.url_open(url)
            self.assertIn("/web/login", answer.url, url)
        with mute_logger("odoo.http"):
            answer = self.make_jsonrpc_request(
                "/portal/chatter_init",
                {"thread_model": "purchase.order", "thread_id": self.order.id, "token": token},
            )
        self.assertNotIn("hasReadAccess", str(answer))

    def test_other_suppliers_keep_core_s_pages(self):
        visitor = self._make_portal_user("supplier", self.supplier)
        service = self.env["product.product"].create({"name": "Polishing paste", "type": "service"})
        order = self._order(1, maker=self.supplier, product=service)
        order.button_confirm()
        self.sign_in(visitor)
        self.assertShows(self.url_open("/my/purchase").text, order.name)
        page = self.url_open(f"/my/purchase/{order.id}")
        self.assertShows(page.text, "Polishing paste")
        with self.assertRaises(AccessError):
            self.order.with_user(visitor).read(["name"])

    def test_brand_s_users_are_not_touched(self):
        buyer = self.env["res.users"].create(
            {
                "name": "Buyer",
                "login": "buyer",
                "group_ids": [(6, 0, [self.env.ref("liink_precious_stock.group_liink_user").id])],
            }
        )
        self.assertEqual(self.order.with_user(buyer).read(["name"])[0]["name"], self.order.name)
        self.assertTrue(self.order.order_line.with_user(buyer).has_access("write"))
