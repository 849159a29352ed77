from odoo.fields import Command

from .common import PieceCommon


class TestSpecification(PieceCommon):
    """What the maker reads, in the words and numbers of its language."""

    def test_the_ring_of_the_seed(self):
        self.assertEqual(
            self.ring.liink_specification.splitlines(),
            [
                "Ring size 52",
                "White gold 750 ‰: 7.00 g",
                "1 × round diamond 0.50 ct GH/VS, claw setting, centre",
                "12 × round diamond 0.02 ct DEF/VVS (0.24 ct in total), pavé setting, surround",
            ],
        )

    def test_numbers_follow_the_language(self):
        # French typography puts a no-break space before a unit.
        french = self.ring.with_context(lang="fr_FR").liink_specification.replace("\xa0", " ")
        for number in ("7,00 g", "0,50 ct", "0,02 ct", "0,24 ct"):
            self.assertIn(number, french)
        self.assertNotIn("0.", french)
        self.assertIn("7.00 g", self.ring.liink_specification)

    def test_as_many_decimals_as_the_weight_has(self):
        self.gold_line.product_qty = 7.1234
        self.melee_line.carats_per_stone = 0.025
        self.assertEqual(self.gold_line.specification, "White gold 750 ‰: 7.1234 g")
        self.assertIn("0.025 ct DEF/VVS (0.30 ct in total)", self.melee_line.specification)
        self.gold_line.product_qty = 7.105
        self.assertEqual(self.gold_line.specification, "White gold 750 ‰: 7.105 g")

    def test_a_thousand_grams(self):
        self.gold_line.product_qty = 1234.5
        self.assertEqual(self.gold_line.specification, "White gold 750 ‰: 1,234.50 g")

    def test_an_alloy_that_does_not_say_its_title(self):
        alloy = self.env["liink.alloy"].create(
            {"name": "House white", "metal_id": self.env.ref("liink_precious_stock.metal_gold").id, "fineness": 752.5}
        )
        self.gold.alloy_id = alloy
        self.assertEqual(self.gold_line.specification, "House white 752.5 ‰: 7.00 g")
        alloy.name = "House white 752.5 ‰"
        self.assertEqual(self.gold_line.specification, "House white 752.5 ‰: 7.00 g")

    def test_components_are_counted_or_measured(self):
        metre = self.env.ref("uom.product_uom_meter")
        chain = self._make_product("Chain", uom_id=metre.id)
        lines = [{"product_id": self.clasp.id, "product_qty": 2}, {"product_id": chain.id, "product_qty": 0.42}]
        self.bom.bom_line_ids = [Command.create(line) for line in lines]
        self.assertEqual(
            self.bom.bom_line_ids[-2:].mapped("specification"), ["2 × Clasp", f"Chain: 0.42 {metre.name}"]
        )

    def test_who_supplies_is_said_unless_it_is_the_brand(self):
        self.gold_line.supplied_by = "maker"
        self.assertTrue(self.gold_line.specification.endswith("7.00 g, supplied by the maker"))
        self.gold_line.supplied_by = "customer"
        self.assertTrue(self.gold_line.specification.endswith("7.00 g, supplied by the customer"))

    def test_laboratory_grown_is_disclosed(self):
        self.centre.stone_origin = "laboratory"
        self.assertIn("1 × round diamond (laboratory-grown) 0.50 ct", self.centre_line.specification)

    def test_stones_by_shape(self):
        for nature, shape, words in (
            ("sapphire", "oval", "oval sapphire"),
            ("emerald", "emerald", "emerald-cut emerald"),
            ("emerald", "round", "round emerald"),
            ("other", "round", "round stone"),
            ("ruby", False, "ruby"),
            ("ruby", "other", "ruby"),
        ):
            self.centre.write({"stone_nature": nature, "stone_shape": shape})
            self.assertIn(f"1 × {words} 0.50 ct", self.centre_line.specification)

    def test_a_stone_without_quality_leaves_no_gap(self):
        self.centre_line.write({"stone_quality_id": False, "setting_type_id": False, "position": False})
        self.assertEqual(self.centre_line.specification, "1 × round diamond 0.50 ct")

    def test_estimated_weights(self):
        """7 g; 0.50 + 12 × 0.02 = 0.74 ct."""
        self.assertEqual(self.ring.estimated_metal_weight, 7.0)
        self.assertEqual(self.ring.estimated_carats, 0.74)
        self.gold_line.write({"product_uom_id": self.env.ref("uom.product_uom_kgm").id, "product_qty": 0.0081})
        self.assertAlmostEqual(self.ring.estimated_metal_weight, 8.1)
