from odoo import api, models

from .stock_move_line_carats import FIELDS_THAT_MOVE_CARATS


class StockMoveLine(models.Model):
    """A done line, new or edited, leaves no lot below zero; lines that are being done are looked at by their move."""

    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.filtered(lambda line: line.state == "done").lot_id._liink_check_balances()
        return lines

    def write(self, vals):
        if not any(name in vals for name in FIELDS_THAT_MOVE_CARATS):
            return super().write(vals)
        edited = self.filtered(lambda line: line.state == "done" and line.product_id.precious_kind)
        lots_before = edited.lot_id
        result = super().write(vals)
        if edited:
            (edited.lot_id | lots_before)._liink_check_balances()
        return result
