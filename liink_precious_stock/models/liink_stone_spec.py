from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..tools import format_measure
from .product_template import STONE_NATURES, STONE_ORIGINS, STONE_SHAPES

GRADE_FIELDS = ("colour_from_id", "colour_to_id", "clarity_from_id", "clarity_to_id")
FIELDS = (
    "stone_origin", "shape", "quality_id", "is_single", *GRADE_FIELDS, "nature", "size_mm", "size_to_mm",
    "carats_min", "carats_max",
)  # fmt: skip


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
    size_mm = fields.Float(
        "Size (mm)",
        digits=(16, 2),
        aggregator=None,
        help="Diameter or length wanted. With “Size to”, the smallest size accepted.",
    )
    size_to_mm = fields.Float("Size to (mm)", digits=(16, 2), aggregator=None, help="Largest size accepted.")
    carats_min = fields.Float(
        "Carats from", digits=(16, 3), aggregator=None, help="Lightest stone accepted, in carats per stone."
    )
    carats_max = fields.Float(
        "Carats to", digits=(16, 3), aggregator=None, help="Heaviest stone accepted, in carats per stone."
    )
    quality_id = fields.Many2one("liink.stone.quality", ondelete="restrict", index="btree_not_null")
    colour_from_id = fields.Many2one("liink.grade", "Colour from", domain=[("scale", "=", "colour")])
    colour_to_id = fields.Many2one("liink.grade", "Colour to", domain=[("scale", "=", "colour")])
    clarity_from_id = fields.Many2one("liink.grade", "Clarity from", domain=[("scale", "=", "clarity")])
    clarity_to_id = fields.Many2one("liink.grade", "Clarity to", domain=[("scale", "=", "clarity")])
    is_single = fields.Boolean(
        "Single Stone",
        help="Each piece takes one such stone, so that a stone with its own certificate may serve. Without it,"
        " certified stones are never taken.",
    )

    _spec_unique = models.UniqueIndex(
        "(nature, COALESCE(stone_origin, ''), COALESCE(shape, ''), COALESCE(size_mm, 0), COALESCE(size_to_mm, 0),"
        " COALESCE(carats_min, 0), COALESCE(carats_max, 0), COALESCE(quality_id, 0), COALESCE(colour_from_id, 0),"
        " COALESCE(colour_to_id, 0), COALESCE(clarity_from_id, 0), COALESCE(clarity_to_id, 0),"
        " COALESCE(is_single, FALSE))",
        "This stone specification already exists.",
    )

    @api.constrains("size_mm", "size_to_mm", "carats_min", "carats_max")
    def _check_measures(self):
        for spec in self:
            if min(spec.size_mm, spec.size_to_mm, spec.carats_min, spec.carats_max) < 0:
                raise ValidationError(self.env._("Stone specification %s has a negative measure.", spec.display_name))
            if spec.carats_max and spec.carats_min > spec.carats_max:
                raise ValidationError(
                    self.env._("Stone specification %s: the smallest weight is above the largest.", spec.display_name)
                )
            if spec.size_to_mm and spec.size_mm > spec.size_to_mm:
                raise ValidationError(
                    self.env._("Stone specification %s: the smallest size is above the largest.", spec.display_name)
                )

    @api.constrains(*GRADE_FIELDS)
    def _check_grades(self):
        for spec in self:
            for scale in ("colour", "clarity"):
                best, worst = spec[f"{scale}_from_id"], spec[f"{scale}_to_id"]
                if any(grade.scale != scale for grade in best | worst):
                    raise ValidationError(
                        self.env._(
                            "Stone specification %s uses a colour grade as a clarity, or the reverse.",
                            spec.display_name,
                        )
                    )
                if best and worst and best.rank > worst.rank:
                    raise ValidationError(
                        self.env._(
                            "Stone specification %(spec)s: %(best)s to %(worst)s is upside down, give the better grade"
                            " first.",
                            spec=spec.display_name,
                            best=best.name,
                            worst=worst.name,
                        )
                    )

    @api.depends(
        "nature", "stone_origin", "shape", "size_mm", "size_to_mm", "carats_min", "carats_max", "quality_id.name",
        *(f"{name}.name" for name in GRADE_FIELDS),
    )  # fmt: skip
    @api.depends_context("lang")
    def _compute_display_name(self):
        for spec in self:
            spec.display_name = " · ".join(filter(None, spec._liink_description_parts()))

    def _liink_description_parts(self):
        """Return the words of the display name; a diamond does not say so, other stones do."""
        self.ensure_one()
        return [
            "" if self.nature == "diamond" else self._liink_label("nature"),
            self._liink_grade_text("colour") if self.colour_from_id or self.colour_to_id else "",
            self._liink_grade_text("clarity") if self.clarity_from_id or self.clarity_to_id else "",
            self.quality_id.name,
            self._liink_label("shape") if self.shape else "",
            self._liink_size_range(),
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

    def _liink_size_range(self):
        if not (self.size_mm or self.size_to_mm):
            return ""
        sizes = [format_measure(self.env, size, 2, 2) for size in (self.size_mm, self.size_to_mm) if size]
        text = f"{'–'.join(dict.fromkeys(sizes))} mm"
        return text if self.size_mm else f"≤ {text}"

    def _liink_grade_text(self, scale):
        """Return the grades asked of ``scale`` as G–H, “≥ H” when only the worst one is said, or an empty text."""
        best, worst = self._liink_asked_grades(scale)
        if not worst:
            return ""
        return "–".join(dict.fromkeys((best.name, worst.name))) if best else f"≥ {worst.name}"

    def _liink_asked_grades(self, scale):
        """Return the (best, worst) ``liink.grade`` asked, those of the specification itself before its quality's."""
        self.ensure_one()
        best, worst = self[f"{scale}_from_id"], self[f"{scale}_to_id"]
        if not (best or worst):
            best, worst = self.quality_id[f"{scale}_from_id"], self.quality_id[f"{scale}_to_id"]
        return best, worst or best

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

        :param dict vals: any of nature, stone_origin, shape, size_mm, size_to_mm, carats_min, carats_max, quality_id,
            colour_from_id, colour_to_id, clarity_from_id, clarity_to_id, is_single
        :return: one ``liink.stone.spec``
        """
        [spec] = self._liink_get_or_create_all([vals])
        return spec

    @api.model
    def _liink_get_or_create_all(self, vals_list):
        """Return a specification for each of ``vals_list`` (as above), in their order, those missing created.

        The number of queries does not depend on how many they are.
        """
        wanted = [self._liink_normalise(vals) for vals in vals_list]
        keys = [tuple(vals.values()) for vals in wanted]
        found = self._liink_find_all(wanted) if wanted else {}
        missing = {key: vals for key, vals in zip(keys, wanted, strict=True) if key not in found}
        created = self.create(list(missing.values())) if missing else self.browse()
        ids = {**found, **dict(zip(missing, created.ids, strict=True))}
        specs = self.browse(ids[key] for key in keys)
        return [spec.with_prefetch(specs._prefetch_ids) for spec in specs]

    @api.model
    def _liink_find_all(self, wanted):
        """Return {values, in the order of ``_liink_normalise``: id} of the specifications that there are."""
        narrowing = ("nature", "size_mm", "carats_min", "carats_max")
        domain = Domain.AND(Domain(name, "in", list({vals[name] for vals in wanted})) for name in narrowing)
        specs = self.search(domain, order="id desc")
        return {tuple(spec._liink_values().values()): spec.id for spec in specs}

    def _liink_values(self):
        """Return what this specification says, in the format of ``_liink_normalise``."""
        self.ensure_one()
        values = {name: self[name].id if self._fields[name].relational else self[name] for name in FIELDS}
        return self._liink_normalise(values)

    def _liink_with(self, vals):
        """Return the specification that differs from this one by ``vals`` only."""
        self.ensure_one()
        return self._liink_get_or_create({**self._liink_values(), **vals})

    @api.model
    def _liink_normalise(self, vals):
        names = ("stone_origin", "shape", "quality_id", "is_single", *GRADE_FIELDS)
        wanted = {name: vals.get(name) or False for name in names}
        wanted["nature"] = vals.get("nature") or "diamond"
        for name in ("size_mm", "size_to_mm"):
            wanted[name] = round(vals.get(name) or 0.0, 2)
        for name in ("carats_min", "carats_max"):
            wanted[name] = round(vals.get(name) or 0.0, 3)
        return wanted
