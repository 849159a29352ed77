from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user

from .common_sheet import SheetCommon

PIECE = "liink_jewelry_bom.action_report_piece_sheet"
REVISION = "liink_jewelry_bom.action_report_revision_sheet"


class TestTechnicalSheet(SheetCommon):
    """What a sheet says, figure by figure, in English and in French."""

    def test_materials_of_one_piece(self):
        """7 g with 8 % of loss leave 6.44 g, 4.83 g fine; 0.50 ct and 12 × 0.02 ct are 0.74 ct in 13 stones."""
        sheet = self._sheet(self.ring)
        (metal,) = sheet["metals"]["blocks"][0]
        figures = [metal[name] for name in ("fineness", "colour", "issued", "loss", "net", "fine", "supplied_by")]
        self.assertEqual(figures, ["750 ‰", "White", "7.00 g", "8 %", "6.44 g", "4.83 g", "Brand"])
        centre, surround = sheet["stones"]["blocks"][0]
        self.assertEqual(
            [centre[name] for name in ("number", "position", "kind", "size", "each", "pieces", "carats")],
            ["1", "centre", "Round diamond", "5.15 mm", "0.50 ct", "1", "0.50 ct"],
        )
        grades = [centre[name] for name in ("colour", "clarity", "origin", "setting", "supplied_by")]
        self.assertEqual(grades, ["G–H", "VS1–VS2", "Natural", "Claw", "Brand"])
        self.assertEqual([surround[name] for name in ("each", "pieces", "carats")], ["0.02 ct", "12", "0.24 ct"])
        self.assertEqual(sheet["stones"]["sums"], {"pieces": "13", "carats": "0.74 ct"})

    def test_facts(self):
        """6.44 g of metal and 0.74 ct (0.148 g) of stones weigh 6.588 g; from 3 g gold needs the guarantee mark."""
        facts = dict(self._sheet(self.ring)["facts"])
        self.assertEqual(
            {name: facts[name] for name in facts if name != "Hallmark"},
            {
                "Type": "Ring",
                "Size": "52 (inner ø 16.55 mm)",
                "Dimensions": "width 3.7 mm, thickness 2.25 mm",
                "Finish": "Polished",
                "Metal issued": "7.00 g",
                "Finished piece (estimate)": "6.588 g",
                "Fine metal in it": "4.83 g",
                "Stones": "0.74 ct",
            },
        )
        self.assertIn("Guarantee mark and maker's mark (Gold 6.44 g", facts["Hallmark"])

    def test_light_piece_is_exempt(self):
        self.gold_line.product_qty = 3
        self.assertIn("no guarantee mark (Gold 2.76 g", dict(self._sheet(self.ring)["facts"])["Hallmark"])

    def test_french(self):
        sheet = self._sheet(self.ring, lang="fr_FR")
        self.assertEqual(sheet["metals"]["blocks"][0][0]["issued"].replace("\xa0", " "), "7,00 g")
        self.assertEqual(sheet["stones"]["blocks"][0][1]["kind"], "Diamant rond")
        html = self._html(PIECE, self.ring, "fr_FR")
        words = ["Fiche technique", "Référence", "Métaux d’une pièce", "Pierres d’une pièce", "Griffes", "Bague"]
        words += ["largeur 3,7 mm", "Collection d&#39;essai", "Poinçon de garantie", "Phases, l’une après l’autre"]
        for each in words:
            self.assertTrue(each in html, each)
        for each in ("Technical sheet", "Supplied by", "not stated", "Natural<", "Phases, one", "made on"):
            self.assertFalse(each in html, each)

    def test_pairs_and_suppliers(self):
        self.melee_line.write({"is_pair": True, "supplied_by": "customer"})
        self.centre.stone_origin = "laboratory"
        self.centre.stone_hue = "pink"
        centre, surround = self._sheet(self.ring)["stones"]["blocks"][0]
        self.assertEqual((centre["kind"], centre["origin"]), ("Round diamond, pink", "Laboratory-grown"))
        self.assertEqual((surround["remarks"], surround["supplied_by"]), (["matched pair"], "Customer"))
        self.assertIn("matched pair", self._html(PIECE, self.ring))

    def test_findings_and_kits(self):
        """Half a metre of chain of 4 g the metre weighs 2 g; what a kit holds is listed in its place."""
        metre = self.env.ref("uom.product_uom_meter")
        chain = self._make_product(
            "Chain",
            precious_kind="component",
            uom_id=metre.id,
            component_weight=4,
            alloy_id=self.gold.alloy_id.id,
        )
        self._make_kit(self.clasp, [{"product_id": self.gold.id, "product_qty": 1, "position": "tongue"}])
        self.bom.bom_line_ids = [
            Command.create({"product_id": chain.id, "product_qty": 0.5, "product_uom_id": metre.id}),
            Command.create({"product_id": self.clasp.id, "product_qty": 2}),
        ]
        sheet = self._sheet(self.ring)
        (finding,) = sheet["findings"]["blocks"][0]
        figures = [finding[name] for name in ("name", "quantity", "net", "fine")]
        self.assertEqual(figures, ["Chain", "0.5 m", "2.00 g", "1.50 g"])
        metals = [(row["position"], row["issued"]) for row in sheet["metals"]["blocks"][0]]
        self.assertEqual(metals, [("", "7.00 g"), ("tongue", "2.00 g")])
        self.assertEqual(sheet["metals"]["sums"], {"issued": "9.00 g", "net": "8.44 g", "fine": "6.33 g"})

    def test_bill_of_two_pieces(self):
        self.bom.product_qty = 2
        sheet = self._sheet(self.ring)
        self.assertEqual(sheet["metals"]["blocks"][0][0]["issued"], "3.50 g")
        self.assertEqual([row["pieces"] for row in sheet["stones"]["blocks"][0]], ["0.5", "6"])
        self.assertEqual(dict(sheet["facts"])["Fine metal in it"], "2.415 g")

    def test_phases(self):
        phases = self._sheet(self.ring)["phases"]
        rows = [row for block in phases["blocks"] for row in block]
        self.assertEqual([row["name"] for row in rows], self.bom.liink_phase_ids.phase_id.mapped("name"))
        self.assertEqual(phases["days"], f"{sum(self.bom.liink_phase_ids.mapped('days'))} days")

    def test_no_cost_and_no_price(self):
        self.ring.write({"list_price": 4321.5, "standard_price": 1234.25})
        self.gold.standard_price = 77.125
        self.bom.liink_phase_ids[0].labour_rate = 66.625
        html = self._html(PIECE, self.ring)
        for figure in ("4321", "4,321", "1234", "1,234", "77.12", "77.13", "66.6", "€", "$"):
            self.assertFalse(figure in html, figure)

    def test_revisions(self):
        """A frozen revision prints as it was, and says which one is the present one."""
        self.bom._liink_freeze()
        self.ring.action_liink_new_revision()
        present = self.ring.liink_bom_id
        present.bom_line_ids[0].product_qty = 8
        old, new = self._sheet(self.bom), self._sheet(present)
        self.assertEqual((old["metals"]["blocks"][0][0]["issued"], old["revision"]["number"]), ("7.00 g", "1"))
        self.assertIn("ordered since", old["revision"]["state"])
        self.assertEqual(
            old["revision"]["warning"], "Old revision: revision 2 is the present one. Make no new piece by this sheet."
        )
        self.assertEqual((new["metals"]["blocks"][0][0]["issued"], new["revision"]["number"]), ("8.00 g", "2"))
        self.assertEqual(new["revision"]["warning"], "")
        self.assertIn("it may change", new["revision"]["state"])
        self.assertEqual(self._sheet(self.ring), new)
        self.assertIn("Materials, phases and weights are those of revision 1;", self._html(REVISION, self.bom))

    def test_piece_of_nothing(self):
        piece = self.env["product.template"].create({"name": "Idea", "precious_kind": "jewel"})
        sheet = self._sheet(piece)
        for name in ("revision", "metals", "stones", "findings", "sizes", "phases", "order"):
            self.assertFalse(sheet[name], name)
        self.assertEqual((sheet["facts"], sheet["pictures"], sheet["files"]), ([], [], []))
        html = self._html(PIECE, piece)
        self.assertIn("No material is described yet.", html)
        self.assertNotIn("Approved files", html)
        self.assertNotIn("<h3", html)

    def test_only_pieces_have_one(self):
        with self.assertRaisesRegex(UserError, "Gold is no piece"):
            self._sheet(self.gold.product_tmpl_id)
        with self.assertRaisesRegex(UserError, "Clasp is no piece"):
            self._sheet(self._make_kit(self.clasp, [{"product_id": self.gold.id, "product_qty": 1}]))

    def test_strangers(self):
        """Neither a portal user nor an employee without the brand's rights."""
        for groups in ("base.group_portal", "base.group_user"):
            stranger = new_test_user(self.env, f"stranger_{groups[-6:]}", groups=groups)
            Report = self.env["ir.actions.report"].with_user(stranger)
            for report, records in ((PIECE, self.ring), (REVISION, self.bom)):
                with self.assertRaises(AccessError):
                    Report._render_qweb_html(report, records.ids)

    def test_names_of_files(self):
        self.ring.default_code = "ETN/R"
        self.assertEqual(self.ring._liink_get_sheet_name(), "Technical sheet ETN-R")
        self.assertEqual(self.bom._liink_get_sheet_name(), "Technical sheet Bague Éternelle revision 1")
        self.assertEqual(self.ring.with_context(lang="fr_FR")._liink_get_sheet_name(), "Fiche technique ETN-R")
