from odoo import models


class StockMove(models.Model):
    """One manufacturing order per order line of pieces, carrying all its serials.

    Core splits one manufacturing order per serial, slowly: 20 serial rings with three tracked components take 10 s.
    Here its quantity follows the receipt's demand, and the serials are set once, at reception.
    """

    _inherit = "stock.move"

    def _liink_is_piece_receipt(self):
        """True for the receipt of pieces from a maker."""
        self.ensure_one()
        return bool(self.is_subcontract and self.product_id.precious_kind == "jewel")

    def write(self, vals):
        result = super().write(vals)
        if "product_uom_qty" in vals:
            self.filtered(
                lambda m: m.state not in ("draft", "done", "cancel") and m._liink_is_piece_receipt()
            )._liink_sync_production_quantity()
        return result

    def _sync_subcontracting_productions(self):
        pieces = self.filtered(lambda m: m._liink_is_piece_receipt())
        return super(StockMove, self - pieces)._sync_subcontracting_productions()

    def _liink_is_balanced(self):
        """Core receives what a maker made before it says that it was made: see the transfer's ``_action_done``."""
        return super()._liink_is_balanced() and not self.is_subcontract

    def _liink_sync_production_quantity(self):
        """Keep the manufacturing order's quantity equal to the receipt's demand (orders raised or lowered)."""
        if self.env.context.get("liink_no_production_sync"):
            return
        for move in self:
            production = move._liink_get_open_production()
            if production and move.product_uom.compare(move.product_uom_qty, 0) > 0:
                production._liink_set_quantity(move.product_uom_qty)

    def _liink_get_open_production(self):
        self.ensure_one()
        return self._get_subcontract_production().filtered(lambda p: p.state not in ("done", "cancel"))[:1]

    def _adjust_procure_method(self, picking_type_code=False):
        """Metal consumed at a maker is taken from what lies there; only the rest is sent."""
        result = super()._adjust_procure_method(picking_type_code=picking_type_code)
        for move in self:
            if move.rule_id and move._liink_is_maker_metal():
                rule = move.rule_id
                warehouse = rule.warehouse_id or rule.picking_type_id.warehouse_id
                if rule == warehouse.subcontracting_pull_id:
                    move.rule_id = warehouse._liink_get_metal_rule()
                    move.procure_method = "make_to_stock"
        return result

    def _prepare_procurement_values(self):
        """Name the maker on what is sent for metal.

        Core takes the partner from the chained move, which metal taken from stock does not have; without it a raised
        order's metal would blank the maker of the delivery that it joins.
        """
        values = super()._prepare_procurement_values()
        if self._liink_is_maker_metal() and not values.get("partner_id"):
            values["partner_id"] = self.raw_material_production_id.subcontractor_id.id
        return values

    def _liink_need_key(self):
        """What an order's requirements keep apart: the product and the stones asked for."""
        self.ensure_one()
        return self.product_id, self.liink_stone_spec_id

    def _liink_is_maker_metal(self):
        return bool(self.raw_material_production_id.subcontractor_id and self.product_id.precious_kind == "metal")
