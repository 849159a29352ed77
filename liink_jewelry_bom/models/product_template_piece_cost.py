from odoo import api, fields, models
from odoo.exceptions import UserError


class ProductTemplate(models.Model):
    """What a piece costs today, and the costs that were kept."""

    _inherit = "product.template"

    liink_cost_ids = fields.One2many("liink.piece.cost", "piece_id", "Costs")
    liink_cost_today = fields.Monetary(
        "Cost Today",
        compute="_compute_liink_cost_today",
        groups="liink_precious_stock.group_liink_user",
        help="Metal at the last known price, stones, components and labour of one piece.",
    )

    @api.depends_context("company")
    def _compute_liink_cost_today(self):
        costs = self.liink_bom_id._liink_costs_today()
        for piece in self:
            piece.liink_cost_today = costs.get(piece.liink_bom_id, 0.0)

    def action_liink_open_costs(self):
        """Open the costs kept of this piece; the first one is calculated at once.

        :raises UserError: if the piece is made of nothing yet
        """
        self.ensure_one()
        if not self.liink_bom_id:
            raise UserError(self.env._("%s: enter what it is made of first.", self.display_name))
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_jewelry_bom.action_liink_piece_cost")
        action["domain"] = [("piece_id", "=", self.id)]
        action["context"] = {"default_piece_id": self.id}
        if not self.liink_cost_ids:
            action["views"] = [view for view in action["views"] if view[1] == "form"]
        return action


class MrpBom(models.Model):
    """What one piece of a revision costs today: the revisions side by side, at the same prices."""

    _inherit = "mrp.bom"

    currency_id = fields.Many2one("res.currency", compute="_compute_liink_cost_today")
    liink_cost_today = fields.Monetary(
        "Cost Today",
        compute="_compute_liink_cost_today",
        groups="liink_precious_stock.group_liink_user",
        help="Of one piece, at the last known prices of metal.",
    )

    @api.depends_context("company")
    def _compute_liink_cost_today(self):
        costs = self._liink_costs_today()
        for bom in self:
            bom.currency_id = self.env.company.currency_id
            bom.liink_cost_today = costs.get(bom, 0.0)

    def _liink_costs_today(self):
        """{bill: cost of one piece today}, in the currency of the company."""
        found = self._liink_costs_for([(bom, bom.product_id, 1.0) for bom in self])
        return {bom: cost["total"] for bom, cost in zip(self, found, strict=True)}
