from odoo import fields, models


class ResCompany(models.Model):
    """Each company has one place where lost metal goes."""

    _inherit = "res.company"

    liink_metal_loss_location_id = fields.Many2one(
        "stock.location",
        "Metal Loss",
        ondelete="restrict",
        domain="[('usage', '=', 'inventory'), ('company_id', '=', id)]",
        help="Where metal goes that was lost in the fire or the bath. Made at the first loss.",
    )

    def _liink_get_metal_loss_location(self):
        """Return the location of lost metal (sudo), made at first use."""
        self.ensure_one()
        company = self.sudo()
        if not company.liink_metal_loss_location_id:
            company.liink_metal_loss_location_id = (
                self.env["stock.location"]
                .sudo()
                .create({"name": self.env._("Metal loss"), "usage": "inventory", "company_id": company.id})
            )
        return company.liink_metal_loss_location_id
