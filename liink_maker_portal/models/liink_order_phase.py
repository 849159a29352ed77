from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

# What a maker may do next, from each state: the first is what the large button does, the second undoes.
MAKER_STATES = {
    "todo": ("progress",),
    "progress": ("done", "todo"),
    "blocked": ("progress", "todo"),
    "done": ("progress",),
}


class LiinkOrderPhase(models.Model):
    """A phase as its maker handles it."""

    _inherit = "liink.order.phase"

    def _liink_get_maker_states(self):
        """The states that the maker may give this phase now: none once the order is cancelled or all received."""
        self.ensure_one()
        order = self.order_id
        is_open = order.state == "purchase" and order.liink_stage != "received"
        return MAKER_STATES[self.state] if is_open else ()

    @api.private
    def _liink_add_photos(self, files, remark="", author=None):
        """Keep several photos, shown in the order's thread by one message.

        :param files: list of (name, bytes)
        :raises UserError: naming the file that is no photo; callers then undo all of it
        """
        self.ensure_one()
        photos = self.env["ir.attachment"]
        quiet = self.with_context(liink_quiet_photos=len(files) > 1)
        for name, data in files:
            try:
                photos |= quiet._liink_add_photo(name, data, remark=remark, author=author)
            except UserError as error:
                raise UserError(self.env._("%(photo)s: %(error)s", photo=name, error=error)) from None
        if len(photos) > 1:
            body = self.env._("%(phase)s: %(count)s photos", phase=self.phase_id.name, count=len(photos))
            body = f"{body} – {remark}" if remark else body
            self.with_user(SUPERUSER_ID)._liink_post(body, author=author, attachments=photos)
        return photos

    @api.private
    def _liink_add_photo(self, name, data, remark="", author=None):
        """Post as the system for portal users: core drops the files of their messages, whatever their rights."""
        if self.env.user.share:
            return super(LiinkOrderPhase, self.with_user(SUPERUSER_ID))._liink_add_photo(
                name, data, remark=remark, author=author
            )
        return super()._liink_add_photo(name, data, remark=remark, author=author)

    def _liink_post(self, body, author=None, attachments=None):
        """One message for all photos of a request, not one e-mail to the brand for each."""
        if self.env.context.get("liink_quiet_photos"):
            return None
        return super()._liink_post(body, author=author, attachments=attachments)
