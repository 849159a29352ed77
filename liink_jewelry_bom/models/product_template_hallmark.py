from odoo import api, fields, models
from odoo.addons.liink_precious_stock.tools import format_measure


class ProductTemplate(models.Model):
    """Whether the assay office must strike the piece, by the law of the company's country."""

    _inherit = "product.template"

    hallmark_need = fields.Selection(
        [("mark", "Guarantee mark needed"), ("exempt", "Exempt from the guarantee mark")],
        compute="_compute_hallmark",
    )
    hallmark_text = fields.Char("Hallmark", compute="_compute_hallmark")

    @api.depends("estimated_net_weight", "liink_material_ids.product_id.alloy_id.metal_id")
    @api.depends_context("lang", "company")
    def _compute_hallmark(self):
        limits = self._liink_hallmark_limits()
        for piece in self:
            weights = piece._liink_metal_weights() if piece.precious_kind == "jewel" else {}
            piece.hallmark_need, piece.hallmark_text = self._liink_judge_hallmark(weights, limits)

    @api.model
    def _liink_hallmark_limits(self):
        """{metal: grams from which the guarantee mark is needed} today, in the company's country."""
        country = self.env.company.country_id or self.env.ref("base.fr")
        return self.env["liink.hallmark.threshold"].sudo()._liink_in_force(country, fields.Date.context_today(self))

    def _liink_metal_weights(self):
        """Return {metal: grams that stay in one piece}."""
        self.ensure_one()
        weights = {}
        pieces = self.liink_bom_id.product_qty or 1.0
        for line in self._liink_own_lines().filtered(lambda line: line.product_id.alloy_id):
            metal = line.product_id.alloy_id.metal_id
            weights[metal] = weights.get(metal, 0.0) + line.net_weight / pieces
        return weights

    @api.model
    def _liink_judge_hallmark(self, weights, limits):
        """What the law asks of a piece: (a value of `hallmark_need`, the reason in words), (False, False) if nothing.

        :param weights: {metal: grams in one piece}
        :param limits: {metal: grams from which the guarantee mark is needed}
        """
        known = {metal: grams for metal, grams in weights.items() if metal in limits}
        over = {metal: grams for metal, grams in known.items() if grams >= limits[metal]}
        if not known:
            return False, False
        need = "mark" if over else "exempt"
        return need, self._liink_hallmark_text(need, over or known, limits)

    @api.model
    def _liink_hallmark_text(self, need, weights, limits):
        parts = [
            self.env._(
                "%(metal)s %(grams)s g, threshold %(limit)s g",
                metal=metal.name,
                grams=format_measure(self.env, grams, 2, 2),
                limit=format_measure(self.env, limits[metal], 0, 2),
            )
            for metal, grams in weights.items()
        ]
        if need == "mark":
            return self.env._("Guarantee mark and maker's mark (%s)", " ; ".join(parts))
        return self.env._("Maker's mark and title, no guarantee mark (%s)", " ; ".join(parts))
