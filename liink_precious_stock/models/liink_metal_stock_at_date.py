from datetime import datetime, time

import pytz

from odoo import api, fields, models
from odoo.tools import SQL


class LiinkMetalAtDate(models.Model):
    """The metal of a past day at that day's price: what an accountant closes a year with.

    The context says what is asked: ``liink_at_date``, a day as text, in whose evening the stock is counted and whose
    last known price it is worth; ``liink_stock_now`` counts what is on hand now instead, at that day's price. Without
    them it is today. The stock of a day is today's taken back by what was done since, so a recent day is read fast
    however long the history is; its fine grams are those known then, before any later assay.
    The rows of one day may bear the numbers of another's: code that reads two days invalidates in between.
    """

    _name = "liink.metal.at.date"
    _inherit = "liink.metal.stock"
    _description = "Metal at a Date"
    _auto = False
    _depends = {
        "stock.move": ["date", "state"],
        "stock.move.line": [
            "product_id", "lot_id", "location_id", "location_dest_id", "owner_id", "state", "quantity_product_uom",
            "fine_weight", "move_id",
        ],
        "liink.lot.cost": ["lot_id", "company_id", "date", "unit_cost"],
        "liink.metal.price": ["metal_id", "date", "per_gram", "currency_id", "company_id"],
    }  # fmt: skip

    fineness = fields.Float(help="As known at that date. On a group: fine grams by gross grams.")
    price_per_gram = fields.Float(
        "Price per Gram",
        digits=(16, 4),
        readonly=True,
        aggregator="avg",
        help="Of a gram of pure metal: the last known at that date. Zero when none was known.",
    )
    value = fields.Monetary(help="At what the lots cost at that date. Zero for what belongs to others.")
    market_value = fields.Monetary(
        "Value", help="Fine grams at that day's price. Zero for what belongs to others, or without a price."
    )

    @api.model
    def _liink_asked_date(self):
        return fields.Date.to_date(self.env.context.get("liink_at_date")) or fields.Date.context_today(self)

    @api.model
    def _liink_asked_moment(self):
        """Return the end of the day asked, where the user is, as a naive UTC datetime; False for what is there now."""
        date = self._liink_asked_date()
        if self.env.context.get("liink_stock_now") or date >= fields.Date.context_today(self):
            return False
        evening = self.env.tz.localize(datetime.combine(date, time.max))
        return evening.astimezone(pytz.utc).replace(tzinfo=None)

    @api.model
    def _liink_select(self):
        fine = SQL("COALESCE(quant.fine_weight, 0)")
        return {
            **super()._liink_select(),
            "fineness": SQL("1000 * quant.fine_weight / NULLIF(quant.quantity, 0)"),
            "fine_weight": fine,
            "price_per_gram": SQL("price.per_gram"),
            "market_value": SQL(
                "CASE WHEN %s THEN COALESCE(%s * price.per_gram, 0) ELSE 0 END", self._liink_sql_is_own(), fine
            ),
        }

    @api.model
    def _liink_sql_prices(self):
        return self.env["liink.metal"]._liink_sql_prices(self._liink_asked_date())

    @api.model
    def _liink_sql_unit_cost(self):
        moment = self._liink_asked_moment()
        if not moment:
            return super()._liink_sql_unit_cost()
        history = SQL("SELECT unit_cost FROM liink_lot_cost WHERE lot_id = lot.id AND company_id = quant.company_id")
        return SQL(
            "COALESCE((%s AND date <= %s ORDER BY date DESC LIMIT 1)::numeric,"
            " (%s ORDER BY date LIMIT 1)::numeric, %s)",
            history,
            moment,
            history,
            super()._liink_sql_unit_cost(),
        )

    # The stock of that day: what is there now, without what came and with what left since

    @api.model
    def _liink_sql_stock(self):
        moment = self._liink_asked_moment()
        sides = [self._liink_sql_stock_now()]
        if moment:
            sides += [
                self._liink_sql_since(moment, "location_dest_id", -1),
                self._liink_sql_since(moment, "location_id", 1),
            ]
        return SQL(
            """(SELECT MIN(id) AS id, product_id, lot_id, location_id, owner_id, company_id, 0 AS reserved_quantity,
                       ROUND(SUM(quantity)::numeric, 4)::double precision AS quantity,
                       ROUND(SUM(fine_weight)::numeric, 8)::double precision AS fine_weight
                FROM (%s) AS side GROUP BY product_id, lot_id, location_id, owner_id, company_id)""",
            SQL(" UNION ALL ").join(sides),
        )

    @api.model
    def _liink_sql_stock_now(self):
        # Each row of the union has a number of its own, so the least of a group's is the group's.
        return SQL(
            """SELECT quant.id * 3 AS id, quant.product_id, quant.lot_id, quant.location_id, quant.owner_id,
                      place.company_id, quant.quantity, quant.quantity * lot.fineness / 1000 AS fine_weight
               FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id
               LEFT JOIN stock_lot lot ON lot.id = quant.lot_id
               WHERE place.usage IN ('internal', 'transit') AND quant.product_id IN (%s)""",
            self._liink_sql_products(),
        )

    @api.model
    def _liink_sql_since(self, moment, location, sign):
        return SQL(
            """SELECT line.id * 3 + %(number)s AS id, line.product_id, line.lot_id, place.id AS location_id,
                      line.owner_id, place.company_id, %(sign)s * line.quantity_product_uom AS quantity,
                      %(sign)s * line.fine_weight AS fine_weight
               FROM stock_move move JOIN stock_move_line line ON line.move_id = move.id AND line.state = 'done'
               JOIN stock_location place ON place.id = line.%(location)s
               WHERE move.date > %(moment)s AND move.state = 'done' AND place.usage IN ('internal', 'transit')
                 AND line.product_id IN (%(products)s)""",
            number=1 if sign > 0 else 2,
            sign=sign,
            location=SQL.identifier(location),
            moment=moment,
            products=self._liink_sql_products(),
        )

    @api.model
    def _liink_sql_products(self):
        return SQL(
            """SELECT product.id FROM product_product product
               JOIN product_template template ON template.id = product.product_tmpl_id
               WHERE template.precious_kind = ANY(%s)""",
            list(self._liink_kinds()),
        )

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "price_per_gram:avg":
            return super()._read_group_select(aggregate_spec, query)
        # The price of a group of one metal; several metals have no common price.
        price = self._field_to_sql(self._table, "price_per_gram", query)
        return SQL("CASE WHEN MIN(%s) = MAX(%s) THEN MAX(%s) END", price, price, price)
