from odoo import fields, models


class ResCompany(models.Model):
    """Where matter passes, on paper, when it changes its owner and stays where it is."""

    _inherit = "res.company"

    liink_ownership_location_id = fields.Many2one("stock.location", "Ownership Transfers", copy=False)

    def _liink_get_ownership_location(self):
        """Return the company's virtual location for changes of owner, made at first use."""
        self.ensure_one()
        company = self.sudo()
        if not company.liink_ownership_location_id:
            company.liink_ownership_location_id = (
                self.env["stock.location"]
                .sudo()
                .create({"name": self.env._("Ownership Transfers"), "usage": "inventory", "company_id": company.id})
            )
        return company.liink_ownership_location_id
