from odoo import api, fields, models


class LiinkShortage(models.TransientModel):
    """Asked before an order is confirmed without all its material: exactly what is missing, and what to do."""

    _name = "liink.shortage"
    _description = "Not enough material"

    order_ids = fields.Many2many("purchase.order", string="Orders", required=True)
    line_ids = fields.One2many(
        "liink.shortage.line", "shortage_id", "Missing", compute="_compute_line_ids", store=True
    )

    @api.depends("order_ids")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [(5, 0)] + [
                (0, 0, wizard._prepare_line(row)) for row in wizard.order_ids._liink_get_shortages()
            ]

    def _prepare_line(self, row):
        return {
            "product_id": row["product"].id,
            "quality": row["quality"],
            "needed": row["needed"],
            "available": row["at_maker"] + row["at_brand"],
            "missing": row["missing"],
            "unit": row["unit"],
        }

    def action_confirm_anyway(self):
        """Confirm; what is free is allocated now, the rest when it arrives."""
        self.ensure_one()
        self.order_ids.with_context(liink_accept_shortage=True).button_confirm()
        return {"type": "ir.actions.act_window_close"}

    def action_clean_cuttings(self):
        """Enter clean cuttings that came back and were never noted, the usual reason of a false shortage."""
        self.ensure_one()
        metal = self.line_ids.product_id.filtered(lambda p: p.precious_kind == "metal")[:1]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter a return of clean cuttings"),
            "res_model": "liink.clean.cuttings.return",
            "view_mode": "form",
            "target": "new",
            "context": {"default_product_id": metal.id},
        }


class LiinkShortageLine(models.TransientModel):
    """One missing material."""

    _name = "liink.shortage.line"
    _description = "Missing material"

    shortage_id = fields.Many2one("liink.shortage", required=True, ondelete="cascade")
    product_id = fields.Many2one("product.product", "Material", readonly=True)
    quality = fields.Char(readonly=True)
    needed = fields.Float(digits=(16, 2), readonly=True)
    available = fields.Float("Free", digits=(16, 2), readonly=True)
    missing = fields.Float(digits=(16, 2), readonly=True)
    unit = fields.Char(readonly=True)
