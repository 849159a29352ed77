from odoo import api, fields, models


class MrpBomLine(models.Model):
    """Grams that go to the bench, grams that stay in the piece, and what is lost between the two.

    The quantity of a line of metal is what is issued, loss included. The stated loss is a part of the metal issued, as
    in the contractual allowance: 7 g issued with 8 % of loss leave 6.44 g in the piece. Without a stated loss all that
    is issued is taken to stay.
    """

    _inherit = "mrp.bom.line"

    loss_percent = fields.Float(
        "Loss (%)",
        digits=(5, 2),
        help="Part of the metal issued, in percent, that does not stay in the piece.",
    )
    net_weight = fields.Float(
        "In the Piece (g)",
        digits=(16, 4),
        compute="_compute_net_weight",
        inverse="_inverse_net_weight",
        help="Grams that stay in one piece. Entering them computes the grams to issue from the loss.",
    )
    fine_weight = fields.Float(
        "Fine (g)",
        digits=(16, 4),
        compute="_compute_net_weight",
        help="Grams of pure metal that stay in one piece.",
    )

    _loss_range = models.Constraint(
        "CHECK (loss_percent >= 0 AND loss_percent < 100)",
        "The loss of metal is a percentage from 0 to less than 100.",
    )

    @api.depends(
        "product_id.precious_kind",
        "product_id.component_weight",
        "product_id.alloy_id.fineness",
        "product_qty",
        "product_uom_id",
        "loss_percent",
    )
    def _compute_net_weight(self):
        for line in self:
            line.net_weight = line._liink_issued_grams() * (1 - line.loss_percent / 100)
            line.fine_weight = line.net_weight * line.product_id.alloy_id.fineness / 1000

    def _inverse_net_weight(self):
        for line in self.filtered(lambda line: line.precious_kind == "metal"):
            line.product_qty = line._liink_grams_to_issue(line.net_weight)

    @api.onchange("net_weight")
    def _onchange_net_weight(self):
        """Show at once what is to be issued."""
        if self.precious_kind == "metal" and self.net_weight:
            issued = self._liink_grams_to_issue(self.net_weight)
            if abs(issued - self.product_qty) >= 0.0001:
                self.product_qty = issued

    def _liink_grams_to_issue(self, net_weight):
        return round(net_weight / (1 - self.loss_percent / 100), 4)

    def _liink_issued_grams(self):
        """Grams that this line brings to the bench: metal by its quantity, a component by its weight per unit."""
        self.ensure_one()
        if self.precious_kind == "metal":
            # `env.ref` asks the database each time whether the record is still there; this does not.
            gram = self.env["uom.uom"].browse(self.env["ir.model.data"]._xmlid_to_res_id("uom.product_uom_gram"))
            return self.product_uom_id._compute_quantity(self.product_qty, gram, round=False)
        if self.precious_kind == "component":
            uom = self.product_id.uom_id
            return self.product_uom_id._compute_quantity(self.product_qty, uom, round=False) * (
                self.product_id.component_weight
            )
        return 0.0
