from odoo import models


class StockPicking(models.Model):
    """Reception of pieces, and one delivery of material per order."""

    _inherit = "stock.picking"

    def _prepare_subcontract_mo_vals(self, subcontract_move, bom):
        """Share one reference between the lines of an order: their material leaves in one delivery.

        Core makes one reference per manufacturing order, hence one delivery per order line.
        """
        vals = super()._prepare_subcontract_mo_vals(subcontract_move, bom)
        if not subcontract_move._liink_is_piece_receipt():
            return vals
        shared = subcontract_move.picking_id._liink_get_order_reference(subcontract_move)
        if shared:
            vals["reference_ids"] = [(6, 0, shared.ids)]
        return vals

    def _liink_get_order_reference(self, subcontract_move):
        """The reference of the first piece line of the order, whose name is the order's."""
        order = subcontract_move.purchase_line_id.order_id
        if not order:
            return self.env["stock.reference"]
        Reference = self.env["stock.reference"].sudo()
        if not order.liink_reference_id:
            order.sudo().liink_reference_id = Reference.create({"name": order.name})
        return order.liink_reference_id

    def _liink_cancel_open(self):
        """Cancel those that are neither done nor cancelled."""
        self.filtered(lambda p: p.state not in ("done", "cancel")).action_cancel()

    def _action_done(self):
        """Make the pieces that are received: their manufacturing orders, consumption and genealogy.

        Works for the reception screen as for core's own receipt, with serials typed there.
        """
        receipts = self.move_ids.filtered(
            lambda m: m._liink_is_piece_receipt() and m.picked and m.state not in ("done", "cancel")
        )
        receipts._liink_prepare_productions()
        result = super()._action_done()
        receipts.filtered(lambda m: m.state == "done")._liink_write_genealogy()
        self.move_ids.filtered("is_subcontract").move_line_ids.lot_id._liink_check_balances()
        return result
