from odoo import api, fields, models
from odoo.exceptions import ValidationError

GRAM_KINDS = ("metal", "scrap")


class StockLot(models.Model):
    """A lot of metal has a fineness, a lot of stones a quality, a jewel its weights.

    Its carats, fine weight and whereabouts are projections of done moves: see ``stock_lot_projection.py``.
    """

    _name = "stock.lot"
    _inherit = ["stock.lot", "image.mixin"]

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind", store=True, index=True)
    alloy_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id")
    stone_nature = fields.Selection(related="product_id.product_tmpl_id.stone_nature")
    stone_origin = fields.Selection(related="product_id.product_tmpl_id.stone_origin")
    stone_shape = fields.Selection(related="product_id.product_tmpl_id.stone_shape")
    stone_size_mm = fields.Float(related="product_id.product_tmpl_id.stone_size_mm")
    fineness = fields.Float(
        "Fineness (‰)",
        digits=(6, 1),
        aggregator=None,
        compute="_compute_fineness",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="Parts of pure metal in a thousand. Taken from the alloy; an assay may correct it.",
    )
    quality_id = fields.Many2one("liink.stone.quality", ondelete="restrict")
    laboratory_id = fields.Many2one("liink.laboratory", ondelete="restrict")
    certificate_number = fields.Char("Certificate", index="btree_not_null", help="Number of the laboratory's report.")
    supplier_id = fields.Many2one(
        "res.partner", index="btree_not_null", groups="base.group_user", help="Who it was bought from."
    )
    supplier_invoice = fields.Char(
        groups="base.group_user", help="Number of the invoice or delivery note it came with."
    )
    purchase_date = fields.Date("Bought on", groups="base.group_user")
    gross_weight = fields.Float("Gross Weight (g)", digits=(16, 4), help="The finished piece on the scale, in grams.")
    metal_weight = fields.Float(
        "Metal Weight (g)", digits=(16, 4), help="Metal in the finished piece without its stones, in grams."
    )
    stone_carats = fields.Float("Stones (ct)", digits=(16, 3), help="Carats of all stones set in the piece.")

    @api.depends("product_id")
    def _compute_fineness(self):
        for lot in self:
            if not lot.fineness:
                lot.fineness = lot.product_id.alloy_id.fineness

    @api.constrains("fineness", "product_id")
    def _check_fineness(self):
        for lot in self:
            lowest_allowed = lot.fineness > 0 if lot.precious_kind == "metal" else lot.fineness >= 0
            if not lowest_allowed or lot.fineness > 1000:
                raise ValidationError(
                    self.env._(
                        "Lot %(lot)s of %(product)s has a fineness of %(fineness)s ‰. Give the fineness of the metal,"
                        " above 0 and at most 1000 ‰, on the lot, or choose an alloy on the product.",
                        lot=lot.name,
                        product=lot.product_id.display_name,
                        fineness=lot.fineness,
                    )
                )

    @api.constrains("gross_weight", "metal_weight", "stone_carats")
    def _check_weights(self):
        for lot in self:
            if min(lot.gross_weight, lot.metal_weight, lot.stone_carats) < 0:
                raise ValidationError(self.env._("Lot %s has a negative weight.", lot.display_name))

    def write(self, vals):
        if "fineness" in vals:
            self._liink_check_fineness_unused(vals["fineness"])
        result = super().write(vals)
        if "fineness" in vals:
            self.env["stock.move.line"]._liink_follow_fineness(self)
        return result
