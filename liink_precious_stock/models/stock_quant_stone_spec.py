from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.stone_demand import CHOICE, DEMAND_KEY, LIMIT_KEY

STRATEGIES_BY_ORDER = ("fifo", "lifo")  # removal strategies that an ORDER BY can express


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
        if self:
            return self  # core asks again what of the quants just gathered is available
        strategy = self._get_removal_strategy(product_id, location_id)
        if strategy not in STRATEGIES_BY_ORDER:
            if not self.env.context.get(DEMAND_KEY):
                return super()._gather(product_id, location_id, lot_id, package_id, owner_id, strict, qty)
            strategy = "fifo"
        domain = self._get_gather_domain(product_id, location_id, lot_id, package_id, owner_id, strict)
        order = self._get_removal_strategy_order(strategy)
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
            return Domain.FALSE if lot_domain.is_false() else self._liink_lot_condition(lot_domain)
        if product.tracking == "serial":
            return Domain.TRUE
        # Nobody asked for a certified stone: it waits for the order that does.
        return Domain("lot_id", "=", False) | Domain("lot_id.is_certified", "=", False)

    @api.model
    def _liink_lot_condition(self, lot_domain):
        """Return the domain of quants of lots in ``lot_domain``.

        As a subquery that stands alone (that is what OFFSET does): it is read once, by its index. Joined, the planner
        looks up the lot of every quant of the product, ten times slower among 50,000.
        """
        lots = self.env["stock.lot"].sudo()

        def to_sql(model, alias, query):
            matching = lots._search(lot_domain, order="id")
            matching.order = None
            return SQL("%s IN (%s OFFSET 0)", model._field_to_sql(alias, "lot_id", query), matching.select())

        def predicate(quant):
            return bool(quant.lot_id.sudo().filtered_domain(lot_domain))

        return Domain.custom(to_sql=to_sql, predicate=predicate)

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
        result = super()._liink_recompute_carats(lots)
        lots.sudo()._liink_recompute_carats_each()
        return result
