from odoo.tests import tagged

from .common import MakerPortalCommon, photo


@tagged("post_install", "-at_install")
class TestMakerPhotos(MakerPortalCommon):
    """Photos: real ones are kept with their phase, others leave nothing behind."""

    def _photos(self):
        return self.env["ir.attachment"].search_count(
            [("res_model", "=", "purchase.order"), ("res_id", "=", self.order.id)]
        )

    def test_photos_are_kept_and_shown(self):
        answer = self.post_photos(("../../etc/fonte.jpg", photo()), ("b.png", photo("PNG")), remark="fonte prête")
        self.assertEqual(answer.status_code, 303)
        photos = self.phase.attachment_ids
        self.assertEqual(set(photos.mapped("mimetype")), {"image/jpeg", "image/png"})
        self.assertNotIn("..", "".join(photos.mapped("name")))
        self.assertFalse(any(photos.mapped("public")))
        self.assertFalse(any(photos.mapped("access_token")))
        message = self.order.message_ids[0]
        self.assertEqual(message.author_id, self.jean.partner_id)
        self.assertEqual(message.attachment_ids, photos)
        self.assertIn("fonte prête", message.body)
        page = self.url_open(self.page).text
        for attachment in photos:
            self.assertShows(page, f"{self.page}/photos/{attachment.id}")
            answer = self.url_open(f"{self.page}/photos/{attachment.id}")
            self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, attachment.mimetype))
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
            self.assertEqual(answer.content, attachment.raw)
            self.assertEqual(self.url_open(f"{self.page}/photos/{attachment.id}?thumbnail=1").status_code, 200)

    def test_bad_photos_leave_nothing(self):
        bad = {
            "script.jpg": b"<script>alert(1)</script>",
            "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "cut.jpg": photo(size=(400, 300))[:300],
            "empty.jpg": b"",
            "anim.gif": photo("GIF"),
        }
        before, messages = self._photos(), self.order.message_ids
        for name, data in bad.items():
            answer = self.post_photos(("good.jpg", photo()), (name, data))
            self.assertEqual(answer.status_code, 422, name)
            self.assertShows(answer.text, f"{name}: ")
            self.assertShows(answer.text, "not a picture")
        self.assertEqual(self._photos(), before)
        self.assertEqual(self.order.message_ids, messages)
        self.assertFalse(self.phase.attachment_ids)

    def test_too_large(self):
        answer = self.post_photos(("large.jpg", photo() + b"\0" * (10 * 1024 * 1024)))
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, "at most 10.00 Mb")
        self.assertFalse(self.phase.attachment_ids)

    def test_too_many(self):
        answer = self.post_photos(*[(f"{rank}.jpg", photo()) for rank in range(11)])
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, "at most 10")
        self.assertFalse(self.phase.attachment_ids)

    def test_none(self):
        answer = self.post(f"{self.page}/photos", phase_id=str(self.phase.id))
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, "choose at least one")

    def test_phase_that_is_none_of_this_order(self):
        for phase_id in (str(self.secret_phase.id), "0", "-1", "x", "", "9" * 30):
            answer = self.post(
                f"{self.page}/photos", files=[("photos", ("a.jpg", photo(), "image/jpeg"))], phase_id=phase_id
            )
            self.assertEqual(answer.status_code, 422, phase_id)
        self.assertEqual(self.secret_phase.attachment_ids, self.secret_photo)

    def test_names_are_shown_as_text(self):
        self.post_photos(('"><img src=x onerror=alert(1)>.jpg', photo()))
        self.assertEqual(len(self.phase.attachment_ids), 1)
        self.assertHides(self.url_open(self.page).text, "<img src=x")

    def test_file_of_the_brand_is_downloaded(self):
        message = self.order.message_post(
            body="plan",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachments=[("plan.html", b"<script>alert(1)</script>")],
        )
        file = message.attachment_ids
        answer = self.url_open(f"{self.page}/files/{file.id}")
        self.assertEqual(answer.status_code, 200)
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertEqual(self.url_open(f"{self.page}/photos/{file.id}").status_code, 404)

    def test_file_of_an_internal_note_is_not_there(self):
        note = self.order.message_post(body="margin", attachments=[("margin.txt", b"40 %")])
        self.assertEqual(self.url_open(f"{self.page}/files/{note.attachment_ids.id}").status_code, 404)
