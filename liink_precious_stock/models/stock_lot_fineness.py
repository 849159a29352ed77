from odoo import fields, models

from ..tools import Fineness


class StockLot(models.Model):
    """The fineness of melted lots is their weighted mean, exactly; that of filings is provisional until assayed."""

    _inherit = "stock.lot"

    fineness = Fineness(digits=(8, 4))
    is_fineness_provisional = fields.Boolean(
        "Provisional Fineness",
        copy=False,
        help="Scrap and filings that nobody has assayed yet: settled on the refiner's assay.",
    )
