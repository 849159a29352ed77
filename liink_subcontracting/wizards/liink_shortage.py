from odoo import api, fields, models
from odoo.tools.misc import formatLang


class LiinkShortage(models.TransientModel):
    """Asked before an order is confirmed without all its material: exactly what is missing, and what to do."""

    _name = "liink.shortage"
    _description = "Not enough material"

    order_ids = fields.Many2many("purchase.order", string="Orders", required=True)
    line_ids = fields.One2many(
        "liink.shortage.line", "shortage_id", "Missing", compute="_compute_line_ids", store=True
    )
    is_metal_missing = fields.Boolean(compute="_compute_is_metal_missing")

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
            "digits": row["digits"],
        }

    @api.depends("line_ids.product_id")
    def _compute_is_metal_missing(self):
        for wizard in self:
            wizard.is_metal_missing = "metal" in wizard.line_ids.product_id.mapped("precious_kind")

    def action_confirm_anyway(self):
        """Confirm; what is free is allocated now, the rest when it arrives."""
        self.ensure_one()
        self.order_ids.with_context(liink_accept_shortage=True).button_confirm()
        return {"type": "ir.actions.act_window_close"}

    def action_clean_cuttings(self):
        """Enter clean cuttings that came back and were never noted, the usual reason of a false shortage."""
        self.ensure_one()
        metal = self.line_ids.product_id.filtered(lambda p: p.precious_kind == "metal")[:1]
        makers = self.order_ids.liink_maker_id
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter a return of clean cuttings"),
            "res_model": "liink.clean.cuttings.return",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_product_id": metal.id,
                "default_partner_id": len(makers) == 1 and makers.id,
            },
        }


class LiinkShortageLine(models.TransientModel):
    """One missing material."""

    _name = "liink.shortage.line"
    _description = "Missing material"

    shortage_id = fields.Many2one("liink.shortage", required=True, ondelete="cascade")
    product_id = fields.Many2one("product.product", "Material", readonly=True)
    quality = fields.Char(readonly=True)
    needed = fields.Float("Quantity needed", digits=(16, 2), readonly=True)
    available = fields.Float("Quantity free", digits=(16, 2), readonly=True)
    missing = fields.Float("Quantity missing", digits=(16, 2), readonly=True)
    unit = fields.Char(readonly=True)
    digits = fields.Integer(readonly=True)
    needed_text = fields.Char("Needed", compute="_compute_texts")
    available_text = fields.Char("Free", compute="_compute_texts")
    missing_text = fields.Char("Missing", compute="_compute_texts")

    @api.depends("needed", "available", "missing", "unit", "digits")
    def _compute_texts(self):
        """Quantities as people read them: grams to the hundredth, stones whole, each with its unit."""
        for line in self:
            for name in ("needed", "available", "missing"):
                line[f"{name}_text"] = f"{formatLang(self.env, line[name], digits=line.digits)} {line.unit or ''}"
