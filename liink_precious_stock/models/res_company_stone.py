from odoo import fields, models


class ResCompany(models.Model):
    """How the brand wants its stones chosen when an order is allocated."""

    _inherit = "res.company"

    liink_stone_grade_rule = fields.Selection(
        [("at_least", "The grade asked or better"), ("within", "Only the grade asked")],
        "Stones Accepted",
        default="at_least",
        required=True,
        help="Whether a better stone than asked may be taken for an order.",
    )
    liink_stone_pick_order = fields.Selection(
        [
            ("cheapest", "Lowest sufficient grade first"),
            ("exact", "Exactly the grade asked first"),
            ("oldest", "Oldest in stock first"),
        ],
        "Stones Taken First",
        default="cheapest",
        required=True,
        help="Which of the stones that suit are taken first for an order.",
    )
