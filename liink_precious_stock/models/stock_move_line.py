from odoo import api, fields, models
from odoo.exceptions import UserError

# What a link relies on: with one of these changed, the genealogy would no longer tell what happened.
FIELDS_FROZEN_BY_LINK = (
    "product_id", "product_uom_id", "quantity", "lot_id", "carats", "owner_id",
    "location_id", "location_dest_id", "package_id", "result_package_id",
)  # fmt: skip


class StockMoveLine(models.Model):
    """Lines that a lot's origin relies on are read-only."""

    _inherit = "stock.move.line"

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")

    # Carats, links and genealogy all read the lines of a lot; core has no index on it.
    _liink_lot_index = models.Index("(lot_id, state) WHERE lot_id IS NOT NULL")

    @api.constrains("quantity", "product_uom_id", "product_id")
    def _check_whole_stones(self):
        for line in self:
            line.product_id._liink_check_whole_stones(line.quantity_product_uom)

    def _prepare_new_lot_vals(self):
        """A lot born on receipt knows who it was bought from, and when."""
        vals = super()._prepare_new_lot_vals()
        if self.product_id.precious_kind and self.location_id.usage == "supplier":
            partner = self.picking_id.partner_id or self.move_id.partner_id
            vals["supplier_id"] = partner.commercial_partner_id.id
            vals["purchase_date"] = fields.Date.context_today(self)
        return vals

    def write(self, vals):
        self._liink_check_links(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_linked(self):
        self._liink_raise_if_linked(self)

    def _liink_check_links(self, vals):
        """Refuse to change what a link explains."""
        frozen = [name for name in FIELDS_FROZEN_BY_LINK if name in vals]
        if frozen:
            self._liink_raise_if_linked(
                self.filtered(
                    lambda line: (
                        line.state == "done" and any(line._liink_is_changed(name, vals[name]) for name in frozen)
                    )
                )
            )

    def _liink_is_changed(self, name, value):
        field = self._fields[name]
        return field.convert_to_cache(value, self) != field.convert_to_cache(self[name], self)

    def _liink_raise_if_linked(self, lines):
        if not lines.ids:
            return
        link = (
            self.env["liink.lot.link"]
            .sudo()
            .search(["|", ("consumed_line_id", "in", lines.ids), ("produced_line_id", "in", lines.ids)], limit=1)
        )
        if link:
            raise UserError(
                self.env._(
                    "The proof of origin of %(child)s relies on this movement of %(parent)s: it can no longer be"
                    " changed. Correct it by a return.",
                    child=link.child_lot_id.display_name,
                    parent=link.parent_lot_id.display_name,
                )
            )
