from odoo import fields, models


class StockQuant(models.Model):
    """The metal of a quant, to group by: fine grams of gold are never added to those of silver."""

    _inherit = "stock.quant"

    metal_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id.metal_id", string="Metal")
    fineness = fields.Float(related="lot_id.fineness", aggregator=None)
    fine_weight = fields.Float(aggregator="sum")
