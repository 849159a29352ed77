from odoo import fields, models


class LiinkMetal(models.Model):
    """A precious metal in its pure state; alloys are made of it."""

    _name = "liink.metal"
    _description = "Precious Metal"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    symbol = fields.Char(required=True, help="Chemical symbol, such as Au.")
    density = fields.Float(
        "Density (g/cm³)", digits=(16, 2), aggregator=None, help="Density of the pure metal, in grams per cm³."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    alloy_ids = fields.One2many("liink.alloy", "metal_id", "Alloys")

    _symbol_unique = models.UniqueIndex("(symbol)", "Two metals cannot have the same symbol.")
    _density_positive = models.Constraint("CHECK (density >= 0)", "A density cannot be negative.")
