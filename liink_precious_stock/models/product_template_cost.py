from odoo import api, models
from odoo.exceptions import ValidationError

# Kinds whose lots each have a cost of their own.
COSTED_KINDS = ("metal", "scrap", "stone", "jewel")


class ProductTemplate(models.Model):
    """Metal, stones and jewels are costed lot by lot, whatever the costing method of their category.

    With the "standard" method of most categories the cost of a lot would be the product's, that is often 0.
    """

    _inherit = "product.template"

    @api.depends("tracking", "precious_kind")
    def _compute_lot_valuated(self):  # pylint: disable=missing-return
        super()._compute_lot_valuated()
        for template in self:
            if template.precious_kind in COSTED_KINDS and template.tracking != "none":
                template.lot_valuated = True

    @api.depends("precious_kind")
    def _compute_cost_method(self):  # pylint: disable=missing-return
        super()._compute_cost_method()
        for template in self:
            if template.precious_kind in COSTED_KINDS:
                template.cost_method = "average"

    @api.constrains("precious_kind", "lot_valuated", "tracking")
    def _check_lot_valuated(self):
        for template in self:
            if template.precious_kind in COSTED_KINDS and not template.lot_valuated:
                raise ValidationError(
                    self.env._(
                        "%s is precious: each of its lots keeps the cost it was bought at. Leave “Valuation by"
                        " Lot/Serial” ticked.",
                        template.display_name,
                    )
                )

    @api.model
    def _liink_vals_of_kind(self, kind):
        vals = super()._liink_vals_of_kind(kind)
        if kind in COSTED_KINDS:
            vals["lot_valuated"] = True
        return vals
