from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..tools import format_measure
from .product_template import STONE_NATURES, STONE_ORIGINS, STONE_SHAPES


class LiinkStoneSpec(models.Model):
    """What stone is wanted, apart from any order: nature, shape, size, carats and quality.

    A specification never changes once written, because orders made with it must keep saying what was
    ordered. A different wish is a different specification: get it by :meth:`_liink_get_or_create`.
    """

    _name = "liink.stone.spec"
    _description = "Stone Specification"
    _order = "nature, shape, carats_min, id"

    nature = fields.Selection(STONE_NATURES, required=True, default="diamond")
    stone_origin = fields.Selection(STONE_ORIGINS, "Origin")
    shape = fields.Selection(STONE_SHAPES)
    size_mm = fields.Float("Size (mm)", digits=(16, 2), aggregator=None)
    carats_min = fields.Float(
        "Carats from", digits=(16, 3), aggregator=None, help="Lightest stone accepted, in carats per stone."
    )
    carats_max = fields.Float(
        "Carats to", digits=(16, 3), aggregator=None, help="Heaviest stone accepted, in carats per stone."
    )
    quality_id = fields.Many2one("liink.stone.quality", ondelete="restrict", index="btree_not_null")

    _spec_unique = models.UniqueIndex(
        "(nature, COALESCE(stone_origin, ''), COALESCE(shape, ''), COALESCE(size_mm, 0), COALESCE(carats_min, 0),"
        " COALESCE(carats_max, 0), COALESCE(quality_id, 0))",
        "This stone specification already exists.",
    )

    @api.constrains("size_mm", "carats_min", "carats_max")
    def _check_measures(self):
        for spec in self:
            if min(spec.size_mm, spec.carats_min, spec.carats_max) < 0:
                raise ValidationError(self.env._("Stone specification %s has a negative measure.", spec.display_name))
            if spec.carats_max and spec.carats_min > spec.carats_max:
                raise ValidationError(
                    self.env._("Stone specification %s: the smallest weight is above the largest.", spec.display_name)
                )

    @api.depends("nature", "stone_origin", "shape", "size_mm", "carats_min", "carats_max", "quality_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for spec in self:
            spec.display_name = " · ".join(filter(None, spec._liink_description_parts()))

    def _liink_description_parts(self):
        """Return the words of the display name; a diamond does not say so, other stones do."""
        self.ensure_one()
        return [
            "" if self.nature == "diamond" else self._liink_label("nature"),
            self.quality_id.name,
            self._liink_label("shape") if self.shape else "",
            f"{format_measure(self.env, self.size_mm, 2, 2)} mm" if self.size_mm else "",
            self._liink_carat_range(),
            self._liink_label("stone_origin") if self.stone_origin == "laboratory" else "",
        ]

    def _liink_carat_range(self):
        bounds = [format_measure(self.env, carats, 2, 3) for carats in (self.carats_min, self.carats_max) if carats]
        if not bounds:
            return ""
        if self.carats_min and self.carats_max:
            return f"{'–'.join(dict.fromkeys(bounds))} ct"
        return f"≥ {bounds[0]} ct" if self.carats_min else f"≤ {bounds[0]} ct"

    def _liink_label(self, field_name):
        field = self._fields[field_name]
        return field.convert_to_export(self[field_name], self)

    def write(self, vals):
        if self:
            raise UserError(
                self.env._(
                    "The stone specification %s cannot be changed, because orders may rely on it. Create another one.",
                    ", ".join(self.mapped("display_name")),
                )
            )
        return super().write(vals)

    @api.model
    def _liink_get_or_create(self, vals):
        """Return the specification equal to ``vals``, created if there is none yet.

        :param dict vals: any of nature, stone_origin, shape, size_mm, carats_min, carats_max, quality_id
        :return: one ``liink.stone.spec``
        """
        wanted = self._liink_normalise(vals)
        return self.search(Domain.AND(Domain(*leaf) for leaf in self._liink_leaves(wanted)), limit=1) or self.create(
            wanted
        )

    @api.model
    def _liink_normalise(self, vals):
        wanted = {name: vals.get(name) or False for name in ("stone_origin", "shape", "quality_id")}
        wanted["nature"] = vals.get("nature") or "diamond"
        wanted["size_mm"] = round(vals.get("size_mm") or 0.0, 2)
        for name in ("carats_min", "carats_max"):
            wanted[name] = round(vals.get(name) or 0.0, 3)
        return wanted

    @api.model
    def _liink_leaves(self, wanted):
        return [(name, "=", value) for name, value in wanted.items()]
