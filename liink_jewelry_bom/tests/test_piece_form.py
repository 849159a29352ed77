from odoo.tests import Form

from .common import PieceCommon

PIECE_FORM = "liink_jewelry_bom.product_template_view_form_piece"


class TestPieceForm(PieceCommon):
    """A LIINK user describes a piece in one form."""

    def _new_form(self):
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_jewelry_bom.action_liink_pieces")
        context = {"default_precious_kind": "jewel", "default_jewel_type": "ring"}
        for name, value in context.items():
            self.assertIn(f"'{name}': '{value}'", action["context"])
        return Form(self.env["product.template"].with_user(self.user).with_context(**context), view=PIECE_FORM)

    def test_a_piece_in_one_form(self):
        form = self._new_form()
        form.name = "Bague Solitaire"
        form.default_code = "SOL-R-052"
        form.ring_size = 52
        with form.liink_material_ids.new() as line:
            line.product_id = self.gold
            line.product_qty = 4.2
        with form.liink_material_ids.new() as line:
            line.product_id = self.centre
            self.assertEqual(line.carats_per_stone, 0.5)
            line.stone_quality_id = self.gh_vs
            line.setting_type_id = self.claw
        self.assertEqual((form.estimated_metal_weight, form.estimated_carats), (4.2, 0.5))
        self.assertIn("4.20 g", form.liink_specification, "the text follows while typing")
        piece = form.save()
        self.assertEqual(len(piece.bom_ids), 1)
        self.assertEqual(len(piece.liink_phase_ids), 6)
        self.assertEqual(piece.liink_material_ids[1].stone_spec_id.quality_id, self.gh_vs)
        self.assertEqual(piece.precious_kind, "jewel")

    def test_the_phases_are_proposed_and_may_be_changed_before_saving(self):
        form = self._new_form()
        form.name = "No CAD"
        form.liink_phase_ids.remove(0)
        with form.liink_phase_ids.edit(0) as phase:
            phase.days = 11
        piece = form.save()
        self.assertEqual(len(piece.liink_phase_ids), 5)
        self.assertEqual(piece.liink_phase_ids[0].days, 11)

    def test_the_form_changes_the_bill(self):
        with Form(self.ring.with_user(self.user), view=PIECE_FORM) as form:
            with form.liink_material_ids.edit(0) as line:
                line.product_qty = 6.5
            form.liink_material_ids.remove(2)
            with form.liink_material_ids.new() as line:
                line.product_id = self.clasp
        self.assertEqual(self.bom.bom_line_ids.mapped("product_id"), self.gold | self.centre | self.clasp)
        self.assertEqual(self.ring.estimated_metal_weight, 6.5)
        self.assertEqual(self.ring.bom_ids, self.bom)

    def test_changing_a_stone_changes_its_carats(self):
        with Form(self.ring.with_user(self.user), view=PIECE_FORM) as form:
            with form.liink_material_ids.edit(1) as line:
                line.product_id = self.melee
        self.assertEqual(self.centre_line.carats_per_stone, 0.02)
        self.assertEqual(self.centre_line.stone_spec_id.size_mm, 1.75)
