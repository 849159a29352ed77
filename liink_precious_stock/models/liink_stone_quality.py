from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LiinkStoneQuality(models.Model):
    """A named range of grades as the trade says it: GH/VS is colour G to H, clarity VS1 to VS2."""

    _name = "liink.stone.quality"
    _description = "Stone Quality"
    _order = "sequence, name, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    colour_from_id = fields.Many2one("liink.grade", "Colour from", domain=[("scale", "=", "colour")])
    colour_to_id = fields.Many2one("liink.grade", "Colour to", domain=[("scale", "=", "colour")])
    clarity_from_id = fields.Many2one("liink.grade", "Clarity from", domain=[("scale", "=", "clarity")])
    clarity_to_id = fields.Many2one("liink.grade", "Clarity to", domain=[("scale", "=", "clarity")])
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "This quality already exists.")

    @api.constrains("colour_from_id", "colour_to_id", "clarity_from_id", "clarity_to_id")
    def _check_ranges(self):
        for quality in self:
            quality._check_range(quality.colour_from_id, quality.colour_to_id, "colour")
            quality._check_range(quality.clarity_from_id, quality.clarity_to_id, "clarity")

    def _check_range(self, best, worst, scale):
        grades = best | worst
        if any(grade.scale != scale for grade in grades):
            raise ValidationError(
                self.env._("Quality %s uses a colour grade as a clarity, or the reverse.", self.name)
            )
        if best and worst and best.rank > worst.rank:
            raise ValidationError(
                self.env._(
                    "In quality %(quality)s, %(best)s to %(worst)s is upside down: give the better grade first.",
                    quality=self.name,
                    best=best.name,
                    worst=worst.name,
                )
            )
