from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class StockMoveLine(models.Model):
    """A lot chosen by hand against the specification is allowed, and says so."""

    _inherit = "stock.move.line"

    liink_stone_spec_id = fields.Many2one(related="move_id.liink_stone_spec_id")
    liink_spec_mismatch = fields.Char(
        "Does not Match",
        compute="_compute_liink_spec_mismatch",
        help="Why the stones chosen are not those asked for.",
    )

    @api.depends("lot_id", "move_id.liink_stone_spec_id")
    @api.depends_context("lang", "company")
    def _compute_liink_spec_mismatch(self):
        for line in self:
            spec = line.move_id.sudo().liink_stone_spec_id
            line.liink_spec_mismatch = " · ".join(spec._liink_reasons(line.lot_id)) if spec and line.lot_id else False

    def _free_reservation(
        self, product_id, location_id, quantity, lot_id=None, *args, ml_ids_to_ignore=None, **kwargs
    ):
        """Core takes stones from whoever reserved them; a certified stone stays with its order."""
        # At a place where nothing is reserved, such as a supplier's, nothing is promised: core returns at once too.
        is_promised = lot_id and not self.move_id._should_bypass_reservation(location_id)
        if is_promised and lot_id.is_certified and not self.move_id.is_inventory:
            self._liink_check_not_promised(lot_id, location_id, ml_ids_to_ignore)
        return super()._free_reservation(
            product_id, location_id, quantity, lot_id, *args, ml_ids_to_ignore=ml_ids_to_ignore, **kwargs
        )

    def _liink_check_not_promised(self, lot, location, ignored_ids):
        """Raise if another transfer has reserved the certified stone ``lot``."""
        others = self.sudo().search(self._liink_reserved_domain(lot) & Domain("location_id", "=", location.id))
        others = others.filtered(
            lambda line: (
                line.quantity_product_uom
                and not line.picked
                and line.move_id != self.move_id
                and not (self.picking_id and line.picking_id == self.picking_id)
                and line.id not in {*self.ids, *(ignored_ids or ())}
            )
        )
        if others:
            raise UserError(
                self.env._(
                    "The certified stone %(lot)s is reserved for %(order)s. Release it there first, or take another"
                    " one.",
                    lot=lot.display_name,
                    order=others[0]._liink_order_name(),
                )
            )

    @api.model
    def _liink_reserved_domain(self, lots):
        return Domain("lot_id", "in", lots.ids) & Domain("state", "in", ("assigned", "partially_available"))

    def _liink_order_name(self):
        """Return the name of the order, else of the transfer, that this line serves."""
        self.ensure_one()
        return self.move_id.reference_ids[:1].name or self.picking_id.origin or self.reference or ""
