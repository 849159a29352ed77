from odoo.tests import JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import SECRET, MakerPortalCommon, photo

NUR = "نور حياتي"


@tagged("post_install", "-at_install")
class TestMakerEngraving(MakerPortalCommon):
    """The maker reads the texts, sends the sample's photo, waits for the release, records the engraving; no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.lang = "en_US"
        cls.place = cls.env.ref("liink_jewelry_bom.engraving_place_inside")
        cls.louis = cls.env["res.users"].create(
            {
                "name": "Louis",
                "login": "louis_m",
                "group_ids": [(4, cls.env.ref("liink_precious_stock.group_liink_user").id)],
            }
        )
        cls.engraving = cls._engrave(cls.order, NUR, meaning="Light of my life")
        cls.secret_engraving = cls._engrave(cls.secret_order, SECRET, quantity=1, applies_to="some")
        cls.phase = cls.order.liink_phase_ids.filtered("phase_id.is_engraving")

    @classmethod
    def _engrave(cls, order, text, **values):
        return cls.env["liink.engraving"].create(
            {"text": text, "line_id": order.order_line.id, "place_id": cls.place.id, **values}
        )

    def setUp(self):
        super().setUp()
        self.phase = self.order.liink_phase_ids.filtered("phase_id.is_engraving")

    def _verify(self, engraving=None):
        (engraving or self.engraving).with_user(self.louis).action_verify()

    def _release(self):
        """From the maker's sample to the last check."""
        self.engraving.action_approve_sample()
        self.engraving.action_check_text()
        self.engraving.action_check_position()
        self.engraving.with_user(self.louis).action_check_tool()

    def _post(self, kind, *files, engraving=None, page=None):
        return self.post(
            f"{page or self.page}/engravings/{(engraving or self.engraving).id}/{kind}",
            files=[("photos", (name, content, "image/jpeg")) for name, content in files] or None,
        )

    def test_from_the_sample_to_the_engraving(self):
        page = self.url_open(self.page).text
        self.assertShows(page, "In preparation")
        self.assertHides(page, NUR, "Light of my life")
        self._verify()
        page = self.url_open(self.page).text
        self.assertShows(page, NUR, 'dir="rtl"', "Light of my life", "Inside the band", "Arabic Naskh", "1.5 mm")
        self.assertShows(page, "Sample to make", "Do not engrave the piece yet", "from right to left")
        answer = self._post("sample", ("sample.jpg", photo()))
        self.assertEqual(answer.status_code, 303)
        self.assertTrue(self.engraving.sample_photo)
        self.assertEqual(self.engraving.state, "verified")
        message = self.order.message_ids[0]
        self.assertEqual((message.author_id, len(message.attachment_ids)), (self.jean.partner_id, 1))
        self._release()
        page = self.url_open(self.page).text
        self.assertShows(page, "Ready to engrave", f"/engravings/{self.engraving.id}/sample/photo")
        self.assertHides(page, "Do not engrave the piece yet")
        answer = self._post("engraved", ("piece.png", photo("PNG")))
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(self.engraving.state, "engraved")
        self.assertEqual(self.engraving.signature_ids[-1].partner_id, self.jean.partner_id)
        for kind in ("sample", "engraved"):
            answer = self.url_open(f"{self.page}/engravings/{self.engraving.id}/{kind}/photo")
            self.assertEqual((answer.status_code, answer.headers["Content-Type"][:6]), (200, "image/"))

    def test_phase_waits_on_the_phone(self):
        url = f"{self.page}/phases/{self.phase.id}"
        answer = self.post(url, state="progress")
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, "cannot begin yet: a text is being verified by us")
        self.assertHides(answer.text, NUR)
        self._verify()
        answer = self.post(url, state="progress")
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, f"cannot begin yet: “{NUR}”", "Send the photos of the samples")
        self.assertEqual(self.phase.state, "todo")
        self._post("sample", ("a.jpg", photo()))
        self._release()
        self.assertEqual(self.post(url, state="progress").status_code, 303)
        answer = self.post(url, state="done")
        self.assertShows(answer.text, "record the engraving")
        self._post("engraved", ("a.jpg", photo()))
        self.assertEqual(self.post(url, state="done").status_code, 303)
        self.assertEqual(self.phase.state, "done")

    def test_steps_out_of_turn(self):
        for kind in ("sample", "engraved", "verified", "tool", "x"):
            answer = self._post(kind, ("a.jpg", photo()))
            self.assertEqual(answer.status_code, 422, kind)
        self._verify()
        self.assertEqual(self._post("engraved", ("a.jpg", photo())).status_code, 422)
        self._post("sample", ("a.jpg", photo()))
        self._release()
        self.assertEqual(self._post("sample", ("a.jpg", photo())).status_code, 422)
        self.order.button_cancel()
        self.assertEqual(self._post("engraved", ("a.jpg", photo())).status_code, 422)
        self.assertFalse(self.engraving.engraved_photo)

    def test_bad_photos_leave_nothing(self):
        self._verify()
        messages = self.order.message_ids
        for name, data in {
            "script.jpg": b"<script>alert(1)</script>",
            "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "cut.jpg": photo(size=(400, 300))[:300],
            "anim.gif": photo("GIF"),
            "large.jpg": photo() + b"\0" * (10 * 1024 * 1024),
        }.items():
            with mute_logger("odoo.http"):
                answer = self._post("sample", (name, data))
            self.assertIn(answer.status_code, (413, 422), name)
        self.assertEqual(self._post("sample").status_code, 422)
        self.assertEqual(self._post("sample", ("a.jpg", photo()), ("b.jpg", photo())).status_code, 422)
        self.assertFalse(self.engraving.sample_photo)
        self.assertEqual(self.order.message_ids, messages)

    def test_text_is_shown_as_text(self):
        engraving = self._engrave(
            self.order, "<b>x</b>", place_id=self.env.ref("liink_jewelry_bom.engraving_place_back").id
        )
        engraving.action_verify()
        page = self.url_open(self.page).text
        self.assertShows(page, "&lt;b&gt;x&lt;/b&gt;")
        self.assertHides(page, "<b>x</b>")

    def test_engravings_of_the_other_maker(self):
        self.secret_engraving.action_verify()
        self.secret_engraving.sample_photo = self.secret_ring.image_1920
        for path in ("sample/photo", "engraved/photo"):
            for page in (self.secret_page, self.page):
                url = f"{page}/engravings/{self.secret_engraving.id}/{path}"
                self.assertEqual(self.url_open(url).status_code, 404, url)
        before = self.secret_engraving.write_date
        answer = self._post("sample", ("a.jpg", photo()), engraving=self.secret_engraving, page=self.secret_page)
        self.assertEqual(answer.status_code, 404)
        answer = self._post("sample", ("a.jpg", photo()), engraving=self.secret_engraving)
        self.assertEqual(answer.status_code, 422)
        self.assertHides(answer.text, SECRET)
        self.assertEqual(self.secret_engraving.write_date, before)
        for url in (
            f"/web/image/liink.engraving/{self.secret_engraving.id}/sample_photo",
            f"/web/image/liink.engraving/{self.engraving.id}/sample_photo",
            f"/web/content/liink.engraving/{self.secret_engraving.id}/sample_photo",
            f"/mail/view?model=liink.engraving&res_id={self.secret_engraving.id}",
            f"/odoo/liink.engraving/{self.secret_engraving.id}",
        ):
            content = self.url_open(url).content
            self.assertFalse(SECRET.encode() in content or photo(size=(300, 300)) in content, url)

    def test_engraving_done_by_another_house_is_not_there(self):
        self.phase.maker_id = self.viltier
        self._verify()
        self.assertHides(self.url_open(self.page).text, NUR, 'id="engravings"')
        self.assertEqual(self._post("sample", ("a.jpg", photo())).status_code, 422)
        self.assertFalse(self.engraving.sample_photo)

    def test_photo_of_a_text_that_is_verified_again(self):
        self._verify()
        self._post("sample", ("a.jpg", photo()))
        self.engraving.action_change_text()
        url = f"{self.page}/engravings/{self.engraving.id}/sample/photo"
        self.assertEqual(self.url_open(url).status_code, 404)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_model")
    def test_over_rpc(self):
        for engraving in (self.engraving, self.secret_engraving):
            for method in (
                "action_verify",
                "action_approve_sample",
                "action_change_text",
                "action_check_text",
                "action_engraved",
                "action_spoil",
                "_liink_add_sample",
                "_liink_record_engraved",
                "_liink_spoil",
                "_liink_sign",
                "_liink_write_guarded",
            ):
                arguments = [[engraving.id], "x", 1] if method.startswith("_liink") else [[engraving.id]]
                with self.assertRaises(JsonRpcException, msg=method):
                    self.rpc("liink.engraving", method, *arguments)
            with self.assertRaises(JsonRpcException):
                self.rpc("liink.engraving", "read", [engraving.id], ["text"])
        for method in ("_liink_add_engraving_photo", "_liink_get_maker_engravings", "action_liink_engravings"):
            model = "purchase.order.line" if method.startswith("action") else "purchase.order"
            with self.assertRaises(JsonRpcException, msg=method):
                self.rpc(model, method, (self.order.order_line if model[-4:] == "line" else self.order).ids)
        self.assertEqual((self.engraving.state, self.secret_engraving.state), ("draft", "draft"))
