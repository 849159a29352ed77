import base64
import io

from PIL import Image

from odoo.exceptions import UserError, ValidationError
from odoo.tools import mute_logger
from odoo.tools.pdf import PdfWriter

from .stone_common import StoneCommon


class TestCertificate(StoneCommon):
    """One report describes one stone; its file is a report; its figures agree."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gia = cls.env.ref("liink_precious_stock.laboratory_gia")
        cls.hrd = cls.env.ref("liink_precious_stock.laboratory_hrd")
        cls.lot = cls._make_lot(cls.stone, "A", laboratory_id=cls.gia.id, certificate_number="2141438171")

    def test_once_only(self):
        with self.assertRaisesRegex(ValidationError, "Lot B cannot bear the certificate GIA 2141438171: lot A"):
            self._make_lot(self.stone, "B", laboratory_id=self.gia.id, certificate_number=" 2141438171 ")
        other = self._make_lot(self.stone, "C", laboratory_id=self.hrd.id, certificate_number="2141438171")
        with self.assertRaisesRegex(ValidationError, "lot A bears it already"):
            other.laboratory_id = self.gia
        self.lot.certificate_number = "2141438171"

    def test_twice_in_one_batch(self):
        report = {"product_id": self.stone.id, "laboratory_id": self.gia.id, "certificate_number": "7"}
        with self.assertRaisesRegex(ValidationError, "Lot E .* lot D"):
            self.env["stock.lot"].create([{**report, "name": "D"}, {**report, "name": "E"}])

    def test_no_number_is_no_duplicate(self):
        report = {"product_id": self.stone.id, "laboratory_id": self.gia.id, "certificate_number": "  "}
        lots = self.env["stock.lot"].create([{**report, "name": "D"}, {**report, "name": "E"}])
        self.assertEqual(lots.mapped("certificate_number"), [False, False])
        self.assertEqual(lots.mapped("is_certified"), [False, False])

    def _write_file(self, content):
        self.lot.certificate_file = base64.b64encode(content)

    def _picture(self):
        stream = io.BytesIO()
        Image.new("RGB", (4, 4)).save(stream, "PNG")
        return stream.getvalue()

    def _pdf(self):
        writer, stream = PdfWriter(), io.BytesIO()
        writer.add_blank_page(width=72, height=72)
        writer.write(stream)
        return stream.getvalue()

    def test_a_pdf_or_a_picture(self):
        for content in (self._pdf(), self._picture()):
            self._write_file(content)
            self.assertEqual(base64.b64decode(self.lot.certificate_file), content)

    @mute_logger("pypdf._reader")
    def test_other_files_are_refused_by_content(self):
        page, broken, cut = b"<html>report.pdf</html>", b"%PDF-1.7 and then nothing", self._picture()[:20]
        for content in (page, broken, cut, b"MZ" + b"0" * 99):
            with self.subTest(content[:8]), self.assertRaisesRegex(UserError, "PDF or a picture"):
                self._write_file(content)

    def test_plausible_weight(self):
        """5.10 × 5.12 × 3.15 mm: 0.0061 × 5.11² × 3.15 = 0.502 ct. 0.50 ct is plausible, 0.70 ct is not."""
        measured = {"length_mm": 5.1, "width_mm": 5.12, "depth_mm": 3.15}
        self.assertFalse(self._stones("right", 1, 0.5, **measured).liink_measure_warning)
        self.assertEqual(
            self._stones("wrong", 1, 0.7, **measured).liink_measure_warning,
            "A round brilliant of 5.11 × 3.15 mm weighs about 0.50 ct, but 0.70 ct are recorded. Check the"
            " measurements and the weight.",
        )

    def test_other_stones_have_no_such_rule(self):
        ruby = self._make_stone("Ruby", stone_nature="ruby")
        lot = self._stones("ruby", 1, 0.9, product=ruby, length_mm=5.1, width_mm=5.1, depth_mm=3.15)
        self.assertFalse(lot.liink_measure_warning)
