from odoo import models
from odoo.fields import Command


class MrpProduction(models.Model):
    """The making of the pieces of one order line, all serials in one manufacturing order."""

    _inherit = "mrp.production"

    def _get_moves_raw_values(self):
        """Leave out what the maker or the customer supplies: the brand neither sends nor consumes it."""
        values = super()._get_moves_raw_values()
        others = self.bom_id.bom_line_ids.filtered(lambda line: line.supplied_by != "brand")
        left_out = set(others.ids)
        return [vals for vals in values if vals.get("bom_line_id") not in left_out or self._liink_keep_supplied(vals)]

    def _liink_keep_supplied(self, vals):
        """Hook: return whether what others supply passes through the brand's hands; may complete ``vals``."""
        return False

    def _liink_set_quantity(self, quantity, procurement=True):
        """Set the pieces to make. With `procurement`, the material to deliver to the maker follows.

        :param float quantity: pieces, > 0
        """
        self.ensure_one()
        if self.product_uom_id.compare(self.product_qty, quantity) == 0:
            return
        context = {"skip_activity": True, "mrp_subcontracting": False}
        if not procurement:
            context["no_procurement"] = True
        self.env["change.production.qty"].sudo().with_context(**context).create(
            {"mo_id": self.id, "product_qty": quantity}
        ).change_prod_qty()

    def _liink_set_pieces(self, lots):
        """Declare the serials made. Without this core validates the receipt and leaves the order open."""
        self.ensure_one()
        self.lot_producing_ids = [Command.set(lots.ids)]
        self.qty_producing = len(lots)
        self._set_qty_producing()
