from odoo import fields, models


class ResPartner(models.Model):
    """A maker (atelier): a company that makes the brand's pieces and holds material for it."""

    _inherit = "res.partner"

    is_maker = fields.Boolean(
        "Maker",
        index="btree_not_null",
        help="Makes pieces for the brand: production orders can be sent to this company.",
    )
    maker_phase_ids = fields.Many2many(
        "liink.phase",
        string="Phases mastered",
        help="What this maker does in its own workshop.",
    )
    liink_open_order_count = fields.Integer("Open orders", compute="_compute_liink_open_order_count")

    def _compute_liink_open_order_count(self):
        counts = dict(
            self.env["purchase.order"]._read_group(
                [
                    ("liink_maker_id", "in", self.commercial_partner_id.ids),
                    ("is_production_order", "=", True),
                    ("liink_stage", "in", ("ordered", "making", "partial")),
                ],
                ["liink_maker_id"],
                ["__count"],
            )
        )
        for partner in self:
            partner.liink_open_order_count = counts.get(partner.commercial_partner_id, 0)

    def action_liink_open_orders(self):
        """Open the production orders of this maker."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_subcontracting.action_liink_orders")
        action["domain"] = [
            ("is_production_order", "=", True),
            ("liink_maker_id", "=", self.commercial_partner_id.id),
        ]
        action["context"] = {"default_partner_id": self.commercial_partner_id.id}
        return action

    def action_liink_open_holdings(self):
        """Open what lies at this maker: metal and stones, whoever owns them."""
        self.ensure_one()
        # Before anything is made: a portal user may read its own company, but stock is the brand's business.
        self.env["stock.quant"].check_access("read")
        holder = self._liink_get_holder()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("At %s", holder.partner_id.name),
            "res_model": "stock.quant",
            "view_mode": "list",
            "domain": [("location_id", "child_of", holder.location_id.id)],
        }

    def _liink_prepare_holder_location_vals(self, company):
        """A maker's location lies under the company's subcontracting location, where core looks for it."""
        vals = super()._liink_prepare_holder_location_vals(company)
        vals["location_id"] = company.subcontracting_location_id.id
        return vals

    def _liink_get_holder(self, company=None):
        """Makers are also core's subcontractors: their holder's location is the one core consumes from."""
        company = company or self.env.company
        holder = super()._liink_get_holder(company)
        partner = self.commercial_partner_id.with_company(company).sudo()
        if partner.is_maker and partner.property_stock_subcontractor != holder.location_id:
            partner.property_stock_subcontractor = holder.location_id
        return holder
