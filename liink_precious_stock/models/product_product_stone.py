from odoo import models

from ..tools import format_measure


class ProductProduct(models.Model):
    """The size of a stone in words."""

    _inherit = "product.product"

    def _liink_stone_size_text(self):
        """Return “8 × 6 mm”, “1,3 mm” or an empty text, in the reader's number format."""
        self.ensure_one()
        sides = [side for side in (self.stone_size_mm, self.stone_width_mm) if side]
        return self.env._("%s mm", " × ".join(format_measure(self.env, side, 0, 2) for side in sides)) if sides else ""
