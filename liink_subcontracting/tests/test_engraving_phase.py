from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_engraving import EngravedOrderCommon


@tagged("post_install", "-at_install")
class TestEngravingPhase(EngravedOrderCommon):
    """The phase that engraves waits for every text of its line, whoever starts it and however."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind = cls.env.ref("liink_jewelry_bom.phase_engraving")

    def _phase(self, line=None):
        return self.order.liink_phase_ids.filtered(
            lambda phase: phase.phase_id == self.kind and phase.line_id == (line or self.line)
        )

    def test_the_usual_phase_engraves(self):
        self.assertTrue(self.kind.is_engraving)

    def test_phase_comes_with_the_engraving(self):
        self.order.button_confirm()
        self.assertFalse(self._phase())
        self._engrave("Camille", applies_to="one", piece_number=1)
        self._engrave("Louis", applies_to="one", piece_number=2)
        phase = self._phase()
        self.assertEqual(len(phase), 1)
        self.assertEqual((phase.maker_id, phase.state), (self.dupont, "todo"))
        order = self.order.liink_phase_ids.sorted("sequence").mapped("phase_id")
        self.assertEqual(order, order.sorted("sequence"), "each phase where it belongs")
        self.assertIn(self.env.ref("liink_jewelry_bom.phase_finishing"), order)
        before = self.order.liink_phase_ids.sorted("sequence").filtered(lambda p: p.sequence < phase.sequence)[-1]
        self.assertEqual((phase.date_planned - before.date_planned).days, self.kind.usual_days)

    def test_phase_planned_at_confirmation(self):
        self._engrave("Camille")
        self.order.button_confirm()
        self.assertEqual(len(self._phase()), 1)

    def test_not_before_every_text_is_ready(self):
        self.order.button_confirm()
        camille = self._make_ready(self._engrave("Camille", applies_to="one", piece_number=1))
        louis = self._engrave("Louis", applies_to="one", piece_number=2)
        phase = self._phase()
        for start in (
            phase.action_start,
            phase.action_done,
            lambda: phase.write({"state": "progress"}),
            lambda: phase.write({"state": "done"}),
        ):
            with self.assertRaisesRegex(ValidationError, "“Louis” .To verify.*three checks"), self.cr.savepoint():
                start()
        self.assertEqual(phase.state, "todo")
        self._make_ready(louis)
        phase.action_start()
        self.assertEqual(phase.state, "progress")
        with self.assertRaisesRegex(ValidationError, "record the engraving"), self.cr.savepoint():
            phase.action_done()
        self._finish_ready(camille + louis)
        phase.action_done()
        self.assertEqual(phase.state, "done")

    def _finish_ready(self, engravings):
        for engraving in engravings:
            engraving.engraved_photo = engraving.sample_photo
            engraving.action_engraved()

    def test_other_lines_and_phases_do_not_wait(self):
        other = self.order.order_line.create(
            {"order_id": self.order.id, "product_id": self.ring.id, "product_qty": 2, "price_unit": 80}
        )
        self._engrave("Camille")
        ready = self._make_ready(self._engrave("Louis", line=other))
        self.order.button_confirm()
        self._phase(other).action_start()
        self.assertEqual(self._phase(other).state, "progress")
        usual = self.order.liink_phase_ids.filtered(lambda p: p.line_id == self.line and p.phase_id != self.kind)
        usual[0].action_start()
        self.assertEqual((ready.state, self._phase().state), ("ready", "todo"))

    def test_spoiled_and_cancelled_texts_do_not_hold_it(self):
        self.order.button_confirm()
        engraving = self._make_ready(self._engrave("Camille"))
        again = engraving._liink_spoil(20, "slipped")
        with self.assertRaises(ValidationError), self.cr.savepoint():
            self._phase().action_start()
        again.unlink()
        self._phase().action_start()
