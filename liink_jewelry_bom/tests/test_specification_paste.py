from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user

from ..specification_reader import read
from .common import PieceCommon
from .specification_score import LANGUAGES, corpus

SEED = "Bague taille 52, or blanc 18K, diamant central 0,50ct GH/VS, 12 diamants entourage 0,02ct DEF/VVS"


class TestSpecificationPaste(PieceCommon):
    """From a pasted text to a piece: proposed, reviewed, made whole or not at all."""

    def setUp(self):
        super().setUp()
        self.env = self.env(user=self.user)

    def _paste(self, text):
        form = Form(self.env["liink.specification.paste"])
        form.text = text
        return form

    def _set(self, form, index, **values):
        with form.line_ids.edit(index) as line:
            for name, value in values.items():
                setattr(line, name, value)

    def _make(self, form):
        return self.env["product.template"].browse(form.save().action_make_piece()["res_id"])

    def test_the_ring_of_the_seed(self):
        form = self._paste(SEED)
        self._set(form, 0, quantity=7)
        ring = self._make(form)
        self.assertEqual((ring.name, ring.jewel_type, ring.ring_size), ("Ring, white gold 750, diamond", "ring", 52))
        gold, centre, melee = ring.liink_material_ids
        self.assertEqual((gold.product_id, gold.product_qty), (self.gold, 7))
        for line, expected in ((centre, (self.centre, 1, self.gh_vs)), (melee, (self.melee, 12, self.def_vvs))):
            self.assertEqual((line.product_id, line.product_qty, line.stone_quality_id), expected)
        self.assertEqual((centre.position, melee.position), ("centre", "surround"))
        self.assertEqual((centre.carats_per_stone, melee.carats_per_stone), (0.5, 0.02))
        self.assertTrue(ring.liink_phase_ids)

    def test_every_value_stands_beside_its_words(self):
        form = self._paste(SEED)
        self.assertEqual(form.line_ids._records[2]["words"], "12 · diamants · entourage · 0,02ct · DEF · VVS")
        self.assertIn(">0,02ct</td>", form.reading_html)
        self.assertIn('title="Carats per stone: 0.02 ct">0,02ct</mark>', form.marked_text)

    def test_nothing_is_kept_before_the_user_agrees(self):
        models = ("product.template", "liink.stone.quality", "mrp.bom", "liink.engraving", "liink.stone.spec")
        before = [self.env[model].search_count([]) for model in models]
        form = self._paste("Pendentif or jaune 18k 4 g, saphir rose ovale 8x6 mm, HI/SI, gravé au dos « Julie »")
        form.save()
        self.assertEqual([self.env[model].search_count([]) for model in models], before)

    def test_what_the_catalogue_lacks_is_made_with_the_piece(self):
        form = self._paste("Pendentif or gris 18k 4 g, un saphir rose ovale 8x6 mm 1,40 ct, HI/SI, serti clos")
        new = form.line_ids._records[1]["new_material"]
        self.assertEqual(new, "Oval sapphire, pink 8 × 6 mm 1.4 ct, quality HI/SI")
        line = self._make(form).liink_material_ids[1]
        stone = line.product_id
        self.assertEqual(
            (stone.stone_nature, stone.stone_hue, stone.stone_shape, stone.stone_size_mm, stone.stone_width_mm),
            ("sapphire", "pink", "oval", 8, 6),
        )
        self.assertEqual(stone.tracking, "lot")
        grades = line.stone_quality_id.mapped(lambda quality: quality.colour_from_id + quality.colour_to_id)
        self.assertEqual(grades.mapped("name"), ["H", "I"])
        self.assertEqual(line.setting_type_id, self.env.ref("liink_jewelry_bom.setting_type_bezel"))
        self.assertEqual(line.carats_per_stone, 1.4)

    def test_the_same_new_article_is_made_once(self):
        sapphires = "2 saphirs ovales 8x6 mm 1,40 ct chacun"
        form = self._paste(f"Boucles or gris 18k 4 g, {sapphires}, {sapphires}")
        for index in range(1, len(form.line_ids._records)):
            self._set(form, index, quantity=2)
        products = self._make(form).liink_material_ids.product_id
        self.assertEqual(len(products), 2)

    def test_an_article_that_says_something_else_is_not_proposed(self):
        """A blue sapphire is no pink one, a grown diamond no natural one, 0.5 ct no 0.52."""
        for stone in ("saphir", "diamant noir 0,50 ct", "diamant labo 0,50 ct", "diamant 0,52 ct"):
            with self.subTest(stone=stone):
                form = self._paste(f"Bague taille 52 or gris 18k 5 g, {stone}")
                self.assertFalse(form.line_ids._records[1]["product_id"])

    def test_doubts_are_to_be_confirmed(self):
        form = self._paste("Bague T52 platine 950 5 g, 12 diamants 0,24 ct GH/VS")
        self.assertGreater(form.doubt_count, 0)
        with self.assertRaisesRegex(UserError, "tick that you have checked"):
            form.save().action_make_piece()

    def test_a_new_text_is_to_be_checked_anew(self):
        form = self._paste("Bague T52 platine 585 5 g, 12 diamants 0,24 ct GH/VS")
        form.is_checked = True
        form.text = "Bague T53 platine 585 5 g, 12 diamants 0,24 ct GH/VS"
        self.assertFalse(form.is_checked)

    def test_what_a_maker_cannot_do_without_is_asked(self):
        cases = {
            SEED: "Gold: How many grams",
            "Bague taille 52, or 18k 5 g": "Which article",
            "Bague taille 52, or gris 18k 5 g, diamants 0,02 ct": "How many",
            "Bague taille 52, or gris 18k 5 g, 3 rubis": "How many carats or millimetres",
            "Bonjour, merci pour tout": "made of nothing",
        }
        for text, message in cases.items():
            with self.subTest(text=text), self.assertRaisesRegex(UserError, message):
                form = self._paste(text)
                form.name = "Piece"
                if form.doubt_count:
                    form.is_checked = True
                form.save().action_make_piece()

    def test_a_total_is_shared_and_said(self):
        form = self._paste("Bague taille 52, or gris 18k 5 g, 18 diamants GH/VS 0,36 ct au total")
        line = form.line_ids._records[1]
        self.assertAlmostEqual(line["carats"], 0.02)
        self.assertIn("0.36 ct shared by 18", line["to_check"])

    def test_sizes_of_other_scales_are_converted_and_kept_as_written(self):
        form = self._paste("White gold 18k ring, US ring size 6, 5 g")
        # US 6: 0.458 + 0.032 × 6 = 0.65 inch across, 0.65 × 25.4 × π = 51.87 mm around, to the half: 52.
        self.assertEqual(form.ring_size, 52)
        self.assertIn("6 US", form.notes)

    def test_a_ring_size_outside_the_scale_is_refused(self):
        form = self._paste("Bague or gris 18k 5 g, 1 diamant 0,50 ct")
        form.ring_size = 99
        with self.assertRaisesRegex(UserError, "from 40 to 76"):
            form.save().action_make_piece()

    def test_an_engraving_becomes_a_draft(self):
        form = self._paste("Alliance or gris 18k 4 g taille 58, gravée à l'intérieur « Julie 12.06.2021 »")
        ring = self._make(form)
        engraving = self.env["liink.engraving"].search([("product_tmpl_id", "=", ring.id)])
        self.assertEqual((engraving.text, engraving.state), ("Julie 12.06.2021", "draft"))
        self.assertEqual(engraving.place_id, self.env.ref("liink_jewelry_bom.engraving_place_inside"))

    def test_markup_in_the_text_stays_text(self):
        form = self._paste("Bague <script>alert(1)</script> or gris 18k <b onclick=x>5 g</b>")
        self.assertNotIn("<script", form.marked_text)
        self.assertNotIn("<b onclick", form.reading_html)

    def test_too_long_a_text_is_refused(self):
        with self.assertRaisesRegex(UserError, "too long"):
            self._paste("or gris 18k " * 2000)

    def test_only_those_who_may_make_pieces(self):
        for groups in ("base.group_portal", "base.group_user"):
            user = new_test_user(self.ring.env, f"nobody-{groups}", groups=groups)
            with self.assertRaises(AccessError):
                self.env["liink.specification.paste"].with_user(user).create({"text": SEED})

    def test_every_text_of_the_corpus_makes_a_proposal(self):
        """Nothing raises, every doubt has its words, every line of stones and metal is there."""
        Paste = self.env["liink.specification.paste"]
        for language in LANGUAGES:
            for entry in corpus(language):
                with self.subTest(text=entry["id"]):
                    lines = [command[2] for command in Paste._liink_prepare_proposal(entry["text"])["line_ids"][1:]]
                    values = read(entry["text"]).values
                    groups = {value.path.rpartition(".")[0] for value in values if value.path.count(".") == 2}
                    self.assertEqual(len(lines), len(groups))
                    for value in values:
                        self.assertTrue(value.doubt is False or Paste._liink_doubt_text(value) != "to check", value)
