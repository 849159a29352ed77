from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .stock_lot import GRAM_KINDS


class StockQuant(models.Model):
    """Precious stock at one place: fine grams, nobody else's property, promised once only."""

    _inherit = "stock.quant"

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")
    fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=(16, 4),
        compute="_compute_fine_weight",
        help="Grams of pure metal here: weight × fineness of the lot / 1000.",
    )

    @api.depends("quantity", "lot_id.fineness", "product_id")
    def _compute_fine_weight(self):
        for quant in self:
            grams = quant.quantity if quant.product_id.precious_kind in GRAM_KINDS else 0.0
            quant.fine_weight = grams * quant.lot_id.fineness / 1000

    def _read_group_select(self, aggregate_spec, query):
        """Let grouped lists sum fine grams, which are not stored."""
        if aggregate_spec != "fine_weight:sum":
            return super()._read_group_select(aggregate_spec, query)
        self.env["stock.lot"].flush_model()
        return SQL("SUM(%s)", self._liink_sql_fine_weight(query))

    def _liink_sql_fine_weight(self, query):
        return SQL(
            """%s * (SELECT lot.fineness / 1000 FROM stock_lot lot
                     WHERE lot.id = %s AND lot.precious_kind = ANY(%s))""",
            self._field_to_sql(self._table, "quantity", query),
            self._field_to_sql(self._table, "lot_id", query),
            list(GRAM_KINDS),
        )

    @api.constrains("quantity", "inventory_quantity", "product_id")
    def _check_whole_stones(self):
        for quant in self:
            quant.product_id._liink_check_whole_stones(quant.quantity)
            quant.product_id._liink_check_whole_stones(quant.inventory_quantity)

    def _get_gather_domain(self, product_id, location_id, lot_id=None, package_id=None, owner_id=None, strict=False):
        domain = super()._get_gather_domain(product_id, location_id, lot_id, package_id, owner_id, strict)
        if strict or owner_id or not product_id.precious_kind:
            return domain
        return Domain(domain) & self._liink_own_property_domain(location_id)

    @api.model
    def _liink_own_property_domain(self, location):
        """Return the domain of what belongs to the company itself: others' property must be asked for by owner."""
        company = location.company_id or self.env.company
        return Domain("owner_id", "in", [False, company.partner_id.id])

    @api.model
    def _update_available_quantity(
        self, product_id, location_id, *args, lot_id=None, package_id=None, owner_id=None, **kwargs
    ):
        if product_id.precious_kind and self._liink_may_be_promised(location_id, lot_id):
            self._liink_lock(product_id, location_id, lot_id, package_id, owner_id)
        return super()._update_available_quantity(
            product_id, location_id, *args, lot_id=lot_id, package_id=package_id, owner_id=owner_id, **kwargs
        )

    @api.model
    def _liink_may_be_promised(self, location, lot):
        """Return whether another session may promise this stock: not outside stock, nor of a lot just being born."""
        new_stock = self.env.context.get("liink_new_stock")
        is_new = bool(lot) and new_stock is not None and lot.id in new_stock.lot_ids
        return not (is_new or location.should_bypass_reservation())

    @api.model
    def _liink_lock(self, product, location, lot, package, owner):
        """Wait for the quant rows of this key, so that two sessions never promise the same gold.

        When the row is locked, core adds a second one beside it (nothing on hand, all reserved). Waiting
        instead gives the second session a serialization failure, which Odoo's request layer retries on
        fresh figures. ``lock_for_update()`` does not wait, so it is no cure.
        """
        self.env.cr.execute(
            SQL(
                """
                SELECT id FROM stock_quant
                WHERE product_id = %s AND location_id = %s AND (lot_id IS NULL OR lot_id = %s)
                  AND package_id IS NOT DISTINCT FROM %s AND owner_id IS NOT DISTINCT FROM %s
                ORDER BY id FOR NO KEY UPDATE
                """,
                product.id,
                location.id,
                (lot and lot.id) or None,
                (package and package.id) or None,
                (owner and owner.id) or None,
            ),
            log_exceptions=False,  # a failure here is what lets the session try again, not an accident
        )
