from odoo import api, models


class StockLot(models.Model):
    """What the rows of a bulk receipt are worth: each as if it had been received alone, to the last digit."""

    _inherit = "stock.lot"

    @api.model
    def _liink_row_costs(self, rows):
        """Return what one gram or stone of each row costs, as ``stock.move._liink_enter`` works it out for a new lot.

        A movement is worth its quantity at the price of its lot, or its product's, rounded to the currency; its lot
        costs that divided by the quantity.
        """
        company = self._liink_row_company(rows[0])
        product = self.env["product.product"].browse(rows[0]["lot"]["product_id"]).with_company(company)
        usual, round_value = product.standard_price, company.currency_id.round
        costs = []
        for row, quantity in zip(rows, self._liink_row_quantities(rows), strict=True):
            value = round_value(quantity * (row["lot"].get("standard_price") or usual))
            costs.append(value / quantity if quantity else 0.0)
        return costs

    @api.model
    def _liink_rows_value(self, rows, costs):
        """Return the value of the movement of these rows: the sum of theirs, 0 where they are not valued."""
        round_value = self._liink_row_company(rows[0]).currency_id.round
        quantities = self._liink_row_quantities(rows)
        return sum(
            round_value(quantity * cost)
            for quantity, cost in zip(quantities, costs, strict=True)
            if cost is not None
        )

    @api.model
    def _liink_row_quantities(self, rows):
        """Return the quantity of each row as its line will have it."""
        unit = self.env["product.product"].browse(rows[0]["lot"]["product_id"]).uom_id
        return [unit.round(row["quantity"], rounding_method="HALF-UP") for row in rows]

    @api.model
    def _liink_lot_columns(self, row, cost):
        """Return the columns of the row's lot that its entry fills: its cost, and the weight of one stone."""
        columns = {}
        if row.get("carats"):
            columns["carats_each"] = round(row["carats"] / row["quantity"], 3) if row["quantity"] else 0.0
        if cost is not None:
            columns["standard_price"] = {str(self._liink_row_company(row).id): cost}
            columns["avg_cost"] = cost
        return columns
