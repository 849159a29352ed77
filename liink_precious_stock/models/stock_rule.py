from odoo import models


class StockRule(models.Model):
    """What a rule moves for a demand carries on which stones are asked for, and whose property."""

    _inherit = "stock.rule"

    def _get_custom_move_fields(self):
        return [*super()._get_custom_move_fields(), "liink_stone_spec_id", "restrict_partner_id"]

    def _get_procurements_to_merge_groupby(self, procurement):
        return (
            super()._get_procurements_to_merge_groupby(procurement),
            procurement.values.get("liink_stone_spec_id") or False,
        )
