from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN


class LiinkPieceSize(models.Model):
    """The metal weighed for one size of a piece, where the piece's rule is not good enough."""

    _name = "liink.piece.size"
    _description = "Metal Weight of a Size"
    _order = "ring_size, id"
    _rec_name = "ring_size"

    piece_id = fields.Many2one("product.template", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="piece_id.company_id")
    ring_size = fields.Float("French Size", digits=(4, 1), required=True, aggregator=None)
    metal_weight = fields.Float(
        "Metal (g)",
        digits=(16, 4),
        required=True,
        help="Grams of all metals issued for one piece of this size, loss included.",
    )

    _size_unique = models.Constraint(
        "UNIQUE (piece_id, ring_size)", "This size has its own weight already: change that one."
    )
    _weight_positive = models.Constraint("CHECK (metal_weight > 0)", "The metal of a size weighs more than nothing.")

    @api.constrains("ring_size")
    def _check_ring_size(self):
        for size in self:
            if not RING_SIZE_MIN <= size.ring_size <= RING_SIZE_MAX:
                raise ValidationError(
                    self.env._(
                        "Size %(size)s is outside the French scale (%(min)s to %(max)s).",
                        size=f"{size.ring_size:g}",
                        min=RING_SIZE_MIN,
                        max=RING_SIZE_MAX,
                    )
                )
