import io

from PIL import Image

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SubcontractingCommon


def picture(image_format="JPEG", size=(40, 30)):
    """A small real picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 180, 120)).save(buffer, image_format)
    return buffer.getvalue()


@tagged("post_install", "-at_install")
class TestPhases(SubcontractingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock()
        cls.order = cls._order(3)
        cls.order.button_confirm()
        cls.phases = cls.order.liink_phase_ids

    def test_phases_of_the_piece_are_planned(self):
        bom = self.order.order_line._liink_get_bom()
        self.assertEqual(self.phases.mapped("phase_id"), bom.liink_phase_ids.mapped("phase_id"))
        self.assertEqual(self.phases.maker_id, self.dupont)
        self.assertEqual(self.phases.mapped("date_planned"), sorted(self.phases.mapped("date_planned")))

    def test_progress_and_stage(self):
        self.assertEqual(self.order.liink_stage, "ordered")
        self.phases[0].action_start()
        self.assertEqual(self.order.liink_stage, "making")
        self.assertEqual(self.order.liink_current_phase_id, self.phases[0])
        self.phases[0].action_done()
        self.assertEqual(self.order.liink_current_phase_id, self.phases[1])
        self.assertEqual(self.order.liink_progress, round(100 / len(self.phases)))
        self.assertTrue(self.phases[0].date_done)

    def test_photo_is_in_the_thread(self):
        phase = self.phases[0]
        attachment = phase._liink_add_photo("bague.jpg", picture(), remark="fonte prête")
        self.assertEqual(attachment.mimetype, "image/jpeg")
        message = self.order.message_ids[0]
        self.assertIn("fonte prête", message.body)
        self.assertEqual(message.attachment_ids, attachment)

    def test_bad_photos(self):
        phase = self.phases[0]
        before = self.env["ir.attachment"].search_count([])
        bad = {
            "not a picture": b"<script>alert(1)</script>",
            "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "cut": picture(size=(400, 300))[:300],
            "empty": b"",
            "gif": picture("GIF"),
        }
        for name, data in bad.items():
            with self.subTest(name), self.assertRaisesRegex(UserError, "not a picture"), self.cr.savepoint():
                phase._liink_add_photo("photo.jpg", data)
        with self.assertRaisesRegex(UserError, "at most"), self.cr.savepoint():
            phase._liink_add_photo("photo.jpg", picture() + b"0" * (10 * 1024 * 1024))
        self.assertEqual(self.env["ir.attachment"].search_count([]), before)

    def test_closed_order(self):
        self.order.button_cancel()
        other = self._order(1)
        phase = self.env["liink.order.phase"].create(
            {
                "order_id": other.id,
                "maker_id": self.dupont.id,
                "phase_id": self.env.ref("liink_jewelry_bom.phase_casting").id,
            }
        )
        with self.assertRaisesRegex(UserError, "not open"):
            phase.action_done()
