from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare


class ProductProduct(models.Model):
    """Stones are counted in whole pieces wherever a quantity is written."""

    _inherit = "product.product"

    @api.model_create_multi
    def create(self, vals_list):
        # Here too: the template would only see this model's default unit, not that none was chosen.
        return super().create([self.env["product.template"]._liink_force_kind(vals) for vals in vals_list])

    @api.onchange("precious_kind")
    def _onchange_precious_kind(self):
        self.update(self.env["product.template"]._liink_vals_of_kind(self.precious_kind))

    def _liink_check_whole_stones(self, quantity):
        """Raise if ``quantity`` (in the product's unit) of this stone is not a whole number."""
        if self.precious_kind == "stone" and float_compare(quantity, round(quantity), precision_digits=4):
            raise ValidationError(
                self.env._(
                    "%(product)s: %(quantity)s is not a whole number of stones. Stones are counted in pieces; write"
                    " their weight in carats.",
                    product=self.display_name,
                    quantity=quantity,
                )
            )
