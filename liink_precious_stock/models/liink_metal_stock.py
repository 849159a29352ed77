from odoo import api, fields, models
from odoo.tools import SQL, get_lang

from .stock_lot import GRAM_KINDS


class LiinkMetalStock(models.Model):
    """The metal screen: grams of alloy and of pure metal by metal, fineness and place."""

    _name = "liink.metal.stock"
    _inherit = "liink.held.stock"
    _description = "Metal in Stock"
    _auto = False
    _depends = {
        "stock.lot": ["fineness"],
        "product.template": ["alloy_id"],
        "liink.alloy": ["metal_id", "fineness"],
    }

    metal_id = fields.Many2one("liink.metal", readonly=True)
    alloy_id = fields.Many2one("liink.alloy", readonly=True)
    title = fields.Char(
        "Title (‰)",
        readonly=True,
        help="Fineness of the alloy, by which the trade calls it; without an alloy, the lot's own.",
    )
    fineness = fields.Float(
        "Fineness (‰)",
        digits=(6, 1),
        readonly=True,
        aggregator="avg",
        help="Of the lot, after its last assay. On a group: fine grams by gross grams.",
    )
    quantity = fields.Float("Gross (g)", help="Grams of alloy on the scale.")
    reserved_quantity = fields.Float("Reserved (g)")
    free_quantity = fields.Float("Free (g)")
    fine_weight = fields.Float("Fine (g)", digits=(16, 4), readonly=True, help="Grams of pure metal.")
    free_fine_weight = fields.Float(
        "Free Fine (g)", digits=(16, 4), readonly=True, help="Grams of pure metal promised to nobody."
    )
    market_value = fields.Monetary(
        "Value at Today's Price",
        readonly=True,
        help="Fine grams at the metal's last known price. Zero for what belongs to others, or without a price.",
    )

    @api.model
    def _liink_kinds(self):
        return GRAM_KINDS

    @api.model
    def _liink_select(self):
        fine, free = SQL("quant.quantity * lot.fineness / 1000"), super()._liink_select()["free_quantity"]
        return {
            **super()._liink_select(),
            "metal_id": SQL("alloy.metal_id"),
            "alloy_id": SQL("template.alloy_id"),
            "title": self._liink_sql_title(),
            "fineness": SQL("lot.fineness"),
            "fine_weight": SQL("COALESCE(%s, 0)", fine),
            "free_fine_weight": SQL("COALESCE(%s * lot.fineness / 1000, 0)", free),
            "market_value": SQL(
                "CASE WHEN %s THEN COALESCE(%s * price.per_gram, 0) ELSE 0 END", self._liink_sql_is_own(), fine
            ),
        }

    @api.model
    def _liink_from(self):
        return SQL(
            """%s LEFT JOIN liink_alloy alloy ON alloy.id = template.alloy_id
            LEFT JOIN (%s) price ON price.metal_id = alloy.metal_id AND price.company_id = quant.company_id""",
            super()._liink_from(),
            self._liink_sql_prices(),
        )

    @api.model
    def _liink_sql_title(self):
        number = SQL("to_char(COALESCE(alloy.fineness, lot.fineness), 'FM9990.9')")
        return SQL("replace(rtrim(%s, '.'), '.', %s) || ' ‰'", number, get_lang(self.env).decimal_point or ".")

    @api.model
    def _liink_sql_prices(self):
        """Return the SELECT of metal_id, company_id, per_gram: what a fine gram is worth today."""
        return self.env["liink.metal"]._liink_sql_prices()

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "fineness:avg":
            return super()._read_group_select(aggregate_spec, query)
        fine, gross = (self._field_to_sql(self._table, name, query) for name in ("fine_weight", "quantity"))
        return SQL("1000 * SUM(%s) / NULLIF(SUM(%s), 0)", fine, gross)
