import base64
import hashlib
from datetime import datetime

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from . import design_samples as samples
from .common import PieceCommon


class DesignCommon(PieceCommon):
    """Two users and a manager, and the seed's ring."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = new_test_user(cls.env, "liink_other", groups="liink_precious_stock.group_liink_user")
        cls.manager = new_test_user(cls.env, "liink_manager", groups="liink_precious_stock.group_liink_manager")
        (cls.user + cls.other + cls.manager).lang = "en_US"

    def _submit(self, data=None, filename="ring.glb", user=None, **values):
        return (
            self.env["liink.design.file"]
            .with_user(user or self.user)
            .create(
                {
                    "product_tmpl_id": self.ring.id,
                    "filename": filename,
                    "file": base64.b64encode(samples.glb() if data is None else data),
                    **values,
                }
            )
        )


class TestDesignFile(DesignCommon):
    """The life of a design file: submitted, approved, superseded, or rejected; never changed, never lost."""

    def test_what_is_known_of_a_file_comes_from_its_content(self):
        data = samples.picture("PNG", (64, 48))
        with freeze_time("2026-11-25 08:30:00"):
            design = self._submit(data, "photos/Bague_éternelle_v3.jpg", mimetype="text/html", file_size=1, version=9)
        self.assertEqual(
            (design.name, design.kind, design.version, design.state), ("Bague éternelle", "rendering", 1, "submitted")
        )
        self.assertEqual((design.filename, design.mimetype), ("Bague_éternelle_v3.jpg", "image/png"))
        self.assertEqual((design.file_size, design.sha256), (len(data), hashlib.sha256(data).hexdigest()))
        self.assertEqual((design.submitted_by_id, design.submitted_at), (self.user, datetime(2026, 11, 25, 8, 30)))

    def test_kind_is_proposed(self):
        for data, name, kind in (
            (samples.glb(), "a.glb", "cad"),
            (samples.pdf(), "b.pdf", "drawing"),
            (samples.picture(), "c.jpg", "rendering"),
            (samples.picture(camera=True), "d.jpg", "photo"),
        ):
            self.assertEqual(self._submit(data, name).kind, kind)
        with self.assertRaisesRegex(ValidationError, "is a PDF file: it cannot be kept as “Photo”"):
            self._submit(samples.pdf(), "b.pdf", kind="photo")

    def test_large_picture_is_kept_to_the_last_byte(self):
        """Odoo makes pictures above 1920 px smaller; a design must not lose its lines."""
        data = samples.picture("PNG", (2400, 1800))
        design = self._submit(data, "large.png")
        design.invalidate_recordset()
        self.assertEqual(base64.b64decode(design.file), data)

    def test_approval_supersedes_the_older_one(self):
        first = self._submit()
        with freeze_time("2026-11-25 09:00:00"):
            first.with_user(self.other).action_approve()
        self.assertEqual((first.approved_by_id, first.approved_at), (self.other, datetime(2026, 11, 25, 9)))
        second = self._submit(samples.glb(nodes=[{"mesh": 0, "name": "v2"}]), "RING_v2.glb")
        self.assertEqual((second.version, first.state), (2, "approved"))
        second.with_user(self.other).action_approve()
        self.assertEqual((first.state, second.state), ("superseded", "approved"))
        self.assertEqual(self.ring._liink_get_approved_designs(), second)
        self.assertIn("version 2 is approved", self.ring.message_ids[0].body)

    def test_another_design_is_left_alone(self):
        model, casting, other = self._submit(), self._submit(samples.binary_stl(), "ring.stl"), self._submit(name="x")
        (model + casting + other).with_user(self.manager).action_approve()
        self.assertEqual(set((model + casting + other).mapped("state")), {"approved"})

    def test_older_version_is_not_approved_over_a_later_one(self):
        first, second, third = self._submit(), self._submit(), self._submit()
        second.with_user(self.other).action_approve()
        self.assertEqual((first.state, third.state), ("superseded", "submitted"))
        third.with_user(self.other).action_approve()
        self.assertEqual(second.state, "superseded")
        with self.assertRaisesRegex(UserError, "decided already"):
            first.with_user(self.other).action_approve()

    def test_several_versions_approved_at_once(self):
        versions = self._submit() + self._submit()
        versions[::-1].with_user(self.other).action_approve()
        self.assertEqual(versions.mapped("state"), ["superseded", "approved"])

    def test_who_approves(self):
        """Four eyes; a manager may approve alone, since small houses have one person."""
        design = self._submit()
        self.assertFalse(design.can_review)
        with self.assertRaisesRegex(AccessError, "whoever submits a file does not approve"):
            design.action_approve()
        own = self._submit(user=self.manager, name="own")
        own.action_approve()
        self.assertEqual((design.state, own.state), ("submitted", "approved"))

    def test_reject_with_a_reason(self):
        design = self._submit()
        action = design.with_user(self.other).action_reject()
        wizard = self.env["liink.design.rejection"].with_user(self.other).with_context(**action["context"])
        wizard.create({"reason": "Claws too thin"}).action_reject()
        self.assertEqual((design.state, design.rejection_reason), ("rejected", "Claws too thin"))
        self.assertIn("Claws too thin", design.message_ids[0].body)
        with self.assertRaisesRegex(UserError, "decided already"):
            design.with_user(self.other).action_approve()
        self.assertEqual(self._submit().version, 2)

    def test_never_changed(self):
        design = self._submit()
        design.with_user(self.other).action_approve()
        other_file = base64.b64encode(samples.binary_stl())
        for vals in (
            {"file": other_file},
            {"name": "x"},
            {"kind": "photo"},
            {"version": 5},
            {"note": "x"},
            {"state": "submitted"},
            {"sha256": "0"},
            {"product_tmpl_id": self.ring.copy().id},
        ):
            for user in (self.user, self.manager, self.env.user):
                with self.subTest(vals), self.assertRaisesRegex(UserError, "cannot be changed"):
                    design.with_user(user).write(vals)

    def test_submitted_one_takes_a_name_and_a_kind_only(self):
        design, other = self._submit(), self._submit(name="Setting")
        for vals in ({"state": "approved"}, {"file": base64.b64encode(samples.obj())}, {"approved_by_id": 1}):
            with self.assertRaisesRegex(UserError, "cannot be changed"):
                design.write(vals)
        design.write({"name": " setting ", "note": "with the basket"})
        self.assertEqual((design.name, design.version, other.version), ("setting", 2, 1))

    def test_never_lost(self):
        design = self._submit()
        with self.assertRaisesRegex(UserError, "Design files are kept"):
            design.sudo().unlink()
        with self.assertRaises(AccessError):
            design.with_user(self.manager).unlink()
        file = self.env["ir.attachment"].search(
            [("res_model", "=", "liink.design.file"), ("res_field", "=", "file"), ("res_id", "=", design.id)]
        )
        self.assertTrue(file)
        for user in (self.user, self.manager, self.env.user):
            with self.assertRaisesRegex(UserError, "never deleted"):
                file.with_user(user).unlink()
            for vals in ({"raw": b"x"}, {"datas": base64.b64encode(b"x")}, {"res_id": 0}, {"public": True}):
                with self.subTest(vals), self.assertRaisesRegex(UserError, "never changed"):
                    file.with_user(user).write(vals)
        file.write({"raw": file.raw})  # as Odoo does when files move to another store
        self.assertEqual(base64.b64decode(design.file), samples.glb())

    @mute_logger("odoo.sql_db")
    def test_the_database_forbids_two_approved_versions(self):
        versions = self._submit() + self._submit(name="RING (glb)", kind="cad")
        self.assertEqual(versions.mapped("version"), [1, 2])
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.env.cr.execute(
                "UPDATE liink_design_file SET state = 'approved' WHERE id IN %s", (tuple(versions.ids),)
            )

    def test_main_picture_from_an_approved_rendering(self):
        design = self._submit(samples.picture(size=(300, 300)), "ring.jpg")
        with self.assertRaisesRegex(UserError, "only an approved rendering or photo"):
            design.action_use_as_picture()
        design.with_user(self.other).action_approve()
        design.action_use_as_picture()
        self.assertEqual(self.ring.image_1920, design.file)
        model = self._submit()
        model.with_user(self.other).action_approve()
        with self.assertRaisesRegex(UserError, "only an approved rendering or photo"):
            model.action_use_as_picture()

    def test_board(self):
        old, new = self._submit(), self._submit()
        (old + new).with_user(self.other).action_approve()
        waiting = self._submit(samples.picture(), "ring.jpg")
        board = self.ring.with_user(self.other).liink_get_design_board()
        shown = [(card["id"], card["state"], card["group"], card["can_review"]) for card in board["designs"]]
        self.assertEqual(
            shown,
            [
                (waiting.id, "submitted", "picture", True),
                (new.id, "approved", "model", False),
                (old.id, "superseded", "model", False),
            ],
        )
        self.assertTrue(board["can_submit"])
        self.assertEqual(board["designs"][1]["size"], "1 kB")

    def test_who_sees_design_files(self):
        self._submit()
        clerk = new_test_user(self.env, "clerk", groups="base.group_user")
        portal = new_test_user(self.env, "portal_maker", groups="base.group_portal")
        for user in (clerk, portal):
            with self.assertRaises(AccessError):
                self.ring.with_user(user).liink_get_design_board()
            with self.assertRaises(AccessError):
                self.env["liink.design.file"].with_user(user).search([])
        # A product form of Odoo opens for them without it.
        self.assertNotIn("liink_design_ids", self.ring.with_user(clerk).fields_get())
        self.assertIn("liink_design_ids", self.ring.with_user(self.user).fields_get())

    def test_other_company(self):
        company = self.env["res.company"].create({"name": "Other house"})
        design = self._submit()
        design.product_tmpl_id.company_id = company
        self.assertEqual(design.company_id, company)
        self.assertFalse(self.env["liink.design.file"].with_user(self.user).search([("id", "=", design.id)]))
