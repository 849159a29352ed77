from odoo import fields, models
from odoo.tools import SQL


class StockMoveLine(models.Model):
    """What the metal or stones of a line cost when they came in, or went out: frozen with the line."""

    _inherit = "stock.move.line"

    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    liink_unit_cost = fields.Float(
        "Cost per Unit",
        min_display_digits="Product Price",
        readonly=True,
        copy=False,
        aggregator=None,
        groups="base.group_user",
        help="Per gram of metal, per stone, in the company's currency; empty where nothing is valued.",
    )
    liink_value = fields.Monetary(
        "Value",
        currency_field="company_currency_id",
        compute="_compute_liink_value",
        groups="base.group_user",
        help="Quantity × cost per unit: what this line brought into, or took from, the stock's value.",
    )

    def _compute_liink_value(self):
        for line in self:
            line.liink_value = line.quantity_product_uom * line.liink_unit_cost

    def _liink_set_unit_costs(self, costs):
        """Write the unit cost of each of these lines, in one query. Done lines are not otherwise touched.

        :param costs: list of floats in the order of the lines
        """
        if not self:
            return
        self.flush_model(["liink_unit_cost"])
        self.env.cr.execute(
            SQL(
                """UPDATE stock_move_line SET liink_unit_cost = row.unit_cost
                   FROM unnest(%s, %s) AS row (id, unit_cost) WHERE stock_move_line.id = row.id""",
                list(self._ids),
                [float(cost) for cost in costs],
            )
        )
        self.invalidate_recordset(["liink_unit_cost", "liink_value"], flush=False)

    def _liink_counts_in(self):
        """Return those of these lines that bring the company's own matter into its stock."""
        return self.filtered(
            lambda line: (
                line.picked
                and not line._should_exclude_for_valuation()
                and not line.location_id._should_be_valued()
                and line.location_dest_id._should_be_valued()
            )
        )

    def _liink_average_in(self, values):
        """Return {lot: unit cost} once these new lines have come in beside what the company owned of their lots."""
        if not self:
            return {}
        round_value = self.env.company.currency_id.round
        owned = self.lot_id._liink_lot_values()
        costs = {}
        for lot, lines in self.grouped("lot_id").items():
            quantity = sum(lines.mapped("quantity_product_uom"))
            value = sum(values[line] for line in lines)
            before = max(owned.get(lot.id, (0.0,))[0] - quantity, 0.0)
            total = round_value(before * lot.standard_price) + value
            costs[lot] = total / (before + quantity) if before + quantity else lot.standard_price
        return costs

    def _liink_revalued(self, values, costs):
        """Return {lot: unit cost} once these lines, valued before, are worth ``values``."""
        if not self:
            return {}
        entered = self.lot_id._liink_entered_quantities()
        revalued = {}
        for lot, lines in self.grouped("lot_id").items():
            pieces = {line: line.quantity_product_uom for line in lines}
            difference = sum(values[line] - line.liink_unit_cost * pieces[line] for line in lines)
            cost = costs.get(lot, lot.standard_price)
            revalued[lot] = max(cost + difference / (entered.get(lot.id) or sum(pieces.values())), 0.0)
        return revalued

    def _liink_cost_leaving(self, stores):
        """Return the unit cost of this line, taken out of its lot's ``CostStore``."""
        store = stores.get(self.lot_id)
        if not store:
            return self.product_id.standard_price
        return store.take(self.quantity_product_uom, self.carats)

    def _liink_take_values(self, values):
        """Make incoming lines worth ``values``, and their lots and moves accordingly.

        :param dict values: {done, incoming ``stock.move.line``: value in the company's currency}
        """
        lines = self.union(*values)._liink_counts_in()
        moves = lines.move_id
        moves._liink_enter({line: values[line] for line in lines}, cause="origin")
        for move in moves:
            move.value = sum(move._get_in_move_lines().mapped("liink_value"))
        moves.product_id._update_standard_price()
