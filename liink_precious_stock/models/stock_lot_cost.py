from datetime import datetime, time

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools import CostStore
from .product_template_cost import COSTED_KINDS


class StockLot(models.Model):
    """The cost of a precious lot is fixed when it enters stock; its value is what the company owns of it × that cost.

    ``standard_price`` is the cost of one gram or of one stone, unrounded, per company. It changes only when the
    price of what was received changes, when more comes in at another price, or when stones leave by weight. All
    that is read here is read for a whole batch of lots in one query; core walks the history of each lot.
    """

    _inherit = "stock.lot"

    liink_cost_ids = fields.One2many("liink.lot.cost", "lot_id", "Cost History", groups="base.group_user")
    # Core works out the whole value of a lot to know its currency, one lot at a time when new lots are written.
    company_currency_id = fields.Many2one(compute="_compute_company_currency_id")

    @api.depends_context("company")
    def _compute_company_currency_id(self):
        self.company_currency_id = self.env.company.currency_id

    @api.depends("product_id.lot_valuated", "product_id.product_tmpl_id.lot_valuated")
    @api.depends_context("to_date", "company", "warehouse_id")
    def _compute_value(self):  # pylint: disable=missing-return
        costed = self._liink_costed()
        others = self - costed
        with self.env.protecting([self._fields["company_currency_id"]], others):
            super(StockLot, others)._compute_value()
        values = costed._liink_lot_values()
        for lot in costed:
            lot.total_value = values.get(lot._origin.id, (0.0, 0.0, 0.0))[2]

    @api.depends("product_id.lot_valuated")
    @api.depends_context("to_date")
    def _compute_avg_cost(self):  # pylint: disable=missing-return
        costed = self._liink_costed()
        super(StockLot, self - costed)._compute_avg_cost()
        for lot in costed:
            lot.avg_cost = lot.standard_price

    def write(self, vals):
        result = super().write(vals)
        if "standard_price" in vals and not self.env.context.get("disable_auto_revaluation"):
            self._liink_costed()._liink_record_by_hand(vals["standard_price"])
        return result

    def _liink_record_by_hand(self, cost):
        if not self:
            return
        now, no_move = fields.Datetime.now(), self.env["stock.move"]
        rows = [(lot, cost, now, "manual", no_move) for lot in self]
        self.env["liink.lot.cost"].sudo()._liink_record(self.env.company, rows)
        self.product_id._update_standard_price()

    def _update_standard_price(self):  # pylint: disable=missing-return
        """Keep the cost of precious lots; one that has none yet takes its product's."""
        costed = self._liink_costed()
        super(StockLot, self - costed)._update_standard_price()
        for product, lots in costed.filtered(lambda lot: not lot.standard_price).grouped("product_id").items():
            if product.standard_price:
                lots.with_context(disable_auto_revaluation=True).standard_price = product.standard_price

    def _liink_costed(self):
        return self.filtered(lambda lot: lot.precious_kind in COSTED_KINDS and lot.lot_valuated)

    def _liink_set_costs(self, rows):
        """Give lots their unit cost in the company of the environment, with its history, in two queries.

        :param rows: list of (lot, unit cost, date, cause, move or empty), a lot only once
        """
        if not rows:
            return
        self.env["liink.lot.cost"].sudo()._liink_record(self.env.company, rows)
        lots = self.browse([row[0].id for row in rows])
        self.flush_model(["standard_price", "avg_cost"])
        self.env.cr.execute(
            SQL(
                """
                UPDATE stock_lot
                SET standard_price = COALESCE(standard_price, '{}'::jsonb) || jsonb_build_object(%s, row.unit_cost),
                    avg_cost = row.unit_cost::numeric
                FROM unnest(%s, %s) AS row (lot_id, unit_cost) WHERE stock_lot.id = row.lot_id
                """,
                str(self.env.company.id),
                lots.ids,
                [float(row[1]) for row in rows],
            )
        )
        lots.invalidate_recordset(["standard_price", "avg_cost", "total_value"], flush=False)

    def _liink_stores(self):
        """Return {lot: CostStore} of what the company owns of these lots, in two queries."""
        owned = self._liink_lot_values()
        carats = self._liink_own_carats()
        round_value = self.env.company.currency_id.round
        return {
            lot: CostStore(lot.standard_price, owned.get(lot.id, (0.0,))[0], carats.get(lot.id, 0.0), round_value)
            for lot in self
        }

    def _liink_own_carats(self):
        """Return {lot id: carats that the company owns} of parcels of stones, in one query."""
        parcels = self.filtered(lambda lot: lot.precious_kind == "stone" and lot.product_id.tracking == "lot")
        if not parcels:
            return {}
        groups = self.env["stock.quant"]._read_group(
            Domain("lot_id", "in", parcels.ids)
            & Domain("owner_id", "in", [False, self.env.company.partner_id.id])
            & self._liink_valued_domain("location_id"),
            ["lot_id"],
            ["carats:sum"],
        )
        return {lot.id: carats for lot, carats in groups}

    def _liink_entered_quantities(self):
        """Return {lot id: quantity} of all valued lines that ever brought these lots in, in one query."""
        groups = self.env["stock.move.line"]._read_group(
            Domain("lot_id", "in", self.ids)
            & Domain("state", "=", "done")
            & Domain("liink_unit_cost", "!=", 0)
            & self._liink_valued_domain("location_dest_id")
            & ~self._liink_valued_domain("location_id"),
            ["lot_id"],
            ["quantity_product_uom:sum"],
        )
        return {lot.id: quantity for lot, quantity in groups}

    @api.model
    def _liink_valued_domain(self, location_field):
        return Domain(f"{location_field}.usage", "in", ("internal", "transit")) & Domain(
            f"{location_field}.company_id", "=", self.env.company.id
        )

    # What is worth how much, now or at the date of the context

    def _liink_lot_values(self):
        """Return {lot id: (own quantity, unit cost, value rounded to the currency)} in the company, in one query.

        With ``to_date`` in the context, as it was then. What others own is worth nothing to the company.
        """
        if not self:
            return {}
        rows = self._liink_fetch(
            SQL("SELECT lot_id, quantity, unit_cost, value FROM (%s) AS worth", self._liink_worth_query(self.ids))
        )
        return {row["lot_id"]: (row["quantity"], row["unit_cost"], row["value"]) for row in rows}

    @api.model
    def _liink_product_values(self, products):
        """Return {product id: (own quantity, value)}: the sum of the values of each product's lots, in one query."""
        rows = self._liink_fetch(
            SQL(
                """SELECT product_id, SUM(quantity) AS quantity, SUM(value) AS value
                   FROM (%s) AS worth GROUP BY product_id""",
                self._liink_worth_query(products.ids, "product_id"),
            )
        )
        return {row["product_id"]: (row["quantity"], row["value"]) for row in rows}

    @api.model
    def _liink_fetch(self, query):
        for model in ("stock.lot", "stock.quant", "stock.move", "stock.move.line", "liink.lot.cost"):
            self.env[model].flush_model()
        self.env.cr.execute(query)
        return [
            {
                name: float(value) if name in ("quantity", "unit_cost", "value") else value
                for name, value in row.items()
            }
            for row in self.env.cr.dictfetchall()
        ]

    @api.model
    def _liink_worth_query(self, ids, key="lot_id"):
        """Return the query of lot_id, product_id, quantity, unit_cost and value of what the company owns.

        :param key: what ``ids`` are, ``lot_id`` or ``product_id``
        """
        at_date = self._liink_valuation_date()
        own = self._liink_own_then_query(ids, key, at_date) if at_date else self._liink_own_now_query(ids, key)
        cost = self._liink_cost_then_sql(at_date) if at_date else self._liink_sql_unit_cost("lot")
        return SQL(
            """
            SELECT own.lot_id, lot.product_id, own.quantity, cost.unit_cost,
                   ROUND(own.quantity::numeric * cost.unit_cost::numeric, %s) AS value
            FROM (%s) AS own JOIN stock_lot lot ON lot.id = own.lot_id
            CROSS JOIN LATERAL (SELECT %s AS unit_cost) AS cost
            """,
            self.env.company.currency_id.decimal_places,
            own,
            cost,
        )

    @api.model
    def _liink_valuation_date(self):
        """Return the moment that the context asks for, as a datetime, or False for now; a day means its end."""
        asked = self.env.context.get("to_date") or self.env.context.get("at_date")
        moment = fields.Datetime.to_datetime(asked)
        is_day = moment and not isinstance(asked, datetime) and len(str(asked)) == 10
        return datetime.combine(moment, time.max) if is_day else moment or False

    @api.model
    def _liink_sql_unit_cost(self, alias):
        """Return SQL of the present unit cost of a lot whose table is called ``alias``, in the company's currency."""
        price = SQL.identifier(alias, "standard_price")
        return SQL("COALESCE((%s ->> %s)::double precision, 0)", price, str(self.env.company.id))

    @api.model
    def _liink_cost_then_sql(self, at_date):
        """The last cost known at that moment; what came in late, under an earlier date, has its first cost."""
        company = self.env.company.id
        return SQL(
            """COALESCE(
                (SELECT unit_cost FROM liink_lot_cost WHERE lot_id = lot.id AND company_id = %s AND date <= %s
                 ORDER BY date DESC LIMIT 1),
                (SELECT unit_cost FROM liink_lot_cost WHERE lot_id = lot.id AND company_id = %s
                 ORDER BY date LIMIT 1), %s)""",
            company,
            at_date,
            company,
            self._liink_sql_unit_cost("lot"),
        )

    @api.model
    def _liink_own_now_query(self, ids, key):
        return SQL(
            """
            SELECT quant.lot_id, SUM(quant.quantity) AS quantity
            FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id
            WHERE quant.%s = ANY(%s) AND quant.lot_id IS NOT NULL AND %s AND %s
            GROUP BY quant.lot_id
            """,
            SQL.identifier(key),
            list(ids),
            self._liink_sql_is_valued("place"),
            self._liink_sql_is_own("quant"),
        )

    @api.model
    def _liink_own_then_query(self, ids, key, at_date):
        sides = [self._liink_side_then_query(ids, key, at_date, *side) for side in self._liink_sides()]
        return SQL("SELECT lot_id, SUM(quantity) AS quantity FROM (%s UNION ALL %s) AS side GROUP BY lot_id", *sides)

    @api.model
    def _liink_sides(self):
        return ("location_dest_id", 1), ("location_id", -1)

    @api.model
    def _liink_side_then_query(self, ids, key, at_date, location, sign):
        return SQL(
            """
            SELECT line.lot_id, line.quantity_product_uom * %s AS quantity
            FROM stock_move_line line JOIN stock_move move ON move.id = line.move_id
            JOIN stock_location place ON place.id = line.%s
            WHERE line.%s = ANY(%s) AND line.lot_id IS NOT NULL AND line.state = 'done' AND move.date <= %s
              AND %s AND %s
            """,
            sign,
            SQL.identifier(location),
            SQL.identifier(key),
            list(ids),
            at_date,
            self._liink_sql_is_valued("place"),
            self._liink_sql_is_own("line"),
        )

    @api.model
    def _liink_sql_is_valued(self, alias):
        """A place whose content counts in the company's stock value, as core's ``_should_be_valued``."""
        conditions = SQL(
            "%s = %s AND %s IN ('internal', 'transit')",
            SQL.identifier(alias, "company_id"),
            self.env.company.id,
            SQL.identifier(alias, "usage"),
        )
        warehouse = self.env.context.get("warehouse_id")
        if not warehouse:
            return conditions
        return SQL("%s AND %s = %s", conditions, SQL.identifier(alias, "warehouse_id"), warehouse)

    @api.model
    def _liink_sql_is_own(self, alias):
        owner = SQL.identifier(alias, "owner_id")
        return SQL("(%s IS NULL OR %s = %s)", owner, owner, self.env.company.partner_id.id)
