from odoo import models


class MrpBomLine(models.Model):
    """A line of metal asks for more in a larger size, in whatever core computes from the bill of materials."""

    _inherit = "mrp.bom.line"

    def _prepare_line_done_values(self, quantity, product, original_quantity, parent_line, boms_done):
        factor = self._liink_size_factor(product)
        if factor != 1.0:
            quantity = self.product_uom_id.round(quantity * factor, rounding_method="UP")
        return super()._prepare_line_done_values(quantity, product, original_quantity, parent_line, boms_done)

    def _liink_size_factor(self, product):
        """By how much this line's quantity is multiplied for `product`, the variant that is made."""
        return product._liink_size_factor() if self.precious_kind == "metal" else 1.0

    def _liink_is_for(self, values):
        """True where the line serves a piece of these values: it names one of them for each attribute it names."""
        self.ensure_one()
        named = self.bom_product_template_attribute_value_ids.grouped("attribute_id")
        return all(wanted & values for wanted in named.values())
