from requests import HTTPError

from odoo.tests import JsonRpcException, tagged

from .common import SECRET, MakerPortalCommon, photo


@tagged("post_install", "-at_install")
class TestOtherMaker(MakerPortalCommon):
    """Jean tries every page and route on the order of another maker."""

    def setUp(self):
        super().setUp()
        self.image = self.secret_ring.image_1024
        self.token = self.secret_order._portal_ensure_token()
        self.photo_token = self.secret_photo.generate_access_token()[0]

    def test_pages_do_not_exist(self):
        line = self.secret_order.order_line[0]
        for path in (
            "",
            "/pdf",
            f"/lines/{line.id}/picture",
            f"/photos/{self.secret_photo.id}",
            f"/files/{self.secret_message.attachment_ids.id}",
            f"?access_token={self.token}",
        ):
            self.assertEqual(self.url_open(self.secret_page + path).status_code, 404, path)

    def test_services_do_not_exist(self):
        for path, data in (
            (f"phases/{self.secret_phase.id}", {"state": "progress"}),
            ("messages", {"message": "hello"}),
            ("photos", {"phase_id": str(self.secret_phase.id)}),
        ):
            self.assertEqual(self.post(f"{self.secret_page}/{path}", **data).status_code, 404, path)
        self.post_photos(("a.jpg", photo()), page=self.secret_page, phase=self.secret_phase)
        self.assertEqual(self.secret_phase.state, "todo")
        self.assertEqual(self.secret_phase.attachment_ids, self.secret_photo)

    def test_own_order_opens_nothing_of_the_other(self):
        line = self.secret_order.order_line[0]
        for path in (
            f"/lines/{line.id}/picture",
            f"/photos/{self.secret_photo.id}",
            f"/files/{self.secret_message.attachment_ids.id}",
        ):
            self.assertEqual(self.url_open(self.page + path).status_code, 404, path)
        answer = self.post(f"{self.page}/phases/{self.secret_phase.id}", state="progress")
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(self.secret_phase.state, "todo")

    def test_phase_done_by_another_house_is_not_there(self):
        self.phase.maker_id = self.viltier
        page = self.url_open(self.page).text
        self.assertNotIn(f'id="phase-{self.phase.id}"', page)
        self.assertEqual(self.post(f"{self.page}/phases/{self.phase.id}", state="progress").status_code, 422)
        self.assertEqual(self.phase.state, "todo")

    def test_core_pages_show_nothing(self):
        picking = self.secret_order._get_subcontracting_resupplies()[:1]
        receipt = self.secret_order.picking_ids[:1]
        order, note = self.secret_order.id, self.secret_message.id
        for url in (
            "/my/purchase",
            "/my/rfq",
            f"/my/purchase/{order}",
            f"/my/purchase/{order}?access_token={self.token}",
            f"/my/purchase/{order}?access_token={self.token}&report_type=pdf",
            f"/my/purchase/{order}/download_edi?access_token={self.token}",
            "/my/productions",
            f"/my/productions/{picking.id}",
            f"/my/productions/{receipt.id}",
            f"/my/productions/{receipt.id}/subcontracting_portal",
            f"/mail/view?model=purchase.order&res_id={order}",
            f"/mail/view?model=purchase.order&res_id={order}&access_token={self.token}",
            f"/mail/view?message_id={note}",
            f"/report/html/liink_subcontracting.report_order/{order}",
            f"/report/pdf/liink_subcontracting.report_order/{order}",
            f"/report/html/purchase.report_purchaseorder/{order}",
            f"/report/html/purchase.report_purchasequotation/{order}",
            f"/report/html/stock.report_picking/{picking.id}",
            f"/report/html/stock.report_deliveryslip/{picking.id}",
            f"/report/html/stock.report_lot_label/{self.secret_piece.id}",
            f"/odoo/purchase.order/{order}",
            f"/json/1/purchase.order/{order}",
        ):
            self.assertFalse(SECRET in self.url_open(url, timeout=60).text, url)

    def test_files_and_pictures(self):
        file = self.secret_message.attachment_ids
        for url in (
            f"/web/content/{file.id}",
            f"/web/content/{self.secret_photo.id}",
            f"/web/image/{self.secret_photo.id}",
            f"/web/content/ir.attachment/{file.id}/raw",
            f"/web/image/product.product/{self.secret_ring.id}/image_1024",
            f"/web/image/product.template/{self.secret_ring.product_tmpl_id.id}/image_1024",
            f"/web/content/product.product/{self.secret_ring.id}/image_1024",
            f"/web/image/purchase.order/{self.secret_order.id}/liink_image",
            f"/mail/attachment/zip?file_ids={file.id}&zip_name=x",
        ):
            content = self.url_open(url).content
            for secret in (SECRET.encode(), self.secret_photo.raw, self.secret_ring.image_1024):
                self.assertFalse(secret in content, url)
        # His own photo neither: only the order's page shows it, so that no link to it can be passed on.
        self.post_photos(("a.jpg", photo()))
        own = self.phase.attachment_ids
        self.assertNotEqual(self.url_open(f"/web/content/{own.id}").content, own.raw)

    def test_threads(self):
        thread = {"thread_model": "purchase.order", "thread_id": self.secret_order.id}
        post = {"body": "hello", "message_type": "comment", "subtype_xmlid": "mail.mt_comment"}
        before = self.secret_order.message_ids
        for route, params in (
            ("/mail/chatter_fetch", thread),
            ("/mail/chatter_fetch", {**thread, "token": self.token}),
            ("/portal/chatter_init", thread),
            ("/portal/chatter_init", {**thread, "token": self.token}),
            ("/mail/thread/messages", thread),
            ("/mail/thread/data", {**thread, "request_list": ["followers", "attachments", "messages"]}),
            ("/mail/data", {"fetch_params": [["mail.thread", {**thread, "request_list": ["followers"]}]]}),
            ("/mail/message/post", {**thread, "post_data": post}),
            ("/mail/message/post", {**thread, "post_data": post, "token": self.token}),
            ("/mail/message/reaction", {"message_id": self.secret_message.id, "content": "x", "action": "add"}),
            ("/mail/message/update_content", {"message_id": self.secret_message.id, "update_data": {"body": "x"}}),
            (f"/my/purchase/{self.secret_order.id}/update", {"access_token": self.token}),
        ):
            try:
                answer = str(self.make_jsonrpc_request(route, params))
            except (JsonRpcException, HTTPError) as error:  # any refusal will do; none may tell
                answer = str(error)
            self.assertNotIn(SECRET, answer, route)
        self.assertEqual(self.secret_order.message_ids, before)
        self.assertIn(SECRET, self.secret_message.body)
