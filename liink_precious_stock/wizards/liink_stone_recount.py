from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import CaratBalance


class LiinkStoneRecount(models.TransientModel):
    """Count the stones of a lot at one place again; its carats follow, stay, or are weighed."""

    _name = "liink.stone.recount"
    _inherit = "liink.lot.place"
    _description = "Count Stones Again"

    lot_id = fields.Many2one(domain=[("precious_kind", "=", "stone")])
    recorded_pieces = fields.Float(related="quant_id.quantity", string="Recorded (pieces)", digits=(16, 0))
    recorded_carats = fields.Float(related="quant_id.carats", string="Recorded (ct)")
    pieces = fields.Integer(
        "Counted", required=True, compute="_compute_pieces", store=True, readonly=False, precompute=True
    )
    carats_mode = fields.Selection(
        [
            ("follow", "Follow the pieces (stones are missing or were found)"),
            ("keep", "Stay as they are (it was counted wrongly)"),
            ("weighed", "Were weighed"),
        ],
        "Carats",
        required=True,
        default="follow",
    )
    carats = fields.Float("On the Scale (ct)", digits=(16, 3))

    @api.depends("quant_id")
    def _compute_pieces(self):
        for wizard in self:
            wizard.pieces = round(wizard.quant_id.quantity)

    def action_recount(self):
        """Record what was counted by an inventory line; raises when the count cannot be right."""
        self.ensure_one()
        self._liink_check()
        carats = self._liink_get_carats()
        self.quant_id._liink_recount(self.pieces, carats)
        self.lot_id.sudo().is_carats_estimated = False
        return {"type": "ir.actions.act_window_close"}

    def _liink_check(self):
        lot = self.lot_id
        if self.pieces < 0 or (lot.product_id.tracking == "serial" and self.pieces > 1):
            raise UserError(
                self.env._("Lot %(lot)s: %(pieces)s pieces cannot be right.", lot=lot.display_name, pieces=self.pieces)
            )
        if self.carats_mode == "weighed" and (self.carats > 0) != (self.pieces > 0):
            raise UserError(self.env._("Lot %s: give the weight on the scale in carats.", lot.display_name))

    def _liink_get_carats(self):
        """Return the carats that ``pieces`` stones weigh."""
        if not self.pieces:
            return 0.0
        if self.carats_mode == "weighed":
            return self.carats
        if self.carats_mode == "keep":
            return self.recorded_carats
        return CaratBalance(self.recorded_pieces, self.recorded_carats).share(self.pieces)
