import base64
import io

from openpyxl import load_workbook

from odoo.addons.liink_precious_stock.tools import normalise
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .common_piece_import import HEADINGS, RING, PieceImportCommon


class TestPieceImport(PieceImportCommon):
    """A good file becomes pieces with all that it says."""

    def test_the_seeds_ring(self):
        wizard = self._check(RING)
        self.assertFalse(wizard.issue_ids.mapped("reason"))
        self.assertEqual((wizard.piece_count, wizard.row_count, wizard.bad_count), (1, 4, 0))
        shown = wizard.piece_ids
        self.assertEqual((shown.metal_weight, shown.stone_count, shown.material_count), (7, 13, 4))
        # 0.50 + 12 × 0.02
        self.assertAlmostEqual(shown.carats, 0.74, 3)
        piece = self._import(wizard)["E-1"]
        self.assertEqual(
            (piece.name, piece.jewel_type, piece.ring_size, piece.list_price), ("Éternelle", "ring", 52, 2890)
        )
        gold, centre, melee, clasp = piece.liink_material_ids
        self.assertEqual((gold.product_id, gold.product_qty, gold.loss_percent), (self.gold, 7, 8))
        # 7 g less 8 %
        self.assertAlmostEqual(gold.net_weight, 6.44, 4)
        self.assertEqual((centre.product_id, centre.product_qty, centre.carats_per_stone), (self.centre, 1, 0.5))
        self.assertEqual((centre.stone_quality_id, centre.setting_type_id), (self.gh_vs, self.claw))
        # 0.50 ct ± 4 %
        spec = centre.stone_spec_id
        self.assertEqual((spec.carats_min, spec.carats_max, spec.is_single), (0.48, 0.52, True))
        self.assertEqual((melee.product_id, melee.product_qty, melee.position), (self.melee, 12, "surround"))
        self.assertEqual((clasp.product_id, clasp.product_qty, clasp.supplied_by), (self.clasp, 1, "brand"))
        usual = self.env["liink.phase"].search([("is_default", "=", True)])
        self.assertEqual(piece.liink_phase_ids.phase_id, usual)

    def test_a_dry_run_keeps_nothing(self):
        models = ("product.template", "mrp.bom", "liink.stone.spec", "liink.stone.quality", "liink.collection")
        before = [self.env[model].search_count([]) for model in models]
        headings = (*HEADINGS, "Collection", "Colour from")
        rows = [(*row, *[""] * (len(HEADINGS) - len(row)), "New", "") for row in RING]
        rows[1] = (*rows[1][:14], "", *rows[1][15:18], "D")
        wizard = self._check(rows, headings=headings, is_creating=True)
        self.assertFalse(wizard.bad_count)
        self.assertIn("Collection New", wizard.new_names)
        self.assertIn("Quality D", wizard.new_names)
        self.assertEqual([self.env[model].search_count([]) for model in models], before)

    def test_what_is_missing_is_made_once(self):
        rows = [
            ("E-1", "Pink", "Ring", "52", "", "metal", "Platinum 950", "9"),
            ("E-1", "", "", "", "", "stone", "", "", "", "Sapphire", "Oval", "8", "", "1"),
            ("E-2", "Pinker", "Pendant", "", "", "metal", "Platinum 950", "3"),
            ("E-2", "", "", "", "", "stone", "", "", "", "Sapphire", "Oval", "8", "", "2"),
            ("E-2", "", "", "", "", "finding", "Lobster clasp", "", "", "", "", "", "", "1"),
            ("E-2", "", "", "", "", "finding", "lobster CLASP", "", "", "", "", "", "", "1"),
        ]
        issues = self._issues(rows)
        self.assertEqual(
            set(issues), {(line, "Alloy or Article") for line in (2, 3, 4, 5, 6, 7)}, "nothing is made unasked"
        )
        self.assertIn("Create what is missing", issues[2, "Alloy or Article"])
        wizard = self._check(rows, is_creating=True)
        self.assertEqual(
            wizard.new_names.splitlines(),
            ["Article Platinum 950", "Article Oval sapphire 8 mm", "Article Lobster clasp"],
        )
        pieces = self._import(wizard)
        first, second = pieces["E-1"].liink_material_ids, pieces["E-2"].liink_material_ids
        self.assertEqual(first.product_id, second.product_id[:2])
        self.assertEqual(len(second.product_id), 3)
        stone = first[1].product_id
        self.assertEqual((stone.stone_nature, stone.stone_shape, stone.stone_size_mm), ("sapphire", "oval", 8))
        self.assertEqual(first[0].product_id.alloy_id, self.env.ref("liink_precious_stock.alloy_platinum_950"))

    def test_sizes_and_metals_offered(self):
        self._make_product(
            "Yellow", precious_kind="metal", alloy_id=self.env.ref("liink_precious_stock.alloy_gold_750_yellow").id
        )
        white, yellow = (
            self.env.ref(f"liink_precious_stock.alloy_gold_750_{colour}") for colour in ("white", "yellow")
        )
        white.density, yellow.density = 15.0, 16.5
        rows = [
            ("E-1", "Band", "Ring", "52", "50-54", "White gold 750|Yellow gold 750", "metal", "White gold 750", "7"),
        ]
        headings = ("Reference", "Name", "Type", "Ring Size", "Sizes", "Metals", "Kind", "Alloy or Article", "Grams")
        piece = self._import(self._check(rows, headings=headings))["E-1"]
        sizes, metals = piece.attribute_line_ids
        self.assertEqual(sizes.value_ids.mapped("liink_ring_size"), [50, 51, 52, 53, 54])
        self.assertEqual(metals.value_ids.liink_alloy_id, white | yellow)
        first, second = piece.liink_material_ids
        self.assertEqual(
            first.bom_product_template_attribute_value_ids.product_attribute_value_id.liink_alloy_id, white
        )
        # The same volume: 7 × 16.5 / 15 = 7.7 g of yellow gold.
        self.assertEqual((second.product_id.alloy_id, second.product_qty), (yellow, 7.7))
        # 2.9 % less metal in size 50 than in 52 at 70 % in the band: the rule of every piece.
        piece.action_liink_make_variants()
        self.assertEqual(len(piece.product_variant_ids), 10)
        self.assertEqual((piece.default_code, set(piece.product_variant_ids.mapped("default_code"))), ("E-1", {"E-1"}))

    def test_phases_of_a_piece(self):
        headings = ("Reference", "Name", "Type", "Kind", "Alloy or Article", "Grams", "Pieces", "Phases")
        rows = [
            ("E-1", "Band", "Ring", "metal", "White gold 750", "7", "", "Setting|CAD"),
            ("E-1", "", "", "finding", "Clasp", "", "1", "cad"),
        ]
        piece = self._import(self._check(rows, headings=headings))["E-1"]
        self.assertEqual(piece.liink_phase_ids.phase_id.mapped("name"), ["CAD", "Setting"])

    def test_a_set_of_pieces_of_the_same_file(self):
        rows = [
            ("E-9", "Set", "Other", "", "", "finding", "e-1", "", "", "", "", "", "", "1"),
            *RING,
        ]
        pieces = self._import(self._check(rows))
        self.assertEqual(pieces["E-9"].liink_material_ids.product_id, pieces["E-1"].product_variant_id)

    def test_words_of_the_trade_and_french_headings(self):
        headings = (
            "Réf.", "Désignation", "Type de bijou", "TDD", "PVP", "Composant", "Métal", "Poids (g)", "Pierre", "Forme",
            "ct", "Nombre", "Serti", "Couleur", "Couleur à", "Pureté", "Pureté à",
        )  # fmt: skip
        rows = [
            ("E-1", "Bague", "bague", "52", "2 890,00 €", "métal", "or blanc 18K", "7,25 g"),
            (
                "E-1",
                "",
                "",
                "",
                "",
                "pierre",
                "",
                "",
                "Diamant",
                "Rond",
                "0,5",
                "1",
                "Griffes",
                "G",
                "H",
                "VS1",
                "VS2",
            ),
        ]
        self.env.company.currency_id = self.env.ref("base.EUR")
        wizard = self._wizard(rows, headings=headings).with_context(lang="fr_FR")
        wizard.action_check()
        self.assertFalse(wizard.issue_ids.mapped("reason"))
        piece = self._import(wizard)["E-1"]
        gold, stone = piece.liink_material_ids
        self.assertEqual((gold.product_id, gold.product_qty, piece.list_price), (self.gold, 7.25, 2890))
        # The grades are those of the quality that there is.
        self.assertEqual((stone.stone_quality_id, stone.setting_type_id), (self.gh_vs, self.claw))

    def test_template_can_be_imported(self):
        """The examples of the template, in English and French, are themselves a good file."""
        for lang, sheets in (("en_US", ["Pieces", "Columns", "Lists"]), ("fr_FR", ["Pièces", "Colonnes", "Listes"])):
            wizard = self._wizard_of(b"x", is_creating=True).with_context(lang=lang)
            content = base64.b64decode(wizard.template_file)
            book = load_workbook(io.BytesIO(content))
            self.assertEqual(book.sheetnames, sheets)
            self.assertGreaterEqual(len(book.worksheets[0].data_validations.dataValidation), 10)
            wizard.file = base64.b64encode(content)
            wizard.action_check()
            self.assertEqual((wizard.issue_ids.mapped("reason"), wizard.piece_count), ([], 2))
            self.assertFalse(wizard.ignored_columns)

    def test_no_heading_means_two_columns(self):
        for lang in ("en_US", "fr_FR"):
            columns = self.env["liink.piece.import"].with_context(lang=lang).new({})._liink_columns()
            names = [name for column in columns for name in column.names]
            self.assertEqual(sorted(names), sorted(set(names)))
            for column in self.env["liink.piece.import"].with_context(lang="fr_FR").new({})._liink_columns():
                self.assertIn(normalise(column.label), names, "a French template is read by anybody")
            for column in self.env["liink.piece.import"].new({})._liink_columns():
                self.assertIn(normalise(column.label), names, "an English template is read by anybody")

    def test_computed_cells_are_read(self):
        """A formula is what the spreadsheet computed for it; one that was never computed is no empty cell."""
        rows = [HEADINGS, ("E-1", "Band", "Ring", 52, 10, "metal", "White gold 750", "=3+4")]
        wizard = self._wizard_of(self._xlsx(rows))
        wizard.action_check()
        self.assertEqual(wizard.issue_ids.filtered(lambda issue: "formula" in issue.reason).column, "Grams")
        with self.assertRaisesRegex(UserError, "nothing was imported"):
            wizard.action_import_all()

    def test_pictures(self):
        archive = self._zip(
            {
                "photos/Bague.PNG": self._picture(),
                "photos/detail.jpg": self._picture("JPEG"),
                "E-2.jpg": self._picture("JPEG"),
                "e-2_2.jpg": self._picture("JPEG", "blue"),
                "other.png": self._picture(),
                "__MACOSX/._E-2.jpg": b"litter",
            }
        )
        headings = ("Reference", "Name", "Type", "Kind", "Alloy or Article", "Grams", "Pictures")
        rows = [
            ("E-1", "Band", "Ring", "metal", "White gold 750", "7", "bague.png|detail"),
            ("E-2", "Other band", "Ring", "metal", "White gold 750", "7", ""),
        ]
        wizard = self._check(rows, headings=headings, archive=archive)
        self.assertFalse(wizard.issue_ids.mapped("reason"))
        self.assertEqual(wizard.piece_ids.mapped("picture_count"), [2, 2])
        self.assertIn("other.png", wizard.notices)
        pieces = self._import(wizard)
        for reference, names in (("E-1", ["detail.jpg"]), ("E-2", ["e-2_2.jpg"])):
            self.assertTrue(pieces[reference].image_1920)
            designs = self.env["liink.design.file"].search([("product_tmpl_id", "=", pieces[reference].id)])
            self.assertEqual(designs.mapped("filename"), names)
            self.assertEqual(set(designs.mapped("state")), {"submitted"})

    def test_only_for_liink_users(self):
        plain = new_test_user(self.env, "plain_pieces", groups="base.group_user")
        portal = new_test_user(self.env, "portal_pieces", groups="base.group_portal")
        made = self._wizard(RING)
        for user in plain, portal:
            with self.assertRaises(AccessError):
                self.env["liink.piece.import"].with_user(user).create({})
            for method in ("action_check", "action_import_all", "action_view_issues", "action_download_template"):
                with self.subTest(user=user.login, method=method), self.assertRaises(AccessError):
                    getattr(made.with_user(user), method)()
        wizard = self._wizard(RING).with_user(self.user)
        wizard.action_check()
        self.assertIn("E-1", self._import(wizard.with_user(self.user)))

    def test_a_user_who_may_not_create_pieces(self):
        """Rights are asked of the pieces themselves, not of the wizard alone."""
        wizard = self._wizard(RING).with_user(self.user)
        access = self.env["ir.model.access"].search([("model_id.model", "=", "product.template")])
        access.perm_create = False
        with self.assertRaises(AccessError):
            wizard.action_check()
        with self.assertRaises(AccessError):
            wizard.action_import_all()

    def test_queries_do_not_grow_with_the_file(self):
        counts = []
        for number, size in enumerate((2, 5, 50)):
            rows = [(f"E-{number}-{piece}", f"Ring {piece}", *row[2:]) for piece in range(size) for row in RING]
            wizard = self._wizard(rows)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard.action_import_all()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        # Ten times the pieces: Odoo inserts a hundred rows a query, so 200 materials and 250 phases take a few more.
        self.assertLessEqual(counts[2] - counts[1], 8)
        self.assertLessEqual(counts[2], 150)
