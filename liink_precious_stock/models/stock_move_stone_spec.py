import math

from odoo import fields, models

from ..tools.stone_demand import DEMAND_KEY, LIMIT_KEY


class StockMove(models.Model):
    """A move of stones knows which stones were asked for, and reserves only such.

    The specification is the move's own, never read from ``bom_line_id``: core merges two lines of one product into
    one resupply move, and empties that link when the bill of materials is edited.
    """

    _inherit = "stock.move"

    liink_stone_spec_id = fields.Many2one(
        "liink.stone.spec",
        "Stone Specification",
        ondelete="restrict",
        index="btree_not_null",
        help="Which stones are asked for. Only lots that answer it are reserved.",
    )

    def action_liink_near_stones(self):
        """Open the stones that almost match what these moves lack, each with what keeps it out."""
        self.check_access("read")
        demands = [
            move._liink_prepare_near_demand()
            for move in self
            if move.liink_stone_spec_id and move.state not in ("done", "cancel")
        ]
        return self.env["liink.near.stones"]._liink_open(demands, self.company_id[:1])

    def _liink_prepare_near_demand(self):
        self.ensure_one()
        return {
            "product": self.product_id,
            "spec": self.liink_stone_spec_id,
            "missing": max(0.0, self.product_qty - self.quantity),
            "location": self.location_id,
            "held": self.move_line_ids.lot_id,
        }

    def _prepare_merge_moves_distinct_fields(self):
        return [*super()._prepare_merge_moves_distinct_fields(), "liink_stone_spec_id"]

    def _prepare_procurement_values(self):
        values = super()._prepare_procurement_values()
        if self.liink_stone_spec_id:
            values["liink_stone_spec_id"] = self.liink_stone_spec_id.id
        return values

    def _get_available_quantity(
        self, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, allow_negative=False
    ):
        move = self._liink_with_stone_demand(strict or lot_id)
        return super(StockMove, move)._get_available_quantity(
            location_id, lot_id, package_id, owner_id, strict, allow_negative
        )

    def _update_reserved_quantity_vals(
        self, need, location_id, lot_id=None, package_id=None, owner_id=None, strict=True
    ):
        move = self._liink_with_stone_demand(strict or lot_id or need <= 0, math.ceil(need))
        return super(StockMove, move)._update_reserved_quantity_vals(
            need, location_id, lot_id, package_id, owner_id, strict
        )

    def _set_quantity_done_prepare_vals(self, qty):
        # What the move holds already is found again and skipped: look as far beyond it as is needed.
        move = self._liink_with_stone_demand(False, math.ceil(max(qty, 0)) + len(self.move_line_ids))
        return super(StockMove, move)._set_quantity_done_prepare_vals(qty)

    def _liink_with_stone_demand(self, is_named, limit=0):
        """Return this move telling the quants which stones it wants, unless the lots to take are named already."""
        if is_named or self.product_id.precious_kind != "stone":
            return self
        return self.with_context(**{DEMAND_KEY: self.liink_stone_spec_id.id, LIMIT_KEY: limit})
