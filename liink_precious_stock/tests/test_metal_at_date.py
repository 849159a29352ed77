from datetime import datetime, time, timedelta

from odoo.exceptions import ValidationError

from .test_metal_price import PriceCommon


class TestMetalAtDate(PriceCommon):
    """The stock of a past evening at that day's price, worked out by hand.

    | days ago | what | own gross | own fine | price of gold |
    |---|---|---|---|---|
    | 20 | 140 g of 750 received, 20 g of the maker's own | 140 | 105 | none |
    | 10 | the price becomes 80 | 140 | 105 | 80 |
    | 6 | 40 g sent to the maker | 100 + 40 | 75 + 30 | 80 |
    | 4 | 60 g sold from the safe | 40 + 40 | 30 + 30 | 80 |
    | 3 | the price becomes 90 | 40 + 40 | 30 + 30 | 90 |
    | 2 | assayed at 740 | 40 + 40 | 29.6 + 29.6 | 90 |
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.held = cls.maker._liink_get_holder().location_id
        cls.lot, cls.others = cls._make_lot(cls.gold, "G-1"), cls._make_lot(cls.gold, "G-2")
        cls._date(cls._receive(cls.lot, 140), 20)
        cls._date(cls._receive(cls.others, 20, owner_id=cls.maker.id), 20)
        cls._price(cls.au, 10, 80)
        cls._date(cls._move(cls.lot, 40, cls.stock, cls.held), 6)
        cls._date(cls._move(cls.lot, 60, cls.stock, cls.customers), 4)
        cls._price(cls.au, 3, 90)
        cls._date(cls.lot._liink_assay(740, partner_id=cls.refiner.id).move_ids, 2)

    @classmethod
    def _date(cls, moves, days_ago):
        """Say that these moves were done at noon, so many days ago."""
        moment = datetime.combine(cls._ago(days_ago), time(12))
        moves.write({"date": moment})
        moves.move_line_ids.write({"date": moment})

    def _at(self, days_ago, stock_now=False):
        self.env["liink.metal.at.date"].invalidate_model()
        return (
            self.env["liink.metal.at.date"]
            .with_user(self.user)
            .with_context(liink_at_date=str(self._ago(days_ago)), liink_stock_now=stock_now)
        )

    def _figures(self, days_ago, lot=None, stock_now=False):
        """Return {place: (gross, fine, price, value)} of a lot."""
        rows = self._at(days_ago, stock_now).search([("lot_id", "=", (lot or self.lot).id)])
        return {
            row.location_id: (row.quantity, round(row.fine_weight, 6), row.price_per_gram, row.market_value)
            for row in rows
        }

    def test_before_anything_came(self):
        self.assertEqual(self._figures(21), {})

    def test_without_a_price_it_is_worth_nothing(self):
        self.assertEqual(self._figures(15), {self.stock: (140, 105, 0, 0)})

    def test_each_day_its_stock_and_its_price(self):
        self.assertEqual(self._figures(8), {self.stock: (140, 105, 80, 8400)})
        self.assertEqual(self._figures(5), {self.stock: (100, 75, 80, 6000), self.held: (40, 30, 80, 2400)})
        self.assertEqual(self._figures(3), {self.stock: (40, 30, 90, 2700), self.held: (40, 30, 90, 2700)})

    def test_a_later_assay_changes_nothing_before(self):
        self.assertEqual(self._figures(2)[self.stock], (40, 29.6, 90, 2664))
        [[fineness]] = self._at(3)._read_group([("lot_id", "=", self.lot.id)], [], ["fineness:avg"])
        self.assertEqual(fineness, 750)

    def test_stock_of_today_at_the_price_of_a_day(self):
        """80 g of 740 are on hand, 59.2 g fine: at 80 they are worth 4,736."""
        figures = self._figures(8, stock_now=True)
        self.assertEqual(figures, {self.stock: (40, 29.6, 80, 2368), self.held: (40, 29.6, 80, 2368)})

    def test_the_day_itself_counts_to_its_end(self):
        self.assertEqual(self._figures(4)[self.stock], (40, 30, 80, 2400))

    def test_today_is_the_metal_screen(self):
        today = {row.location_id: row for row in self._at(0).search([("lot_id", "=", self.lot.id)])}
        screen = self.env["liink.metal.stock"].with_user(self.user).search([("lot_id", "=", self.lot.id)])
        self.assertEqual(len(screen), 2)
        for row in screen:
            then = today[row.location_id]
            for name in ("quantity", "fine_weight", "fineness", "market_value", "value", "title", "place"):
                self.assertEqual(then[name], row[name], name)

    def test_property_of_others_is_worth_nothing(self):
        self.assertEqual(self._figures(5, self.others), {self.stock: (20, 15, 80, 0)})

    def test_sums_of_a_group(self):
        """5 days ago by metal: 160 g, 120 g fine, of which 105 are own: 8,400; one price for all."""
        lots = self.lot | self.others
        [group] = self._at(5)._read_group(
            [("lot_id", "in", lots.ids)],
            ["metal_id"],
            ["quantity:sum", "fine_weight:sum", "price_per_gram:avg", "market_value:sum"],
        )
        self.assertEqual((group[0], *(round(float(value), 6) for value in group[1:])), (self.au, 160, 120, 80, 8400))

    def test_cost_of_that_day(self):
        """The lot cost 60 a gram when it came and is written down to 50 one day ago: 5 days ago 100 g cost 6,000."""
        self.env["liink.lot.cost"].search([("lot_id", "=", self.lot.id)]).unlink()
        rows = [(60, 20), (50, 1)]
        for cost, days_ago in rows:
            self.lot._liink_set_costs([(self.lot, cost, datetime.combine(self._ago(days_ago), time(9)), "manual",
                                        self.env["stock.move"])])  # fmt: skip
        place = [("lot_id", "=", self.lot.id), ("location_id", "=", self.stock.id)]
        self.assertEqual(self._at(5).search(place).value, 6000)
        self.assertEqual(self._at(0).search(place).value, 2000)

    def test_rows_keep_their_identity(self):
        """A list reads the rows in one query and their names in another."""
        rows = self._at(5).search([("lot_id", "in", (self.lot | self.others).ids)])
        self.assertEqual(len(rows), 3)
        rows.invalidate_recordset()
        self.assertEqual({row.location_id for row in rows if row.lot_id == self.lot}, {self.stock, self.held})

    def test_wizard(self):
        wizard = self.env["liink.metal.valuation"].with_user(self.user).create({"date": self._ago(8)})
        self.assertIn(f"{self.au.name}: 80.00 {self.currency.symbol} per fine gram", wizard.prices)
        self.assertIn(f"{self.ag.name}: no price known", wizard.prices)
        action = wizard.action_show()
        rows = self.env[action["res_model"]].with_context(**action["context"]).search([("lot_id", "=", self.lot.id)])
        self.assertEqual(rows.market_value, 8400)

    def test_a_day_to_come_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "still to come"):
            self.env["liink.metal.valuation"].create({"date": self.today + timedelta(days=1)})

    def test_queries_do_not_grow(self):
        counts = []
        for limit in (1, 1, 3):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._at(5).search([("lot_id", "in", (self.lot | self.others).ids)], limit=limit).mapped("market_value")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
