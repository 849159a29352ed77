from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_engraving import EngravedOrderCommon


@tagged("post_install", "-at_install")
class TestEngravingSpoiled(EngravedOrderCommon):
    """A spoiled engraving becomes a repair, and is made anew from the first gate on."""

    def _spoil(self, engraving, quantity, reason="The tool slipped"):
        action = engraving.with_user(self.camille).action_spoil()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.camille)
            .with_context(**action["context"])
            .create({"quantity": quantity, "reason": reason})
        )
        return self.env["liink.engraving"].browse(wizard.action_confirm()["res_id"])

    def test_one_of_twenty(self):
        self.order.button_confirm()
        engraving = self._finish(self._engrave("Éternelle"))
        new = self._spoil(engraving, 1)
        spoiled = new.replaces_id
        self.assertEqual((engraving.state, engraving.quantity), ("engraved", 19))
        self.assertEqual((spoiled.state, spoiled.quantity, spoiled.spoiled_reason), ("spoiled", 1, "The tool slipped"))
        self.assertEqual(len(spoiled.signature_ids), 6, "who signed what was spoiled stays known")
        self.assertEqual((new.state, new.quantity, new.text), ("draft", 1, "Éternelle"))
        self.assertFalse(new.signature_ids)
        repair = self.order.activity_ids
        self.assertIn("Éternelle", repair.summary)
        self.assertIn("The tool slipped", repair.note)

    def test_one_piece(self):
        self.order.button_confirm()
        engraving = self._make_ready(self._engrave("Louis", applies_to="one", piece_number=2))
        new = self._spoil(engraving, 1)
        self.assertEqual(engraving.state, "spoiled")
        self.assertEqual((new.applies_to, new.piece_number, new.replaces_id), ("one", 2, engraving))

    def test_not_more_than_there_are_nor_before(self):
        engraving = self._engrave("Camille")
        with self.assertRaisesRegex(UserError, "nothing can be spoiled"):
            engraving.action_spoil()
        self._make_ready(engraving)
        for quantity in (0, 21, -1):
            with self.assertRaisesRegex(UserError, "20 pieces"), self.cr.savepoint():
                self._spoil(engraving, quantity)
        self.assertEqual((engraving.state, engraving.quantity), ("ready", 20))
