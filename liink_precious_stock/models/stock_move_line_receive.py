from odoo import fields, models


class StockMoveLine(models.Model):
    """Lines of a bulk receipt: their quants are written before their move is done."""

    _inherit = "stock.move.line"

    def _action_done(self):
        if not self.env.context.get("liink_bulk_done"):
            return super()._action_done()
        return self.write({"date": fields.Datetime.now()})
