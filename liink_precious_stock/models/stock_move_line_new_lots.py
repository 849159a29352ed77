from odoo import models

from ..tools import NewStock


class StockMoveLine(models.Model):
    """Lots that are born with a receipt are known to it: nobody else can have promised them."""

    _inherit = "stock.move.line"

    def _action_done(self):
        lines = self.with_context(liink_new_stock=NewStock())
        result = super(StockMoveLine, lines)._action_done()
        lines.env["stock.quant"]._liink_write_waiting()
        return result

    def _create_and_assign_production_lot(self):
        result = super()._create_and_assign_production_lot()
        new_stock = self.env.context.get("liink_new_stock")
        if new_stock is not None:
            new_stock.lot_ids.update(self.lot_id.ids)
        return result
