from odoo import fields


class Fineness(fields.Float):
    """Thousandths, kept with four digits and shown with one.

    Two lots of 750 and 749 melted together have 749.6667 ‰: one digit would make fine grams from nothing.
    """

    def _description_digits(self, env):
        return (6, 1)
