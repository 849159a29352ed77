import io
import struct
import time
import zipfile
import zlib

from odoo.exceptions import UserError

from ..tools.picture_archive import ArchiveError, PictureArchive
from .common_piece_import import HEADINGS, RING, PieceImportCommon


def line(**said):
    """One line by its headings, in lower case with underscores."""
    return tuple(said.get(heading.lower().replace(" ", "_"), "") for heading in HEADINGS)


GOLD = {"kind": "metal", "alloy_or_article": "White gold 750", "grams": "7"}
HEAD = {"name": "Ring", "type": "Ring"}
STONE = {"kind": "stone", "nature": "Diamond", "shape": "Round", "carats": "0.5", "pieces": "1"}


class TestPieceImportBad(PieceImportCommon):
    """What is wrong is told line by line, all of it at once, and nothing is kept."""

    def _refused(self, rows, *places, **values):
        pieces = self.env["product.template"].search_count([])
        issues = self._issues(rows, **values)
        self.assertEqual(set(issues), set(places))
        with self.assertRaisesRegex(UserError, "nothing was imported"):
            self._wizard(rows, **values).action_import_all()
        self.assertEqual(self.env["product.template"].search_count([]), pieces)
        return issues

    def test_every_bad_cell_is_named(self):
        issues = self._refused(
            [
                line(reference="E-1", **HEAD, **GOLD),
                line(reference="", **STONE),
                line(reference="E-1", **{**STONE, "pieces": "1.5"}),
                line(reference="E-1", **{**STONE, "nature": "Kryptonite"}),
                line(reference="E-1", **{**STONE, "quality": "ZZ", "setting": "glue"}),
                line(reference="E-1", **STONE, grams="3"),
                line(reference="E-1", kind="wood"),
                line(reference="E-1"),
                line(reference="E-1", kind="finding", alloy_or_article="Nothing like it", pieces="1"),
                line(reference="E-1", kind="stone", alloy_or_article="Nothing like it", pieces="1"),
                line(reference="E-1", kind="stone", alloy_or_article="Melee", nature="Ruby", pieces="1"),
                line(reference="E-2", name="", type="Spaceship", **GOLD),
                line(reference="E-1", **GOLD),
                line(reference="E-3", name="Other", type="Ring", **GOLD),
                line(reference="E-3", name="Another", **GOLD),
            ],
            (3, "Reference"), (4, "How Many"), (5, "Nature"), (6, "Quality"), (6, "Setting"), (7, "Grams"),
            (8, "Kind of Line"), (9, "Kind of Line"), (10, "Alloy or Article"), (11, "Alloy or Article"),
            (12, "Nature"), (13, "Name"), (13, "Type of Piece"), (14, "Reference"), (16, "Name"),
        )  # fmt: skip
        self.assertIn("Line 2", issues[14, "Reference"])
        self.assertIn("“Other”", issues[16, "Name"])

    def test_numbers(self):
        for grams in ("-7", "NaN", "inf", "1e9", "99999999999999999999", "0", "7.12345", "12 kg", "=3+4", "#REF!"):
            with self.subTest(grams):
                self._refused([line(reference="E-1", **HEAD, **{**GOLD, "grams": grams})], (2, "Grams"))
        for loss in ("-1", "100", "200"):
            with self.subTest(loss):
                self._refused([line(reference="E-1", **HEAD, **GOLD, loss=loss)], (2, "Loss (%)"))
        for price in ("-1", "1.234567", "99999999999"):
            with self.subTest(price):
                self._refused([line(reference="E-1", **HEAD, **GOLD, retail_price=price)], (2, "Retail Price"))

    def test_huge_numbers_of_a_workbook(self):
        for grams in (float("1e300"), 10**30, -1e300):
            with self.subTest(grams):
                wizard = self._wizard_of(
                    self._xlsx([HEADINGS, line(reference="E-1", **HEAD, **{**GOLD, "grams": grams})])
                )
                wizard.action_check()
                self.assertEqual(wizard.issue_ids.column, "Grams")

    def test_a_stone_without_size(self):
        self.centre.write({"carats_per_stone": 0, "stone_size_mm": 0})
        issues = self._refused(
            [
                line(reference="E-1", **HEAD, **{**STONE, "carats": ""}),
                line(reference="E-1", kind="stone", alloy_or_article="Centre", pieces="1"),
            ],
            (2, "Carats per Stone"),
            (3, "Carats per Stone"),
        )
        self.assertIn("How large is one stone?", issues[2, "Carats per Stone"])

    def test_ring_sizes(self):
        for size in ("39.5", "77", "520"):
            with self.subTest(size):
                self._refused([line(reference="E-1", **HEAD, **GOLD, ring_size=size)], (2, "Ring Size"))
        self._refused([line(reference="E-1", name="Chain", type="Necklace", **GOLD, ring_size="52")], (2, "Ring Size"))
        headings = ("Reference", "Name", "Type", "Ring Size", "Sizes", "Kind", "Alloy or Article", "Grams")
        for own, sizes, column in (
            ("52", "38-54", "Sizes Offered"),
            ("52", "50;99", "Sizes Offered"),
            ("52", "large", "Sizes Offered"),
            ("52", "50; 52,25", "Sizes Offered"),
            ("", "50; 52", "Ring Size"),
            ("56", "50; 52", "Ring Size"),
        ):
            with self.subTest(sizes):
                row = ("E-1", "Ring", "Ring", own, sizes.replace(";", "|"), "metal", "White gold 750", "7")
                self._refused([row], (2, column), headings=headings)

    def test_an_alloy_that_is_not_known(self):
        for alloy in ("Mithril", "or", "or gris 18K et or jaune 18K", "White gold 751"):
            with self.subTest(alloy):
                row = line(reference="E-1", **HEAD, **{**GOLD, "alloy_or_article": alloy})
                self._refused([row], (2, "Alloy or Article"), is_creating=True)

    def test_a_piece_that_is_there_already(self):
        self.ring.default_code = "E-1"
        issues = self._refused([*RING, line(reference="e-1x", **HEAD, **GOLD)], (2, "Reference"))
        self.assertIn("Bague Éternelle has this reference already", issues[2, "Reference"])
        self.ring.active = False
        self._refused(RING, (2, "Reference"))

    def test_the_same_file_twice(self):
        self._import(self._check(RING))
        self._refused(RING, (2, "Reference"))

    def test_circles(self):
        def finding(reference, part):
            said = {"kind": "finding", "alloy_or_article": part, "pieces": "1"}
            return line(reference=reference, **HEAD, **said)

        issues = self._refused([finding("E-1", "E-1")], (2, "Alloy or Article"))
        self.assertIn("made of itself", issues[2, "Alloy or Article"])
        self._refused(
            [finding("E-1", "E-2"), finding("E-2", "E-3"), finding("E-3", "e-1"), finding("E-4", "Clasp")],
            *((number, "Alloy or Article") for number in (2, 3, 4)),
        )
        # A chain of pieces that no set has: refused, and not by running out of stack.
        chain = [finding(f"E-{number}", f"E-{number + 1}") for number in range(1500)]
        self.assertTrue(self._issues([*chain, line(reference="E-1500", **HEAD, **GOLD)]))

    def test_too_many(self):
        rows = [line(reference=f"E-{number}", **HEAD, **GOLD) for number in range(2001)]
        with self.assertRaisesRegex(UserError, "more than 2000 pieces"):
            self._wizard(rows).action_check()

    def test_files_that_are_no_tables(self):
        def book(name):
            return self._zip({"xl/workbook.xml": b"", name: b""})

        for content, message in (
            (self._picture(), "no spreadsheet"),
            (b"MZ\x90\0" + b"\0" * 100, "no spreadsheet"),
            (b"%PDF-1.7", "no spreadsheet"),
            (book("xl/vbaProject.bin"), "macros"),
            (book("xl/macrosheets/sheet1.xml"), "macros"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
            (self._zip({"photo.jpg": b""}), "no spreadsheet"),
            (b"", "Choose a file"),
        ):
            with self.subTest(content[:20]), self.assertRaisesRegex(UserError, message):
                self._wizard_of(content).action_check()

    def test_a_workbook_that_grows_by_its_own_words(self):
        """Entities within entities: refused, and in no time."""
        rows = [HEADINGS, line(reference="E-1", **HEAD, **GOLD)]
        laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
        name, start = "xl/worksheets/sheet1.xml", b"<worksheet"
        entities = b"<!DOCTYPE x [<!ENTITY l0 'ha'>" + laughs + b"]>"
        content = self._change(self._xlsx(rows), name, start, entities + start)
        begin = time.monotonic()
        with self.assertRaisesRegex(UserError, "no spreadsheet"):
            self._wizard_of(self._change(content, name, b"E-1", b"&l9;")).action_check()
        self.assertLess(time.monotonic() - begin, 5)

    def test_reasons_in_the_users_language(self):
        wizard = self._wizard([line(reference="E-1", **HEAD, **{**GOLD, "grams": "-1"})]).with_context(lang="fr_FR")
        wizard.action_check()
        self.assertEqual(wizard.issue_ids.column, "Grammes")
        self.assertEqual(wizard.issue_ids.reason, "La valeur ne peut pas être négative.")


class TestPieceImportArchive(PieceImportCommon):
    """An archive of anything but honest pictures is refused before it is unpacked, and nothing is kept."""

    def _refused(self, archive, message):
        pieces = self.env["product.template"].search_count([])
        for method in ("action_check", "action_import_all"):
            with self.assertRaisesRegex(UserError, message):
                getattr(self._wizard(RING, archive=archive), method)()
        self.assertEqual(self.env["product.template"].search_count([]), pieces)

    def test_what_is_no_picture(self):
        for name, data, reason in (
            ("E-1.exe", b"MZ\x90\0" + b"\0" * 100, "no design file"),
            ("E-1.jpg", b"MZ\x90\0" + b"\0" * 100, "no design file"),
            ("E-1.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "damaged"),
            ("E-1.jpg", self._picture("JPEG")[:300], "damaged"),
            ("E-1.png", b"", "empty"),
            ("E-1.svg", b"<svg onload='alert(1)'/>", "no design file"),
            ("E-1.pdf.jpg", b"%PDF-1.7\n%%EOF", "damaged|in truth|no picture"),
            ("E-1.stl", b"solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\n"
             b"endfacet\nendsolid x\n", "no picture"),
            ("nested.zip", self._zip({"a.png": self._picture()}), "no design file"),
        ):  # fmt: skip
            with self.subTest(name):
                wizard = self._check(RING, archive=self._zip({name: data}))
                self.assertEqual(wizard.issue_ids.mapped("value"), [name])
                self.assertRegex(wizard.issue_ids.reason, reason)
                with self.assertRaisesRegex(UserError, "nothing was imported"):
                    wizard.action_import_all()

    def test_names(self):
        picture = self._picture()
        for name in ("../E-1.png", "a/../../E-1.png", "/etc/E-1.png", "C:\\E-1.png", "..\\E-1.png"):
            with self.subTest(name):
                self._refused(self._zip({name: picture}), "leads out of the archive")
        self._refused(self._zip([("a/E-1.png", picture), ("b/e-1.PNG", picture)]), "two files called")

    def test_no_archive(self):
        self._refused(self._picture(), "no ZIP archive")
        self._refused(b"PK\x03\x04 broken", "no ZIP archive")
        self._refused(b"MZ" + self._zip({"a.png": self._picture()}), "no ZIP archive")
        self._refused(self._zip({"a.png": self._picture()})[:-30], "no ZIP archive")

    def test_bombs(self):
        self._refused(self._zip({"E-1.png": b"\0" * 15_000_000}, zipfile.ZIP_DEFLATED), "far more than pictures")
        self._refused(self._zip({"E-1.png": b"\0" * 20_000_001}, zipfile.ZIP_DEFLATED), "far more than pictures")
        self._refused(
            self._zip({f"{number}.png": b"\0" * 900_000 for number in range(400)}, zipfile.ZIP_DEFLATED),
            "far more than pictures",
        )
        self._refused(self._zip({f"{number}.png": b"" for number in range(5_001)}), "more than 5000 files")

    def test_a_list_that_lies(self):
        """Entries that share their bytes, and one that is longer than it says."""
        honest = self._zip({"E-1.png": self._picture(), "b.png": self._picture(colour="blue")})
        directory = honest.index(b"PK\x01\x02")
        second = honest.index(b"PK\x01\x02", directory + 4)
        forged = bytearray(honest)
        # The second entry points to the first one's bytes.
        struct.pack_into("<I", forged, second + 42, 0)
        self._refused(bytes(forged), "share their bytes")
        packed = io.BytesIO()
        data = b"\0" * 3_000_000
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("E-1.png", data)
        lying = bytearray(packed.getvalue())
        place = lying.index(b"PK\x01\x02")
        struct.pack_into("<I", lying, place + 16, zlib.crc32(data[:1000]))
        struct.pack_into("<I", lying, place + 24, 1000)
        wizard = self._check(RING, archive=bytes(lying))
        self.assertTrue(wizard.bad_count)

    def test_a_password(self):
        archive = bytearray(self._zip({"E-1.png": self._picture()}))
        place = archive.index(b"PK\x01\x02")
        archive[place + 8] |= 1
        self._refused(bytes(archive), "password")

    def test_any_bytes(self):
        """A forged archive is refused, never an error of the program."""
        honest = self._zip({"E-1.png": self._picture(), "b.png": self._picture()}, zipfile.ZIP_DEFLATED)
        wizard = self._wizard(RING, archive=honest)
        for place in range(0, len(honest), 3):
            forged = bytearray(honest)
            forged[place] ^= 0xFF
            try:
                archive = PictureArchive(bytes(forged))
                for key in archive:
                    archive.unpack(key)
            except ArchiveError as error:
                self.assertTrue(wizard._liink_archive_message(error))

    def test_a_picture_that_is_named_but_not_there(self):
        headings = ("Reference", "Name", "Type", "Kind", "Alloy or Article", "Grams", "Pictures")
        rows = [("E-1", "Band", "Ring", "metal", "White gold 750", "7", "ring.png")]
        issues = self._issues(rows, headings=headings)
        self.assertIn("Choose the ZIP archive", issues[2, "Pictures"])
        issues = self._issues(rows, headings=headings, archive=self._zip({"other.png": self._picture()}))
        self.assertIn("no file “ring.png”", issues[2, "Pictures"])
