from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import CaratBalance


class LiinkLotSplit(models.TransientModel):
    """Put part of a lot into a new one: same description, same origin, both measures conserved.

    A certificate is of one lot only and stays with the lot that is split.
    """

    _name = "liink.lot.split"
    _inherit = "liink.lot.place"
    _description = "Split a Lot"

    precious_kind = fields.Selection(related="lot_id.precious_kind")
    held_quantity = fields.Float(related="quant_id.quantity", string="Held There", digits=(16, 4))
    held_carats = fields.Float(related="quant_id.carats", string="Carats There")
    quantity = fields.Float(
        "Into the New Lot", digits=(16, 4), required=True, help="Pieces of stones, grams of metal."
    )
    carats = fields.Float(
        "On the Scale (ct)", digits=(16, 3), help="Weight of these pieces. Left empty: their share of the lot."
    )
    share_carats = fields.Float("Share (ct)", digits=(16, 3), compute="_compute_share_carats")
    name = fields.Char("Name of the New Lot", help="Left empty, the lot gets the next number.")

    @api.depends("quant_id", "quantity")
    def _compute_share_carats(self):
        for wizard in self:
            balance = CaratBalance(wizard.held_quantity, wizard.held_carats)
            wizard.share_carats = balance.share(wizard.quantity)

    @api.model
    def _liink_place_usages(self):
        return ["internal"]

    def action_split(self):
        """Split, and open the new lot."""
        lot = self._liink_split()
        return {"type": "ir.actions.act_window", "res_model": "stock.lot", "res_id": lot.id, "view_mode": "form"}

    def _liink_split(self):
        """Return the new lot, made by a transformation that can be reversed.

        :raise UserError: what cannot be split off, and why
        """
        self.ensure_one()
        self._liink_check()
        quant = self.quant_id
        split = self.env["liink.metal.transformation"]._liink_create_split(
            self.lot_id,
            quant.location_id,
            quant.owner_id,
            self.quantity,
            self.carats or self.share_carats,
            self.name,
        )
        split.action_confirm()
        return split.output_ids.lot_id

    def _liink_check(self):
        lot = self.lot_id
        if lot.product_id.tracking == "serial":
            raise UserError(self.env._("%s is one single piece: it cannot be split.", lot.display_name))
        if lot.product_uom_id.compare(self.quantity, 0) <= 0:
            raise UserError(self.env._("Lot %s: say how much goes into the new lot.", lot.display_name))
        if lot.product_uom_id.compare(self.quantity, lot.product_qty) >= 0:
            raise UserError(self.env._("Lot %s: nothing would be left of it. Rename it instead.", lot.display_name))
        is_rest = lot.product_uom_id.compare(self.quantity, self.held_quantity) < 0
        if self.carats < 0 or (self.carats and is_rest and self.carats >= self.held_carats):
            raise UserError(
                self.env._(
                    "Lot %(lot)s holds %(held)s ct there: %(carats)s ct for a part of it is not possible. Weigh the"
                    " lot again first.",
                    lot=lot.display_name,
                    held=self.held_carats,
                    carats=self.carats,
                )
            )
