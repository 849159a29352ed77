from odoo import api, fields, models
from odoo.fields import Command


class LiinkPhaseTemplate(models.Model):
    """A list of phases with their days and allowances, ready to be taken over by a piece."""

    _name = "liink.phase.template"
    _description = "Phase Template"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    line_ids = fields.One2many("liink.phase.template.line", "template_id", "Phases", copy=True)
    total_days = fields.Integer("Days", compute="_compute_total_days")

    @api.depends("line_ids.days")
    def _compute_total_days(self):
        for template in self:
            template.total_days = sum(template.line_ids.mapped("days"))

    def _liink_phase_commands(self):
        """Commands that replace the phases of a piece by these."""
        self.ensure_one()
        return [Command.clear(), *(Command.create(line._liink_prepare_bom_phase_vals()) for line in self.line_ids)]


class LiinkPhaseTemplateLine(models.Model):
    """One phase of a template."""

    _name = "liink.phase.template.line"
    _description = "Phase of a Template"
    _order = "sequence, id"
    _rec_name = "phase_id"

    template_id = fields.Many2one("liink.phase.template", required=True, index=True, ondelete="cascade")
    phase_id = fields.Many2one("liink.phase", required=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    days = fields.Integer(compute="_compute_from_phase", store=True, readonly=False, precompute=True)
    loss_allowance = fields.Float(
        "Loss Allowance (%)",
        digits=(5, 2),
        compute="_compute_from_phase",
        store=True,
        readonly=False,
        precompute=True,
        help="Part of the metal issued, in percent, that the maker may lose in this phase.",
    )

    _days_positive = models.Constraint("CHECK (days >= 0)", "The days of a phase cannot be negative.")
    _loss_range = models.Constraint(
        "CHECK (loss_allowance >= 0 AND loss_allowance < 100)",
        "The loss allowance of a phase is a percentage from 0 to less than 100.",
    )

    @api.depends("phase_id")
    def _compute_from_phase(self):
        for line in self:
            line.days = line.phase_id.usual_days
            line.loss_allowance = line.phase_id.loss_allowance

    def _liink_prepare_bom_phase_vals(self):
        self.ensure_one()
        return {
            "phase_id": self.phase_id.id,
            "sequence": self.sequence,
            "days": self.days,
            "loss_allowance": self.loss_allowance,
        }
