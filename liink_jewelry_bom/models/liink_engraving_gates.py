from odoo import models
from odoo.exceptions import UserError


class LiinkEngraving(models.Model):
    """The gates: each is signed by a person, and blocks the next."""

    _inherit = "liink.engraving"

    def action_verify(self):
        """Sign the text. A translation is signed by somebody who entered neither the text nor its meaning.

        :raises UserError: meaning missing, or the signer entered it
        """
        for engraving in self:
            engraving._liink_check_state("draft")
            if engraving.needs_translation:
                engraving._liink_check_second_person()
            engraving._liink_sign("verified")

    def action_approve_sample(self):
        """Sign the sample seen on its photo.

        :raises UserError: no photo or lettering yet
        """
        for engraving in self:
            engraving._liink_check_state("verified")
            if not engraving.font_id:
                raise UserError(self.env._("%s: choose the lettering first.", engraving.display_name))
            if not engraving.sample_photo:
                raise UserError(
                    self.env._(
                        "%s: there is no photo of the sample yet. Add it, or ask the maker for it.",
                        engraving.display_name,
                    )
                )
            engraving._liink_sign("sample")

    def action_change_text(self):
        """Open a settled text for changes: it goes back to the beginning, all gates are taken back."""
        for engraving in self:
            engraving._liink_check_changeable(["text"])
            engraving._liink_clear_gates("verified", self.env._("The text is being changed."))

    def _liink_check_second_person(self):
        if not (self.meaning or "").strip():
            raise UserError(
                self.env._(
                    "%s is a translation: enter what it means in your language, so that a second person can"
                    " verify it.",
                    self.display_name,
                )
            )
        if self.env.user in (self.text_user_id | self.meaning_user_id):
            raise UserError(
                self.env._(
                    "%(text)s: %(user)s entered this translation. A second person verifies it: ask a colleague.",
                    text=self.display_name,
                    user=self.env.user.name,
                )
            )

    def _liink_check_state(self, state):
        """The gate is the next one.

        :raises UserError: when it is passed already, or another comes first
        """
        self.ensure_one()
        # Read access first: nobody learns a state from an error.
        self.check_access("write")
        if self.state != state:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(text)s is at “%(state)s”; this step follows “%(expected)s”. Look at the engraving again.",
                    text=self.display_name,
                    state=labels[self.state],
                    expected=labels[state],
                )
            )

    def _liink_sign(self, kind, partner=None):
        """Sign a gate, in the name of `partner` (default: the user), and say so in the chatter."""
        self.ensure_one()
        signature = (
            self.env["liink.engraving.signature"]
            .sudo()
            .create({"engraving_id": self.id, "kind": kind, "partner_id": (partner or self.env.user.partner_id).id})
        )
        self._liink_write_guarded({"state": self._liink_get_state_of_signatures()})
        self._message_log(body=f"{self.display_name} – {signature._liink_get_label()}")

    def _liink_gate_kinds(self):
        """The gates in their order, as kinds of `liink.engraving.signature`."""
        return ["verified", "sample"]

    def _liink_state_after(self):
        """{gate: the state that it opens}; a gate that opens none is one of several towards the next state."""
        return {"verified": "verified", "sample": "sample"}

    def _liink_get_state_of_signatures(self):
        """The state that the signatures amount to."""
        self.invalidate_recordset(["signature_ids"])
        signed, state = set(self.sudo().signature_ids.mapped("kind")), "draft"
        for kind in self._liink_gate_kinds():
            if kind not in signed:
                break
            state = self._liink_state_after().get(kind, state)
        return state
