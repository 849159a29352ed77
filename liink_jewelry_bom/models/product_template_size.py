from odoo import api, fields, models

from ..tools.ring_size import inner_diameter


class ProductTemplate(models.Model):
    """How much metal a piece takes in each size.

    The bill of materials holds the grams of the piece's own size. A size n takes
    1 + share × (n − own) / own times as much: the part of the metal that lies in the band grows with the
    circumference, the head does not. A size that was weighed has its own line, which goes before the rule.
    """

    _inherit = "product.template"

    band_share = fields.Float(
        "Metal in the Band (%)",
        digits=(5, 2),
        default=70.0,
        help="Part of the metal, in percent, that lies in the band and so grows with the ring size: 100 for a plain"
        " band, 0 if every size takes the same metal.",
    )
    inner_diameter = fields.Float(
        "Inner Diameter (mm)",
        digits=(16, 2),
        compute="_compute_inner_diameter",
        help="French size divided by π: 52 is 16.55 mm.",
    )
    liink_size_ids = fields.One2many("liink.piece.size", "piece_id", "Weights of Sizes", copy=True)

    _band_share_range = models.Constraint(
        "CHECK (band_share >= 0 AND band_share <= 100)", "The metal in the band is a percentage from 0 to 100."
    )

    @api.depends("ring_size")
    def _compute_inner_diameter(self):
        for piece in self:
            piece.inner_diameter = inner_diameter(piece.ring_size)

    def _liink_size_factor(self, ring_size):
        """By how much the metal of the bill of materials is multiplied for `ring_size`, 1.0 for the piece's own."""
        self.ensure_one()
        if not (ring_size and self.ring_size) or ring_size == self.ring_size:
            return 1.0
        weighed = self.liink_size_ids.filtered(lambda size: size.ring_size == ring_size)
        if weighed and self.estimated_metal_weight:
            return weighed.metal_weight / self.estimated_metal_weight
        return 1.0 + self.band_share / 100 * (ring_size - self.ring_size) / self.ring_size
