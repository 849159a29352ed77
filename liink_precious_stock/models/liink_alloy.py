from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LiinkAlloy(models.Model):
    """An alloy of one precious metal: its fineness in ‰, colour and density.

    Fineness is in thousandths, never in carats out of 24 (Code de commerce L832).
    """

    _name = "liink.alloy"
    _description = "Alloy"
    _order = "metal_id, fineness desc, name, id"

    name = fields.Char(required=True, translate=True, help="As you say it at the bench: White gold 750.")
    metal_id = fields.Many2one("liink.metal", required=True, index=True, ondelete="restrict")
    fineness = fields.Float(
        "Fineness (‰)",
        digits=(6, 1),
        aggregator=None,
        required=True,
        help="Parts of pure metal in a thousand: 750 for 18 carat gold.",
    )
    colour = fields.Selection(
        [("white", "White"), ("yellow", "Yellow"), ("rose", "Rose"), ("red", "Red"), ("none", "None")],
        required=True,
        default="none",
    )
    density = fields.Float(
        "Density (g/cm³)",
        digits=(16, 2),
        aggregator=None,
        help="In grams per cm³, as your supplier states it; suppliers differ.",
    )
    active = fields.Boolean(default=True)

    _density_positive = models.Constraint("CHECK (density >= 0)", "A density cannot be negative.")

    @api.constrains("fineness")
    def _check_fineness(self):
        for alloy in self:
            if not 0 < alloy.fineness <= 1000:
                raise ValidationError(
                    self.env._(
                        "The fineness of alloy %(alloy)s is %(fineness)s ‰. It must be above 0 and at most 1000 ‰.",
                        alloy=alloy.name,
                        fineness=alloy.fineness,
                    )
                )

    def _liink_fine_weight(self, grams):
        """Return the grams of pure metal in ``grams`` of this alloy: 140 g of 750 hold 105 g."""
        self.ensure_one()
        return grams * self.fineness / 1000
