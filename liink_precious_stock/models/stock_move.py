from odoo import api, fields, models


class StockMove(models.Model):
    """Stones move in whole pieces; a move restricted to an owner reserves that owner's property only."""

    _inherit = "stock.move"

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")

    @api.constrains("product_uom_qty", "product_uom", "product_id")
    def _check_whole_stones(self):
        for move in self:
            move.product_id._liink_check_whole_stones(move.product_qty)

    def _action_done(self, cancel_backorder=False):
        moves = super()._action_done(cancel_backorder=cancel_backorder)
        # Only now: core declares lines done with their moves, after it has moved the quants.
        moves.filtered(lambda move: move.precious_kind == "stone").move_line_ids.lot_id._liink_project_carats()
        moves.filtered(lambda move: move._liink_is_balanced()).move_line_ids.lot_id._liink_check_balances()
        return moves

    def _liink_is_balanced(self):
        """Return whether nothing may be below zero once this move is done. Hook: not when another move follows."""
        self.ensure_one()
        return bool(self.precious_kind)

    def _get_available_quantity(
        self, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, allow_negative=False
    ):
        owner = self._liink_get_owner(owner_id, strict)
        return super()._get_available_quantity(location_id, lot_id, package_id, owner, strict, allow_negative)

    def _update_reserved_quantity_vals(
        self, need, location_id, lot_id=None, package_id=None, owner_id=None, strict=True
    ):
        owner = self._liink_get_owner(owner_id, strict)
        return super()._update_reserved_quantity_vals(need, location_id, lot_id, package_id, owner, strict)

    def _liink_get_owner(self, owner, strict):
        """Return the owner to reserve from: core 19 forgets ``restrict_partner_id`` when it reserves."""
        if owner or strict or not self.product_id.precious_kind:
            return owner
        return self.restrict_partner_id
