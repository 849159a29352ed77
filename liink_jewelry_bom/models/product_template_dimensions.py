from odoo import api, fields, models
from odoo.exceptions import ValidationError

DIMENSIONS = ("length_mm", "width_mm", "height_mm", "thickness_mm", "diameter_mm")


class ProductTemplate(models.Model):
    """What a ruler says of a piece, in millimetres, and how its metal is finished."""

    _inherit = "product.template"

    length_mm = fields.Float("Length (mm)", digits=(16, 2), aggregator=None, help="Of a chain or bracelet, closed.")
    width_mm = fields.Float("Width (mm)", digits=(16, 2), aggregator=None, help="Of the band, or of the whole piece.")
    height_mm = fields.Float("Height (mm)", digits=(16, 2), aggregator=None)
    thickness_mm = fields.Float("Thickness (mm)", digits=(16, 2), aggregator=None)
    diameter_mm = fields.Float("Diameter (mm)", digits=(16, 2), aggregator=None, help="Of hoops, medals, discs.")
    finish_ids = fields.Many2many("liink.finish")

    @api.constrains(*DIMENSIONS)
    def _check_dimensions(self):
        for piece in self:
            if any(piece[name] < 0 for name in DIMENSIONS):
                raise ValidationError(self.env._("%s: no dimension is below zero.", piece.display_name))
