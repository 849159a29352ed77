from odoo import fields, models


class LiinkSieve(models.Model):
    """A class of small round stones between two sieve plates: its diameters and the usual weight of one stone."""

    _name = "liink.sieve"
    _description = "Sieve Size"
    _order = "mm_from, id"

    name = fields.Char(required=True, help="As the trade writes it: +6−6.5.")
    mm_from = fields.Float("From (mm)", digits=(16, 2), aggregator=None, help="Smallest diameter, in millimetres.")
    mm_to = fields.Float("To (mm)", digits=(16, 2), aggregator=None, help="Largest diameter, in millimetres.")
    carats = fields.Float("Carats per Stone", digits=(16, 4), aggregator=None, help="Usual weight of one stone.")
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex("(name)", "This sieve size already exists.")
    _measures_ordered = models.Constraint(
        "CHECK (mm_from >= 0 AND mm_to >= mm_from AND carats >= 0)",
        "A sieve size goes from a smaller to a larger diameter, and its stones weigh 0 ct or more.",
    )
