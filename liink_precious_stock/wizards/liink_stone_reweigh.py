from odoo import fields, models
from odoo.exceptions import UserError


class LiinkStoneReweigh(models.TransientModel):
    """Weigh again the stones of a lot at one place; the pieces stay, the carats are corrected by a stock line."""

    _name = "liink.stone.reweigh"
    _inherit = "liink.lot.place"
    _description = "Weigh Stones Again"

    lot_id = fields.Many2one(domain=[("precious_kind", "=", "stone")])
    pieces = fields.Float(related="quant_id.quantity", digits=(16, 0))
    recorded_carats = fields.Float(related="quant_id.carats", string="Recorded (ct)")
    carats = fields.Float("On the Scale (ct)", digits=(16, 3), required=True)

    def action_reweigh(self):
        """Record the weight on the scale; raises when it is not above zero."""
        self.ensure_one()
        if self.carats <= 0:
            raise UserError(self.env._("Lot %s: give the weight on the scale in carats.", self.lot_id.display_name))
        self.quant_id._liink_reweigh(self.carats)
        return {"type": "ir.actions.act_window_close"}
