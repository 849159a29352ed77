from odoo import api, fields, models
from odoo.tools import SQL


class ResPartner(models.Model):
    """A partner may hold the company's material."""

    _inherit = "res.partner"

    liink_holder_ids = fields.One2many("liink.holder", "partner_id", "Held Locations")
    liink_holder_location_id = fields.Many2one(
        "stock.location",
        "Location of Material Held",
        compute="_compute_liink_holder_location_id",
        help="Where the material of the current company lies that this partner holds. Empty until the first use.",
    )

    @api.depends("liink_holder_ids.location_id", "commercial_partner_id.liink_holder_ids.location_id")
    @api.depends_context("company")
    def _compute_liink_holder_location_id(self):
        holders = (
            self.env["liink.holder"]
            .sudo()
            .search([("partner_id", "in", self.commercial_partner_id.ids), ("company_id", "=", self.env.company.id)])
        )
        location_by_partner = {holder.partner_id.id: holder.location_id for holder in holders}
        for partner in self:
            partner.liink_holder_location_id = location_by_partner.get(partner.commercial_partner_id.id)

    def _liink_get_holder(self, company=None):
        """Return the holder of this partner's house for ``company``, made at first use.

        :param company: ``res.company``, the current one by default
        :return: one ``liink.holder`` (sudo, because its location is made for users who may not make locations)
        """
        self.ensure_one()
        company = company or self.env.company
        house = self.commercial_partner_id
        Holder = self.env["liink.holder"].sudo()
        holder = Holder.search([("partner_id", "=", house.id), ("company_id", "=", company.id)], limit=1)
        return holder or house._liink_make_holder(company)

    def _liink_make_holder(self, company):
        """Make the holder, once even when two sessions need it at the same moment.

        Touching the house's row makes the second session wait, then start again and find what the first one made: Odoo
        retries a serialization failure, not a broken unique constraint.
        """
        self.env.cr.execute(SQL("UPDATE res_partner SET write_date = write_date WHERE id = %s", self.id))
        return self.env["liink.holder"].sudo().create(self._liink_prepare_holder_vals(company))

    def _liink_prepare_holder_vals(self, company):
        location = self.env["stock.location"].sudo().create(self._liink_prepare_holder_location_vals(company))
        return {"partner_id": self.id, "company_id": company.id, "location_id": location.id}

    def _liink_prepare_holder_location_vals(self, company):
        """Return the values of the location where this house's holdings lie. Hook: subcontracting sets the parent."""
        # Beside the warehouses, not inside: what a maker holds is not picked for somebody else's order.
        return {"name": self.name, "usage": "internal", "company_id": company.id}
