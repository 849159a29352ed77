from collections import defaultdict

from odoo import api, fields, models

from ..tools import format_measure


class StockPicking(models.Model):
    """Fine grams of a transfer, metal by metal (gold is never added to silver), and its carats."""

    _inherit = "stock.picking"

    liink_fine_summary = fields.Char(
        "Fine Metal", compute="_compute_liink_measures", help="Grams of pure metal in this transfer, by metal."
    )
    liink_carats = fields.Float(
        "Carats", digits=(16, 3), compute="_compute_liink_measures", help="Weight of the stones in this transfer."
    )

    @api.depends("move_line_ids.fine_weight", "move_line_ids.carats")
    @api.depends_context("lang")
    def _compute_liink_measures(self):
        for picking in self:
            lines = picking.move_line_ids
            picking.liink_carats = round(sum(lines.mapped("carats")), 3)
            fine = defaultdict(float)
            for line in lines:
                fine[line.metal_id] += line.fine_weight
            picking.liink_fine_summary = " · ".join(
                self.env._(
                    "%(metal)s %(grams)s g", metal=metal.symbol, grams=format_measure(self.env, fine[metal], 2, 4)
                )
                for metal in fine
                if metal and fine[metal]
            )
