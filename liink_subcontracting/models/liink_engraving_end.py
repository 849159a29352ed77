from odoo import api, models
from odoo.exceptions import UserError


class LiinkEngraving(models.Model):
    """How an engraving of an order begins and ends: copied from the piece, spoiled, cancelled, opened again."""

    _inherit = "liink.engraving"

    @api.model_create_multi
    def create(self, vals_list):
        """An engraving of a confirmed order brings its phase with it."""
        for vals in vals_list:
            if vals.get("engraved_photo"):
                raise UserError(self.env._("A new engraving is not engraved yet: its photo comes last."))
        engravings = super().create(vals_list)
        engravings.line_id._liink_ensure_engraving_phase()
        return engravings

    def write(self, vals):
        """The checks compared the text with the order: other pieces, and they are made again."""
        if "engraved_photo" in vals:
            for engraving in self:
                engraving._liink_check_state("ready")
        names = {"line_id", "applies_to", "quantity", "piece_number"} & vals.keys()
        changed = self.filtered(lambda engraving: any(engraving._liink_differs(name, vals[name]) for name in names))
        for engraving in changed:
            engraving._liink_check_changeable(list(names))
        result = super().write(vals)
        for engraving in changed:
            engraving._liink_clear_gates("text", self.env._("Its pieces were changed."))
        return result

    def action_spoil(self):
        """Ask what went wrong with an engraving that is spoiled."""
        self.ensure_one()
        if self.state not in ("ready", "engraved"):
            raise UserError(self.env._("%s is not engraved: nothing can be spoiled yet.", self.display_name))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Spoiled engraving"),
            "res_model": "liink.engraving.spoil",
            "view_mode": "form",
            "target": "new",
            "context": {"default_engraving_id": self.id},
        }

    @api.private
    def _liink_spoil(self, quantity, reason):
        """Take `quantity` pieces for spoiled: a repair to do on the order, and a new engraving from the first gate on.

        :return: the new engraving
        """
        self.ensure_one()
        again = {"applies_to": "one" if self.applies_to == "one" else "some", "quantity": quantity}
        if quantity < self.quantity:
            spoiled = self._liink_split(quantity)
        else:
            spoiled = self
        spoiled._liink_write_guarded({"state": "spoiled", "spoiled_reason": reason})
        spoiled._message_log(body=self.env._("Spoiled: %s", reason))
        new = spoiled.copy({**again, "line_id": self.line_id.id, "replaces_id": spoiled.id})
        spoiled._liink_plan_repair(reason)
        return new

    def _liink_split(self, quantity):
        """Part `quantity` pieces off, with the signatures; return the new engraving."""
        line = self.line_id
        self._liink_write_guarded({"applies_to": "some", "quantity": self.quantity - quantity})
        part = self.copy({"applies_to": "some", "quantity": quantity, "line_id": line.id})
        part._liink_take_over(self, self._liink_gate_kinds())
        return part

    def _liink_take_over(self, source, kinds):
        """Take the signatures of `kinds` over from an engraving of the same text and look."""
        self.ensure_one()
        signatures = source.sudo().signature_ids.filtered(lambda signature: signature.kind in kinds)
        for signature in signatures:
            signature.copy({"engraving_id": self.id, "date": signature.date})
        source = source.with_context(bin_size=False)
        self._liink_write_guarded(
            {
                "sample_photo": source.sample_photo,
                "text_user_id": source.text_user_id.id,
                "meaning_user_id": source.meaning_user_id.id,
                "state": self._liink_get_state_of_signatures(),
            }
        )

    def _liink_plan_repair(self, reason):
        order = self.order_id
        order.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=self.env._("Repair: spoiled engraving %s", self.display_name),
            note=self.env._(
                "%(piece)s, %(pieces)s: %(reason)s",
                piece=self.line_id.product_id.display_name,
                pieces=self._liink_get_amount_label(),
                reason=reason,
            ),
            user_id=(order.user_id or self.env.user).id,
        )

    def _liink_cancel(self):
        """The order is cancelled: what is not engraved will not be."""
        self.filtered(lambda engraving: not engraving._liink_is_closed())._liink_write_guarded({"state": "cancel"})

    def _liink_reopen(self):
        """The order is open again: cancelled engravings begin anew."""
        for engraving in self.filtered(lambda engraving: engraving.state == "cancel"):
            engraving.signature_ids.sudo().unlink()
            engraving._liink_write_guarded({"state": "draft", "sample_photo": False})
            engraving._message_log(body=self.env._("The order was opened again: all gates are taken back."))
