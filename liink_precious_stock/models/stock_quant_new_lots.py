from odoo import api, fields, models

from ..tools import RowTemplate

# Fewer are written before one of them would be taken as a template.
FEW = 20
UNLIKE = ("lot_id", "quantity", "in_date")


class StockQuant(models.Model):
    """Lots that are born with a transfer have no quants yet: theirs are written together, after all its lines.

    Core looks for the quant of each line and makes it, one by one, which is half the time that the receipt of a
    thousand stones takes. Nothing is to be looked for where nothing can be: what waits is what core would have made.
    """

    _inherit = "stock.quant"

    @api.model
    def _update_available_quantity(
        self, product_id, location_id, quantity=False, reserved_quantity=False, lot_id=None, in_date=None, **kwargs
    ):
        key = self._liink_waiting_key(product_id, location_id, lot_id, **kwargs)
        if key and not reserved_quantity and self._liink_may_wait(product_id, location_id, quantity):
            return self.env.context["liink_new_stock"].add(key, quantity, in_date or fields.Datetime.now())
        if key:
            self._liink_write_waiting()
        return super()._update_available_quantity(
            product_id, location_id, quantity, reserved_quantity, lot_id=lot_id, in_date=in_date, **kwargs
        )

    @api.model
    def _liink_waiting_key(self, product, location, lot, package_id=None, owner_id=None):
        """Return the key of the quant of a lot just born, or None: of other lots, in packages, beside loose stock."""
        new_stock, quants = (self.env.context.get(name) for name in ("liink_new_stock", "quants_cache"))
        if new_stock is None or quants is None or package_id or not lot or lot.id not in new_stock.lot_ids:
            return None
        owner = owner_id or self.env["res.partner"]
        if any(quants[product.id, location.id, lot_id, False, owner.id] for lot_id in (lot.id, False)):
            return None
        return product.id, location.id, owner.id, lot.id

    @api.model
    def _liink_may_wait(self, product, location, quantity):
        """Return whether nothing else depends on this quant: what is taken from stock may be somebody's."""
        return bool(product.precious_kind) and (quantity > 0 or location.should_bypass_reservation())

    @api.model
    def _liink_write_waiting(self):
        """Write the quants that wait: one of each sort in the ordinary way, the others like it."""
        for vals_list in self.env.context["liink_new_stock"].take_alike():
            alike = len(vals_list) > FEW
            quants = self.sudo().create(vals_list[: 1 if alike else None])
            if alike:
                quants.flush_recordset()
                unlike = [{name: vals[name] for name in UNLIKE} for vals in vals_list]
                quants += RowTemplate(quants, unlike[0]).insert(unlike[1:])
            self._liink_tell_core(quants)

    @api.model
    def _liink_tell_core(self, quants):
        """Let core, when it has looked up all quants before, know these too."""
        known = self.env.context.get("quants_cache")
        for quant in quants if known is not None else ():
            key = (quant.product_id.id, quant.location_id.id, quant.lot_id.id, quant.package_id.id, quant.owner_id.id)
            known[key] |= quant
