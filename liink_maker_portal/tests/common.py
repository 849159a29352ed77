import base64
import io

from PIL import Image

from odoo.addons.liink_subcontracting.tests.common import SubcontractingCommon
from odoo.fields import Command
from odoo.http import Request
from odoo.tests import HttpCase, tagged

SECRET = "SECRET-OF-VILTIER"


def photo(image_format="JPEG", size=(64, 48)):
    """A small real picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, (210, 190, 120)).save(buffer, image_format)
    return buffer.getvalue()


@tagged("post_install", "-at_install")
class MakerPortalCommon(SubcontractingCommon, HttpCase):
    """Two makers with an order each: Jean at Dupont, who signs in; and Viltier, whose order says SECRET all over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # What is shown is compared in English, whatever languages the database has.
        cls.env["res.lang"]._activate_lang("en_US")
        cls._fill_stock()
        cls.jean = cls._make_portal_user("jean", cls.dupont)
        cls.claire = cls._make_portal_user("claire", cls.viltier)
        cls.order = cls._order(3)
        cls.order.button_confirm()
        cls.secret_ring = cls._make_ring(SECRET)
        cls.secret_ring.image_1920 = base64.b64encode(photo(size=(300, 300)))
        cls.secret_order = cls._order(2, maker=cls.viltier, product=cls.secret_ring, partner_ref=SECRET, note=SECRET)
        cls.secret_order.button_confirm()
        cls._fill_secret_order()

    @classmethod
    def _make_portal_user(cls, login, maker):
        return cls.env["res.users"].create(
            {
                "name": login.capitalize(),
                "login": login,
                "password": login * 3,
                "lang": "en_US",
                "partner_id": cls.env["res.partner"].create({"name": login, "parent_id": maker.id}).id,
                "group_ids": [Command.set([cls.env.ref("base.group_portal").id])],
            }
        )

    @classmethod
    def _fill_secret_order(cls):
        cls._deliver(cls.secret_order)
        cls.secret_phase = cls.secret_order.liink_phase_ids[0]
        cls.secret_photo = cls.secret_phase._liink_add_photo(
            f"{SECRET}.jpg", photo(), remark=SECRET, author=cls.claire.partner_id
        )
        cls.secret_message = cls.secret_order.message_post(
            body=SECRET,
            author_id=cls.claire.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            attachments=[(f"{SECRET}.txt", SECRET.encode())],
        )
        cls.secret_piece = cls._receive(cls.secret_order, count=1)

    def setUp(self):
        super().setUp()
        self.sign_in(self.jean)
        self.page = f"/my/liink/orders/{self.order.id}"
        self.secret_page = f"/my/liink/orders/{self.secret_order.id}"
        self.phase = self.order.liink_phase_ids.sorted("sequence")[0]

    def sign_in(self, user):
        self.authenticate(user.login, user.login * 3)

    def post(self, url, files=None, headers=None, **data):
        """Send a form, with its CSRF token; redirections are not followed."""
        return self.url_open(
            url,
            data={"csrf_token": Request.csrf_token(self), **data},
            files=files,
            headers=headers,
            allow_redirects=False,
            method="POST",
        )

    def post_photos(self, *files, page=None, phase=None, **data):
        """Send photos for a phase.

        :param files: (name, bytes)
        """
        return self.post(
            f"{page or self.page}/photos",
            files=[("photos", (name, content, "image/jpeg")) for name, content in files],
            phase_id=str((phase or self.phase).id),
            **data,
        )

    def assertShows(self, page, *texts):
        """Like assertIn, without the whole page in the message; no-break spaces count as spaces."""
        page = page.replace("\xa0", " ")
        for text in texts:
            self.assertTrue(text in page, f"not on the page: {text}")

    def assertHides(self, page, *texts):
        for text in texts:
            self.assertFalse(text in page, f"on the page: {text}")

    def rpc(self, model, method, *args, **kwargs):
        """Call a method as a browser of the signed-in user does."""
        return self.make_jsonrpc_request(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": list(args), "kwargs": kwargs},
        )
