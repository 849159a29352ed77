from odoo import fields, models

from ..tools import format_measure


class StockMoveLine(models.Model):
    """Fine grams and carats as the delivery slip prints them."""

    _inherit = "stock.move.line"

    metal_id = fields.Many2one(related="product_id.product_tmpl_id.alloy_id.metal_id", string="Metal")

    def _get_aggregated_product_quantities(self, **kwargs):
        """Add to each printed product its fineness (when all its lines have the same), fine grams and carats."""
        result = super()._get_aggregated_product_quantities(**kwargs)
        for line in self:
            if kwargs.get("except_package") and line.result_package_id:
                continue
            row = result.get(self._get_aggregated_properties(move_line=line)["line_key"])
            if row:
                row.setdefault("liink_lines", self.browse())
                row["liink_lines"] |= line
        return result

    def _liink_fineness_text(self):
        """Return the fineness of these lines as printed: 750, or nothing when they differ or are no metal."""
        values = set(self.filtered("fineness").mapped("fineness"))
        return format_measure(self.env, values.pop(), 0, 1) if len(values) == 1 else ""

    def _liink_fine_text(self):
        """Return the fine grams of these lines as printed, or nothing."""
        weight = sum(self.mapped("fine_weight"))
        return self.env._("%s g", format_measure(self.env, weight, 2, 4)) if weight else ""

    def _liink_carats_text(self):
        """Return the carats of these lines as printed, or nothing."""
        carats = round(sum(self.mapped("carats")), 3)
        return self.env._("%s ct", format_measure(self.env, carats, 2, 3)) if carats else ""
