from odoo.exceptions import UserError
from odoo.tests import Form

from .common import PieceCommon


class TestRevisions(PieceCommon):
    """What was ordered stays; a change is the next revision, and what changed is told in words."""

    def test_a_frozen_revision_refuses_every_change(self):
        self.bom._liink_freeze()
        changes = {
            "quantity": lambda: self.gold_line.write({"product_qty": 8}),
            "quality": lambda: self.melee_line.write({"stone_quality_id": self.gh_vs.id}),
            "position": lambda: self.melee_line.write({"position": "band"}),
            "removed": lambda: self.melee_line.unlink(),
            "added": lambda: self.melee_line.copy(),
            "phase": lambda: self.bom.liink_phase_ids[0].write({"days": 99}),
            "phase removed": lambda: self.bom.liink_phase_ids[0].unlink(),
            "for how many": lambda: self.bom.write({"product_qty": 2}),
        }
        for name, change in changes.items():
            with self.subTest(name), self.assertRaisesRegex(UserError, "Make a new revision"), self.cr.savepoint():
                change()

    def test_the_next_revision_is_what_orders_take(self):
        self.bom._liink_freeze()
        revision = self.bom._liink_revise()
        self.assertEqual(self.ring.liink_bom_id, revision)
        self.assertEqual(revision.liink_revision, 2)
        self.assertFalse(revision.liink_is_frozen)
        self.assertFalse(self.bom.active)
        self.assertEqual(self.ring.liink_material_ids, revision.bom_line_ids)
        self.assertEqual(len(revision.liink_phase_ids), len(self.bom.liink_phase_ids))
        with self.assertRaisesRegex(UserError, "from the last"):
            self.bom._liink_revise()

    def test_twelve_become_eighteen(self):
        revision = self.bom._liink_revise()
        melee = revision.bom_line_ids[2]
        melee.product_qty = 18
        revision.bom_line_ids[1].unlink()
        self.assertEqual(
            revision._liink_compare(self.bom),
            [
                {
                    "kind": "changed",
                    "before": "12 × round diamond 0.02 ct DEF/VVS (0.24 ct in total), pavé setting, surround",
                    "after": "18 × round diamond 0.02 ct DEF/VVS (0.36 ct in total), pavé setting, surround",
                },
                {"kind": "removed", "before": "1 × round diamond 0.50 ct GH/VS, claw setting, centre", "after": ""},
            ],
        )
        self.assertIn("18 × round diamond", revision.liink_changes)

    def test_a_new_revision_from_the_bill(self):
        action = self.bom.with_user(self.user).action_liink_new_revision()
        self.assertEqual((action["res_model"], action["res_id"]), ("product.template", self.ring.id))
        self.assertEqual(self.ring.liink_revision, 2)

    def test_nothing_changed(self):
        self.assertEqual(self.bom._liink_revise()._liink_compare(self.bom), [])

    def test_a_new_revision_from_the_piece(self):
        self.bom._liink_freeze()
        action = self.ring.with_user(self.user).action_liink_new_revision()
        self.assertEqual(action["tag"], "soft_reload", "the piece stays where it is")
        self.assertEqual(self.ring.liink_revision, 2)
        with Form(self.ring, view="liink_jewelry_bom.product_template_view_form_piece") as form:
            with form.liink_material_ids.edit(0) as line:
                line.product_qty = 7.5
        self.assertEqual(self.gold_line.product_qty, 7)


class TestPhaseTemplates(PieceCommon):
    """A list of phases is taken over in one click, and may then be changed."""

    def test_taken_over(self):
        template = self.env.ref("liink_jewelry_bom.phase_template_plain")
        with Form(self.ring, view="liink_jewelry_bom.product_template_view_form_piece") as form:
            form.phase_template_id = template
        self.assertEqual(self.ring.liink_phase_ids.phase_id, template.line_ids.phase_id)
        self.assertEqual(self.ring.liink_days, template.total_days)
