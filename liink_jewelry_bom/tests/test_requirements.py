from odoo.exceptions import UserError
from odoo.fields import Command

from .common import PieceCommon


class TestRequirements(PieceCommon):
    """What an order needs: worked by hand."""

    def _needs(self, bom, quantity):
        return {need["product"]: need for need in bom._liink_requirements(quantity)}

    def test_twenty_rings_of_the_seed(self):
        """20 × (7 g, 1 × 0.50 ct, 12 × 0.02 ct) = 140 g, 20 stones of 10 ct, 240 stones of 4.8 ct."""
        needs = self._needs(self.bom, 20)
        self.assertEqual(needs[self.gold]["quantity"], 140.0)
        self.assertEqual(needs[self.gold]["carats"], 0.0)
        self.assertFalse(needs[self.gold]["spec"])
        self.assertEqual((needs[self.centre]["quantity"], needs[self.centre]["carats"]), (20.0, 10.0))
        self.assertEqual((needs[self.melee]["quantity"], needs[self.melee]["carats"]), (240.0, 4.8))
        self.assertEqual(needs[self.centre]["spec"], self.centre_line.stone_spec_id)
        self.assertEqual(needs[self.melee]["spec"].quality_id, self.def_vvs)
        self.assertEqual({need["supplied_by"] for need in needs.values()}, {"brand"})

    def test_stones_are_rounded_up_per_order_not_per_piece(self):
        """A bill for 3 rings with 4 stones: one ring asks for 2, three for 4, ten for 14 (13.33 …)."""
        self.bom.product_qty = 3
        self.melee_line.product_qty = 4
        for rings, stones, carats in ((1, 2.0, 0.04), (3, 4.0, 0.08), (10, 14.0, 0.28)):
            need = self._needs(self.bom, rings)[self.melee]
            self.assertEqual((need["quantity"], need["carats"]), (stones, carats), rings)

    def test_grams_stay_exact_to_a_tenth_of_a_milligram(self):
        """0.1 + 0.2 of float never shows: 3 × 0.0333 g is 0.0999 g; 7 g for 3 pieces is 2.3333 g each."""
        self.gold_line.product_qty = 0.0333
        self.assertEqual(self._needs(self.bom, 3)[self.gold]["quantity"], 0.0999)
        self.gold_line.product_qty = 7
        self.bom.product_qty = 3
        self.assertEqual(self._needs(self.bom, 1)[self.gold]["quantity"], 2.3333)

    def test_kilograms_are_told_in_grams(self):
        self.gold_line.write({"product_uom_id": self.env.ref("uom.product_uom_kgm").id, "product_qty": 0.007})
        self.assertEqual(self._needs(self.bom, 20)[self.gold]["quantity"], 140.0)

    def test_one_stone_on_two_lines_is_one_need(self):
        self.bom.bom_line_ids = [
            Command.create(
                {"product_id": self.melee.id, "product_qty": 3, "stone_quality_id": self.def_vvs.id}
            )
        ]
        needs = [need for need in self.bom._liink_requirements(2) if need["product"] == self.melee]
        self.assertEqual([(need["quantity"], need["carats"]) for need in needs], [(30.0, 0.6)])
        self.assertEqual(len(needs[0]["lines"]), 2)

    def test_other_quality_and_other_supplier_are_kept_apart(self):
        line = {"product_id": self.melee.id, "product_qty": 3, "stone_quality_id": self.def_vvs.id}
        self.bom.bom_line_ids = [
            Command.create({**line, "stone_quality_id": self.gh_vs.id}),
            Command.create({**line, "supplied_by": "maker"}),
        ]
        needs = [need for need in self.bom._liink_requirements(1) if need["product"] == self.melee]
        self.assertEqual([need["quantity"] for need in needs], [12.0, 3.0, 3.0])
        self.assertEqual([need["supplied_by"] for need in needs], ["brand", "brand", "maker"])

    def test_kits_are_opened_whatever_their_depth(self):
        """A clasp kit of 2 needs 3 g of gold and a tongue; a tongue is a kit of 0.5 g: 4 rings need 4 × 2 g more."""
        tongue = self._make_product("Tongue", precious_kind="component")
        self._make_kit(tongue, [{"product_id": self.gold.id, "product_qty": 0.5}])
        lines = [{"product_id": self.gold.id, "product_qty": 3}, {"product_id": tongue.id, "product_qty": 2}]
        self._make_kit(self.clasp, lines, quantity=2)
        self.bom.bom_line_ids = [Command.create({"product_id": self.clasp.id, "product_qty": 1})]
        needs = self._needs(self.bom, 4)
        self.assertNotIn(self.clasp, needs)
        self.assertNotIn(tongue, needs)
        self.assertEqual(needs[self.gold]["quantity"], 36.0)

    def test_a_component_with_its_own_manufacture_is_one_component(self):
        self.env["mrp.bom"].create(
            {
                "product_tmpl_id": self.clasp.product_tmpl_id.id,
                "type": "normal",
                "bom_line_ids": [Command.create({"product_id": self.gold.id, "product_qty": 3})],
            }
        )
        self.bom.bom_line_ids = [Command.create({"product_id": self.clasp.id, "product_qty": 1})]
        needs = self._needs(self.bom, 4)
        self.assertEqual((needs[self.clasp]["quantity"], needs[self.gold]["quantity"]), (4.0, 28.0))

    def test_answers_come_in_the_order_of_the_requests(self):
        other = self._make_piece("Other", [{"product_id": self.gold.id, "product_qty": 2}]).liink_bom_id
        empty = self.env["mrp.bom"]
        nothing = self.env["product.product"]
        requests = [(other, nothing, 3), (empty, nothing, 1), (self.bom, nothing, 0), (self.bom, nothing, 1)]
        answers = self.env["mrp.bom"]._liink_requirements_for(requests)
        self.assertEqual([len(answer) for answer in answers], [1, 0, 0, 3])
        self.assertEqual(answers[0][0]["quantity"], 6.0)
        self.assertEqual(self.env["mrp.bom"]._liink_requirements_for([]), [])

    def test_a_negative_quantity_is_refused(self):
        with self.assertRaisesRegex(UserError, "Bague Éternelle.*cannot be negative"):
            self.bom._liink_requirements(-1)

    def test_kits_that_contain_each_other_end_in_an_error(self):
        """Core refuses the cycle when it is written; one that slipped in must not loop for ever."""
        kit = self._make_kit(self.clasp, [{"product_id": self.gold.id, "product_qty": 1}])
        self.bom.bom_line_ids = [Command.create({"product_id": self.clasp.id, "product_qty": 1})]
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE mrp_bom_line SET product_id = %s WHERE bom_id = %s", (self.clasp.id, kit.id)
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "contains itself"):
            self.bom._liink_requirements(1)
