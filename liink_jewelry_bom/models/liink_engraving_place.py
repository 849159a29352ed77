from odoo import fields, models


class LiinkEngravingPlace(models.Model):
    """Where on a piece an engraving stands, and how much fits there: the workshop's experience, as data."""

    _name = "liink.engraving.place"
    _description = "Place of Engravings"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    max_letters = fields.Integer(
        "Letters per Line", default=30, help="The most letters and spaces that one line holds here; 0: any number."
    )
    max_lines = fields.Integer("Lines", default=1, help="The most lines that fit here.")

    _sizes = models.Constraint(
        "CHECK (max_letters >= 0 AND max_lines >= 1)",
        "A place holds at least one line; its letters per line cannot be negative.",
    )
