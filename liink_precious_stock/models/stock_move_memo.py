from odoo import fields, models


class StockMove(models.Model):
    """Moves know which entrusted line they belong to, and take others' property only where it was entrusted."""

    _inherit = "stock.move"

    liink_is_ownership_transfer = fields.Boolean(
        "Ownership Transfer", copy=False, help="The owner changed; the matter stayed where it lay."
    )
    liink_memo_line_id = fields.Many2one(
        "liink.memo.line", "Entrusted as", copy=False, index="btree_not_null", ondelete="restrict"
    )
    liink_memo_operation = fields.Selection(
        [("received", "Received"), ("returned", "Returned"), ("bought", "Bought")], "Entrusted Stock", copy=False
    )

    def _prepare_merge_moves_distinct_fields(self):
        return [*super()._prepare_merge_moves_distinct_fields(), "liink_memo_line_id", "liink_memo_operation"]

    def _get_available_quantity(
        self, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, allow_negative=False
    ):
        is_open = self._liink_may_take_entrusted(lot_id, owner_id, strict)
        available = 0.0
        for lot, owner in self._liink_get_entrusted() if is_open else ():
            available += super()._get_available_quantity(location_id, lot, package_id, owner, False, allow_negative)
        if is_open and self._liink_takes_entrusted_only():
            return available
        return available + super()._get_available_quantity(
            location_id, lot_id, package_id, owner_id, strict, allow_negative
        )

    def _update_reserved_quantity_vals(
        self, need, location_id, lot_id=None, package_id=None, owner_id=None, strict=True
    ):
        """What was entrusted for this order is taken first, then the company's own."""
        is_open = self._liink_may_take_entrusted(lot_id, owner_id, strict)
        vals_list, taken = [], 0.0
        for lot, owner in self._liink_get_entrusted() if is_open else ():
            if self.product_id.uom_id.compare(need, taken) > 0:
                vals, part = super()._update_reserved_quantity_vals(
                    need - taken, location_id, lot, package_id, owner, False
                )
                vals_list += vals
                taken += part
        is_enough = taken and self.product_id.uom_id.compare(need, taken) <= 0
        if is_enough or (is_open and self._liink_takes_entrusted_only()):
            return vals_list, taken
        vals, part = super()._update_reserved_quantity_vals(
            need - taken, location_id, lot_id, package_id, owner_id, strict
        )
        return vals_list + vals, taken + part

    def _liink_may_take_entrusted(self, lot, owner, strict):
        return bool(self.product_id.precious_kind) and not (strict or lot or owner)

    def _liink_takes_entrusted_only(self):
        """Return whether an order asks for an owner's property: what that owner did not entrust for it stays."""
        return bool(self.restrict_partner_id and self._liink_get_served_orders())

    def _liink_get_entrusted(self):
        """Return [(lot, owner)] of this product that was entrusted for the order that this move serves."""
        orders = self._liink_get_served_orders()
        lines = self.env["liink.memo.line"].sudo()._liink_entrusted_for(orders, self.product_id)
        if self.restrict_partner_id:
            lines = lines.filtered(lambda line: line.owner_id == self.restrict_partner_id)
        return [(line.lot_id, line.owner_id) for line in self._liink_filter_entrusted(lines)]

    def _liink_filter_entrusted(self, lines):
        """Hook: return those of the entrusted ``lines`` that this move may take."""
        return lines

    def _liink_get_served_orders(self):
        """Hook: return the purchase orders that this move serves."""
        return self.sudo().reference_ids.purchase_ids

    def _prepare_procurement_values(self):
        """A demand for an owner's property is delivered from that owner's property."""
        values = super()._prepare_procurement_values()
        if self.precious_kind and self.restrict_partner_id:
            values["restrict_partner_id"] = self.restrict_partner_id.id
        return values

    def _prepare_procurement_qty(self):
        """Others' property at a place does not spare the brand from sending its own, except what serves the order."""
        precious = self.filtered("precious_kind")
        quantities = dict(
            zip((self - precious).ids, super(StockMove, self - precious)._prepare_procurement_qty(), strict=True)
        )
        for company, moves in precious.grouped("company_id").items():
            own = moves.with_context(owners=[False, company.partner_id.id])
            quantities.update(zip(moves.ids, super(StockMove, own)._prepare_procurement_qty(), strict=True))
        return [precious._liink_less_entrusted(move, quantities[move.id]) for move in self]

    def _liink_less_entrusted(self, move, quantity):
        """Return ``quantity`` to procure for ``move`` without what was entrusted for its order and lies there."""
        if move not in self or move.rule_id.procure_method != "mts_else_mto" or quantity <= 0:
            return quantity
        there = sum(
            self.env["stock.quant"]._get_available_quantity(move.product_id, move.location_id, lot, owner_id=owner)
            for lot, owner in move._liink_get_entrusted()
        )
        return max(0.0, quantity - there)
