from odoo import api, models
from odoo.addons.liink_precious_stock.tools import format_measure

from ..tools.ring_size import inner_diameter
from .product_template_weights import GRAMS_PER_CARAT

SIZES_IN_A_ROW = 8


class LiinkTechnicalSheet(models.AbstractModel):
    """The piece in a few lines: kind, size, dimensions, finish, weights, hallmark; and the sizes it is offered in."""

    _inherit = "liink.technical.sheet"

    @api.model
    def _liink_prepare_facts(self, request, materials, limits):
        """List of (label, value), the empty ones left out."""
        piece = request.piece
        facts = [
            (self.env._("Type"), self._liink_label(piece, "jewel_type")),
            (self.env._("Size"), self._liink_size_text(request)),
            *self._liink_variant_facts(request),
            (self.env._("Dimensions"), self._liink_dimensions_text(piece)),
            (self.env._("Finish"), ", ".join(piece.finish_ids.mapped("name"))),
            *self._liink_weight_facts(request, materials),
            (self.env._("Hallmark"), self._liink_sheet_hallmark(materials, limits)),
        ]
        return [(label, value) for label, value in facts if value]

    @api.model
    def _liink_size_text(self, request):
        size = request.product.liink_variant_size if request.product else request.piece.ring_size
        if not size:
            return ""
        return self.env._(
            "%(size)s (inner ø %(diameter)s mm)",
            size=format_measure(self.env, size, 0, 1),
            diameter=format_measure(self.env, inner_diameter(size), 2, 2),
        )

    @api.model
    def _liink_variant_facts(self, request):
        """The metal, length … of the variant, or those that the piece is offered in; sizes are told apart."""
        if request.product:
            values = request.product.product_template_attribute_value_ids
            chosen = [(value.attribute_id, value.name) for value in values]
            return [(attribute.name, name) for attribute, name in chosen if attribute.liink_role != "ring_size"]
        facts = []
        for line in request.piece.attribute_line_ids:
            if line.attribute_id.liink_role != "ring_size":
                names = [value.name for value in line.product_template_value_ids if value.ptav_active]
                facts.append((line.attribute_id.name, ", ".join(names)))
        return facts

    @api.model
    def _liink_dimensions_text(self, piece):
        sides = [
            (piece.length_mm, lambda text: self.env._("length %s mm", text)),
            (piece.width_mm, lambda text: self.env._("width %s mm", text)),
            (piece.height_mm, lambda text: self.env._("height %s mm", text)),
            (piece.thickness_mm, lambda text: self.env._("thickness %s mm", text)),
            (piece.diameter_mm, lambda text: self.env._("ø %s mm", text)),
        ]
        return ", ".join(say(format_measure(self.env, side, 0, 2)) for side, say in sides if side)

    @api.model
    def _liink_weight_facts(self, request, materials):
        """What one piece takes and weighs; of the piece's own size and first metal where there are several."""
        counted = [material for material in materials if material["counts"]]
        if not counted:
            return []
        kinds = [(material, material["line"].precious_kind) for material in counted]
        carats = sum(material["carats"] for material, kind in kinds if kind == "stone")
        net = sum(material["net"] for material, _kind in kinds)
        facts = [
            (self.env._("Metal issued"), sum(each["issued"] for each, kind in kinds if kind == "metal")),
            (self.env._("Finished piece (estimate)"), net + carats * GRAMS_PER_CARAT),
            (self.env._("Fine metal in it"), sum(material["fine"] for material in counted)),
        ]
        described = self._liink_described_variant(request)
        weights = [(label, grams and self._liink_grams(grams)) for label, grams in facts]
        if described:
            weights.insert(0, (self.env._("Weights of"), described))
        return [*weights, (self.env._("Stones"), carats and self._liink_carats(carats))]

    @api.model
    def _liink_described_variant(self, request):
        """Which size and metal the weights of a sheet for all of them are of."""
        if request.product or not request.piece.attribute_line_ids:
            return ""
        values = ", ".join(value.name for value in request.piece._liink_own_values())
        return values

    @api.model
    def _liink_sheet_hallmark(self, materials, limits):
        weights = {}
        for material in materials:
            metal = material["line"].product_id.alloy_id.metal_id
            if metal and material["counts"]:
                weights[metal] = weights.get(metal, 0.0) + material["net"]
        return self.env["product.template"]._liink_judge_hallmark(weights, limits)[1]

    @api.model
    def _liink_prepare_sizes(self, request, materials):
        """Each size that the piece is offered in, with its inner diameter and the metal issued for it.

        :return: None for a sheet of one variant; else dict: metals (names), blocks: lists of dict size, diameter,
            grams (one text per metal); across (how many a row of the paper holds)
        """
        sizes = [] if request.product else self._liink_offered_sizes(request.piece)
        if not sizes:
            return None
        metals = self._liink_offered_metals(request.piece, materials)
        rows = [
            {
                "size": format_measure(self.env, size, 0, 1),
                "diameter": format_measure(self.env, inner_diameter(size), 2, 2),
                "grams": [
                    format_measure(self.env, grams * request.piece._liink_size_factor(size), 2, 2)
                    for _name, grams in metals
                ],
            }
            for size in sizes
        ]
        blocks = [rows[start : start + SIZES_IN_A_ROW] for start in range(0, len(rows), SIZES_IN_A_ROW)]
        return {"metals": [name for name, _grams in metals], "blocks": blocks, "across": SIZES_IN_A_ROW}

    @api.model
    def _liink_offered_sizes(self, piece):
        lines = piece.attribute_line_ids
        values = [value for line in lines for value in line.product_template_value_ids if value.ptav_active]
        return sorted({value.product_attribute_value_id.liink_ring_size for value in values} - {0.0})

    @api.model
    def _liink_offered_metals(self, piece, materials):
        """List of (name, grams issued in the piece's own size), one for each metal offered."""
        metals = [material for material in materials if material["line"].precious_kind == "metal"]
        own = piece._liink_own_values()
        offered = [
            value
            for line in piece.attribute_line_ids
            if line.attribute_id.liink_role == "metal"
            for value in line.product_template_value_ids
            if value.ptav_active
        ]
        found = []
        for value in offered:
            wanted = {each for each in own if each.attribute_id != value.attribute_id} | {value}
            found.append((value.name, self._liink_issued_for(metals, wanted)))
        return [each for each in found if each[1]] or [
            (self.env._("Metal"), sum(each["issued"] for each in metals if each["counts"]))
        ]

    @api.model
    def _liink_issued_for(self, metals, wanted):
        """Grams of the lines that serve a piece of these attribute values."""
        total = 0.0
        for material in metals:
            named = {}
            for value in material["values"]:
                named.setdefault(value.attribute_id, set()).add(value)
            if all(values & wanted for values in named.values()):
                total += material["issued"]
        return total
