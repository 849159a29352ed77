import base64

from odoo import api, models
from odoo.exceptions import UserError

from ..tools import engraved_text

# What the first gate freezes, and what the sample shows.
TEXT_FIELDS = ("text", "original_text", "meaning", "script", "language_id")
LOOK_FIELDS = ("font_id", "place_id", "letter_size", "sample_photo")
# Written by the gates alone, whatever a user sends.
GUARDED_FIELDS = frozenset(("state", "signature_ids", "text_user_id", "meaning_user_id"))


class LiinkEngraving(models.Model):
    """Changes: who entered what, and which gates a change takes back."""

    _inherit = "liink.engraving"

    @api.model_create_multi
    def create(self, vals_list):
        """Note who entered the text and its meaning: they may not verify it.

        :raises UserError: for a sample that precedes its gate, or a field that only gates write
        """
        for vals in vals_list:
            self._liink_refuse_guarded(vals)
            if vals.get("sample_photo"):
                raise UserError(self.env._("Verify the text first: a sample shows a text that is settled."))
            if "text" in vals:
                vals["text"] = engraved_text.clean(vals["text"])
        engravings = super().create(vals_list)
        engravings._liink_write_guarded({"text_user_id": self.env.uid, "meaning_user_id": self.env.uid})
        return engravings

    def write(self, vals):
        """Take back the gates that a change makes worthless, and say so in the chatter."""
        self._liink_refuse_guarded(vals)
        if "text" in vals:
            vals = {**vals, "text": engraved_text.clean(vals["text"])}
        changes = {engraving: engraving._liink_find_changes(vals) for engraving in self}
        for engraving, names in changes.items():
            engraving._liink_check_changeable(names)
        before = {engraving: engraving.display_name for engraving in self}
        result = super().write(vals)
        for engraving, names in changes.items():
            engraving._liink_note_authors(names)
            engraving._liink_take_back(names, before[engraving])
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        """What was signed or engraved is the brand's proof: it is cancelled, not erased."""
        for engraving in self:
            if engraving._liink_is_closed():
                raise UserError(
                    self.env._("%s is closed: what was engraved or cancelled stays on record.", engraving.display_name)
                )

    def _liink_refuse_guarded(self, vals):
        for name in GUARDED_FIELDS & vals.keys():
            raise UserError(
                self.env._(
                    "“%s” is not written by hand: use the buttons of the engraving.",
                    self._fields[name]._description_string(self.env),
                )
            )

    def _liink_write_guarded(self, vals):
        """Write what only gates may write."""
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _liink_find_changes(self, vals):
        """The names of text and look fields that `vals` really changes."""
        return [
            name for name in (*TEXT_FIELDS, *LOOK_FIELDS) if name in vals and self._liink_differs(name, vals[name])
        ]

    def _liink_differs(self, name, value):
        if name == "sample_photo":
            return True
        current = self[name].id if self._fields[name].type == "many2one" else self[name]
        return (current or False) != (value or False)

    def _liink_check_changeable(self, names):
        if names and self._liink_is_closed():
            raise UserError(
                self.env._(
                    "%(text)s is closed (%(state)s): it cannot be changed any more. Add a new engraving.",
                    text=self.display_name,
                    state=self._liink_get_state_label(),
                )
            )
        if "sample_photo" in names and self.state == "draft":
            raise UserError(
                self.env._(
                    "%s: verify the text first. A sample shows a text that is settled, or the work is done twice.",
                    self.display_name,
                )
            )

    def _liink_note_authors(self, names):
        vals = {}
        if "text" in names:
            vals["text_user_id"] = self.env.uid
        if {"original_text", "meaning", "script", "language_id"} & set(names):
            vals["meaning_user_id"] = self.env.uid
        if vals:
            self._liink_write_guarded(vals)

    def _liink_take_back(self, names, before):
        """Clear the gates that the changed fields (`names`) were signed for."""
        if set(TEXT_FIELDS) & set(names) and self.state != "draft":
            reason = self.env._("%(before)s was changed to %(after)s.", before=before, after=self.display_name)
            self._liink_clear_gates(
                "verified", reason if before != self.display_name else self.env._("Its meaning was changed.")
            )
        elif set(LOOK_FIELDS) & set(names) and self.state != "draft":
            self._liink_clear_gates("sample", self.env._("Its look was changed."), keep_photo="sample_photo" in names)

    def _liink_clear_gates(self, first, reason, keep_photo=False):
        """Take back the gate `first` and all that follow, and tell it in the chatter.

        :param keep_photo: the sample's photo is the new one
        """
        self.ensure_one()
        kinds = self._liink_gate_kinds()
        cleared = self.signature_ids.filtered(lambda signature: signature.kind in kinds[kinds.index(first) :])
        had_photo = bool(self.sample_photo) and not keep_photo and first in ("verified", "sample")
        if not cleared and not had_photo:
            return
        photos = self._liink_take_sample_off() if had_photo else []
        names = [signature._liink_get_label() for signature in cleared]
        cleared.sudo().unlink()
        self._liink_write_guarded({"state": self._liink_get_state_of_signatures()})
        body = self.env._("%s Taken back:", reason) + " " + (", ".join(names) or self.env._("the photo of the sample"))
        self._message_log(body=body, attachment_ids=photos)
        self._liink_after_clear(first, reason)

    def _liink_take_sample_off(self):
        """Keep the photo of a sample that does not count any more in the chatter; return its attachment's ids."""
        data = base64.b64decode(self.with_context(bin_size=False).sample_photo)
        name = self.env._("Former sample")
        attachment = self.env["ir.attachment"].create(
            {"name": name, "raw": data, "res_model": self._name, "res_id": self.id}
        )
        self._liink_write_guarded({"sample_photo": False})
        return attachment.ids

    def _liink_after_clear(self, first, reason):
        """Hook: gates from `first` on were taken back."""

    def _liink_is_closed(self):
        """Whether the engraving is history: nothing of it changes any more."""
        return False
