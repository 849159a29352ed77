from odoo import models


class PurchaseOrder(models.Model):
    """Engravings live and end with their order."""

    _inherit = "purchase.order"

    def _liink_plan_phases(self):
        """Lines with engravings have the phase that makes them, though their piece has none usually."""
        result = super()._liink_plan_phases()
        self.order_line._liink_ensure_engraving_phase()
        return result

    def button_cancel(self):
        """What is not engraved yet is cancelled with its order."""
        result = super().button_cancel()
        self.order_line.sudo().liink_engraving_ids._liink_cancel()
        return result

    def button_draft(self):
        """Engravings of an order that is opened again begin anew."""
        result = super().button_draft()
        self.order_line.sudo().liink_engraving_ids._liink_reopen()
        return result
