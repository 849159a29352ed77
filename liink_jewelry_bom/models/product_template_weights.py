from odoo import api, fields, models

GRAMS_PER_CARAT = 0.2


class ProductTemplate(models.Model):
    """What a piece will weigh, estimated from its main bill of materials in the piece's own size and first metal."""

    _inherit = "product.template"

    component_weight = fields.Float(
        "Weight (g)",
        digits=(16, 4),
        aggregator=None,
        help="Grams of one unit of this component: of one clasp, or of one metre of chain.",
    )
    estimated_metal_weight = fields.Float(
        "Metal Weight (g)",
        digits=(16, 4),
        compute="_compute_estimated_weights",
        help="Grams of alloy issued for one piece by its main bill of materials, loss included.",
    )
    estimated_net_weight = fields.Float(
        "Metal in the Piece (g)",
        digits=(16, 4),
        compute="_compute_estimated_weights",
        help="Grams of precious metal that stay in one piece: what is issued less the stated loss, and the findings.",
    )
    estimated_fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=(16, 4),
        compute="_compute_estimated_weights",
        help="Grams of pure metal in one piece.",
    )
    estimated_carats = fields.Float(
        "Carats",
        digits=(16, 3),
        compute="_compute_estimated_weights",
        help="Carats of all stones of one piece, by its main bill of materials.",
    )
    estimated_stone_weight = fields.Float(
        "Stone Weight (g)",
        digits=(16, 4),
        compute="_compute_estimated_weights",
        help="Grams of all stones of one piece: a carat is 0.2 g.",
    )
    estimated_gross_weight = fields.Float(
        "Gross Weight (g)",
        digits=(16, 4),
        compute="_compute_estimated_weights",
        help="Grams of the finished piece: metal, stones and components.",
    )

    _component_weight_positive = models.Constraint(
        "CHECK (component_weight >= 0)", "The weight of a component cannot be negative."
    )

    @api.depends(
        "liink_material_ids.product_id",
        "liink_material_ids.product_qty",
        "liink_material_ids.product_uom_id",
        "liink_material_ids.net_weight",
        "liink_material_ids.fine_weight",
        "liink_material_ids.total_carats",
        "liink_material_ids.bom_product_template_attribute_value_ids",
        "attribute_line_ids.product_template_value_ids",
    )
    def _compute_estimated_weights(self):
        gram = self.env.ref("uom.product_uom_gram")
        for piece in self:
            lines = piece._liink_own_lines()
            pieces = piece.liink_bom_id.product_qty or 1.0
            metals = lines.filtered(lambda line: line.precious_kind == "metal")
            piece.estimated_metal_weight = sum(
                line.product_uom_id._compute_quantity(line.product_qty, gram, round=False) / pieces for line in metals
            )
            precious = lines.filtered(lambda line: line.product_id.alloy_id)
            piece.estimated_net_weight = sum(precious.mapped("net_weight")) / pieces
            piece.estimated_fine_weight = sum(precious.mapped("fine_weight")) / pieces
            piece.estimated_carats = sum(lines.mapped("total_carats")) / pieces
            piece.estimated_stone_weight = piece.estimated_carats * GRAMS_PER_CARAT
            own_weight = sum(lines.mapped("net_weight")) / pieces
            piece.estimated_gross_weight = own_weight + piece.estimated_stone_weight

    def _liink_own_lines(self):
        """The materials of the piece as it is described: in its own size and the first of its metals."""
        self.ensure_one()
        own, lines = self._liink_own_values(), self.liink_material_ids
        # `filtered` forgets the lines of the other pieces, which would then be read piece by piece.
        return lines.filtered(lambda line: line._liink_is_for(own)).with_prefetch(lines._prefetch_ids)

    def _liink_own_values(self):
        """The value of each attribute that the piece's own description stands for."""
        self.ensure_one()
        own = self.env["product.template.attribute.value"]
        for line in self.attribute_line_ids:
            values = line.product_template_value_ids.filtered("ptav_active").sorted("product_attribute_value_id")
            same_size = values.filtered(
                lambda value: self.ring_size
                and value.product_attribute_value_id.liink_ring_size == self.ring_size
            )
            own |= (same_size or values)[:1]
        return own
