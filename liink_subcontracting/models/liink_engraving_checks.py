import base64

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

CHECKS = ["text", "position", "tool"]


class LiinkEngraving(models.Model):
    """The gates of an order's engraving: three checks by name, then the engraving, told to the maker as they pass.

    Each check is made once; the three are signed by two people at least. A sample or an engraving may be sent by the
    maker: `_liink_add_sample` and `_liink_record_engraved` are its services, called by controllers that have found the
    engraving on the maker's own order.
    """

    _inherit = "liink.engraving"

    def action_check_text(self):
        """Sign: text, meaning and pieces are those of the order."""
        self._liink_check("text")

    def action_check_position(self):
        """Sign: place, lettering and size are those of the sample."""
        self._liink_check("position")

    def action_check_tool(self):
        """Sign: the tool is set and the right piece is in it. The engraving is then ready."""
        self._liink_check("tool")

    def action_engraved(self):
        """Record the engraving, with its photo.

        :raises UserError: no photo, or the order is not open
        """
        for engraving in self:
            engraving._liink_check_state("ready")
            engraving._liink_check_order_open()
            if not engraving.engraved_photo:
                raise UserError(self.env._("%s: add the photo of the engraving first.", engraving.display_name))
            engraving._liink_sign("engraved")

    def _liink_check(self, kind):
        for engraving in self:
            engraving._liink_check_unsigned(kind)
            engraving._liink_check_state("sample")
            engraving._liink_check_order()
            if engraving.next_check != kind:
                raise UserError(
                    self.env._(
                        "%(text)s: the check before this one is missing: %(check)s.",
                        text=engraving.display_name,
                        check=engraving._liink_get_check_label(engraving.next_check),
                    )
                )
            engraving._liink_check_two_people(kind)
            engraving._liink_sign(kind)

    def _liink_check_unsigned(self, kind):
        self.check_access("write")
        signature = self.signature_ids.filtered(lambda signature: signature.kind == kind)
        if signature:
            raise UserError(
                self.env._(
                    "%(text)s: this check was made already – %(check)s.",
                    text=self.display_name,
                    check=signature._liink_get_label(),
                )
            )

    def _liink_check_two_people(self, kind):
        """The last check needs a second person when one person made all before it."""
        before = self.signature_ids.filtered(lambda signature: signature.kind in CHECKS).partner_id
        if kind == CHECKS[-1] and before == self.env.user.partner_id:
            raise UserError(
                self.env._(
                    "%(text)s: %(user)s made the checks before. The last one is another person's: ask a colleague.",
                    text=self.display_name,
                    user=self.env.user.name,
                )
            )

    def _liink_check_order(self):
        if not self.line_id:
            raise UserError(
                self.env._(
                    "%s is the piece's own engraving: the three checks are made on each order that copies it.",
                    self.display_name,
                )
            )

    def _liink_check_order_open(self):
        self._liink_check_order()
        if self.order_id.state != "purchase":
            raise UserError(
                self.env._(
                    "Order %(order)s is not open: %(text)s cannot be engraved.",
                    order=self.order_id.name,
                    text=self.display_name,
                )
            )

    def _liink_get_check_label(self, kind):
        kinds = self.env["liink.engraving.signature"]._fields["kind"]._description_selection(self.env)
        return dict(kinds).get(kind, "")

    # The maker's services

    @api.private
    def _liink_add_sample(self, data, author):
        """Keep the maker's photo of a sample, and show it in the order's thread.

        :param bytes data: a JPEG, PNG or WebP picture of at most 10 MB, checked by content
        :param author: res.partner of the person who sends it
        :raises UserError: no such picture, or no sample is awaited; nothing is kept then
        """
        self._liink_check_state("verified")
        self._liink_check_order_open()
        mimetype = self._liink_check_photo(data)
        self._liink_write_guarded({"sample_photo": base64.b64encode(data)})
        self._liink_show_photo(self.env._("Engraving %s: sample", self.display_name), data, mimetype, author)

    @api.private
    def _liink_record_engraved(self, data, author):
        """Record that the maker has engraved, with its photo; parameters and errors as for `_liink_add_sample`."""
        self._liink_check_state("ready")
        self._liink_check_order_open()
        mimetype = self._liink_check_photo(data)
        self._liink_write_guarded({"engraved_photo": base64.b64encode(data)})
        self._liink_sign("engraved", partner=author)
        self._liink_show_photo(self.env._("Engraving %s: engraved", self.display_name), data, mimetype, author)

    def _liink_show_photo(self, body, data, mimetype, author):
        """Post a photo as the system: core drops the files of portal users' messages, whatever their rights."""
        order = self.order_id.with_user(SUPERUSER_ID)
        photo = order.env["ir.attachment"].create(
            {
                "name": self.env._("Engraving"),
                "raw": data,
                "mimetype": mimetype,
                "res_model": order._name,
                "res_id": order.id,
            }
        )
        order.message_post(
            body=body,
            author_id=author.id,
            attachment_ids=photo.ids,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )

    # What passes is told

    def _liink_gate_kinds(self):
        return [*super()._liink_gate_kinds(), *CHECKS, "engraved"]

    def _liink_state_after(self):
        return {**super()._liink_state_after(), "tool": "ready", "engraved": "engraved"}

    def _liink_sign(self, kind, partner=None):
        result = super()._liink_sign(kind, partner=partner)
        if kind == "verified" and not self.sample_photo:
            self._liink_tell_maker(
                lambda e: e.env._("Engraving %s: please make a sample and send its photo.", e.display_name)
            )
        elif kind == "tool":
            self._liink_tell_maker(
                lambda e: e.env._("Engraving %s: ready, you may engrave the piece.", e.display_name)
            )
        return result

    def _liink_after_clear(self, first, reason):
        """The maker who could see the text is told that it does not hold any more."""
        result = super()._liink_after_clear(first, reason)
        self._liink_tell_maker(
            lambda e: e.env._(
                "An engraving was changed: please do not engrave it before we tell you that it is ready. The order's "
                "page shows where it stands."
            )
        )
        return result

    def _liink_tell_maker(self, say):
        """Post in the thread of an open order, in its maker's language.

        :param say: takes the engraving in that language, returns the text
        """
        order = self.order_id
        engravers = self.line_id._liink_get_phases().filtered("phase_id.is_engraving").maker_id
        if order.state != "purchase" or order.liink_maker_id not in engravers:
            return
        body = say(self.with_context(lang=order.partner_id.lang or self.env.lang))
        order.message_post(body=body, message_type="comment", subtype_xmlid="mail.mt_comment")

    def _liink_get_waiting_label(self):
        """The text and where it stands; a text that was not verified is not told to a maker."""
        self.ensure_one()
        if self.env.user.share and not self._liink_is_shown_outside():
            return self.env._("a text is being verified by us")
        return f"{self.display_name} ({self._liink_get_state_label()})"
