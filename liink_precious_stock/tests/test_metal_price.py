from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from .common import PreciousCommon

OUNCE = 31.1034768


class PriceCommon(PreciousCommon):
    """Nobody's prices but the test's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["liink.metal.price"].search([]).unlink()
        cls.au = cls.env.ref("liink_precious_stock.metal_gold")
        cls.ag = cls.env.ref("liink_precious_stock.metal_silver")
        cls.today = fields.Date.context_today(cls.au)
        cls.currency = cls.env.company.currency_id
        cls.other_currency = cls.env.ref("base.CHF")
        cls.other_currency.active = True
        cls.other_currency.rate_ids.unlink()

    @classmethod
    def _price(cls, metal, days_ago, per_gram=None, **values):
        if per_gram:
            values["per_gram"] = per_gram
        return cls.env["liink.metal.price"].create(
            {"metal_id": metal.id, "date": cls.today - timedelta(days=days_ago), **values}
        )

    @classmethod
    def _ago(cls, days):
        return cls.today - timedelta(days=days)


class TestMetalPrice(PriceCommon):
    """A price is per troy ounce and per gram of pure metal, in the company's currency, never of a day to come."""

    def test_ounce_and_gram(self):
        """3110.34768 an ounce is 100 a gram, whichever is entered."""
        by_ounce = self._price(self.au, 1, per_ounce=3110.34768)
        self.assertAlmostEqual(by_ounce.per_gram, 100, 7)
        by_gram = self._price(self.au, 0, 100)
        self.assertAlmostEqual(by_gram.per_ounce, 3110.3477, 4)
        by_gram.per_ounce = 2650.4
        self.assertAlmostEqual(by_gram.per_gram, 85.21233, 4)
        by_gram.per_gram = 90
        self.assertAlmostEqual(by_gram.per_ounce, 90 * OUNCE, 4)

    def test_ounce_and_gram_on_screen(self):
        form = Form(self.env["liink.metal.price"], "liink_precious_stock.liink_metal_price_view_list")
        form.metal_id = self.au
        form.per_ounce = 2650.4
        self.assertAlmostEqual(form.per_gram, 2650.4 / OUNCE, 6)
        form.per_gram = 100
        self.assertAlmostEqual(form.per_ounce, 3110.3477, 4)
        self.assertAlmostEqual(form.save().per_gram, 100, 8)

    def test_refused(self):
        with self.assertRaisesRegex(ValidationError, "future"):
            self._price(self.au, -1, 100)
        for price in (0.0, -1):
            with self.assertRaisesRegex(ValidationError, "above zero"):
                self.env["liink.metal.price"].create({"metal_id": self.au.id, "per_gram": price})
        with self.assertRaisesRegex(ValidationError, f"is in CHF. Prices are kept in {self.currency.name}"):
            self._price(self.au, 0, 100, currency_id=self.other_currency.id)
        with self.assertRaisesRegex(ValidationError, "contradict"):
            self._price(self.au, 0, 100, per_ounce=100)
        self._price(self.au, 3, 100)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(IntegrityError, "one_a_day"),
            self.env.cr.savepoint(),
        ):
            self._price(self.au, 3, 101)

    def test_last_price_at_or_before(self):
        self._price(self.au, 10, 80)
        self._price(self.au, 3, 90)
        self._price(self.ag, 5, 1)
        metals = self.au | self.ag
        self.assertEqual(metals._liink_get_price(), {self.au.id: 90, self.ag.id: 1})
        self.assertEqual(metals._liink_get_price(self._ago(4)), {self.au.id: 80, self.ag.id: 1})
        self.assertEqual(metals._liink_get_price(self._ago(6)), {self.au.id: 80})
        self.assertEqual(metals._liink_get_price(self._ago(11)), {})

    def test_own_price_of_a_company_comes_first(self):
        other = self.env["res.company"].create({"name": "Other", "currency_id": self.currency.id})
        self._price(self.au, 0, 90)
        self._price(self.au, 0, 95, company_id=other.id)
        self.assertEqual(self.au._liink_get_price(company=other)[self.au.id], 95)
        self.assertEqual(self.au._liink_get_price()[self.au.id], 90)

    def test_price_of_a_feed_in_another_currency(self):
        """Converted at the rate of its day; without a rate it is no price at all."""
        source = self.env["liink.metal.price.source"].create(
            {"name": "F", "metal_id": self.au.id, "url": "https://f.example", "currency_id": self.other_currency.id}
        )
        self._price(self.au, 2, 50, currency_id=self.other_currency.id, source_id=source.id)
        self.assertEqual(self.au._liink_get_price(), {})
        self.env["res.currency.rate"].create(
            {"currency_id": self.other_currency.id, "name": self._ago(5), "company_rate": 0.5}
        )
        self.assertAlmostEqual(self.au._liink_get_price()[self.au.id], 100, 6)

    def test_sql_for_reports(self):
        self._price(self.au, 0, 90)
        self.env.cr.execute(self.env["liink.metal"]._liink_sql_prices())
        rows = [row for row in self.env.cr.fetchall() if row[1] == self.env.company.id]
        self.assertEqual(rows, [(self.au.id, self.env.company.id, 90)])

    def test_one_query_for_any_number(self):
        self._price(self.au, 10, 80)
        counts = []
        for metals in (self.au, self.env["liink.metal"].search([])):
            self.env.company.read(["currency_id", "parent_path"])
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            metals._liink_get_price()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts, [1, 1])

    def test_rights(self):
        prices = self.env["liink.metal.price"].with_user(self.user)
        price = prices.create({"metal_id": self.au.id, "per_gram": 90})
        with self.assertRaises(AccessError):
            price.unlink()
        source = self.env["liink.metal.price.source"].create(
            {"name": "F", "metal_id": self.au.id, "url": "https://f.example", "header_value": "secret"}
        )
        with self.assertRaises(AccessError):
            source.with_user(self.user).read(["header_value"])
        with self.assertRaises(AccessError):
            source.with_user(self.user).action_test()
