from odoo import api, fields, models


class LiinkBomPhase(models.Model):
    """A phase of the making of one piece, with this piece's own days and loss allowance."""

    _name = "liink.bom.phase"
    _description = "Phase of a Piece"
    _order = "sequence, id"
    _rec_name = "phase_id"

    bom_id = fields.Many2one(
        "mrp.bom", string="Bill of Materials", required=True, index=True, ondelete="cascade"
    )
    piece_id = fields.Many2one(
        "product.template",
        compute="_compute_piece_id",
        store=True,
        readonly=False,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
        help="The piece, if this phase is on its main bill of materials.",
    )
    company_id = fields.Many2one(related="bom_id.company_id")
    phase_id = fields.Many2one("liink.phase", required=True, ondelete="restrict")
    sequence = fields.Integer(
        compute="_compute_from_phase", store=True, readonly=False, precompute=True
    )
    days = fields.Integer(
        compute="_compute_from_phase", store=True, readonly=False, precompute=True
    )
    loss_allowance = fields.Float(
        string="Loss Allowance (%)",
        digits=(5, 2),
        compute="_compute_from_phase",
        store=True,
        readonly=False,
        precompute=True,
        help="Part of the metal issued, in percent, that the maker may lose in this phase.",
    )

    _days_positive = models.Constraint(
        "CHECK (days >= 0)", "The days of a phase cannot be negative."
    )
    _loss_range = models.Constraint(
        "CHECK (loss_allowance >= 0 AND loss_allowance < 100)",
        "The loss allowance of a phase is a percentage from 0 to less than 100.",
    )

    @api.depends("bom_id.product_tmpl_id.liink_bom_id")
    def _compute_piece_id(self):
        for phase in self:
            piece = phase.bom_id.product_tmpl_id
            phase.piece_id = piece if piece.liink_bom_id == phase.bom_id else False

    @api.depends("phase_id")
    def _compute_from_phase(self):
        for phase in self:
            phase.sequence = phase.phase_id.sequence
            phase.days = phase.phase_id.usual_days
            phase.loss_allowance = phase.phase_id.loss_allowance

    @api.model_create_multi
    def create(self, vals_list):
        """A phase entered on the piece goes to the piece's main bill of materials."""
        self.env["product.template"]._liink_fill_main_bom(vals_list, "piece_id")
        return super().create(vals_list)
