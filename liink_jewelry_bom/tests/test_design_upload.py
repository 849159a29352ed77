import base64
import json

from odoo.exceptions import UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from . import design_samples as samples
from .test_design_file import DesignCommon


@tagged("post_install", "-at_install")
class TestDesignUpload(DesignCommon, HttpCase):
    """Files dropped on a piece: kept, or refused in words that say why, and then nothing is kept."""

    def setUp(self):
        super().setUp()
        self.user.password = "liink_user"
        self.authenticate("liink_user", "liink_user")

    def _drop(self, data, filename, piece=None, **values):
        answer = self.url_open(
            f"/liink/pieces/{(piece or self.ring).id}/designs",
            data={"csrf_token": Request.csrf_token(self), **values},
            files={"file": (filename, data, "application/octet-stream")},
        )
        return answer.status_code, json.loads(answer.text) if answer.text.startswith("{") else {}

    def _kept(self):
        files = self.env["ir.attachment"].search_count(
            [("res_model", "=", "liink.design.file"), ("res_field", "!=", False)]
        )
        return self.env["liink.design.file"].search_count([]), files

    def test_dropped_file_is_submitted(self):
        status, answer = self._drop(samples.rhino(), "Bague Éternelle.3dm")
        design = self.env["liink.design.file"].browse(answer["id"])
        self.assertEqual((status, design.name, design.kind), (200, "Bague Éternelle (3DM)", "cad"))
        self.assertEqual((design.submitted_by_id, base64.b64decode(design.file)), (self.user, samples.rhino()))

    def test_new_version_of_a_card(self):
        first = self.env["liink.design.file"].browse(self._drop(samples.glb(), "ring.glb")[1]["id"])
        second = self.env["liink.design.file"].browse(
            self._drop(samples.binary_stl(), "export 7.stl", design_id=str(first.id))[1]["id"]
        )
        self.assertEqual((second.name, second.kind, second.version), (first.name, "cad", 2))

    def test_refused_files_leave_nothing(self):
        bad = {
            "ring.docm": (b"PK\x03\x04" + b"\0" * 60, "is no design file but a program"),
            "ring.stl": (b"MZ" + b"\0" * 300, "is no design file but a program"),
            "ring.obj": (b"<html><body>ring</body></html>", "is no design file but a program"),
            "drawing.pdf": (samples.pdf_with_hidden_script(), "carries scripts"),
            "bomb.png": (samples.png_bomb(), "unpacks into far more"),
            "empty.glb": (b"", "is empty"),
            "cut.glb": (samples.glb()[:-4], "damaged or cut short"),
            "letter.step": (b"Dear maker", "is no design file that can be kept here"),
            "plan.stl": (samples.pdf(), "is in truth a PDF file"),
            "far.glb": (samples.glb(images=[{"uri": "http://x.example/a.png"}]), "fetches parts of itself"),
        }
        before = self._kept()
        for name, (data, words) in bad.items():
            status, answer = self._drop(data, name)
            self.assertEqual(status, 422, name)
            self.assertIn(words, answer["error"])
            self.assertIn(name, answer["error"])
        self.assertEqual(self._kept(), before)

    def test_refused_over_rpc_too(self):
        with self.assertRaisesRegex(UserError, "carries scripts"):
            self._submit(samples.pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "drawing.pdf")
        with self.assertRaisesRegex(UserError, "is empty"):
            self._submit(b"", "ring.glb")

    def test_size_limit_is_a_parameter(self):
        self.env["ir.config_parameter"].set_param("liink_jewelry_bom.design_file_max_mb", "1")
        large = samples.binary_stl() + b"\0" * (1024 * 1024)
        status, answer = self._drop(large, "ring.stl")
        self.assertEqual(status, 422)
        self.assertIn("ring.stl is too large: a design file may have 1 MB", answer["error"])
        self.assertEqual(self._drop(b"\0" * (3 * 1024 * 1024), "ring.stl")[0], 413)
        self.assertEqual(self.env["liink.design.file"]._liink_max_megabytes(), 1)
        self.env["ir.config_parameter"].set_param("liink_jewelry_bom.design_file_max_mb", "many")
        self.assertEqual(self.env["liink.design.file"]._liink_max_megabytes(), 50)

    def test_who_may_not_drop(self):
        before = self._kept()
        portal = self.env["res.users"].create(
            {
                "name": "p",
                "login": "portal_drop",
                "password": "portal_drop",
                "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
            }
        )
        self.authenticate(portal.login, portal.login)
        self.assertEqual(self._drop(samples.glb(), "ring.glb")[0], 422)
        self.assertEqual(self._kept(), before)

    def test_file_is_served_to_those_who_may_read_it(self):
        design_id = self._drop(samples.glb(), "ring.glb")[1]["id"]
        url = f"/web/content/liink.design.file/{design_id}/file?filename_field=filename"
        self.assertEqual(self.url_open(url).content, samples.glb())
        self.authenticate(None, None)
        self.assertNotEqual(self.url_open(url).content, samples.glb())
