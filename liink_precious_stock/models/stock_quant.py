from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .stock_lot import GRAM_KINDS
from .stock_move_line_carats import DESTINATION_KEY, SOURCE_KEY


class StockQuant(models.Model):
    """Precious stock at one place: fine grams, carats, nobody else's property, promised once only."""

    _inherit = "stock.quant"

    precious_kind = fields.Selection(related="product_id.product_tmpl_id.precious_kind")
    fine_weight = fields.Float(
        "Fine Weight (g)",
        digits=(16, 4),
        compute="_compute_fine_weight",
        help="Grams of pure metal here: weight × fineness of the lot / 1000.",
    )
    carats = fields.Float(digits=(16, 3), compute="_compute_carats", help="Weight of the stones here.")

    @api.depends("quantity", "lot_id.fineness", "product_id")
    def _compute_fine_weight(self):
        for quant in self:
            grams = quant.quantity if quant.product_id.precious_kind in GRAM_KINDS else 0.0
            quant.fine_weight = grams * quant.lot_id.fineness / 1000

    @api.depends("quantity", "location_id", "lot_id", "package_id", "owner_id")
    def _compute_carats(self):
        stones = self.filtered(lambda quant: quant.product_id.precious_kind == "stone")
        received = stones._liink_sum_carats(DESTINATION_KEY)
        sent = stones._liink_sum_carats(SOURCE_KEY)
        for quant in self:
            key = (quant.location_id.id, quant.lot_id.id, quant.package_id.id, quant.owner_id.id)
            quant.carats = round(received.get(key, 0.0) - sent.get(key, 0.0), 3)

    def _liink_sum_carats(self, groupby):
        """Return {(location, lot, package, owner): carats} of done lines, in one query for all quants."""
        if not self.lot_id:
            return {}
        groups = (
            self.env["stock.move.line"]
            .sudo()
            ._read_group(
                Domain("lot_id", "in", self.lot_id.ids) & Domain("state", "=", "done") & Domain("carats", "!=", 0),
                groupby,
                ["carats:sum"],
            )
        )
        return {tuple(record.id for record in key): carats for *key, carats in groups}

    def _read_group_select(self, aggregate_spec, query):
        """Let grouped lists sum fine grams and carats, which are not stored."""
        measure = {"fine_weight:sum": self._liink_sql_fine_weight, "carats:sum": self._liink_sql_carats}.get(
            aggregate_spec
        )
        if not measure:
            return super()._read_group_select(aggregate_spec, query)
        for model in ("stock.lot", "stock.move.line"):
            self.env[model].flush_model()
        return SQL("SUM(%s)", measure(query))

    def _liink_sql_fine_weight(self, query):
        return SQL(
            """%s * (SELECT lot.fineness / 1000 FROM stock_lot lot
                     WHERE lot.id = %s AND lot.precious_kind = ANY(%s))""",
            self._field_to_sql(self._table, "quantity", query),
            self._field_to_sql(self._table, "lot_id", query),
            list(GRAM_KINDS),
        )

    def _liink_sql_carats(self, query):
        columns = [self._field_to_sql(self._table, name, query) for name in SOURCE_KEY]
        return SQL(
            "(%s - %s)",
            self._liink_sql_line_carats(DESTINATION_KEY, columns),
            self._liink_sql_line_carats(SOURCE_KEY, columns),
        )

    @api.model
    def _liink_sql_line_carats(self, key, columns):
        location, lot, package, owner = (SQL.identifier("line", name) for name in key)
        return SQL(
            """(SELECT COALESCE(SUM(line.carats), 0) FROM stock_move_line line
                WHERE line.state = 'done' AND %s = %s AND %s = %s
                  AND %s IS NOT DISTINCT FROM %s AND %s IS NOT DISTINCT FROM %s)""",
            *(location, columns[0]),
            *(lot, columns[1]),
            *(package, columns[2]),
            *(owner, columns[3]),
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
        if product_id.precious_kind:
            self._liink_lock(product_id, location_id, lot_id, package_id, owner_id)
        return super()._update_available_quantity(
            product_id, location_id, *args, lot_id=lot_id, package_id=package_id, owner_id=owner_id, **kwargs
        )

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
                WHERE product_id = %s AND location_id = %s AND (lot_id IS NULL OR lot_id IS NOT DISTINCT FROM %s)
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

    def _liink_reweigh(self, carats):
        """Record that the stones of this quant weigh ``carats``: an inventory line of no piece and the difference.

        :return: the done ``stock.move``, empty when the weight is as recorded
        """
        self.ensure_one()
        difference = round(carats - self.carats, 3)
        if not difference:
            return self.env["stock.move"]
        move = self.env["stock.move"].create(self._liink_prepare_reweigh_vals(difference))
        move._action_done()
        return move

    def _liink_prepare_reweigh_vals(self, difference):
        loss = self.product_id.with_company(self.company_id).property_stock_inventory
        self = self.with_context(inventory_name=self.env._("Weighed again"))
        if difference > 0:
            vals = self._get_inventory_move_values(0, loss, self.location_id, package_dest_id=self.package_id)
        else:
            vals = self._get_inventory_move_values(0, self.location_id, loss, package_id=self.package_id)
        vals["move_line_ids"][0][2]["carats"] = abs(difference)
        return vals
