from odoo import models
from odoo.exceptions import UserError


class PurchaseOrder(models.Model):
    """The material on its way to the maker, and the pieces that come back."""

    _inherit = "purchase.order"

    def _liink_get_open_deliveries(self):
        """The deliveries of material to the maker that have not been validated; what comes back is not among them."""
        return self._get_subcontracting_resupplies().filtered(
            lambda p: p.state not in ("done", "cancel") and p.location_id.warehouse_id
        )

    def action_liink_deliveries(self):
        """Open the deliveries of material to the maker."""
        return self.action_view_subcontracting_resupply()

    def action_liink_pieces(self):
        """Open the pieces received of this order."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Pieces of order %s", self.name),
            "res_model": "stock.lot",
            "view_mode": "list,form",
            "views": [
                (self.env.ref("liink_subcontracting.view_liink_piece_list").id, "list"),
                (False, "form"),
            ],
            "domain": [("liink_order_id", "=", self.id)],
            "context": {"create": False},
        }

    def action_liink_receive(self):
        """Open the reception: one line per awaited piece, with its weight.

        :raises UserError: when no new piece is awaited, as after one was returned
        """
        self.ensure_one()
        if not self._liink_get_pending_receipts():
            raise UserError(
                self.env._(
                    "Order %s awaits no new piece. A piece that you gave back comes in through “Receipts”: open its "
                    "return and choose “Return”.",
                    self.name,
                )
            )
        wizard = self.env["liink.reception"].create({"order_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Receive pieces of order %s", self.name),
            "res_model": "liink.reception",
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
        }

    def _liink_next_piece_index(self):
        """Rank of the next piece of this order: serials go on from one reception to the next."""
        self.ensure_one()
        groups = self.env["stock.lot"].sudo()._read_group(
            [("liink_order_id", "=", self.id)], [], ["liink_piece_index:max"]
        )
        return (groups[0][0] or 0) + 1

    def _liink_get_pending_receipts(self):
        """The receipt moves of pieces that are still awaited."""
        return self.order_line.move_ids.filtered(
            lambda m: m._liink_is_piece_receipt() and m.state not in ("done", "cancel")
        )
