from odoo import api, models
from odoo.tools import SQL

from .product_template_cost import COSTED_KINDS


class StockQuant(models.Model):
    """The value of a precious lot, shared over the places where it lies: the shares sum to it exactly."""

    _inherit = "stock.quant"

    @api.depends("company_id", "location_id", "owner_id", "product_id", "quantity")
    def _compute_value(self):  # pylint: disable=missing-return
        costed = self.filtered(lambda quant: quant.lot_id and quant.product_id._liink_costed())
        super(StockQuant, self - costed)._compute_value()
        for company, quants in costed.grouped("company_id").items():
            values = quants.sudo().with_company(company or self.env.company)._liink_quant_values()
            for quant in quants:
                quant.value = values.get(quant._origin.id, 0.0)

    @api.depends_context("company")
    @api.depends("product_categ_id.property_cost_method", "product_id.precious_kind")
    def _compute_cost_method(self):  # pylint: disable=missing-return
        super()._compute_cost_method()
        for quant in self:
            if quant.product_id.precious_kind in COSTED_KINDS:
                quant.cost_method = "average"

    def _liink_quant_values(self):
        """Return {quant id: value} of what the company owns of the lots of these quants, in one query."""
        lots = self.env["stock.lot"].with_context(to_date=False, at_date=False, warehouse_id=False)
        rows = lots._liink_fetch(
            SQL(
                """
                SELECT id, ROUND(upto * cost, %(digits)s) - ROUND((upto - quantity) * cost, %(digits)s) AS value
                FROM (
                    SELECT quant.id, quant.quantity::numeric AS quantity, (%(cost)s)::numeric AS cost,
                           SUM(quant.quantity::numeric) OVER (PARTITION BY quant.lot_id ORDER BY quant.id) AS upto
                    FROM stock_quant quant JOIN stock_location place ON place.id = quant.location_id
                    JOIN stock_lot lot ON lot.id = quant.lot_id
                    WHERE quant.lot_id = ANY(%(lots)s) AND %(is_valued)s AND %(is_own)s
                ) AS place
                """,
                digits=self.env.company.currency_id.decimal_places,
                cost=lots._liink_sql_unit_cost("lot"),
                lots=self.lot_id.ids,
                is_valued=lots._liink_sql_is_valued("place"),
                is_own=lots._liink_sql_is_own("quant"),
            )
        )
        return {row["id"]: row["value"] for row in rows}
