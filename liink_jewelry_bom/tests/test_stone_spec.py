from odoo.fields import Command

from .common import PieceCommon


class TestStoneSpec(PieceCommon):
    """A stone line carries its demand as an immutable specification."""

    def test_the_specification_follows_from_the_line(self):
        """0.50 ct ± 4 % is 0.48 to 0.52 ct."""
        spec = self.centre_line.stone_spec_id
        self.assertEqual((spec.carats_min, spec.carats_max), (0.48, 0.52))
        self.assertEqual((spec.nature, spec.shape, spec.stone_origin), ("diamond", "round", "natural"))
        self.assertEqual((spec.size_mm, spec.quality_id), (5.15, self.gh_vs))
        self.assertFalse(self.gold_line.stone_spec_id)

    def test_equal_demands_are_one_specification(self):
        twin = self._make_piece("Twin", self._eternelle_lines())
        self.assertEqual(
            twin.liink_material_ids.mapped("stone_spec_id"), self.bom.bom_line_ids.mapped("stone_spec_id")
        )

    def test_another_wish_is_another_specification(self):
        old = self.centre_line.stone_spec_id
        self.centre_line.stone_quality_id = self.def_vvs
        self.assertNotEqual(self.centre_line.stone_spec_id, old)
        self.assertEqual(old.quality_id, self.gh_vs, "what was ordered keeps saying what it said")
        self.centre_line.carats_tolerance = 10
        self.assertEqual(self.centre_line.stone_spec_id.carats_max, 0.55)

    def test_no_longer_a_stone(self):
        gram = self.gold.uom_id.id
        self.centre_line.write({"product_id": self.gold.id, "product_uom_id": gram})
        self.assertFalse(self.centre_line.stone_spec_id)
        self.assertEqual(self.centre_line.total_carats, 0.0)

    def test_a_specification_given_by_hand_is_kept(self):
        wide = self.env["liink.stone.spec"]._liink_get_or_create(
            {"nature": "diamond", "carats_min": 0.3, "carats_max": 0.7, "quality_id": self.gh_vs.id}
        )
        self.bom.bom_line_ids = [Command.create({"product_id": self.centre.id, "stone_spec_id": wide.id})]
        line = self.bom.bom_line_ids[-1]
        self.assertEqual((line.stone_spec_id, line.stone_quality_id), (wide, self.gh_vs))
        self.melee_line.stone_spec_id = wide
        self.assertEqual((self.melee_line.stone_spec_id, self.melee_line.stone_quality_id), (wide, self.gh_vs))

    def test_total_carats(self):
        """12 × 0.02 ct = 0.24 ct."""
        self.assertEqual(self.melee_line.total_carats, 0.24)
        self.melee_line.product_qty = 15
        self.assertEqual(self.melee_line.total_carats, 0.3)
