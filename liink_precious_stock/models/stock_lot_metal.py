from odoo import fields, models


class StockLot(models.Model):
    """The metal of a lot, to group by."""

    _inherit = "stock.lot"

    metal_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id.metal_id", string="Metal")
