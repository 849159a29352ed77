from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

PRECIOUS_KINDS = [
    ("metal", "Metal"),
    ("stone", "Stone"),
    ("component", "Component"),
    ("jewel", "Jewel"),
    ("scrap", "Scrap"),
]
STONE_NATURES = [
    ("diamond", "Diamond"),
    ("sapphire", "Sapphire"),
    ("ruby", "Ruby"),
    ("emerald", "Emerald"),
    ("amethyst", "Amethyst"),
    ("aquamarine", "Aquamarine"),
    ("citrine", "Citrine"),
    ("garnet", "Garnet"),
    ("lapis", "Lapis lazuli"),
    ("moissanite", "Moissanite"),
    ("moonstone", "Moonstone"),
    ("morganite", "Morganite"),
    ("onyx", "Onyx"),
    ("opal", "Opal"),
    ("pearl", "Pearl"),
    ("peridot", "Peridot"),
    ("spinel", "Spinel"),
    ("tanzanite", "Tanzanite"),
    ("topaz", "Topaz"),
    ("tourmaline", "Tourmaline"),
    ("tsavorite", "Tsavorite"),
    ("turquoise", "Turquoise"),
    ("zirconia", "Zirconia"),
    ("other", "Other"),
]
STONE_ORIGINS = [("natural", "Natural"), ("laboratory", "Laboratory-grown")]
STONE_SHAPES = [
    ("round", "Round"),
    ("oval", "Oval"),
    ("princess", "Princess"),
    ("pear", "Pear"),
    ("marquise", "Marquise"),
    ("emerald", "Emerald cut"),
    ("cushion", "Cushion"),
    ("baguette", "Baguette"),
    ("heart", "Heart"),
    ("trillion", "Trillion"),
    ("cabochon", "Cabochon"),
    ("asscher", "Asscher"),
    ("radiant", "Radiant"),
    ("rose_cut", "Rose cut"),
    ("briolette", "Briolette"),
    ("other", "Other"),
]
# The colour that a stone is sold by, where its nature does not say it: a pink sapphire is no blue one.
STONE_HUES = [
    ("white", "White"),
    ("grey", "Grey"),
    ("black", "Black"),
    ("yellow", "Yellow"),
    ("orange", "Orange"),
    ("champagne", "Champagne"),
    ("brown", "Brown"),
    ("pink", "Pink"),
    ("red", "Red"),
    ("violet", "Violet"),
    ("blue", "Blue"),
    ("green", "Green"),
    ("padparadscha", "Padparadscha"),
]
MATTER_FIELDS = ("alloy_id", "stone_nature", "stone_origin")
# How a kind may be followed, the usual way first: a certified stone is a serial number, a parcel is a lot.
TRACKING_BY_KIND = {"metal": ("lot",), "stone": ("lot", "serial"), "scrap": ("lot",), "jewel": ("serial",)}
UOM_BY_KIND = {
    "metal": "uom.product_uom_gram",
    "scrap": "uom.product_uom_gram",
    "stone": "uom.product_uom_unit",
    "jewel": "uom.product_uom_unit",
}


class ProductTemplate(models.Model):
    """A product that is precious says what it is made of; its kind decides how it is counted.

    Metal and scrap are weighed in grams and followed by lot, stones are counted in pieces (their carats
    are a second measure, see ``stock.move.line.carats``), jewels are single pieces with a serial number.
    """

    _inherit = "product.template"

    precious_kind = fields.Selection(PRECIOUS_KINDS, index=True, help="Decides the unit and how lots are followed.")
    alloy_id = fields.Many2one("liink.alloy", ondelete="restrict", index="btree_not_null")
    fineness = fields.Float(related="alloy_id.fineness")
    stone_nature = fields.Selection(STONE_NATURES, "Nature")
    stone_origin = fields.Selection(STONE_ORIGINS, "Origin", help="Natural, or grown in a laboratory.")
    stone_shape = fields.Selection(STONE_SHAPES, "Shape")
    stone_hue = fields.Selection(
        STONE_HUES, "Hue", help="Colour that the stone is sold by; a diamond's colour grade belongs to its quality."
    )
    stone_size_mm = fields.Float(
        "Size (mm)", digits=(16, 2), aggregator=None, help="Diameter, or the longer side of a stone that is not round."
    )
    stone_width_mm = fields.Float(
        "Stone Width (mm)",
        digits=(16, 2),
        aggregator=None,
        help="The shorter side of a stone that is not round: 6 of 8 × 6.",
    )
    carats_per_stone = fields.Float(
        "Carats per Stone",
        digits=(16, 3),
        aggregator=None,
        help="Usual weight of one stone, used when a receipt is not weighed.",
    )

    @api.constrains("precious_kind", "uom_id")
    def _check_precious_unit(self):
        for template in self:
            wanted = template._liink_precious_uom()
            if wanted and template.uom_id != wanted:
                raise ValidationError(
                    self.env._(
                        "%(product)s is counted in %(unit)s, but this kind of product is counted in %(wanted)s.",
                        product=template.display_name,
                        unit=template.uom_id.name,
                        wanted=wanted.name,
                    )
                )

    @api.constrains("precious_kind", "tracking", "is_storable")
    def _check_precious_tracking(self):
        for template in self:
            allowed = TRACKING_BY_KIND.get(template.precious_kind)
            if allowed and (template.tracking not in allowed or not template.is_storable):
                raise ValidationError(
                    self.env._(
                        "%s must be kept in stock by lot or serial number, otherwise its origin cannot be proved.",
                        template.display_name,
                    )
                )

    @api.constrains("carats_per_stone", "stone_size_mm", "stone_width_mm")
    def _check_stone_measures(self):
        for template in self:
            if min(template.carats_per_stone, template.stone_size_mm, template.stone_width_mm) < 0:
                raise ValidationError(self.env._("%s has a negative stone measure.", template.display_name))

    @api.onchange("precious_kind")
    def _onchange_precious_kind(self):
        self.update(self._liink_vals_of_kind(self.precious_kind))

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._liink_force_kind(vals) for vals in vals_list])

    def write(self, vals):
        self._liink_check_matter_kept(vals)
        if "precious_kind" in vals:
            vals = self._liink_force_kind(vals)
        return super().write(vals)

    def _liink_check_matter_kept(self, vals):
        """Refuse that matter already in stock becomes another one: lots, papers and accounts rely on it."""
        changing = self.filtered(lambda template: template._liink_changes_matter(vals))
        if not changing:
            return
        variants = changing.with_context(active_test=False).product_variant_ids
        used = self.env["stock.move.line"].sudo().search([("product_id", "in", variants.ids)], limit=1)
        if used:
            raise UserError(
                self.env._(
                    "%s has already moved in stock: what it is made of cannot change. Create another product.",
                    used.product_id.display_name,
                )
            )

    def _liink_changes_matter(self, vals):
        if "precious_kind" in vals and (vals["precious_kind"] or False) != self.precious_kind:
            return True
        # What was never said may still be said; what was said stays.
        said = [name for name in MATTER_FIELDS if name in vals and self[name]]
        return any(self._fields[name].convert_to_cache(vals[name], self) != self._liink_cached(name) for name in said)

    def _liink_cached(self, name):
        return self._fields[name].convert_to_cache(self[name], self)

    @api.model
    def _liink_force_kind(self, vals):
        """Return ``vals`` completed by what the kind demands; a unit given on purpose is left to be checked."""
        forced = self._liink_vals_of_kind(vals.get("precious_kind"))
        if "uom_id" in vals:
            forced.pop("uom_id", None)
        if vals.get("tracking") in TRACKING_BY_KIND.get(vals.get("precious_kind"), ()):
            forced.pop("tracking", None)
        return {**vals, **forced}

    @api.model
    def _liink_vals_of_kind(self, kind):
        """Return the stock settings that a kind imposes, an empty dict for an ordinary product."""
        if not kind:
            return {}
        vals = {"type": "consu", "is_storable": True}
        if kind in TRACKING_BY_KIND:
            vals["tracking"] = TRACKING_BY_KIND[kind][0]
        if kind in UOM_BY_KIND:
            # `env.ref` asks the database each time whether the record is still there; this does not.
            vals["uom_id"] = self.env["ir.model.data"]._xmlid_to_res_id(UOM_BY_KIND[kind])
        return vals

    def _liink_precious_uom(self):
        """Return the only unit that this kind may be counted in, or an empty recordset."""
        self.ensure_one()
        xmlid = UOM_BY_KIND.get(self.precious_kind)
        return self.env["uom.uom"].browse(xmlid and self.env["ir.model.data"]._xmlid_to_res_id(xmlid))
