from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common_engraving import EngravingCommon


@tagged("post_install", "-at_install")
class TestEngravingRights(EngravingCommon):
    """Who may do what; and that gates are passed by their buttons alone."""

    def test_gates_are_not_written_by_hand(self):
        engraving = self._engrave_nur()
        for values in (
            {"state": "sample"},
            {"text_user_id": self.louis.id},
            {"meaning_user_id": self.louis.id},
            {"signature_ids": [(0, 0, {"kind": "verified", "partner_id": self.louis.partner_id.id})]},
        ):
            with self.assertRaises(UserError):
                engraving.with_user(self.camille).write(values)
            with self.assertRaises(UserError):
                self._engrave("Camille", **values)
        self.assertEqual((engraving.state, engraving.text_user_id), ("draft", self.camille))

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_signatures_are_not_written_by_hand(self):
        engraving = self._engrave_nur()
        engraving.with_user(self.louis).action_verify()
        manager = new_test_user(self.env, "manager_e", groups="liink_precious_stock.group_liink_manager")
        values = {"engraving_id": engraving.id, "kind": "sample", "partner_id": self.louis.partner_id.id}
        for user in (self.camille, manager):
            signatures = engraving.signature_ids.with_user(user)
            for attack in (
                lambda s=signatures: s.create(values),
                lambda s=signatures: s.write({"partner_id": self.camille.partner_id.id}),
                lambda s=signatures: s.unlink(),
            ):
                with self.assertRaises(AccessError):
                    attack()

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_others_get_nothing(self):
        engraving = self._engrave("Camille")
        for groups in ("base.group_user", "base.group_portal", "stock.group_stock_user"):
            user = new_test_user(self.env, f"u_{groups}", groups=groups)
            for attack in (
                lambda u=user: engraving.with_user(u).read(["text"]),
                lambda u=user: engraving.with_user(u).action_verify(),
                lambda u=user: engraving.with_user(u).action_change_text(),
                lambda u=user: self._engrave("Louis", user=u),
                lambda u=user: self.inside.with_user(u).read(["name"]),
            ):
                with self.assertRaises(AccessError):
                    attack()

    @mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
    def test_users_configure_nothing_and_see_no_other_company(self):
        with self.assertRaises(AccessError):
            self.inside.with_user(self.camille).max_letters = 99
        engraving = self._engrave("Camille")
        self.ring.company_id = self.env["res.company"].create({"name": "Elsewhere"})
        self.assertEqual(engraving.company_id, self.ring.company_id)
        with self.assertRaises(AccessError):
            engraving.with_user(self.louis).read(["text"])
