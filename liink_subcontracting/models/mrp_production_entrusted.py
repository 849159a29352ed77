from odoo import models


class MrpProduction(models.Model):
    """A client's stone that was entrusted for the order is sent to the maker and set, and stays the client's."""

    _inherit = "mrp.production"

    def _liink_keep_supplied(self, vals):
        line = self.env["mrp.bom.line"].browse(vals.get("bom_line_id"))
        if line.supplied_by != "customer":
            return super()._liink_keep_supplied(vals)
        entrusted = self.env["liink.memo.line"].sudo()._liink_entrusted_for(self._liink_get_orders(), line.product_id)
        if not entrusted:
            return super()._liink_keep_supplied(vals)
        vals["restrict_partner_id"] = entrusted[0].owner_id.id
        return True

    def _liink_get_orders(self):
        """Return the production orders that these manufacturing orders belong to."""
        return self.env["purchase.order"].sudo().search([("liink_reference_id", "in", self.reference_ids.ids)])
