from odoo import api, fields, models
from odoo.tools import SQL


class StockMove(models.Model):
    """Fine grams and carats of a whole move: the sum of its lines."""

    _inherit = "stock.move"

    liink_assay_id = fields.Many2one(
        "liink.assay", "Assay", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    metal_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id.metal_id", string="Metal")
    fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=(16, 4),
        compute="_compute_fine_weight",
        aggregator="sum",
        help="Grams of pure metal in the lots of this move.",
    )
    carats = fields.Float(
        digits=(16, 3), compute="_compute_carats", aggregator="sum", help="Weight of the stones of this move."
    )

    @api.depends("move_line_ids.fine_weight")
    def _compute_fine_weight(self):
        for move in self:
            move.fine_weight = sum(move.move_line_ids.mapped("fine_weight"))

    @api.depends("move_line_ids.carats")
    def _compute_carats(self):
        for move in self:
            move.carats = round(sum(move.move_line_ids.mapped("carats")), 3)

    def _read_group_select(self, aggregate_spec, query):
        """Let grouped lists and pivots sum the lines' fine grams and carats, which are not stored here."""
        if aggregate_spec not in ("fine_weight:sum", "carats:sum"):
            return super()._read_group_select(aggregate_spec, query)
        name = aggregate_spec.split(":")[0]
        self.env["stock.move.line"].flush_model([name, "move_id"])
        return self._liink_sql_sum_of_lines(query, name)

    def _liink_sql_sum_of_lines(self, query, name):
        return SQL(
            "SUM((SELECT SUM(%s) FROM stock_move_line line WHERE line.move_id = %s))",
            SQL.identifier("line", name),
            self._field_to_sql(self._table, "id", query),
        )
