from odoo import api, fields, models

from .stock_lot import GRAM_KINDS

# Grams have 4 digits and a fineness in ‰ has 1: with 8 digits a fine weight is exact, and sums never drift.
FINE_DIGITS = (16, 8)


class StockMoveLine(models.Model):
    """Fine grams of metal lines: they follow the lot's fineness until the line is done, then never change.

    An assay corrects what is on hand by an inventory line without quantity, see ``assay_fine_weight``; so per
    lot and place the fine grams of done lines always sum to grams on hand × fineness of the lot / 1000.
    """

    _inherit = "stock.move.line"

    fineness = fields.Float(
        "Fineness (‰)",
        digits=(6, 1),
        aggregator=None,
        compute="_compute_fineness",
        store=True,
        precompute=True,
        help="Parts of pure metal in a thousand, as known when the line was done.",
    )
    assay_fine_weight = fields.Float(
        "Fine Weight by Assay (g)",
        digits=FINE_DIGITS,
        copy=False,
        help="Fine grams that an assay found more, or less, than recorded. Only on inventory lines without quantity.",
    )
    fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=FINE_DIGITS,
        compute="_compute_fine_weight",
        store=True,
        help="Grams of pure metal moved: weight × fineness / 1000.",
    )

    # Not on lot_id.fineness: a line that is done keeps what was known then; the lot tells open lines itself.
    @api.depends("lot_id", "product_id")
    def _compute_fineness(self):
        for line in self:
            product = line.product_id
            is_metal = product.precious_kind in GRAM_KINDS
            line.fineness = (line.lot_id.fineness or product.alloy_id.fineness) if is_metal else 0.0

    @api.depends("quantity_product_uom", "fineness", "assay_fine_weight")
    def _compute_fine_weight(self):
        for line in self:
            line.fine_weight = line.quantity_product_uom * line.fineness / 1000 + line.assay_fine_weight

    @api.model
    def _liink_follow_fineness(self, lots):
        """Give open lines of these lots their present fineness."""
        open_lines = self.sudo().search([("lot_id", "in", lots.ids), ("state", "not in", ("done", "cancel"))])
        self.env.add_to_compute(self._fields["fineness"], open_lines)
