from odoo import models


class StockRule(models.Model):
    """What a rule moves for a demand of stones carries the specification on."""

    _inherit = "stock.rule"

    def _get_custom_move_fields(self):
        return [*super()._get_custom_move_fields(), "liink_stone_spec_id"]
