from odoo import fields, models


class LiinkGrade(models.Model):
    """One step on a grading scale: colour G, clarity VS1. Rank 1 is the best of its scale."""

    _name = "liink.grade"
    _description = "Stone Grade"
    _order = "scale, rank, id"

    scale = fields.Selection(
        [
            ("colour", "Colour"),
            ("clarity", "Clarity"),
            ("cut", "Cut"),
            ("polish", "Polish"),
            ("symmetry", "Symmetry"),
            ("fluorescence", "Fluorescence"),
        ],
        required=True,
        index=True,
    )
    name = fields.Char(required=True)
    rank = fields.Integer(required=True, aggregator=None, help="Position on its scale; 1 is the best.")

    _name_unique = models.UniqueIndex("(scale, name)", "This grade already exists on this scale.")
