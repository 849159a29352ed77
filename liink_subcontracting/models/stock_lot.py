from odoo import fields, models


class StockLot(models.Model):
    """A finished piece knows the order that it was made for, and its rank in it (2847-015 is piece 15 of 2847)."""

    _inherit = "stock.lot"

    liink_order_line_id = fields.Many2one(
        "purchase.order.line", "Order line", index="btree_not_null", readonly=True, copy=False
    )
    liink_order_id = fields.Many2one(
        "purchase.order", "Production order", index="btree_not_null", readonly=True, copy=False
    )
    liink_maker_id = fields.Many2one("res.partner", "Maker", index="btree_not_null", readonly=True, copy=False)
    liink_piece_index = fields.Integer("Piece n°", readonly=True, copy=False)

    _liink_piece_index_unique = models.UniqueIndex(
        "(liink_order_id, liink_piece_index) WHERE liink_order_id IS NOT NULL",
        "This piece of the order already has a serial number.",
    )
