from odoo import models
from odoo.exceptions import UserError

METAL_DIGITS = 4


class StockMove(models.Model):
    """What received pieces consumed at the maker: the metal that was weighed in them, the stones set in them."""

    _inherit = "stock.move"

    def _liink_prepare_productions(self):
        """Set pieces made and material consumed on the manufacturing orders of these receipts of pieces."""
        for receipt in self:
            receipt._liink_prepare_production()

    def _liink_prepare_production(self):
        self.ensure_one()
        pieces = self._liink_received_pieces()
        production = self._liink_get_open_production().sudo()
        if not production:
            raise UserError(
                self.env._(
                    "%(piece)s: this receipt has no manufacturing order, so its material could not be followed. "
                    "Check that the bill of materials allows %(maker)s.",
                    piece=self.product_id.display_name,
                    maker=self.picking_id.partner_id.display_name,
                )
            )
        production._liink_set_quantity(len(pieces), procurement=False)
        for raw_move in production.move_raw_ids.filtered(lambda m: m.state not in ("done", "cancel")):
            raw_move._liink_consume(raw_move._liink_get_consumption(pieces))
        production._liink_set_pieces(pieces)

    def _liink_received_pieces(self):
        """The serials on the receipt, one per piece."""
        self.ensure_one()
        lines = self.move_line_ids.filtered(lambda line: line.quantity > 0)
        for line in lines.filtered(lambda line: not line.lot_id and line.lot_name):
            line._create_and_assign_production_lot()
        if not lines or any(not line.lot_id for line in lines):
            raise UserError(
                self.env._("%s: give every received piece its serial number.", self.product_id.display_name)
            )
        return lines.lot_id

    def _liink_get_consumption(self, pieces):
        """Quantity of this component in the pieces, in the move's unit.

        Metal: the net metal weighed in the pieces, each metal of a bi-metal piece in its proportion of the bill of
        materials. What was issued and is not in the pieces stays at the maker, on its account. Stones and the rest:
        what the bill of materials says.
        """
        self.ensure_one()
        weighed = sum(pieces.mapped("metal_weight"))
        if self.product_id.precious_kind != "metal" or not all(p.metal_weight for p in pieces):
            return self.product_uom_qty
        metals = self.raw_material_production_id.move_raw_ids.filtered(
            lambda m: m.product_id.precious_kind == "metal" and m.state != "cancel"
        )
        total = sum(metals.mapped("product_uom_qty"))
        share = self.product_uom_qty / total if total else 1.0 / len(metals)
        return round(weighed * share, METAL_DIGITS)

    def _liink_consume(self, quantity):
        """Consume `quantity` from what lies at the maker, lot by lot; never below zero.

        :raises UserError: when the maker does not hold enough
        """
        self.ensure_one()
        # Core would revert declared consumption to the bill of materials without this.
        self.manual_consumption = True
        self._action_assign()
        missing = quantity - self.quantity
        if self.product_uom.compare(missing, 0) > 0:
            missing -= self._update_reserved_quantity(missing, self.location_id, strict=False)
            if self.product_uom.compare(missing, 0) > 0:
                raise UserError(self._liink_not_held_message(quantity))
        elif self.product_uom.compare(missing, 0) < 0:
            self.quantity = quantity
        self.picked = True

    def _liink_not_held_message(self, quantity):
        return self.env._(
            "%(maker)s does not hold enough %(product)s: %(needed)s %(unit)s in the pieces, %(held)s %(unit)s "
            "delivered. Validate the delivery of material first, or correct the weights.",
            maker=self.raw_material_production_id.subcontractor_id.display_name,
            product=self.product_id.display_name,
            needed=self._liink_format(quantity),
            held=self._liink_format(self.quantity),
            unit=self.product_uom.name,
        )

    def _liink_format(self, quantity):
        digits = 2 if self.product_id.precious_kind in ("metal", "scrap", "component") else 0
        return self.env["ir.qweb.field.float"].value_to_html(quantity, {"precision": digits})
