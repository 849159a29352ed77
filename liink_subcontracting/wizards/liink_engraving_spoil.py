from odoo import api, fields, models
from odoo.exceptions import UserError


class LiinkEngravingSpoil(models.TransientModel):
    """Says how many pieces an engraving went wrong on, and why; a repair and a new engraving follow."""

    _name = "liink.engraving.spoil"
    _description = "Spoiled engraving"

    engraving_id = fields.Many2one("liink.engraving", required=True, ondelete="cascade")
    quantity = fields.Integer("Pieces spoiled", default=1)
    reason = fields.Char("What went wrong", required=True)

    @api.constrains("quantity")
    def _check_quantity(self):
        for wizard in self:
            if not 1 <= wizard.quantity <= wizard.engraving_id.quantity:
                raise UserError(
                    self.env._(
                        "%(text)s is on %(count)d pieces: from one to all of them can be spoiled.",
                        text=wizard.engraving_id.display_name,
                        count=wizard.engraving_id.quantity,
                    )
                )

    def action_confirm(self):
        """Note it, and open the new engraving."""
        self.ensure_one()
        self.engraving_id.check_access("write")
        new = self.engraving_id._liink_spoil(self.quantity, self.reason)
        return {
            "type": "ir.actions.act_window",
            "name": new.display_name,
            "res_model": "liink.engraving",
            "res_id": new.id,
            "view_mode": "form",
        }
