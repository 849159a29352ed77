import base64

from odoo.fields import Command
from odoo.tests import TransactionCase

from ..tools.sheet_rows import PAGE_HEIGHT, part_rows, row_height
from .common_engraving import NUR
from .common_sheet import SheetCommon
from .design_samples import glb, picture

PIECE = "liink_jewelry_bom.action_report_piece_sheet"
# نور as connected letters draw it: noon in its initial form, waw in its final one, reh that nothing follows.
NUR_CONNECTED = "\ufee7\ufeee\u0631"


class TestRows(TransactionCase):
    """How high rows are: an estimate that must not be too low."""

    def test_height(self):
        self.assertEqual(row_height(["one", "two"], [50, 50]), row_height(["one", ""], [50, 50]))
        self.assertGreater(row_height(["one\ntwo", ""], [50, 50]), row_height(["one", ""], [50, 50]))
        # 60 letters of about 9 pixels in 91 pixels less the sides: seven lines.
        self.assertGreaterEqual(row_height(["M" * 60], [10]), 7 * 17)

    def test_parts(self):
        rows = [f"line {number}" for number in range(200)]
        blocks = part_rows(rows, [100], lambda row: [row])
        self.assertEqual([row for block in blocks for row in block], rows)
        self.assertGreater(len(blocks), 3)
        for block in blocks:
            self.assertLess(sum(row_height([row], [100]) for row in block), PAGE_HEIGHT)
        self.assertEqual(part_rows([], [100], lambda row: [row]), [[]])
        huge = ["word " * 3000, "next"]
        self.assertEqual(part_rows(huge, [100], lambda row: [row]), [[huge[0]], [huge[1]]])


class TestTechnicalSheetPages(SheetCommon):
    """The real PDF, page by page."""

    def test_one_page(self):
        self.ring.image_1920 = base64.b64encode(picture(size=(600, 600)))
        self._submit(self.ring, glb(), "model.glb")
        (page,) = self._pages(PIECE, self.ring)
        for words in ("Bague Éternelle", "ETN-R-052", "VVS1–VVS2", "Two claws face the finger.", "1 / 1"):
            self.assertIn(words, page)
        self.assertIn("Bague Éternelle · ETN-R-052 · revision 1", page)
        box = self.reader.pages[0].mediabox
        self.assertEqual((round(box.width), round(box.height)), (595, 842), "A4")

    def test_forty_stones(self):
        """The heading on each page of the table, each line once."""
        stones = [self._make_stone(f"S{size}", stone_size_mm=size + 1, carats_per_stone=0.02) for size in range(4)]
        positions = [f"Seat{number:02} under the gallery, beside the clasp" for number in range(40)]
        lines = [
            {
                "product_id": stones[number % 4].id,
                "product_qty": 2,
                "position": position,
                "stone_quality_id": self.gh_vs.id,
            }
            for number, position in enumerate(positions)
        ]
        piece = self._make_piece("Collier", [{"product_id": self.gold.id, "product_qty": 20}, *lines])
        pages = self._pages(PIECE, piece)
        table = [page for page in pages if "Seat" in page]
        self.assertGreater(len(table), 1)
        for page in table:
            self.assertIn("Stones of one piece", page)
            self.assertIn("Clarity", page)
        text = " ".join(pages)
        for number in range(40):
            self.assertEqual(text.count(f"Seat{number:02}"), 1, number)
        self.assertIn("Stones: see the table on the last pages. 80 × · 1.60 ct", pages[0])
        self.assertIn("80", table[-1])
        for number, page in enumerate(pages, 1):
            self.assertIn(f"{number} / {len(pages)}", page)

    def test_very_long_texts(self):
        name = "Collier de la Reine aux mille et une pierres " * 8
        note = " ".join(f"word{number}" for number in range(1500))
        self.ring.write({"name": name + "END", "description": f"<p>{note}</p><p>{'X' * 400}Y</p>"})
        self.melee_line.position = "behind " * 40 + "LAST"
        pages = self._pages(PIECE, self.ring)
        text = " ".join(pages)
        for words in ("END", "LAST", "word0 ", "word1499"):
            self.assertIn(words, text)
        self.assertIn("XY", text.replace(" ", ""))
        self.assertTrue(all("…" in page for page in pages), "the foot is cut, not the page")

    def test_engravings_of_every_script(self):
        texts = {"inside": ("אהבה", "Éloïse – cœur Žofie"), "back": (NUR, "Αγάπη", "Любовь")}
        for place, each in texts.items():
            for text in each:
                values = {"text": text, "meaning": "Sense of it", "product_tmpl_id": self.ring.id}
                place_id = self.env.ref(f"liink_jewelry_bom.engraving_place_{place}").id
                engraving = self.env["liink.engraving"].with_user(self.user).create({**values, "place_id": place_id})
                engraving.with_user(self.env.ref("base.user_admin")).sudo().action_verify()
        text = " ".join(self._pages(PIECE, self.ring))
        for words in ("Engraving", "Αγάπη", "Любовь", "Éloïse – cœur Žofie", "Sense of it", "from right to left"):
            self.assertIn(words, text)
        # Letters are drawn from the right: a reader that goes from the left meets the last one first.
        for words in ("אהבה", NUR_CONNECTED):
            self.assertTrue(words in text or words[::-1] in text, f"{words} not in {text!a}")

    def test_heading_of_engravings_is_not_left_behind(self):
        """As many lines of metal push it over the end of the page: wherever it is, an engraving is with it."""
        place = self.env.ref("liink_jewelry_bom.engraving_place_inside")
        values = {"text": "MARIE", "language_id": False, "product_tmpl_id": self.ring.id, "place_id": place.id}
        self.env["liink.engraving"].create(values).with_user(self.user).action_verify()
        seen = set()
        for _line in range(12):
            self.bom.bom_line_ids = [Command.create({"product_id": self.gold.id, "product_qty": 1}) for _each in "12"]
            pages = self._pages(PIECE, self.ring)
            (number,) = [number for number, page in enumerate(pages) if "MARIE" in page]
            self.assertIn("Engraving", pages[number])
            seen.add(number)
        self.assertEqual(seen, {0, 1})

    def test_several_pieces(self):
        """One after the other, each with its own page numbers."""
        other = self._make_piece("Alliance", self._eternelle_lines())
        pages = self._pages(PIECE, self.ring + other)
        self.assertEqual(len(pages), 2)
        for page, name in zip(pages, ("Bague Éternelle", "Alliance"), strict=True):
            self.assertIn(name, page)
            self.assertIn("1 / 1", page)

    def test_piece_of_nothing(self):
        piece = self.env["product.template"].create({"name": "Идея", "precious_kind": "jewel"})
        (page,) = self._pages(PIECE, piece)
        self.assertIn("No material is described yet. Ask us before you begin.", page)
        self.assertIn("Идея", page)
