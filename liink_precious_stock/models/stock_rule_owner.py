from odoo import models


class StockRule(models.Model):
    """What is sent for a demand belongs to whom the demand asks."""

    _inherit = "stock.rule"

    def _get_custom_move_fields(self):
        return [*super()._get_custom_move_fields(), "restrict_partner_id"]
