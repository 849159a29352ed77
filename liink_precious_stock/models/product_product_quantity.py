from odoo import models

from ..tools import format_measure
from .stock_lot import GRAM_KINDS


class ProductProduct(models.Model):
    """How papers say a quantity."""

    _inherit = "product.product"

    def _liink_quantity_text(self, quantity):
        """Return ``quantity``, in the product's unit, as papers say it: 12,50 g, 3 pcs."""
        self.ensure_one()
        is_counted = self.precious_kind not in GRAM_KINDS and self.uom_id == self.env.ref("uom.product_uom_unit")
        if is_counted:
            return self.env._("%s pcs", format_measure(self.env, quantity, 0, 0))
        return f"{format_measure(self.env, quantity, 2, 4)} {self.uom_id.name}"
