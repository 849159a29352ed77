from odoo import api, fields, models


class ProductTemplate(models.Model):
    """The revisions of a piece, and the phases that it may take over from a template."""

    _inherit = "product.template"

    liink_revision = fields.Integer(related="liink_bom_id.liink_revision")
    liink_is_frozen = fields.Boolean(related="liink_bom_id.liink_is_frozen")
    liink_revision_count = fields.Integer("Revisions", compute="_compute_liink_revision_count")
    phase_template_id = fields.Many2one(
        "liink.phase.template",
        "Take the Phases of",
        store=False,
        help="Replaces the phases of this piece by those of the template.",
    )

    @api.depends("bom_ids")
    def _compute_liink_revision_count(self):
        counts = dict(
            self.env["mrp.bom"]
            .with_context(active_test=False)
            ._read_group([("product_tmpl_id", "in", self.ids)], ["product_tmpl_id"], ["__count"])
        )
        for piece in self:
            piece.liink_revision_count = counts.get(piece._origin, 0)

    @api.onchange("phase_template_id")
    def _onchange_phase_template(self):
        if self.phase_template_id:
            self.liink_phase_ids = self.phase_template_id._liink_phase_commands()
            self.phase_template_id = False

    def action_liink_new_revision(self):
        """Make the next revision of these pieces, shown in place; orders already placed keep theirs."""
        for piece in self:
            piece._liink_get_main_bom()._liink_revise()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_liink_open_revisions(self):
        """Open every revision of this piece, the last one first."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Revisions of %s", self.display_name),
            "res_model": "mrp.bom",
            "view_mode": "list,form",
            "views": [(self.env.ref("liink_jewelry_bom.mrp_bom_view_list_revisions").id, "list"), (False, "form")],
            "domain": [("product_tmpl_id", "=", self.id)],
            "context": {"active_test": False, "create": False},
        }

    def _liink_action_open(self):
        """Open this piece's own form."""
        self.ensure_one()
        form = self.env.ref("liink_jewelry_bom.product_template_view_form_piece")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_jewelry_bom.action_liink_pieces")
        return {**action, "res_id": self.id, "views": [(form.id, "form")]}
