from odoo import api, fields, models
from odoo.exceptions import ValidationError


class MrpBomLine(models.Model):
    """Matched stones: the two of a pair of earrings are chosen alike, and each may be replaced alone."""

    _inherit = "mrp.bom.line"

    is_pair = fields.Boolean(
        "Matched Pair",
        help="The stones of this line are set two by two and look alike. Each may be a certified stone, and each may"
        " be replaced alone.",
    )

    @api.constrains("is_pair", "product_qty", "product_id")
    def _check_pair(self):
        for line in self.filtered("is_pair"):
            if line.precious_kind != "stone" or line.product_qty % 2:
                raise ValidationError(
                    self.env._(
                        "%(stone)s: a matched pair takes an even number of stones, not %(quantity)s.",
                        stone=line.product_id.display_name,
                        quantity=line._liink_number(line.product_qty, 0, 4),
                    )
                )

    def _liink_is_single_stone(self):
        """Each stone of a pair is chosen by itself, so that a certified one may serve."""
        return super()._liink_is_single_stone() or self.is_pair
