from odoo import api, models
from odoo.fields import Domain

from .stone_catalogue import GRADES


class LiinkSpecificationPasteLine(models.TransientModel):
    """The articles and qualities that a specification needs and the catalogue does not have."""

    _inherit = "liink.specification.paste.line"

    @api.depends(
        "product_id", "kind", "alloy_id", "component_name", "nature", "origin", "hue", "shape", "size_mm", "width_mm",
        "carats", "quality_id", *(f"{key}_id" for key in GRADES),
    )  # fmt: skip
    def _compute_new_material(self):
        for line in self:
            quality = line._liink_new_quality_name() if line.kind == "stone" and not line.quality_id else ""
            names = [
                line._liink_new_product_name() if not line.product_id else "",
                self.env._("quality %s", quality) if quality else "",
            ]
            line.new_material = ", ".join(name for name in names if name) or False

    def _liink_new_product_name(self):
        """“Oval sapphire 8 × 6 mm”, in the user's language; empty if too little is known."""
        self.ensure_one()
        if self.kind == "metal":
            return self.alloy_id.name or ""
        if self.kind == "component":
            return self.component_name or ""
        if not self.nature:
            return ""
        line = self.env["mrp.bom.line"].new(
            {"product_id": self.env["product.product"].new(self._liink_prepare_new_stone_vals())}
        )
        name, paste = line._liink_stone_name(), self.env["liink.specification.paste"]
        sides = " × ".join(paste._liink_number(side) for side in (self.size_mm, self.width_mm) if side)
        measures = [f"{sides} mm" if sides else "", f"{paste._liink_number(self.carats)} ct" if self.carats else ""]
        return " ".join([name[:1].upper() + name[1:], *(measure for measure in measures if measure)])

    def _liink_new_quality_name(self):
        """“GH/VS”: the letters of the colours and the clarities from the best to the worst."""
        colours = self._liink_grade_names("colour", self.colour_from_id, self.colour_to_id)
        clarity = [grade.name for grade in (self.clarity_from_id | self.clarity_to_id)]
        common = _common_clarity(clarity)
        return "/".join(part for part in ("".join(colours), common) if part)

    @api.model
    def _liink_grade_names(self, scale, best, worst):
        if not best or not worst:
            return [(best or worst).name] if best or worst else []
        between = self.env["liink.grade"].search(
            Domain("scale", "=", scale) & Domain("rank", ">=", best.rank) & Domain("rank", "<=", worst.rank)
        )
        return between.mapped("name")

    def _liink_make_product(self):
        """Make the article of this line and return it.

        A LIINK user describes pieces, and the article belongs to the piece; what is written was shown before.
        """
        self.ensure_one()
        same = self._liink_find_stone(self._liink_stone_values()) if self.kind == "stone" else None
        return same or self.env["product.product"].create(self._liink_prepare_new_product_vals())

    def _liink_prepare_new_product_vals(self):
        """Values of the `product.product` that this line needs and the catalogue does not have."""
        vals = {
            "metal": lambda: {"alloy_id": self.alloy_id.id},
            "stone": self._liink_prepare_new_stone_vals,
            "component": dict,
        }[self.kind]()
        return {**vals, "name": self._liink_new_product_name(), "precious_kind": self.kind, "sale_ok": False}

    def _liink_stone_values(self):
        names = ("nature", "origin", "hue", "shape", "size_mm", "width_mm", "carats")
        return {name: self[name] for name in names}

    def _liink_prepare_new_stone_vals(self):
        return {
            "stone_nature": self.nature,
            "stone_origin": self.origin,
            "stone_hue": self.hue,
            "stone_shape": self.shape,
            "stone_size_mm": self.size_mm,
            "stone_width_mm": self.width_mm,
            "carats_per_stone": self.carats,
        }

    def _liink_make_quality(self):
        """Make the quality of this line, if grades were read, and return it.

        Qualities are the managers' to change; a new range of known grades, read and agreed to, changes none of them.
        """
        self.ensure_one()
        name = self._liink_new_quality_name()
        Quality = self.env["liink.stone.quality"]
        if not name:
            return Quality
        found = self._liink_find_quality({f"{key}_id": self[f"{key}_id"].id for key in GRADES})
        return found or Quality.sudo().create(
            {"name": name, **{f"{key}_id": self[f"{key}_id"].id for key in GRADES}}
        ).with_env(self.env)  # fmt: skip


def _common_clarity(names):
    """“VS” of VS1 and VS2, “VS2-SI1” of two others, “IF” of one."""
    if len(names) < 2:
        return names[0] if names else ""
    best, worst = names
    if best[:-1] == worst[:-1] and (best[-1], worst[-1]) == ("1", "2"):
        return best[:-1]
    return f"{best}-{worst}"
