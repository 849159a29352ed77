from odoo import api, fields, models

# What the price of a phase is counted by, as makers quote it.
LABOUR_BASES = [
    ("piece", "Per piece"),
    ("stone", "Per stone"),
    ("gram", "Per gram of metal"),
    ("batch", "Once per order"),
]
LABOUR_HELP = "What the price is counted by: each piece, each stone set, each gram of metal issued, or once per order."


class LiinkPhase(models.Model):
    """What the work of a phase usually costs, before any maker quotes."""

    _inherit = "liink.phase"

    labour_basis = fields.Selection(LABOUR_BASES, "Price Counted by", default="piece", required=True, help=LABOUR_HELP)
    labour_rate = fields.Float(
        "Usual Price", digits="Product Price", help="Without tax, in the company's currency; proposed on new pieces."
    )

    _labour_positive = models.Constraint("CHECK (labour_rate >= 0)", "The price of a phase cannot be negative.")


class LiinkBomPhase(models.Model):
    """What the work of a phase costs for this piece; a price may still change when the piece was ordered."""

    _inherit = "liink.bom.phase"

    labour_basis = fields.Selection(
        LABOUR_BASES,
        "Price Counted by",
        compute="_compute_labour",
        store=True,
        readonly=False,
        precompute=True,
        help=LABOUR_HELP,
    )
    labour_rate = fields.Float(
        "Price",
        digits="Product Price",
        compute="_compute_labour",
        store=True,
        readonly=False,
        precompute=True,
        help="Without tax, in the company's currency. An estimate of the brand, which makers never see.",
    )

    _labour_positive = models.Constraint("CHECK (labour_rate >= 0)", "The price of a phase cannot be negative.")

    @api.depends("phase_id")
    def _compute_labour(self):
        for phase in self:
            phase.labour_basis = phase.phase_id.labour_basis
            phase.labour_rate = phase.phase_id.labour_rate
