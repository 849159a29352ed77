import io
import json

from openpyxl import load_workbook

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common import PreciousCommon


@tagged("post_install", "-at_install")
class TestStockExport(PreciousCommon, HttpCase):
    """The stock screens export to a spreadsheet as they are shown, grouped or not, by Odoo's own export."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.gold, "EXP-1")
        cls._receive(cls.lot, 120)
        cls._move(cls.lot, 20, cls.stock, cls.maker._liink_get_holder().location_id)
        cls.parcel = cls._make_lot(cls.melee, "EXP-2")
        cls._receive(cls.parcel, 100, carats=2.1)

    def _export(self, model, lot, names, groupby=()):
        self.authenticate("liink_user", "liink_user")
        fields = [{"name": name, "label": name, "type": self.env[model]._fields[name].type} for name in names]
        data = {
            "import_compat": False,
            "context": {"lang": "en_US"},
            "domain": [("lot_id", "=", lot.id)],
            "fields": fields,
            "groupby": list(groupby),
            "ids": False,
            "model": model,
        }
        response = self.url_open(
            "/web/export/xlsx", data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)}
        )
        self.assertEqual(response.status_code, 200, response.text[:500])
        return [list(row) for row in load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)]

    def test_metal(self):
        rows = self._export("liink.metal.stock", self.lot, ["lot_id", "place", "quantity", "fine_weight"])
        self.assertEqual(rows[0], ["lot_id", "place", "quantity", "fine_weight"])
        self.assertCountEqual(
            [row[1:] for row in rows[1:]],
            [[self.env.company.name, 100, 75], ["Atelier Dupont", 20, 15]],
        )

    def test_metal_grouped(self):
        rows = self._export(
            "liink.metal.stock", self.lot, ["lot_id", "quantity", "fine_weight"], ["metal_id", "title", "place"]
        )
        figures = {str(row[0]).strip(): row[1:] for row in rows if row[0]}
        self.assertEqual(figures["750 ‰ (2)"], [120, 90])
        self.assertEqual(figures["Atelier Dupont (1)"], [20, 15])

    def test_stones_grouped(self):
        rows = self._export(
            "liink.stone.stock", self.parcel, ["lot_id", "quantity", "carats", "average_carats"], ["stone_nature"]
        )
        figures = {str(row[0]).strip(): row[1:] for row in rows if row[0]}
        self.assertEqual(figures["Diamond (1)"], [100, 2.1, 0.021])
