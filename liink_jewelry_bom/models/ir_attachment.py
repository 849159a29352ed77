from odoo import api, models
from odoo.exceptions import UserError

# What would change a file, or move it away from its record.
GUARDED = frozenset(
    {"raw", "datas", "db_datas", "mimetype", "type", "url", "res_model", "res_id", "res_field", "public"}
)


class IrAttachment(models.Model):
    """The stored files of design files are out of reach: they stay as they were submitted."""

    _inherit = "ir.attachment"

    def write(self, vals):
        if not GUARDED.isdisjoint(vals) and self._liink_design_attachments()._liink_would_change(vals):
            raise UserError(self.env._("The file of a design is never changed: submit a new version instead."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_design_files(self):
        if self._liink_design_attachments():
            raise UserError(self.env._("The file of a design is never deleted: reject it instead, with a reason."))

    def _liink_design_attachments(self):
        return self.sudo().filtered(lambda file: file.res_model == "liink.design.file" and file.res_field == "file")

    def _liink_would_change(self, vals):
        """Whether anything would differ: Odoo rewrites files as they are when they move to another store."""
        kept = {key: value for key, value in vals.items() if key in GUARDED}
        return any(file[key] != value for file in self for key, value in kept.items())
