from odoo import models


class StockMove(models.Model):
    """Stones bought by carat are received on the scale."""

    _inherit = "stock.move"

    def action_liink_receive_by_weight(self):
        """Open the scale for the stones of this receipt line."""
        self.ensure_one()
        self.check_access("write")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_stone_receipt_action")
        return {**action, "context": {"default_move_id": self.id}}
