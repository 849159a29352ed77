from unittest.mock import patch

from odoo.fields import Command

from .common import PieceCommon

STANDARD = ["CAD", "Casting", "Assembly", "Setting", "Polishing", "Finishing"]


class TestPhases(PieceCommon):
    """How a piece is made."""

    def test_a_new_piece_takes_the_standard_phases_with_their_habits(self):
        self.assertEqual(self.bom.liink_phase_ids.mapped("phase_id.name"), STANDARD)
        casting = self.env.ref("liink_jewelry_bom.phase_casting")
        phase = self.bom.liink_phase_ids.filtered(lambda phase: phase.phase_id == casting)
        self.assertEqual((phase.days, phase.loss_allowance), (casting.usual_days, casting.loss_allowance))
        self.assertEqual(self.ring.liink_days, sum(self.bom.liink_phase_ids.mapped("days")))

    def test_a_phase_chosen_by_hand_takes_its_habits_and_keeps_what_is_given(self):
        plating = self.env.ref("liink_jewelry_bom.phase_plating")
        plating.write({"usual_days": 4, "loss_allowance": 0.3})
        piece = self._make_piece(
            "Plated",
            [],
            liink_phase_ids=[
                Command.create({"phase_id": plating.id}),
                Command.create({"phase_id": plating.id, "days": 9, "loss_allowance": 0}),
            ],
        )
        phases = piece.liink_bom_id.liink_phase_ids
        self.assertEqual(phases.mapped("days"), [4, 9])
        self.assertEqual(phases.mapped("loss_allowance"), [0.3, 0.0])

    def test_a_piece_without_phases_is_possible(self):
        piece = self._make_piece("Bare", self._eternelle_lines(), liink_phase_ids=[])
        self.assertFalse(piece.liink_bom_id.liink_phase_ids)

    def test_only_pieces_have_phases(self):
        kit = self._make_kit(self.clasp, [{"product_id": self.gold.id, "product_qty": 1}])
        self.assertFalse(kit.liink_phase_ids)

    def test_the_type_of_a_piece_s_bill_is_a_hook(self):
        Bom = self.env.registry["mrp.bom"]
        with patch.object(Bom, "_liink_default_bom_type", lambda self: "phantom"):
            self.assertEqual(self._make_piece("Hooked", self._eternelle_lines()).liink_bom_id.type, "phantom")
            explicit = self.env["mrp.bom"].create({"product_tmpl_id": self.ring.id, "type": "normal"})
            self.assertEqual(explicit.type, "normal")
