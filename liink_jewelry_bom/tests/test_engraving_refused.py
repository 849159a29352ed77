import base64

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_engraving import NUR, EngravingCommon, picture


@tagged("post_install", "-at_install")
class TestEngravingRefused(EngravingCommon):
    """Bad texts and files: a clear error, nothing kept."""

    def test_bad_texts(self):
        for words, error in (
            ("  ", "empty"),
            ("Cam\u202eille", "direction mark .U.202E RIGHT-TO-LEFT OVERRIDE"),
            ("Cam\u200bille", "cannot be seen .U.200B ZERO WIDTH SPACE"),
            ("Cam\x07ille", "no letter"),
            ("ﻧﻮر", "ready-shaped"),
            ("Сamille", "look alike"),
            ("x" * 31, "31 letters; a line at the place “Inside the band” holds 30"),
            ("Camille\nLouis", "2 lines"),
        ):
            with self.assertRaisesRegex(ValidationError, error), self.cr.savepoint():
                self._engrave(words)
        self.assertFalse(self.env["liink.engraving"].search([("product_tmpl_id", "=", self.ring.id)]))

    def test_bad_change_keeps_the_text(self):
        engraving = self._engrave("Camille")
        with self.assertRaises(ValidationError), self.cr.savepoint():
            engraving.text = "Cam\u200fille"
        self.assertEqual(engraving.text, "Camille")

    def test_what_fits_is_configured(self):
        self.inside.max_letters = 3
        with self.assertRaisesRegex(ValidationError, "4 letters"):
            self._engrave("Anna")
        self._engrave("Éva")
        self.inside.max_letters = 0
        self._engrave("x" * 100)
        self._engrave("Camille\n12.06.2026", place_id=self.back.id)

    def test_script_and_lettering_have_the_letters(self):
        with self.assertRaisesRegex(ValidationError, "no letter of the script “Greek”"):
            self._engrave("Camille", script="greek")
        with self.assertRaisesRegex(ValidationError, "no letters of the script “Arabic”"):
            self._engrave(NUR, font_id=self.roman.id)

    def test_letter_size(self):
        for size in (0, -1, 51):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
                self._engrave("Camille", letter_size=size)

    def test_it_belongs_to_something(self):
        with self.assertRaisesRegex(ValidationError, "belongs to nothing"):
            self._engrave("Camille", product_tmpl_id=False)

    def test_samples_are_pictures(self):
        engraving = self._engrave("Camille")
        engraving.action_verify()
        for data in (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"hello",
            b"%PDF-1.4",
            base64.b64decode(picture("GIF")),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                engraving.sample_photo = base64.b64encode(data)
        self.assertFalse(engraving.sample_photo)
        engraving.sample_photo = picture("WEBP")
        self.assertTrue(engraving.sample_photo)

    def test_preview_font_is_a_name(self):
        for family in ("x; color: red", 'serif"><script>', "url(http://x)", "", "a,,b"):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self.roman.family = family

    def test_preview_escapes_the_text(self):
        engraving = self._engrave("A <b>&")
        self.assertIn("A &lt;b&gt;&amp;", engraving.preview)
