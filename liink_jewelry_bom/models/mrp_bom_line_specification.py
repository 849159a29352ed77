from odoo import api, fields, models
from odoo.tools.misc import formatLang


class MrpBomLine(models.Model):
    """The line in words, as a maker reads it, in the language and number format asked for."""

    _inherit = "mrp.bom.line"

    specification = fields.Char(compute="_compute_specification")

    @api.depends_context("lang")
    @api.depends(
        "product_id.name",
        "product_id.alloy_id.name",
        "product_id.alloy_id.fineness",
        "product_id.precious_kind",
        "product_id.stone_nature",
        "product_id.stone_shape",
        "product_id.stone_origin",
        "product_id.stone_hue",
        "product_id.stone_size_mm",
        "product_id.stone_width_mm",
        "product_qty",
        "product_uom_id.name",
        "stone_quality_id.name",
        "carats_per_stone",
        "total_carats",
        "setting_type_id.name",
        "position",
        "supplied_by",
        "is_pair",
    )
    def _compute_specification(self):
        for line in self:
            line.specification = line._liink_specification() if line.product_id else False

    def _liink_specification(self):
        """Material, setting, position and supplier (if not the brand) in one line of text."""
        self.ensure_one()
        parts = [self._liink_material_text(), self._liink_setting_text(), self.position]
        parts.append(self._liink_supplier_text())
        return ", ".join(part for part in parts if part)

    def _liink_material_text(self):
        if self.precious_kind == "metal":
            return self._liink_metal_text()
        if self.precious_kind == "stone":
            return self._liink_stone_text()
        return self._liink_component_text()

    def _liink_metal_text(self):
        return self.env._(
            "%(alloy)s: %(quantity)s %(unit)s",
            alloy=self._liink_alloy_name(),
            quantity=self._liink_number(self.product_qty, 2, 4),
            unit=self.product_uom_id.name,
        )

    def _liink_alloy_name(self):
        """The alloy's name with its legal title in ‰, said once."""
        alloy = self.product_id.alloy_id
        name = alloy.name or self.product_id.name
        title = self._liink_number(alloy.fineness, 0, 1)
        if not alloy or "‰" in name:
            return name
        return f"{name} ‰" if name.endswith(title) else f"{name} {title} ‰"

    def _liink_stone_text(self):
        text = self.env._(
            "%(count)s × %(stone)s %(measure)s %(quality)s",
            count=self._liink_number(self.product_qty, 0, 0),
            stone=self._liink_stone_name(),
            measure=self._liink_stone_measure(),
            quality=self.stone_quality_id.name or "",
        ).strip()
        if self.product_qty == 1 or not self.carats_per_stone:
            return text
        total = self._liink_number(self.total_carats, 2, 3)
        if self.is_pair:
            return text + " " + self.env._("(matched pair, %(carats)s ct in total)", carats=total)
        return text + " " + self.env._("(%(carats)s ct in total)", carats=total)

    def _liink_stone_measure(self):
        """What one stone weighs; its size where the weight is not known, or where two sides tell more."""
        if self.carats_per_stone and not self.product_id.stone_width_mm:
            return self._liink_carats_text()
        size = self.product_id._liink_stone_size_text()
        return ", ".join(text for text in (size, self.carats_per_stone and self._liink_carats_text()) if text)

    def _liink_carats_text(self):
        return self.env._("%s ct", self._liink_number(self.carats_per_stone, 2, 3))

    def _liink_stone_name(self):
        """What the stone is, in words, and where it grew, if in a laboratory."""
        name = self._liink_stone_kind()
        if self.product_id.stone_origin == "laboratory":
            name += " " + self.env._("(laboratory-grown)")
        return name

    def _liink_stone_kind(self):
        """Shape and nature, in the order and gender that the language wants; the hue, if it is sold by it."""
        product = self.product_id
        shape = self._liink_stone_shapes().get(product.stone_shape, "%(stone)s")
        name = shape % {"stone": self._liink_stone_natures().get(product.stone_nature, "")}
        name = self._liink_round_stones().get((product.stone_shape, product.stone_nature), name)
        if product.stone_hue:
            name = self.env._("%(stone)s, %(hue)s", stone=name, hue=self._liink_stone_hues()[product.stone_hue])
        return name

    def _liink_stone_hues(self):
        """In French they agree with the word colour."""
        return {
            "white": self.env._("white"),
            "grey": self.env._("grey"),
            "black": self.env._("black"),
            "yellow": self.env._("yellow"),
            "orange": self.env._("orange"),
            "champagne": self.env._("champagne"),
            "brown": self.env._("brown"),
            "pink": self.env._("pink"),
            "red": self.env._("red"),
            "violet": self.env._("violet"),
            "blue": self.env._("blue"),
            "green": self.env._("green"),
            "padparadscha": self.env._("padparadscha"),
        }

    def _liink_stone_natures(self):
        return {
            "diamond": self.env._("diamond"),
            "sapphire": self.env._("sapphire"),
            "ruby": self.env._("ruby"),
            "emerald": self.env._("emerald"),
            "amethyst": self.env._("amethyst"),
            "aquamarine": self.env._("aquamarine"),
            "citrine": self.env._("citrine"),
            "garnet": self.env._("garnet"),
            "lapis": self.env._("lapis lazuli"),
            "moissanite": self.env._("moissanite"),
            "moonstone": self.env._("moonstone"),
            "morganite": self.env._("morganite"),
            "onyx": self.env._("onyx"),
            "opal": self.env._("opal"),
            "pearl": self.env._("pearl"),
            "peridot": self.env._("peridot"),
            "spinel": self.env._("spinel"),
            "tanzanite": self.env._("tanzanite"),
            "topaz": self.env._("topaz"),
            "tourmaline": self.env._("tourmaline"),
            "tsavorite": self.env._("tsavorite"),
            "turquoise": self.env._("turquoise"),
            "zirconia": self.env._("zirconia"),
            "other": self.env._("stone"),
        }

    def _liink_stone_shapes(self):
        return {
            "round": self.env._("round %(stone)s"),
            "oval": self.env._("oval %(stone)s"),
            "princess": self.env._("princess-cut %(stone)s"),
            "pear": self.env._("pear-shaped %(stone)s"),
            "marquise": self.env._("marquise-cut %(stone)s"),
            "emerald": self.env._("emerald-cut %(stone)s"),
            "cushion": self.env._("cushion-cut %(stone)s"),
            "baguette": self.env._("baguette-cut %(stone)s"),
            "heart": self.env._("heart-shaped %(stone)s"),
            "trillion": self.env._("trillion-cut %(stone)s"),
            "cabochon": self.env._("%(stone)s cabochon"),
            "asscher": self.env._("Asscher-cut %(stone)s"),
            "radiant": self.env._("radiant-cut %(stone)s"),
            "rose_cut": self.env._("rose-cut %(stone)s"),
            "briolette": self.env._("briolette %(stone)s"),
        }

    def _liink_round_stones(self):
        """Round is the one shape that agrees in gender with its stone in French."""
        return {
            ("round", "emerald"): self.env._("round emerald"),
            ("round", "other"): self.env._("round stone"),
            ("round", "amethyst"): self.env._("round amethyst"),
            ("round", "aquamarine"): self.env._("round aquamarine"),
            ("round", "citrine"): self.env._("round citrine"),
            ("round", "moissanite"): self.env._("round moissanite"),
            ("round", "moonstone"): self.env._("round moonstone"),
            ("round", "morganite"): self.env._("round morganite"),
            ("round", "opal"): self.env._("round opal"),
            ("round", "pearl"): self.env._("round pearl"),
            ("round", "tanzanite"): self.env._("round tanzanite"),
            ("round", "topaz"): self.env._("round topaz"),
            ("round", "tourmaline"): self.env._("round tourmaline"),
            ("round", "tsavorite"): self.env._("round tsavorite"),
            ("round", "turquoise"): self.env._("round turquoise"),
        }

    def _liink_component_text(self):
        # `env.ref` asks the database each time whether the record is still there; this does not.
        unit = self.env["ir.model.data"]._xmlid_to_res_id("uom.product_uom_unit")
        if self.product_uom_id.id == unit:
            quantity = self._liink_number(self.product_qty, 0, 4)
            return f"{quantity} × {self.product_id.name}"
        return self.env._(
            "%(component)s: %(quantity)s %(unit)s",
            component=self.product_id.name,
            quantity=self._liink_number(self.product_qty, 0, 4),
            unit=self.product_uom_id.name,
        )

    def _liink_setting_text(self):
        if not self.setting_type_id:
            return ""
        return self.env._("%(setting)s setting", setting=self.setting_type_id.name.lower())

    def _liink_supplier_text(self):
        return {
            "maker": self.env._("supplied by the maker"),
            "customer": self.env._("supplied by the customer"),
        }.get(self.supplied_by, "")

    def _liink_number(self, value, least, most):
        """`value` in the language's format, with `least` to `most` decimals and no idle zeros."""
        digits = most
        while digits > least and abs(round(value, digits - 1) - value) < 10**-most / 2:
            digits -= 1
        return formatLang(self.env, value, digits=digits)
