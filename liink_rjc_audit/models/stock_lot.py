from odoo import api, fields, models


class StockLot(models.Model):
    """A lot's papers, and for a finished piece its dossier: where its gold and stones come from."""

    _inherit = "stock.lot"

    liink_is_coc = fields.Boolean(
        "Chain of Custody", help="Sold to us as RJC Chain of Custody material, with a transfer document."
    )
    evidence_ids = fields.Many2many(
        "liink.evidence",
        "liink_evidence_lot_rel",
        "lot_id",
        "evidence_id",
        "Papers",
        groups="liink_precious_stock.group_liink_user",
        copy=False,
    )
    liink_evidence_count = fields.Integer(
        "Number of Papers",
        compute="_compute_liink_evidence_count",
        groups="liink_precious_stock.group_liink_user",
    )
    liink_completeness = fields.Selection(
        [("complete", "Complete"), ("incomplete", "Incomplete")],
        "Proof of Origin",
        compute="_compute_liink_completeness",
        search="_search_liink_completeness",
        groups="liink_precious_stock.group_liink_user",
        help="Incomplete as soon as one mandatory paper, or any of the metal, is missing.",
    )
    liink_dossier_html = fields.Html(
        "Dossier",
        compute="_compute_liink_dossier_html",
        sanitize=False,
        groups="liink_precious_stock.group_liink_user",
    )

    @api.depends("evidence_ids")
    def _compute_liink_evidence_count(self):
        for lot in self:
            lot.liink_evidence_count = len(lot.evidence_ids)

    @api.depends("evidence_ids", "precious_kind", "metal_weight", "liink_order_id")
    def _compute_liink_completeness(self):
        pieces = self._origin.filtered(lambda lot: lot.precious_kind == "jewel")
        completeness = self.env["liink.dossier"]._get_completeness(pieces)
        for lot in self:
            lot.liink_completeness = completeness.get(lot._origin.id, False)

    def _search_liink_completeness(self, operator, value):
        if operator != "in":
            return NotImplemented
        pieces = self.search([("precious_kind", "=", "jewel")])
        completeness = self.env["liink.dossier"]._get_completeness(pieces)
        found = [lot_id for lot_id, state in completeness.items() if state in value]
        others = [("precious_kind", "!=", "jewel")] if False in value else [(0, "=", 1)]
        return ["|", ("id", "in", found), *others]

    @api.depends("evidence_ids", "gross_weight", "metal_weight", "stone_carats", "liink_order_id")
    @api.depends_context("lang")
    def _compute_liink_dossier_html(self):
        pieces = self._origin.filtered(lambda lot: lot.precious_kind == "jewel")
        dossiers = pieces._liink_get_dossiers()
        for lot in self:
            dossier = dossiers.get(lot._origin.id)
            lot.liink_dossier_html = dossier and self.env["ir.qweb"]._render(
                "liink_rjc_audit.dossier_body", {"dossier": dossier, "is_screen": True}
            )

    def action_liink_open_dossier(self):
        """Open the piece with its dossier as a page."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Dossier of piece %s", self.name),
            "res_model": "stock.lot",
            "res_id": self.id,
            "views": [(self.env.ref("liink_rjc_audit.view_liink_dossier_form").id, "form")],
        }

    def action_liink_evidence(self):
        """Open the papers of this lot."""
        self.ensure_one()
        self.env["liink.evidence"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_rjc_audit.action_liink_evidence")
        return {**action, "domain": [("lot_ids", "in", self.ids)], "context": {"default_lot_ids": self.ids}}

    def action_liink_add_evidence(self):
        """Open the screen that adds a paper to these lots."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Add a paper"),
            "res_model": "liink.evidence",
            "views": [(self.env.ref("liink_rjc_audit.view_liink_evidence_form_quick").id, "form")],
            "target": "new",
            "context": {"default_lot_ids": self.ids, "default_reference": self[:1].supplier_invoice},
        }

    @api.private
    def _liink_get_dossier(self):
        """Return the dossier of this piece; see ``liink.dossier`` for its shape."""
        self.ensure_one()
        return self._liink_get_dossiers()[self.id]

    @api.private
    def _liink_get_dossiers(self):
        """Return {lot id: dossier} of these pieces, in a number of queries that does not depend on how many."""
        return self.env["liink.dossier"]._build(self)
