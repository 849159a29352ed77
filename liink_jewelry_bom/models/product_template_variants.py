from odoo import models
from odoo.exceptions import UserError

MOST_VARIANTS = 500


class ProductTemplate(models.Model):
    """The sizes and metals of a piece become products when they are wanted: one by one, or all that are missing."""

    _inherit = "product.template"

    def action_liink_make_variants(self):
        """Make every size and metal of these pieces a product that can be ordered; those there are stay.

        :raises UserError: if a piece is offered in no size or metal, or in more than 500 combinations
        """
        for piece in self:
            combinations = piece._liink_missing_combinations()
            self.env["product.product"].create(
                [piece._liink_prepare_variant_vals(combination) for combination in combinations]
            )

    def _liink_missing_combinations(self):
        """The combinations of attribute values that are no product yet."""
        self.ensure_one()
        combinations = list(self._get_possible_combinations())
        if not self.attribute_line_ids or len(combinations) > MOST_VARIANTS:
            raise UserError(
                self.env._(
                    "%(piece)s: choose its sizes and metals first, at most %(most)s combinations of them.",
                    piece=self.display_name,
                    most=MOST_VARIANTS,
                )
            )
        made = {variant.product_template_attribute_value_ids for variant in self.product_variant_ids}
        return [combination for combination in combinations if combination not in made]

    def _liink_prepare_variant_vals(self, combination):
        return {"product_tmpl_id": self.id, "product_template_attribute_value_ids": combination.ids}
