from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare

from .stock_lot import GRAM_KINDS
from .stock_move_line_carats import FIELDS_THAT_MOVE_CARATS

# Grams have 4 digits and a fineness in ‰ has 1: with 8 digits a fine weight is exact, and sums never drift.
FINE_DIGITS = (16, 8)
# What a done line says of the matter that it moved.
MATTER = [name for name in FIELDS_THAT_MOVE_CARATS if name != "carats"]


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

    def write(self, vals):
        if any(name in vals for name in FIELDS_THAT_MOVE_CARATS):
            self._liink_check_not_assayed_since(vals)
        return super().write(vals)

    def _liink_check_not_assayed_since(self, vals):
        """Refuse to change what a done line moved, once an assay has corrected what it left behind.

        :raises UserError: the count is the way, since the assay counted on what this line says
        """
        for line in self.filtered(lambda line: line.state == "done" and line.precious_kind in GRAM_KINDS):
            is_assayed = float_compare(line.fineness, line.lot_id.fineness, precision_digits=4)
            if is_assayed and any(name in vals and line._liink_is_changed(name, vals[name]) for name in MATTER):
                raise UserError(
                    self.env._(
                        "Lot %s has been assayed since this movement, which can no longer be changed. Count the stock"
                        " instead.",
                        line.lot_id.display_name,
                    )
                )

    @api.model
    def _liink_follow_fineness(self, lots):
        """Give open lines of these lots their present fineness."""
        open_lines = self.sudo().search([("lot_id", "in", lots.ids), ("state", "not in", ("done", "cancel"))])
        self.env.add_to_compute(self._fields["fineness"], open_lines)
