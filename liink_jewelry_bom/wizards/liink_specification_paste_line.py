from odoo import api, fields, models
from odoo.addons.liink_precious_stock.models.product_template import (
    STONE_HUES,
    STONE_NATURES,
    STONE_ORIGINS,
    STONE_SHAPES,
)
from odoo.exceptions import UserError


class LiinkSpecificationPasteLine(models.TransientModel):
    """One material proposed: an article of the catalogue, or the one that will be made when the user agrees."""

    _name = "liink.specification.paste.line"
    _description = "Material of a Pasted Specification"
    _order = "sequence, id"

    paste_id = fields.Many2one("liink.specification.paste", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=1000)
    kind = fields.Selection(
        [("metal", "Metal"), ("stone", "Stone"), ("component", "Component")],
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
    )
    product_id = fields.Many2one("product.product", "Material")
    new_material = fields.Char(
        "New in the Catalogue",
        compute="_compute_new_material",
        help="The article or the quality that is made along with the piece, as none like it is in the catalogue.",
    )
    quantity = fields.Float(digits=(16, 4), help="Grams of metal issued, or whole stones.")
    unit = fields.Char(compute="_compute_unit")
    loss_percent = fields.Float("Loss (%)", digits=(5, 2))
    alloy_id = fields.Many2one("liink.alloy")
    component_name = fields.Char("Component")
    nature = fields.Selection(STONE_NATURES)
    origin = fields.Selection(STONE_ORIGINS)
    hue = fields.Selection(STONE_HUES)
    shape = fields.Selection(STONE_SHAPES)
    size_mm = fields.Float("Size (mm)", digits=(16, 2))
    width_mm = fields.Float("Stone Width (mm)", digits=(16, 2))
    carats = fields.Float("Carats per Stone", digits=(16, 3))
    quality_id = fields.Many2one("liink.stone.quality")
    colour_from_id = fields.Many2one("liink.grade", "Colour from")
    colour_to_id = fields.Many2one("liink.grade", "Colour to")
    clarity_from_id = fields.Many2one("liink.grade", "Clarity from")
    clarity_to_id = fields.Many2one("liink.grade", "Clarity to")
    setting_type_id = fields.Many2one("liink.setting.type", "Setting")
    position = fields.Char()
    supplied_by = fields.Selection(
        [("brand", "Brand"), ("maker", "Maker"), ("customer", "Customer")], default="brand", required=True
    )
    words = fields.Char(readonly=True, help="The words of the text that this material was read from.")
    doubts = fields.Char(readonly=True)
    to_check = fields.Char(compute="_compute_to_check", help="What is missing, else what is doubtful.")
    remark = fields.Char(readonly=True, help="What was supposed because the text does not say it.")

    @api.depends("product_id")
    def _compute_kind(self):
        for line in self:
            line.kind = line.product_id.precious_kind or line.kind

    @api.depends("kind", "product_id")
    def _compute_unit(self):
        gram = self.env["uom.uom"].browse(self.env["ir.model.data"]._xmlid_to_res_id("uom.product_uom_gram"))
        for line in self:
            line.unit = gram.name if line.kind == "metal" else line.product_id.uom_id.name or ""

    @api.onchange("product_id")
    def _onchange_product_id(self):
        """An article chosen by hand says what one stone of it weighs."""
        if self.kind == "stone" and not self.carats:
            self.carats = self.product_id.carats_per_stone

    @api.depends("product_id", "new_material", "quantity", "kind", "carats", "size_mm", "doubts", "remark")
    def _compute_to_check(self):
        for line in self:
            line.to_check = line._liink_missing() or line.doubts or line.remark

    def _liink_missing(self):
        """What a maker could not do without and nobody said yet, or nothing."""
        self.ensure_one()
        if not (self.product_id or self.new_material):
            return self.env._("Which article of the catalogue?")
        if self.quantity <= 0:
            return self.env._("How many grams are issued?") if self.kind == "metal" else self.env._("How many?")
        if self.kind == "stone" and not (self.carats or self.size_mm or self.product_id.stone_size_mm):
            return self.env._("How many carats or millimetres has one stone?")
        return ""

    def _liink_check_complete(self):
        """Refuse a material that the maker could not make out.

        :raises UserError: naming the material and what is missing
        """
        self.ensure_one()
        missing = self._liink_missing()
        if missing:
            name = self.product_id.name or self.new_material or self.words
            raise UserError(
                self.env._("%(material)s: %(missing)s", material=name, missing=missing) if name else missing
            )

    def _liink_prepare_material_vals(self):
        """Values of `mrp.bom.line` for these materials, articles and qualities made where they are missing."""
        return [
            {
                "product_id": (line.product_id or line._liink_make_product()).id,
                "product_qty": line.quantity,
                "sequence": 10 * number,
                "supplied_by": line.supplied_by,
                "position": line.position,
                **(line._liink_prepare_stone_line_vals() if line.kind == "stone" else {}),
                **({"loss_percent": line.loss_percent} if line.kind == "metal" else {}),
            }
            for number, line in enumerate(self, 1)
        ]

    def _liink_prepare_stone_line_vals(self):
        return {
            "carats_per_stone": self.carats,
            "stone_quality_id": (self.quality_id or self._liink_make_quality()).id,
            "setting_type_id": self.setting_type_id.id,
        }
