from odoo import models
from odoo.tools.misc import formatLang


class ProductProduct(models.Model):
    """A quantity in words that a maker reads: 140,00 g, 20 pcs."""

    _inherit = "product.product"

    def _liink_format_quantity(self, quantity, uom=None):
        """Quantity in the reader's number format, with its unit: grams to the hundredth at least, pieces whole."""
        self.ensure_one()
        uom = uom or self.uom_id
        if uom == self.env.ref("uom.product_uom_unit"):
            return self.env._("%s pcs", formatLang(self.env, quantity, digits=0 if quantity == int(quantity) else 2))
        exact = round(quantity, 4)
        digits = next(digits for digits in (2, 3, 4) if round(exact, digits) == exact)
        return f"{formatLang(self.env, quantity, digits=digits)} {uom.name}"
