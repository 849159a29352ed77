from odoo import api, fields, models
from odoo.exceptions import UserError


class LiinkStoneReceipt(models.TransientModel):
    """Receive stones that are bought by carat: the scale is read, the pieces are counted or estimated.

    An estimate is the carats divided by the usual weight of one stone (of the sieve size, else of the
    product), rounded to whole stones; the lot is marked as estimated until somebody counts it.
    """

    _name = "liink.stone.receipt"
    _description = "Receive Stones by Weight"

    move_id = fields.Many2one("stock.move", required=True, readonly=True, ondelete="cascade")
    product_id = fields.Many2one(related="move_id.product_id")
    carats = fields.Float("On the Scale (ct)", digits=(16, 3), required=True)
    pieces = fields.Integer("Counted", help="Left empty, the pieces are estimated from their usual weight.")
    sieve_id = fields.Many2one("liink.sieve", "Sieve Size")
    usual_carats = fields.Float(
        "Usual Weight (ct)",
        digits=(16, 4),
        compute="_compute_usual_carats",
        store=True,
        readonly=False,
        precompute=True,
        help="Of one stone: of the sieve size, else of the product.",
    )
    estimated_pieces = fields.Integer(compute="_compute_estimated_pieces")
    average_carats = fields.Float("Average (ct)", digits=(16, 4), compute="_compute_estimated_pieces")
    quality_id = fields.Many2one("liink.stone.quality")
    lot_name = fields.Char("Name of the Lot", help="Left empty, the lot gets the next number.")

    @api.depends("sieve_id", "move_id")
    def _compute_usual_carats(self):
        for wizard in self:
            wizard.usual_carats = wizard.sieve_id.carats or wizard.product_id.carats_per_stone

    @api.depends("carats", "pieces", "usual_carats")
    def _compute_estimated_pieces(self):
        for wizard in self:
            usual = wizard.usual_carats
            wizard.estimated_pieces = round(wizard.carats / usual) if usual > 0 and wizard.carats > 0 else 0
            pieces = wizard.pieces or wizard.estimated_pieces
            wizard.average_carats = wizard.carats / pieces if pieces > 0 else 0.0

    def action_receive(self):
        """Put the stones on the receipt, in a lot of their own."""
        self._liink_receive()
        return {"type": "ir.actions.act_window_close"}

    def _liink_receive(self):
        """Return the line of the receipt that says what was weighed.

        :raise UserError: weight, count or name cannot be right, or the receipt is closed
        """
        self.ensure_one()
        self._liink_check()
        lot = self.env["stock.lot"].create(self._liink_prepare_lot_vals())
        # What core prepared for this product waits for a lot; what was weighed before stays.
        self.move_id.move_line_ids.filtered(lambda line: not line.lot_id and not line.lot_name).unlink()
        line = self.env["stock.move.line"].create(self._liink_prepare_line_vals(lot))
        self.move_id.picked = True
        return line

    def _liink_check(self):
        product = self.product_id
        if product.precious_kind != "stone" or self.move_id.state in ("done", "cancel"):
            raise UserError(self.env._("%s cannot be received by weight here.", product.display_name))
        if self.carats <= 0 or self.pieces < 0:
            raise UserError(self.env._("%s: give the weight on the scale in carats.", product.display_name))
        if not (self.pieces or self.estimated_pieces):
            raise UserError(
                self.env._(
                    "%s: count the stones, or choose their sieve size so that they can be estimated.",
                    product.display_name,
                )
            )
        if product.tracking == "serial":
            raise UserError(
                self.env._("%s: certified stones are received one by one, each with its number.", product.display_name)
            )

    def _liink_prepare_lot_vals(self):
        move = self.move_id
        partner = move.picking_id.partner_id or move.partner_id
        vals = {
            "product_id": self.product_id.id,
            "sieve_id": self.sieve_id.id,
            "quality_id": self.quality_id.id,
            "is_carats_estimated": not self.pieces,
            "supplier_id": partner.commercial_partner_id.id,
            "purchase_date": fields.Date.context_today(self),
        }
        if self.lot_name:
            vals["name"] = self.lot_name
        return vals

    def _liink_prepare_line_vals(self, lot):
        move = self.move_id
        return {
            "move_id": move.id,
            "picking_id": move.picking_id.id,
            "product_id": self.product_id.id,
            "product_uom_id": self.product_id.uom_id.id,
            "quantity": self.pieces or self.estimated_pieces,
            "carats": self.carats,
            "lot_id": lot.id,
            "location_id": move.location_id.id,
            "location_dest_id": move.location_dest_id.id,
            "picked": True,
        }
