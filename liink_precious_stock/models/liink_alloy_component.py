from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LiinkAlloyComponent(models.Model):
    """One metal of an alloy's recipe and its share in thousandths of the weight."""

    _name = "liink.alloy.component"
    _description = "Alloy Component"
    _order = "alloy_id, sequence, id"

    alloy_id = fields.Many2one("liink.alloy", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    metal_id = fields.Many2one("liink.metal", "Precious Metal", ondelete="restrict", index="btree_not_null")
    other_metal = fields.Char(translate=True, help="A metal that is not precious: copper, zinc, ruthenium.")
    name = fields.Char(compute="_compute_name")
    share = fields.Float("Share (‰)", digits=(6, 1), required=True, help="Parts of this metal in a thousand.")

    _share_in_range = models.Constraint(
        "CHECK (share > 0 AND share <= 1000)", "A share is above 0 and at most 1000 ‰."
    )

    @api.depends("metal_id", "other_metal")
    @api.depends_context("lang")
    def _compute_name(self):
        for component in self:
            component.name = component.metal_id.name or component.other_metal

    @api.depends("name", "share")
    def _compute_display_name(self):
        for component in self:
            component.display_name = f"{component.name or ''} {component.share:g} ‰"

    @api.constrains("metal_id", "other_metal")
    def _check_one_metal(self):
        for component in self:
            if bool(component.metal_id) == bool(component.other_metal):
                raise ValidationError(
                    self.env._(
                        "Recipe of %s: a line names either a precious metal or another metal.",
                        component.alloy_id.name,
                    )
                )
