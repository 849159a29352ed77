from odoo import fields, models


class ResCompany(models.Model):
    """The brand."""

    _inherit = "res.company"

    liink_max_pieces_per_line = fields.Integer(
        "Most pieces on one order line",
        default=1000,
        help="A larger quantity on one line is taken for a typing error and refused.",
    )
