from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.stone_demand import CHOICE, DEMAND_KEY, LIMIT_KEY


class StockQuant(models.Model):
    """Reservation of stones by specification.

    ``stock.move`` puts its demand into the context. Only the search for what could be taken obeys it: the strict
    path, which confirms what a chained move brought or a user chose by hand, names its lots and is left alone.
    """

    _inherit = "stock.quant"

    def _get_gather_domain(self, product_id, location_id, lot_id=None, package_id=None, owner_id=None, strict=False):
        domain = super()._get_gather_domain(product_id, location_id, lot_id, package_id, owner_id, strict)
        if strict or lot_id or not self._liink_has_stone_demand(product_id):
            return domain
        return Domain(domain) & self._liink_stone_domain(product_id)

    def _get_removal_strategy_order(self, removal_strategy):
        order = super()._get_removal_strategy_order(removal_strategy)
        if not self.env.context.get(DEMAND_KEY):
            return order
        return f"{CHOICE}, {order or 'id'}"

    def _gather(self, product_id, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, qty=0):
        limit = self.env.context.get(LIMIT_KEY)
        if strict or lot_id or not limit or not self._liink_has_stone_demand(product_id):
            return super()._gather(product_id, location_id, lot_id, package_id, owner_id, strict, qty)
        domain = self._get_gather_domain(product_id, location_id, lot_id, package_id, owner_id, strict)
        order = self._get_removal_strategy_order("fifo")
        return self.search(Domain(domain) & self._liink_free_domain(), order=order, limit=limit)

    @api.model
    def _liink_has_stone_demand(self, product):
        return DEMAND_KEY in self.env.context and product.precious_kind == "stone"

    @api.model
    def _liink_stone_domain(self, product):
        """Return the domain of the quants whose lot answers the demand in the context."""
        spec = self._liink_demanded_spec()
        if spec:
            lot_domain = spec._liink_lot_domain(product)
            return Domain.FALSE if lot_domain.is_false() else Domain("lot_id", "any", lot_domain)
        if product.tracking == "serial":
            return Domain.TRUE
        # Nobody asked for a certified stone: it waits for the order that does.
        return Domain("lot_id", "=", False) | Domain("lot_id.is_certified", "=", False)

    @api.model
    def _liink_demanded_spec(self):
        return self.env["liink.stone.spec"].sudo().browse(self.env.context.get(DEMAND_KEY) or [])

    @api.model
    def _liink_free_domain(self):
        """Return the domain of quants of which something is not reserved."""

        def to_sql(model, alias, query):
            on_hand, reserved = (model._field_to_sql(alias, name, query) for name in ("quantity", "reserved_quantity"))
            return SQL("%s > COALESCE(%s, 0)", on_hand, reserved)

        return Domain.custom(to_sql=to_sql, predicate=lambda quant: quant.quantity > quant.reserved_quantity)

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != CHOICE:
            return super()._order_field_to_sql(alias, field_name, direction, nulls, query)
        _lots, lot_alias = self._fields["lot_id"].join(self, alias, query)
        return self._liink_demanded_spec()._liink_sql_choice(lot_alias)

    @api.model
    def _liink_recompute_carats(self, lots):
        super()._liink_recompute_carats(lots)
        lots.sudo()._liink_recompute_carats_each()
