from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import Form

from .common import PieceCommon


class TestWeights(PieceCommon):
    """What a piece will weigh, by hand, and what the law wants of it."""

    def test_the_seeds_ring(self):
        self.gold_line.loss_percent = 8
        # 7 g issued, 8 % lost: 6.44 g stay, 4.83 g of them pure; 0.50 + 12 × 0.02 = 0.74 ct = 0.148 g of stones.
        self.assertAlmostEqual(self.ring.estimated_metal_weight, 7.0)
        self.assertAlmostEqual(self.ring.estimated_net_weight, 6.44)
        self.assertAlmostEqual(self.ring.estimated_fine_weight, 4.83)
        self.assertAlmostEqual(self.ring.estimated_carats, 0.74)
        self.assertAlmostEqual(self.ring.estimated_stone_weight, 0.148)
        self.assertAlmostEqual(self.ring.estimated_gross_weight, 6.588)

    def test_the_piece_says_what_stays_and_odoo_what_to_issue(self):
        self.gold_line.loss_percent = 8
        self.gold_line.net_weight = 6.9
        # 6.9 / 0.92 = 7.5 g.
        self.assertEqual(self.gold_line.product_qty, 7.5)

    def test_findings_weigh(self):
        chain = self._make_product(
            "Chain",
            precious_kind="component",
            alloy_id=self.gold.alloy_id.id,
            component_weight=4.2,
            uom_id=self.env.ref("uom.product_uom_meter").id,
        )
        self.ring.liink_material_ids = [Command.create({"product_id": chain.id, "product_qty": 0.5})]
        self.assertAlmostEqual(self.ring.estimated_metal_weight, 7.0)
        self.assertAlmostEqual(self.ring.estimated_net_weight, 9.1)
        self.assertAlmostEqual(self.ring.estimated_gross_weight, 9.248)
        need = next(need for need in self.bom._liink_requirements(10) if need["product"] == chain)
        # 5 m × 4.2 g × 0.75.
        self.assertEqual((need["quantity"], need["fine_weight"]), (5.0, 15.75))

    def test_a_bill_for_ten_pieces(self):
        self.bom.product_qty = 10
        self.assertAlmostEqual(self.ring.estimated_metal_weight, 0.7)
        self.assertAlmostEqual(self.ring.estimated_carats, 0.074)

    def test_hallmark(self):
        self.env.company.country_id = self.env.ref("base.fr")
        self.assertEqual(self.ring.hallmark_need, "mark")
        self.gold_line.product_qty = 2.99
        self.assertEqual(self.ring.hallmark_need, "exempt")
        self.assertIn("2.99", self.ring.hallmark_text)
        self.gold_line.product_qty = 3
        self.assertEqual(self.ring.hallmark_need, "mark")

    def test_a_country_without_rule_says_nothing(self):
        self.env.company.country_id = self.env.ref("base.jp")
        self.assertFalse(self.ring.hallmark_need)
        self.assertFalse(self.ring.hallmark_text)

    def test_the_form_shows_the_grams_to_issue(self):
        with Form(self.ring, view="liink_jewelry_bom.product_template_view_form_piece") as form:
            with form.liink_material_ids.edit(0) as line:
                line.loss_percent = 8
                line.net_weight = 6.9
                self.assertEqual(line.product_qty, 7.5)
        self.assertEqual(self.gold_line.product_qty, 7.5)


class TestPairs(PieceCommon):
    """Two matched stones, each of which may be a certified one."""

    def test_a_pair_takes_an_even_number(self):
        self.centre_line.product_qty = 2
        self.assertFalse(self.centre_line.stone_spec_id.is_single)
        self.centre_line.is_pair = True
        self.assertTrue(self.centre_line.stone_spec_id.is_single)
        self.assertIn("matched pair", self.centre_line.specification)
        with self.assertRaisesRegex(ValidationError, "even number of stones, not 3"):
            self.centre_line.product_qty = 3

    def test_gold_is_no_pair(self):
        with self.assertRaisesRegex(ValidationError, "matched pair"):
            self.gold_line.is_pair = True
