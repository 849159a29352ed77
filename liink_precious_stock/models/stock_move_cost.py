from odoo import fields, models

from ..tools import share_out

NO_SOURCE = {"value": 0, "quantity": 0, "description": False}


class StockMove(models.Model):
    """Moves of precious products are valued together, lot by lot, without walking any history.

    What leaves takes its lot's cost with it. What enters is worth what its papers say (a hand's correction, a bill,
    a manufacturing order, a purchase order, the movement it returns from), shared over the lots of the move; with no
    paper, what its lot costs already, else the product's own price.
    """

    _inherit = "stock.move"

    def _set_value(self, correction_quantity=None):  # pylint: disable=missing-return
        costed = self.filtered(lambda move: move.product_id._liink_costed())
        others = self - costed
        if others or not self:
            super(StockMove, others)._set_value(correction_quantity)
        for company, moves in costed.sudo().grouped("company_id").items():
            moves.with_company(company)._liink_set_value()

    def _liink_set_value(self):
        """Value these moves of one company."""
        entries = self.filtered("is_in")
        departures = (self - entries).filtered(lambda move: move._is_out())
        departures._liink_value_departures()
        entries._liink_value_entries()
        (entries | self.filtered("is_dropship")).product_id._update_standard_price()

    # Entries

    def _liink_value_entries(self):
        by_hand = self.env["product.value"]._read_group([("move_id", "in", self.ids)], ["move_id"])
        moves = self.with_context(liink_valued_by_hand=frozenset(move.id for (move,) in by_hand))
        values = {}
        for move in moves:
            value = move.company_currency_id.round(move._get_value())
            if value != move.value:
                move.value = value
            values.update(move._liink_share_value(value))
        self._liink_enter(values)

    def _liink_share_value(self, value):
        """Return {line: its part of ``value``}, to the currency's last digit and summing to it exactly."""
        lines = self._get_in_move_lines().filtered("quantity_product_uom")
        weights = self._liink_value_weights(lines)
        if not sum(weights):
            return dict.fromkeys(lines, 0.0)
        return dict(zip(lines, share_out(value, weights, self.company_currency_id.decimal_places), strict=True))

    def _liink_value_weights(self, lines):
        """Return what the value of this move is shared by: the lots' own prices where no paper gives one for all."""
        if not (self.purchase_line_id or self._liink_is_produced()):
            prices = [line.quantity_product_uom * price for line, price in self._liink_known_prices(lines)]
            if sum(prices):
                return prices
        return lines.mapped("quantity_product_uom")

    def _liink_is_produced(self):
        """Hook: whether the papers of this move give one price for all its pieces, as a production does."""
        return False

    def _liink_known_prices(self, lines):
        """Return [(line, price of one gram or stone)] of what comes in without a price of its own.

        Already valued: as it was. Coming back: as it left. Else the lot's cost, or the product's price.
        """
        left_at = {line.lot_id: line.liink_unit_cost for line in self.origin_returned_move_id.move_line_ids}
        usual = self.product_id.standard_price
        return [
            (line, line.liink_unit_cost or left_at.get(line.lot_id) or line.lot_id.standard_price or usual)
            for line in lines
        ]

    def _liink_enter(self, values, cause=None):
        """Bring what these lines are worth into the cost of their lots.

        New lines are averaged with what the company owns of the lot already; for lines valued before, the lot's
        cost follows the difference, shared over all that ever came into it: what has left keeps its value.

        :param dict values: {incoming ``stock.move.line``: value in the company's currency}
        :param cause: what changed the cost, where it is neither an entry nor a new price
        """
        lines = self.env["stock.move.line"].union(*values)
        news = lines.filtered(lambda line: not line.liink_unit_cost)
        olds = (lines - news).filtered(lambda line: self._liink_difference(line, values[line]))
        costs = {**news._liink_average_in(values)}
        for lot, cost in olds._liink_revalued(values, costs).items():
            costs[lot] = cost
        changed = news + olds
        changed._liink_set_unit_costs([self._liink_unit(line, values[line]) for line in changed])
        self.env["stock.lot"]._liink_set_costs(self._liink_cost_rows(costs, news, olds, cause))

    def _liink_unit(self, line, value):
        return value / line.quantity_product_uom if line.quantity_product_uom else 0.0

    def _liink_difference(self, line, value):
        difference = value - line.liink_unit_cost * line.quantity_product_uom
        return 0.0 if self.env.company.currency_id.is_zero(difference) else difference

    def _liink_cost_rows(self, costs, news, olds, cause=None):
        rows = {}
        for line in news:
            rows[line.lot_id] = (line.lot_id, costs[line.lot_id], line.move_id.date, cause or "entry", line.move_id)
        for line in olds:
            move = line.move_id
            date = move.date if cause else move._liink_revaluation_date()
            rows[line.lot_id] = (line.lot_id, costs[line.lot_id], date, cause or "revaluation", move)
        return list(rows.values())

    def _liink_revaluation_date(self):
        """Return from when on a new price counts: today, or the bill's date as Odoo has it."""
        now = fields.Datetime.now()
        bills = self.purchase_line_id.invoice_lines.filtered(lambda line: line.parent_state == "posted")
        if not bills:
            return now
        billed = fields.Datetime.to_datetime(max(bills.mapped("date")))
        return min(now, max(billed, self.date))

    # Departures

    def _liink_value_departures(self):
        """What leaves takes along its part of its lot's value; the last pieces take all that is left, to the cent."""
        lines = self.env["stock.move.line"].union(*(move._get_out_move_lines() for move in self))
        news = lines.filtered(lambda line: not line.liink_unit_cost)
        stores = news.lot_id._liink_stores()
        news._liink_set_unit_costs([line._liink_cost_leaving(stores) for line in news])
        self.env["stock.lot"]._liink_set_costs(
            [
                (lot, store.cost, fields.Datetime.now(), "weight", self.browse())
                for lot, store in stores.items()
                if store.is_changed
            ]
        )
        for move in self:
            move.value = sum(move._get_out_move_lines().mapped("liink_value"))

    # What Odoo asks of one move at a time

    def _get_manual_value(self, quantity, at_date=None):
        known = self.env.context.get("liink_valued_by_hand")
        if known is not None and self.id not in known:
            return dict(NO_SOURCE)
        return super()._get_manual_value(quantity, at_date)

    def _get_value_from_returns(self, quantity, at_date=None):
        if not (self.product_id._liink_costed() and self.origin_returned_move_id.is_out):
            return super()._get_value_from_returns(quantity, at_date)
        return self._liink_known_value(quantity, self.env._("At the cost it left stock with"))

    def _get_value_from_std_price(self, quantity, std_price=False, at_date=None):
        if std_price or not self.product_id._liink_costed():
            return super()._get_value_from_std_price(quantity, std_price, at_date)
        return self._liink_known_value(quantity, self.env._("At the cost of its lots"))

    def _liink_known_value(self, quantity, description):
        lines = self._get_in_move_lines()
        pieces = sum(lines.mapped("quantity_product_uom"))
        value = sum(line.quantity_product_uom * price for line, price in self._liink_known_prices(lines))
        share = quantity / pieces if pieces else 0.0
        return {"value": value * share, "quantity": quantity, "description": description}
