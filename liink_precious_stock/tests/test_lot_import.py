import base64
import io
import zipfile
from datetime import date, timedelta

from openpyxl import Workbook, load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .common import PreciousCommon


class ImportCommon(PreciousCommon):
    """Files as people send them, and what the dry run says of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.diamond = cls._make_product(
            "Diamant certifié",
            default_code="DIA",
            precious_kind="stone",
            stone_nature="diamond",
            stone_shape="round",
            tracking="serial",
        )
        cls.gold.default_code = "OG750T"

    def _wizard(self, content, kind="stone", **values):
        if isinstance(content, str):
            content = content.encode()
        vals = {
            "kind": kind,
            "file": base64.b64encode(content),
            "filename": "pierres.csv",
            "location_id": self.stock.id,
        }
        return self.env["liink.lot.import"].create({**vals, **values})

    def _check(self, content, kind="stone", **values):
        wizard = self._wizard(content, kind, **values)
        wizard.action_check()
        return wizard

    def _issues(self, content, kind="stone", **values):
        wizard = self._check(content, kind, **values)
        return [(issue.line_number, issue.column, issue.reason) for issue in wizard.issue_ids]

    def _lots(self, wizard, is_partial=False):
        action = wizard.action_import_good() if is_partial else wizard.action_import_all()
        return self.env["stock.lot"].search(action["domain"], order="id")

    def _xlsx(self, rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()


class TestLotImport(ImportCommon):
    """A good file becomes lots with all that it says."""

    def test_certified_stones(self):
        wizard = self._check(
            "Lot;Produit;Carats;Couleur;Pureté;Taille;Poli;Symétrie;Fluorescence;Longueur;Largeur;Hauteur;"
            "Laboratoire;Certificat;Fournisseur;Facture;Acheté le;Prix\n"
            "D-1;DIA;0,52;G;VS1;EX;EX;VG;;5,18;5,21;3,17;GIA;2141438171;cookson;F-142;12/03/2026;"
            f"2 150,50 {self.env.company.currency_id.symbol}\n"
        )
        self.assertFalse(wizard.issue_ids.mapped("reason"))
        lot = self._lots(wizard)
        self.assertEqual((lot.name, lot.product_id, lot.product_qty, lot.carats), ("D-1", self.diamond, 1, 0.52))
        self.assertEqual((lot.colour_id.name, lot.clarity_id.name, lot.cut_id.name), ("G", "VS1", "EX"))
        self.assertEqual((lot.length_mm, lot.width_mm, lot.depth_mm), (5.18, 5.21, 3.17))
        self.assertEqual((lot.laboratory_id.code, lot.certificate_number), ("GIA", "2141438171"))
        self.assertEqual((lot.supplier_id, lot.supplier_invoice), (self.refiner, "F-142"))
        self.assertEqual(lot.purchase_date, date(2026, 3, 12))
        self.assertEqual(lot.location_id, self.stock)
        self.assertEqual(lot.standard_price, 2150.5)

    def test_metal_keeps_its_fourth_digit(self):
        wizard = self._check(
            "Lot\tProduct\tFineness\tGrams\tPrice per Gram\nB-1\tOG750T\t749,5\t1,0011\t82.5\n", "metal"
        )
        lot = self._lots(wizard)
        self.assertEqual((lot.product_qty, lot.fineness), (1.0011, 749.5))
        self.assertAlmostEqual(lot.fine_weight, 0.7503, 4)
        # 82.59 € of 1.0011 g: the value of a move is rounded to the cent.
        self.assertAlmostEqual(lot.standard_price * lot.product_qty, 82.59, 2)

    def test_others_property(self):
        wizard = self._check("Lot;Produit;Grammes\nB-1;OG750T;100\n", "metal", owner_id=self.maker.id)
        self.assertEqual(self._lots(wizard).quant_ids.owner_id, self.maker)

    def test_excel_with_dates_and_numbers(self):
        rows = [
            ["Stones of March"],
            [],
            ["lot", "item", "qty", "carats", "date", "certificate", "lab"],
            ["D-1", "DIA", 1, 0.1 + 0.2, date(2026, 3, 12), 2141438171.0, "gia"],
        ]
        lot = self._lots(self._check(self._xlsx(rows)))
        self.assertEqual(
            (lot.carats, lot.purchase_date, lot.certificate_number), (0.3, date(2026, 3, 12), "2141438171")
        )

    def test_encodings(self):
        text = "Lot;Produit;Pièces;Carats\nM-é;Diamants 0,02;10;0,2\n"
        for number, content in enumerate(
            (text.encode("utf-8-sig"), text.encode("latin-1"), text.encode("utf-16"), text.encode())
        ):
            with self.subTest(number):
                wizard = self._check(content.replace("M-é".encode(), f"M-é{number}".encode()))
                self.assertFalse(wizard.issue_ids.mapped("reason"))
                self.assertEqual((wizard.row_count, wizard.good_count), (1, 1))

    def test_products_are_created_on_demand_only(self):
        text = "Nature;Forme;Calibre;Pièces;Carats\nSaphir;Ovale;4,5;12;6,3\nsapphire;oval;4.5;8;4.1\n"
        for lang in ("fr_FR",):
            self.env["res.lang"]._activate_lang(lang)
        issues = self._issues(text)
        self.assertEqual([issue[:2] for issue in issues], [(2, "Product"), (3, "Product")])
        wizard = self._check(text, is_creating_products=True)
        self.assertEqual(wizard.new_product_names, "Sapphire, oval, 4.5 mm")
        lots = self._lots(wizard)
        self.assertEqual(len(lots.product_id), 1)
        self.assertEqual((lots.product_id.stone_nature, lots.product_id.stone_size_mm), ("sapphire", 4.5))
        self.assertEqual(lots.mapped("product_qty"), [12, 8])
        self.assertEqual(len(set(lots.mapped("name"))), 2)

    def test_template_can_be_imported(self):
        """The example of the template, in French, is itself a good file."""
        self.env["res.lang"]._activate_lang("fr_FR")
        for kind in ("stone", "metal"):
            wizard = self._wizard("x", kind, is_creating_products=True).with_context(lang="fr_FR")
            content = base64.b64decode(wizard.template_file)
            book = load_workbook(io.BytesIO(content))
            self.assertEqual(len(book.worksheets), 2)
            wizard.file = base64.b64encode(content)
            wizard.action_check()
            self.assertEqual((wizard.good_count, wizard.issue_ids.mapped("reason")), (1, []))

    def test_default_product(self):
        wizard = self._check("carats;x;y;z\n0.5;5.1;5.1;3.15\n", product_id=self.diamond.id)
        self.assertEqual(self._lots(wizard).product_id, self.diamond)

    def test_only_for_liink_users(self):
        plain = new_test_user(self.env, "plain_import", groups="base.group_user")
        portal = new_test_user(self.env, "portal_import", groups="base.group_portal")
        for user in plain, portal:
            with self.assertRaises(AccessError):
                self.env["liink.lot.import"].with_user(user).create({"location_id": self.stock.id})
        wizard = self._wizard("Lot;Produit;Grammes\nB-1;OG750T;100\n", "metal").with_user(self.user)
        wizard.action_check()
        self.assertEqual(wizard.good_count, 1)
        wizard.action_import_all()


class TestLotImportBad(ImportCommon):
    """What is wrong is told line by line, all of it at once, and nothing is half done."""

    def test_every_bad_cell_is_named(self):
        self._make_lot(self.diamond, "D-0", certificate_number="999", laboratory_id=self._lab("GIA").id)
        tomorrow = (date.today() + timedelta(days=1)).isoformat()
        currency = self.env.company.currency_id.name
        issues = self._issues(
            "Lot;Produit;Pièces;Carats;Couleur;Laboratoire;Certificat;Date;Fournisseur;Devise;Prix;Longueur\n"
            f"D-1;DIA;1;0,5;G;GIA;1;2026-03-12;Cookson;{currency};10;5,1\n"
            "D-2;DIA;1;0,5;Bleu;XYZ;2;;;;;\n"
            f"D-3;DIA;1;0,5;G;GIA;3;{tomorrow};Nobody;;;\n"
            "D-4;DIA;1;0,5;G;GIA;1;;;;;\n"
            "D-5;DIA;1;0,5;G;GIA;999;;;;;\n"
            "D-1;DIA;1;0,5;G;GIA;6;;;;;\n"
            "D-7;Diamants 0,02;12,5;0,25;;;;;;;;\n"
            "D-8;Diamants 0,02;;0,25;;;;;;;;\n"
            "D-9;DIA;1;-0,5;;GIA;9;;;XAU;10;0\n"
            "D-10;RUBIS;1;0,5;;;;;;;;\n"
            "D-11;DIA;2;1,0;;GIA;11;;;;;\n"
            "D-12;DIA;1;0,5234;;GIA;12;;;;;\n"
            "D-0;DIA;1;0,5;G;GIA;13;;;;;\n"
        )
        found = {(line, column) for line, column, _reason in issues}
        self.assertEqual(
            found,
            {
                (3, "Colour"), (3, "Laboratory"), (4, "Bought on"), (4, "Supplier"), (5, "Certificate"),
                (6, "Certificate"),
                (7, "Lot"), (8, "Pieces"), (9, "Pieces"), (10, "Carats"), (10, "Currency"), (10, "Length (mm)"),
                (11, "Product"), (12, "Pieces"), (13, "Carats"), (14, "Lot"),
            },
        )  # fmt: skip
        reasons = {(line, column): reason for line, column, reason in issues}
        self.assertIn("whole pieces", reasons[8, "Pieces"])
        self.assertIn("Carats alone", reasons[9, "Pieces"])
        self.assertIn("At most 3 decimals", reasons[13, "Carats"])
        self.assertIn("D-0", reasons[6, "Certificate"])

    def test_bad_metal(self):
        issues = self._issues(
            "Lot;Produit;Titre;Grammes\nB-1;OG750T;1001;10\nB-2;OG750T;-1;10\nB-3;OG750T;750;1,00105\nB-4;OG750T;750;\n"
            "B-5;OG750T;750;10 kg\nB-6;OG750T;750;-5\nB-7;OG750T;0;5\n",
            "metal",
        )
        self.assertEqual(
            [issue[:2] for issue in issues],
            [
                (2, "Fineness (‰)"),
                (3, "Fineness (‰)"),
                (4, "Grams"),
                (5, "Grams"),
                (6, "Grams"),
                (7, "Grams"),
                (8, "Fineness (‰)"),
            ],
        )
        self.assertIn("At most 4 decimals", issues[2][2])

    def test_implausible_and_identical_stones(self):
        issues = self._issues(
            "carat;x;y;z\n0.5;5.1;5.1;3.15\n0.5;5.1;58.9;3.15\n0.5;5.1;5.1;3.15\n0.5;5.1;0;3.15\n",
            product_id=self.diamond.id,
        )
        self.assertEqual([issue[:2] for issue in issues], [(3, "Carats"), (4, ""), (5, "Width (mm)")])
        self.assertIn("line 2", issues[1][2])

    def test_rows_of_the_diamonds_data_set(self):
        """Real rows, as published: a stone without measures, one 58.9 mm wide, one told twice among good ones."""
        issues = self._issues(
            "carat,cut,color,clarity,depth,table,price,x,y,z\n"
            "0.23,Ideal,E,SI2,61.5,55,326,3.95,3.98,2.43\n"
            "0.21,Premium,E,SI1,59.8,61,326,3.89,3.84,2.31\n"
            "1.07,Ideal,F,SI2,61.6,56,4954,0,6.62,0\n"
            "2,Premium,H,SI2,58.9,57,12210,8.09,58.9,8.06\n"
            "0.79,Ideal,G,SI1,62.3,57,2898,5.9,5.85,3.66\n"
            "0.79,Ideal,G,SI1,62.3,57,2898,5.9,5.85,3.66\n"
            "0.24,Very Good,J,VVS2,62.8,57,336,3.94,3.96,2.48\n",
            product_id=self.diamond.id,
        )
        self.assertEqual(
            [issue[:2] for issue in issues], [(4, "Length (mm)"), (4, "Depth (mm)"), (5, "Carats"), (7, "")]
        )

    def test_all_or_nothing_or_the_good_ones(self):
        text = "Lot;Produit;Grammes\nB-1;OG750T;100\nB-2;OG750T;x\nB-3;OG750T;50\n"
        wizard = self._check(text, "metal")
        self.assertEqual((wizard.row_count, wizard.good_count, wizard.bad_count), (3, 2, 1))
        with self.assertRaisesRegex(UserError, "Line 3, Grams"):
            wizard.action_import_all()
        self.assertFalse(self.env["stock.lot"].search([("name", "in", ["B-1", "B-3"])]))
        lots = self._lots(wizard, is_partial=True)
        self.assertEqual(lots.mapped("name"), ["B-1", "B-3"])

    def test_the_same_file_twice(self):
        text = "Lot;Produit;Grammes\nB-1;OG750T;100\n"
        self._lots(self._check(text, "metal"))
        self.assertEqual([issue[:2] for issue in self._issues(text, "metal")], [(2, "Lot")])

    def test_files_that_are_no_tables(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"")
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * 301_000_000)
        macros = io.BytesIO()
        with zipfile.ZipFile(macros, "w") as archive:
            archive.writestr("xl/workbook.xml", b"")
            archive.writestr("xl/vbaProject.bin", b"")
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as other:
            other.writestr("photo.jpg", b"")
        for content, message in (
            (b"%PDF-1.7 lot;produit", "no spreadsheet"),
            (b"\x89PNG\r\n\x1a\n\0\0", "no spreadsheet"),
            (archive.getvalue(), "no spreadsheet"),
            (b"PK\x03\x04 broken", "no spreadsheet"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
            (macros.getvalue(), "macros"),
            (bomb.getvalue(), "too large"),
            (b" \n\n", "empty"),
            (b"lot;produit;grammes\n" + b"B;OG;1\n" * 100_001, "more than 100000 lines"),
            (b"name;colour of the car\nA;red\n", "none of the columns"),
            (b"lot;grammes;poids g\nA;1;2\n", "Two columns"),
        ):
            with self.subTest(content[:30]), self.assertRaisesRegex(UserError, message):
                self._wizard(content, "metal").action_check()

    def test_reasons_in_the_users_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        wizard = self._wizard("Lot;Produit;Grammes\nB-1;OG750T;-1\n", "metal").with_context(lang="fr_FR")
        wizard.action_check()
        self.assertEqual(wizard.issue_ids.column, "Grammes")
        self.assertEqual(wizard.issue_ids.reason, "La valeur ne peut pas être négative.")

    def _lab(self, code):
        return self.env["liink.laboratory"].search([("code", "=", code)])
