from odoo import api, fields, models
from odoo.exceptions import UserError

# What the words of a specification are made of: a revision that was ordered keeps them.
FROZEN_LINE_FIELDS = {
    "bom_id",
    "product_id",
    "product_qty",
    "product_uom_id",
    "stone_quality_id",
    "stone_spec_id",
    "carats_per_stone",
    "carats_tolerance",
    "setting_type_id",
    "position",
    "supplied_by",
    "loss_percent",
    "is_pair",
    "bom_product_template_attribute_value_ids",
}
FROZEN_PHASE_FIELDS = {"bom_id", "phase_id", "days", "loss_allowance"}


class MrpBom(models.Model):
    """A revision of a piece: once ordered it is frozen, and a change makes the next revision.

    An order keeps the revision that it was placed with; new orders take the last one, which is the only active one.
    """

    _inherit = "mrp.bom"

    liink_revision = fields.Integer("Revision", default=1, copy=False, readonly=True)
    liink_is_frozen = fields.Boolean(
        "Frozen", copy=False, readonly=True, help="Ordered with these materials and phases, which stay as they are."
    )
    liink_frozen_date = fields.Datetime("Frozen on", copy=False, readonly=True)
    liink_previous_id = fields.Many2one(
        "mrp.bom", "Revision before", copy=False, readonly=True, ondelete="restrict", index="btree_not_null"
    )

    @api.depends("liink_revision", "precious_kind")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for bom in self.filtered(lambda bom: bom.precious_kind == "jewel" and bom.liink_previous_id):
            name, revision = bom.display_name, bom.liink_revision
            bom.display_name = self.env._("%(bom)s, revision %(revision)s", bom=name, revision=revision)
        return result

    def action_liink_new_revision(self):
        """Make the next revision and open its piece, ready to be changed.

        :raises UserError: for a revision that is not the last one
        """
        self.ensure_one()
        self._liink_revise()
        return self.product_tmpl_id._liink_action_open()

    def _liink_revise(self):
        """The next revision of each of these bills, which are archived."""
        revisions = self.browse()
        for bom in self:
            if not bom.active:
                raise UserError(
                    self.env._("%s is an old revision: make the next one from the last.", bom.display_name)
                )
            revisions |= bom.copy(bom._liink_prepare_revision_vals())
        self.active = False
        return revisions

    def _liink_prepare_revision_vals(self):
        self.ensure_one()
        return {"liink_previous_id": self.id, "liink_revision": self.liink_revision + 1, "code": self.code}

    def _liink_freeze(self):
        """Keep these revisions as they are, because pieces are made by them from now on."""
        open_boms = self.filtered(lambda bom: not bom.liink_is_frozen)
        open_boms.write({"liink_is_frozen": True, "liink_frozen_date": fields.Datetime.now()})

    def _liink_check_not_frozen(self):
        for bom in self.filtered("liink_is_frozen"):
            raise UserError(
                self.env._(
                    "%(piece)s, revision %(revision)s, was ordered as it is. Make a new revision to change it: orders"
                    " already placed keep theirs.",
                    piece=bom.product_tmpl_id.display_name,
                    revision=bom.liink_revision,
                )
            )

    def write(self, vals):
        if {"bom_line_ids", "liink_phase_ids"} & vals.keys() or {"product_tmpl_id", "product_qty"} & vals.keys():
            self._liink_check_not_frozen()
        return super().write(vals)


class MrpBomLine(models.Model):
    """Lines of a frozen revision stay."""

    _inherit = "mrp.bom.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.bom_id._liink_check_not_frozen()
        return lines

    def write(self, vals):
        if FROZEN_LINE_FIELDS & vals.keys():
            self.bom_id._liink_check_not_frozen()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self.bom_id._liink_check_not_frozen()


class LiinkBomPhase(models.Model):
    """Phases of a frozen revision stay."""

    _inherit = "liink.bom.phase"

    @api.model_create_multi
    def create(self, vals_list):
        phases = super().create(vals_list)
        phases.bom_id._liink_check_not_frozen()
        return phases

    def write(self, vals):
        if FROZEN_PHASE_FIELDS & vals.keys():
            self.bom_id._liink_check_not_frozen()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self.bom_id._liink_check_not_frozen()
