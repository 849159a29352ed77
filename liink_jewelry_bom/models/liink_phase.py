from odoo import fields, models


class LiinkPhase(models.Model):
    """One step of the making of a piece (CAD, casting, setting …).

    Usual days and loss allowances are the trade's habits (domain.md §3): editable data that a
    piece's bill of materials takes over as a proposal and may change.
    """

    _name = "liink.phase"
    _description = "Making Phase"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    usual_days = fields.Integer(help="Working days that this phase usually takes, for one order.")
    loss_allowance = fields.Float(
        string="Loss Allowance (%)",
        digits=(5, 2),
        help="Part of the metal issued, in percent, that the maker may lose in this phase.",
    )
    is_default = fields.Boolean(
        string="Proposed", default=False, help="Proposed on every new piece."
    )

    _days_positive = models.Constraint(
        "CHECK (usual_days >= 0)", "The usual days of a phase cannot be negative."
    )
    _loss_range = models.Constraint(
        "CHECK (loss_allowance >= 0 AND loss_allowance < 100)",
        "The loss allowance of a phase is a percentage from 0 to less than 100.",
    )

    def _liink_prepare_bom_phase_vals(self):
        """Values of a `liink.bom.phase` that takes over this phase's habits."""
        self.ensure_one()
        return {
            "phase_id": self.id,
            "sequence": self.sequence,
            "days": self.usual_days,
            "loss_allowance": self.loss_allowance,
        }
