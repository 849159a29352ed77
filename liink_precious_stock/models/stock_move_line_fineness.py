from odoo import models

from ..tools import Fineness


class StockMoveLine(models.Model):
    """A line keeps the fineness of its lot to the last digit."""

    _inherit = "stock.move.line"

    fineness = Fineness(digits=(8, 4))
