from odoo import fields, models


class LiinkDesignRejection(models.TransientModel):
    """Why design files are rejected: whoever submitted them reads it."""

    _name = "liink.design.rejection"
    _description = "Rejection of Design Files"

    design_ids = fields.Many2many("liink.design.file", required=True)
    reason = fields.Text(required=True)

    def action_reject(self):
        """Reject the files with the reason."""
        self.ensure_one()
        self.design_ids._liink_reject(self.reason.strip())
        return {"type": "ir.actions.act_window_close"}
