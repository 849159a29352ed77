from odoo import models


class StockMoveLine(models.Model):
    """Lots that are born with a receipt are known to it: nobody else can have promised them."""

    _inherit = "stock.move.line"

    def _action_done(self):
        return super(StockMoveLine, self.with_context(liink_new_lots=set()))._action_done()

    def _create_and_assign_production_lot(self):
        result = super()._create_and_assign_production_lot()
        new_lots = self.env.context.get("liink_new_lots")
        if new_lots is not None:
            new_lots.update(self.lot_id.ids)
        return result
