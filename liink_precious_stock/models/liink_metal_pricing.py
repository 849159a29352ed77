from odoo import api, fields, models
from odoo.tools import SQL


class LiinkMetal(models.Model):
    """The prices of a metal, and what a gram of it is worth on a day; see ``liink.metal.at.date`` for the stock."""

    _inherit = "liink.metal"

    price_ids = fields.One2many("liink.metal.price", "metal_id", "Prices")
    price_count = fields.Integer("Number of Prices", compute="_compute_price_count")
    price_per_gram = fields.Float(
        "Price per Gram", digits=(16, 4), compute="_compute_price", help="Last price of a gram of pure metal."
    )
    price_currency_id = fields.Many2one("res.currency", compute="_compute_price")

    @api.depends("price_ids")
    def _compute_price_count(self):
        counts = dict(
            self.env["liink.metal.price"]._read_group([("metal_id", "in", self.ids)], ["metal_id"], ["__count"])
        )
        for metal in self:
            metal.price_count = counts.get(metal, 0)

    @api.depends("price_ids.per_gram", "price_ids.date")
    @api.depends_context("company")
    def _compute_price(self):
        prices = self._liink_get_price() if self.ids else {}
        for metal in self:
            metal.price_per_gram = prices.get(metal._origin.id, 0.0)
            metal.price_currency_id = self.env.company.currency_id

    def action_liink_view_prices(self):
        """Open the price history of this metal as a curve."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_metal_price_action")
        return {
            **action,
            "domain": [("metal_id", "=", self.id)],
            "context": {"default_metal_id": self.id, "search_default_last_year": 1},
        }

    def _liink_get_price(self, date=None, company=None):
        """Return {metal id: price of a gram of pure metal} on ``date``, in the currency of ``company``.

        The price of a day is the last one known at or before it. One in another currency (a feed's) is converted
        at that day's rate, and left out when the company has no rate for it: a figure that is not known is no
        figure. Metals without a price are missing from the result. One query, whatever the number of metals;
        without metals in ``self``, all of them.
        """
        company = company or self.env.company
        date = date or fields.Date.context_today(self)
        best = {}
        for row in self._liink_read_prices(date, company):
            if self._liink_price_rank(row, company) > self._liink_price_rank(best.get(row["metal_id"]), company):
                best[row["metal_id"]] = row
        return {metal_id: self._liink_convert(row, company) for metal_id, row in best.items()}

    def _liink_read_prices(self, date, company):
        self.env["liink.metal.price"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (metal_id, currency_id) metal_id, currency_id, date, per_gram,
                       EXISTS (
                           SELECT 1 FROM res_currency_rate rate
                           WHERE rate.currency_id = price.currency_id AND rate.name <= price.date
                             AND (rate.company_id IS NULL OR rate.company_id = %(root)s)
                       ) AS has_rate
                FROM liink_metal_price price
                WHERE date <= %(date)s AND (company_id IS NULL OR company_id = %(company)s) AND %(metals)s
                ORDER BY metal_id, currency_id, date DESC, company_id NULLS LAST, id DESC
                """,
                root=company.root_id.id,
                date=date,
                company=company.id,
                metals=SQL("metal_id = ANY(%s)", self.ids) if self else SQL("TRUE"),
            )
        )
        rows = self.env.cr.dictfetchall()
        return [row for row in rows if row["currency_id"] == company.currency_id.id or row["has_rate"]]

    @api.model
    def _liink_price_rank(self, row, company):
        """Return what makes one price better than another: later first, then in the company's own currency."""
        if not row:
            return ("", False)
        return (fields.Date.to_string(row["date"]), row["currency_id"] == company.currency_id.id)

    @api.model
    def _liink_convert(self, row, company):
        if row["currency_id"] == company.currency_id.id:
            return float(row["per_gram"])
        currency = self.env["res.currency"].browse(row["currency_id"])
        return currency._convert(float(row["per_gram"]), company.currency_id, company, row["date"], round=False)

    @api.model
    def _liink_sql_prices(self, date=None, companies=None):
        """Return a SELECT of metal_id, company_id, per_gram at ``date``, for reports that join prices in SQL."""
        rows = [
            SQL("(%s, %s, %s::numeric)", metal_id, company.id, price)
            for company in companies or self.env.companies
            for metal_id, price in self.browse()._liink_get_price(date, company).items()
        ]
        if not rows:
            return SQL("SELECT NULL::int AS metal_id, NULL::int AS company_id, NULL::numeric AS per_gram WHERE FALSE")
        return SQL(
            "SELECT metal_id, company_id, per_gram FROM (VALUES %s) AS price (metal_id, company_id, per_gram)",
            SQL(", ").join(rows),
        )
