from odoo import api, fields, models


class StockMoveLine(models.Model):
    """A lot chosen by hand against the specification is allowed, and says so."""

    _inherit = "stock.move.line"

    liink_stone_spec_id = fields.Many2one(related="move_id.liink_stone_spec_id")
    liink_spec_mismatch = fields.Char(
        "Does not Match",
        compute="_compute_liink_spec_mismatch",
        help="Why the stones chosen are not those asked for.",
    )

    @api.depends("lot_id", "move_id.liink_stone_spec_id")
    @api.depends_context("lang", "company")
    def _compute_liink_spec_mismatch(self):
        for line in self:
            spec = line.move_id.sudo().liink_stone_spec_id
            line.liink_spec_mismatch = " · ".join(spec._liink_reasons(line.lot_id)) if spec and line.lot_id else False
