from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import float_compare

GRAM_DIGITS = 4


class LiinkAlloy(models.Model):
    """What an alloy is melted from: its recipe sums to 1000 ‰, its own metal's share is the fineness."""

    _inherit = "liink.alloy"

    component_ids = fields.One2many("liink.alloy.component", "alloy_id", "Recipe", copy=True)
    recipe = fields.Char("Recipe in Words", compute="_compute_recipe", help="What it is melted from, in ‰.")

    @api.depends("component_ids.display_name")
    def _compute_recipe(self):
        for alloy in self:
            alloy.recipe = " · ".join(component.display_name for component in alloy.component_ids)

    @api.constrains("component_ids", "fineness", "metal_id")
    def _check_recipe(self):
        for alloy in self.filtered("component_ids"):
            problem = alloy._liink_recipe_problem()
            if problem:
                raise ValidationError(problem)

    def _liink_recipe_problem(self):
        """Return what is wrong with the recipe, in words, or None."""
        total = sum(self.component_ids.mapped("share"))
        if float_compare(total, 1000, precision_digits=1):
            return self.env._(
                "The recipe of %(alloy)s sums to %(total)s ‰. It must be 1000 ‰.",
                alloy=self.name,
                total=f"{total:g}",
            )
        own = self.component_ids.filtered(lambda component: component.metal_id == self.metal_id)
        share = sum(own.mapped("share"))
        if float_compare(share, self.fineness, precision_digits=1):
            return self.env._(
                "The recipe of %(alloy)s has %(share)s ‰ of %(metal)s, its fineness is %(fineness)s ‰. They must be"
                " the same.",
                alloy=self.name,
                share=f"{share:g}",
                metal=self.metal_id.name,
                fineness=f"{self.fineness:g}",
            )
        return None

    def _liink_recipe_for(self, grams):
        """Return what to melt together, from pure metals, for ``grams`` of this alloy.

        :return: list of (``liink.metal``, name, grams); the metal is empty when it is not a precious one. Grams
            have four digits and sum to ``grams``: the last component takes the rounding.
        :raises UserError: when the alloy has no recipe, or one that does not add up
        """
        self.ensure_one()
        if not self.component_ids:
            raise UserError(
                self.env._("%s has no recipe. Enter it under Configuration > Alloys, or choose the inputs.", self.name)
            )
        problem = self._liink_recipe_problem()
        if problem:
            raise UserError(problem)
        parts, left = [], round(grams, GRAM_DIGITS)
        for component in self.component_ids:
            is_last = component == self.component_ids[-1]
            weight = left if is_last else round(grams * component.share / 1000, GRAM_DIGITS)
            left = round(left - weight, GRAM_DIGITS)
            parts.append((component.metal_id, component.name, weight))
        return parts
