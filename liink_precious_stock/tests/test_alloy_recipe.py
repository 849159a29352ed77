from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from .common import PreciousCommon


class TestAlloyRecipe(PreciousCommon):
    """A recipe sums to 1000 ‰, its metal's share is the fineness, and says what to melt for so many grams."""

    def test_seeded_recipes_hold(self):
        alloys = self.env["liink.alloy"].search([("component_ids", "!=", False)])
        self.assertGreaterEqual(len(alloys), 16)
        for alloy in alloys:
            self.assertFalse(alloy._liink_recipe_problem(), alloy.name)
        seeded = {(alloy.metal_id.symbol, alloy.fineness) for alloy in self.env["liink.alloy"].search([])}
        legal = {
            *(("Au", fineness) for fineness in (999, 916, 750, 585, 375)),
            *(("Ag", fineness) for fineness in (999, 925, 800)),
            *(("Pt", fineness) for fineness in (999, 950, 900, 850)),
            *(("Pd", fineness) for fineness in (950, 500)),
        }
        self.assertFalse(legal - seeded)

    def test_worked_example(self):
        """140 g of rose 750: 105 g gold, 12.6 g silver (90 ‰), 22.4 g copper (160 ‰)."""
        rose = self.env.ref("liink_precious_stock.alloy_gold_750_rose")
        parts = [(metal.symbol or name, grams) for metal, name, grams in rose._liink_recipe_for(140)]
        self.assertEqual(parts, [("Au", 105.0), ("Ag", 12.6), ("Copper", 22.4)])

    def test_last_component_takes_the_rounding(self):
        """0.0003 g of yellow 750: 0.000225 g rounds to 0.0002 of gold, 0 of silver, the rest is copper."""
        yellow = self.env.ref("liink_precious_stock.alloy_gold_750_yellow")
        for grams in (0.0003, 7.0001, 33.3333):
            self.assertAlmostEqual(sum(part[2] for part in yellow._liink_recipe_for(grams)), grams, 9)

    def test_fine_metal_has_no_recipe(self):
        with self.assertRaisesRegex(UserError, "Fine gold 999 has no recipe"):
            self.env.ref("liink_precious_stock.alloy_gold_999")._liink_recipe_for(10)

    def _make_alloy(self, *components, fineness=750):
        gold = self.env.ref("liink_precious_stock.metal_gold")
        return self.env["liink.alloy"].create(
            {
                "name": "House",
                "metal_id": gold.id,
                "fineness": fineness,
                "component_ids": [Command.create(values) for values in components],
            }
        )

    def test_refused(self):
        gold = self.env.ref("liink_precious_stock.metal_gold")
        own = {"metal_id": gold.id, "share": 750}
        with self.assertRaisesRegex(ValidationError, "sums to 990 ‰"):
            self._make_alloy(own, {"other_metal": "Zinc", "share": 240})
        with self.assertRaisesRegex(ValidationError, "760 ‰ of Gold"):
            self._make_alloy({**own, "share": 760}, {"other_metal": "Zinc", "share": 240})
        with self.assertRaisesRegex(ValidationError, "either a precious metal or another"):
            self._make_alloy({**own, "other_metal": "Zinc"}, {"other_metal": "Zinc", "share": 250})
        alloy = self._make_alloy(own, {"other_metal": "Zinc", "share": 250})
        with self.assertRaisesRegex(ValidationError, "fineness is 751"):
            alloy.fineness = 751
