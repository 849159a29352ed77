from odoo import fields, models


class PurchaseOrder(models.Model):
    """The papers of an order: signed delivery notes, the maker's receipts."""

    _inherit = "purchase.order"

    liink_evidence_ids = fields.One2many(
        "liink.evidence", "order_id", "Papers", groups="liink_precious_stock.group_liink_user"
    )
    liink_evidence_count = fields.Integer(
        "Number of Papers",
        compute="_compute_liink_evidence_count",
        groups="liink_precious_stock.group_liink_user",
    )

    def _compute_liink_evidence_count(self):
        counts = dict(
            self.env["liink.evidence"]._read_group([("order_id", "in", self.ids)], ["order_id"], ["__count"])
        )
        for order in self:
            order.liink_evidence_count = counts.get(order._origin, 0)

    def action_liink_evidence(self):
        """Open the papers of this order."""
        self.ensure_one()
        self.env["liink.evidence"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_rjc_audit.action_liink_evidence")
        return {
            **action,
            "domain": [("order_id", "=", self.id)],
            "context": {"default_order_id": self.id, "default_partner_id": self.liink_maker_id.id},
        }
