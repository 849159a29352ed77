import base64
import re

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .common import PreciousCommon

SHEET = "report.liink_precious_stock.lot_label_sheet"
ROLL = "report.liink_precious_stock.lot_label_roll"


class TestLotLabel(PreciousCommon):
    """Labels say what lies in the bag, and their QR code opens the lot."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.gold, "OG-1")
        cls._receive(cls.lot, 33.17)
        cls.parcel = cls._make_lot(
            cls.melee,
            "DM-1",
            quality_id=cls.env.ref("liink_precious_stock.quality_def_vvs").id,
            certificate_number="2141",
            laboratory_id=cls.env.ref("liink_precious_stock.laboratory_gia").id,
        )
        cls._receive(cls.parcel, 100, carats=2.1)

    def _pages(self, report, lots, **data):
        values = self.env[report].with_user(self.user)._get_report_values(None, {"lot_ids": lots.ids, **data})
        return [base64.b64decode(page.split(",")[1]).decode() for page in values["pages"]]

    def test_metal(self):
        [page] = self._pages(ROLL, self.lot)
        for text in ("OG-1", "Or gris 750", "750 ‰ · 33.17 g"):
            self.assertIn(f">{text}</text>", page)

    def test_stones(self):
        [page] = self._pages(ROLL, self.parcel)
        for text in ("DM-1", "100 pcs · 2.10 ct", "DEF/VVS"):
            self.assertIn(f">{text}</text>", page)
        self.assertIn(">GIA 2141</text>", page)

    def test_one_page_per_label_on_a_roll(self):
        self.assertEqual(len(self._pages(ROLL, self.lot | self.parcel, copies=3)), 6)

    def test_sheets_of_twenty_four_after_those_used(self):
        """25 labels after 2 used places: 22 on the first sheet, 3 on the second."""
        first, second = self._pages(SHEET, self.lot, copies=25, skip=2)
        self.assertEqual((first.count("OG-1</text>"), second.count("OG-1</text>")), (22, 3))
        self.assertIn("translate(140 0)", first)
        self.assertNotIn("translate(0 0)", first)

    def test_a_sheet_is_a4(self):
        [page] = self._pages(SHEET, self.lot)
        width, height = re.search(r'viewBox="0 0 (\S+) (\S+)"', page).groups()
        self.assertEqual((float(width), float(height)), (210, 296))

    def test_wizard_prints_the_lots_chosen(self):
        wizard = (
            self.env["liink.lot.label"]
            .with_user(self.user)
            .with_context(active_model="stock.lot", active_ids=self.lot.ids)
            .create({"format": "sheet", "copies": 2, "first_label": 5})
        )
        action = wizard.action_print()
        self.assertEqual(action["data"], {"lot_ids": self.lot.ids, "copies": 2, "skip": 4})
        self.assertEqual(action["report_name"], "liink_precious_stock.lot_label_sheet")

    def test_pdf(self):
        report = self.env["ir.actions.report"].with_context(force_report_rendering=True)
        try:
            pdf, kind = report._render_qweb_pdf(
                "liink_precious_stock.lot_label_roll", None, data={"lot_ids": (self.lot | self.parcel).ids}
            )
        except UserError as error:
            self.skipTest(f"no wkhtmltopdf here: {error}")
        self.assertEqual(kind, "pdf")
        self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", pdf)), 2)

    def test_too_many(self):
        wizard = self.env["liink.lot.label"].create({"lot_ids": [(6, 0, self.lot.ids)], "copies": 100})
        wizard.lot_ids = self.env["stock.lot"].create(
            [{"name": f"X-{number}", "product_id": self.gold.id} for number in range(25)]
        )
        with self.assertRaises(UserError):
            wizard.action_print()

    def test_not_for_the_portal(self):
        portal = new_test_user(self.env, "liink_portal", groups="base.group_portal")
        with self.assertRaises(AccessError):
            self.env[ROLL].with_user(portal)._get_report_values(self.lot.ids)
