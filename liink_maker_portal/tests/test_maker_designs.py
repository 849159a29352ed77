import base64
import hashlib

from odoo.addons.liink_jewelry_bom.tests import design_samples as samples
from odoo.tests import JsonRpcException, tagged

from .common import SECRET, MakerPortalCommon


@tagged("post_install", "-at_install")
class TestMakerDesigns(MakerPortalCommon):
    """A maker sees the approved design files of the pieces that it makes, and no others."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.piece = cls.order.order_line.product_id.product_tmpl_id
        cls.model = cls._submit(cls.piece, samples.glb(), "model.glb")
        cls.drawing = cls._submit(cls.piece, samples.pdf(), "drawing.pdf")
        cls.rendering = cls._submit(cls.piece, samples.picture(size=(900, 600)), "rendering.jpg")
        (cls.model + cls.drawing + cls.rendering).action_approve()
        cls.waiting = cls._submit(cls.piece, samples.binary_stl(), "waiting.stl")
        cls.secret = cls._submit(cls.secret_ring.product_tmpl_id, samples.obj(), f"{SECRET}.obj")
        cls.secret.action_approve()

    @classmethod
    def _submit(cls, piece, data, filename):
        return cls.env["liink.design.file"].create(
            {"product_tmpl_id": piece.id, "filename": filename, "file": base64.b64encode(data)}
        )

    def _get(self, design, page=None, query=""):
        return self.url_open(f"{page or self.page}/designs/{design.id}{query}")

    def test_approved_files_are_shown_and_served(self):
        page = self.url_open(self.page).text
        self.assertShows(page, "model (GLB)", "drawing", "rendering", "Turn it in 3D", f"/designs/{self.model.id}")
        self.assertHides(page, "waiting", f"/designs/{self.waiting.id}", SECRET)
        for design, kind in ((self.model, "model/gltf-binary"), (self.drawing, "application/pdf")):
            answer = self._get(design)
            self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, kind))
            self.assertEqual(hashlib.sha256(answer.content).hexdigest(), design.sha256)
            self.assertIn("attachment", answer.headers["Content-Disposition"])
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(hashlib.sha256(self._get(self.rendering).content).hexdigest(), self.rendering.sha256)
        small = self._get(self.rendering, query="?thumbnail=1")
        self.assertEqual((small.status_code, small.headers["Content-Type"]), (200, "image/jpeg"))

    def test_only_the_approved_version(self):
        newer = self._submit(self.piece, samples.glb(nodes=[{"mesh": 0, "name": "v2"}]), "model_v2.glb")
        rejected = self._submit(self.piece, samples.picture("PNG"), "rejected.png")
        rejected._liink_reject("not like that")
        self.assertEqual(self._get(newer).status_code, 404)
        newer.action_approve()
        page = self.url_open(self.page).text
        self.assertShows(page, f"/designs/{newer.id}", "Changed since the order")
        self.assertHides(page, f"/designs/{self.model.id}", "not like that")
        for design, status in ((newer, 200), (self.model, 404), (rejected, 404), (self.waiting, 404)):
            self.assertEqual(self._get(design).status_code, status, design.name)

    def test_cancelled_order_shows_none(self):
        self.order.button_cancel()
        self.assertHides(self.url_open(self.page).text, f"/designs/{self.model.id}")
        self.assertEqual(self._get(self.model).status_code, 404)

    def test_other_maker(self):
        """Neither over the other's order, nor over his own with the other's file."""
        self.assertEqual(self._get(self.secret, page=self.secret_page).status_code, 404)
        self.assertEqual(self._get(self.secret).status_code, 404)
        self.assertEqual(self._get(self.model, page=self.secret_page).status_code, 404)
        self.sign_in(self.claire)
        self.assertEqual(self._get(self.secret, page=self.secret_page).status_code, 200)
        self.assertEqual(self._get(self.model).status_code, 404)
        self.authenticate(None, None)
        answer = self.url_open(f"{self.page}/designs/{self.model.id}", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_guessed_ids(self):
        own = (self.model + self.drawing + self.rendering).ids
        for design_id in [*range(max(1, min(own) - 5), self.secret.id + 20), 0, 2**31]:
            answer = self.url_open(f"{self.page}/designs/{design_id}", allow_redirects=False)
            self.assertEqual(answer.status_code, 200 if design_id in own else 404, design_id)
        for path in ("-1", "1%20or%201=1", "../1", f"{self.model.id}/../{self.secret.id}"):
            self.assertNotIn(samples.obj(), self.url_open(f"{self.page}/designs/{path}").content)

    def test_other_ways_to_the_files(self):
        attachments = self.env["ir.attachment"].search(
            [("res_model", "=", "liink.design.file"), ("res_field", "=", "file")]
        )
        self.assertGreaterEqual(len(attachments), 5)
        for design in self.secret + self.waiting + self.model:
            attachment = attachments.filtered(lambda file, design=design: file.res_id == design.id)
            data = base64.b64decode(design.file)
            for url in (
                f"/web/content/liink.design.file/{design.id}/file",
                f"/web/content/{attachment.id}",
                f"/web/image/liink.design.file/{design.id}/file",
                f"/odoo/liink.design.file/{design.id}",
                f"/json/1/liink.design.file/{design.id}",
                f"/mail/view?model=liink.design.file&res_id={design.id}",
            ):
                self.assertFalse(data in self.url_open(url).content, url)

    def test_no_right_over_rpc(self):
        files = [("read", [[self.model.id], ["name"]]), ("write", [[self.waiting.id], {"note": "x"}])]
        files += [("action_approve", [[self.waiting.id]]), ("action_reject", [[self.waiting.id]])]
        files += [("action_use_as_picture", [[self.rendering.id]]), ("search_read", [[]])]
        files += [("create", [{"product_tmpl_id": self.piece.id, "file": base64.b64encode(samples.obj()).decode()}])]
        for method, arguments in files:
            with self.assertRaises(JsonRpcException, msg=method):
                self.rpc("liink.design.file", method, *arguments)
        with self.assertRaises(JsonRpcException):
            self.rpc("product.template", "liink_get_design_board", [self.piece.id])
        self.assertEqual(self.waiting.state, "submitted")
