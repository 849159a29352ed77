import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from .test_metal_price import OUNCE, PriceCommon


class TestMetalPriceImport(PriceCommon):
    """A file is checked before it is imported: every bad row is named with its reason."""

    def _wizard(self, text, encoding="utf-8", **values):
        return self.env["liink.metal.price.import"].create(
            {"file": base64.b64encode(text.encode(encoding)), "file_name": "p.csv", **values}
        )

    def _rows(self, *rows, header="metal;date;currency;per_ounce;per_gram"):
        return "\n".join((header, *rows))

    def test_good_file(self):
        """Comma and point, both forms of date, symbol and name."""
        currency = self.currency.name
        wizard = self._wizard(
            self._rows(
                f"Au;2026-03-30;{currency};2 650,40;",
                f"gold;31/03/2026;{currency};2,651.50;",
                "Ag;1/4/2026;;;0,95",
                "Ag;2026-04-02;;;0.96",
                "",
            )
        )
        wizard.action_check()
        self.assertEqual((wizard.state, wizard.good_count, wizard.bad_count), ("checked", 4, 0))
        self.assertFalse(self.env["liink.metal.price"].search([]))
        wizard.action_import()
        prices = self.env["liink.metal.price"].search([], order="date")
        days = ["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02"]
        self.assertEqual([str(price.date) for price in prices], days)
        for price, expected in zip(prices, (2650.4 / OUNCE, 2651.5 / OUNCE, 0.95, 0.96), strict=True):
            self.assertAlmostEqual(price.per_gram, expected, 6)
        self.assertEqual(set(prices.mapped("origin")), {"csv"})

    def test_bad_rows_are_named(self):
        self._price(self.au, 5, 80)
        rows = {
            "Xx;2026-03-30;;2650,40;": "is no metal",
            "Au;30.13.2026;;2650,40;": "is no date",
            "Au;2999-01-01;;2650,40;": "in the future",
            "Au;2026-03-30;CHF;2650,40;": "price in CHF",
            "Au;2026-03-30;;2.650;": "thousands or decimals",
            "Au;2026-03-30;;abc;": "is no number",
            "Au;2026-03-30;;;": "price is missing",
            "Au;2026-03-30;;;0": "above zero",
            "Au;2026-03-30;;;-85": "above zero",
            "Au;2026-03-30;;2650,40;100,00": "contradict",
            f"Au;{self._ago(5)};;2650,40;": "already a price",
            "Au": "is no date",
        }
        wizard = self._wizard(self._rows(*rows, "Au;2026-03-29;;2650,40;", "Au;29/03/2026;;2650,50;"))
        wizard.action_check()
        self.assertEqual((wizard.good_count, wizard.bad_count), (1, len(rows) + 1))
        self.assertEqual(wizard.line_ids.mapped("row"), [*range(2, 2 + len(rows)), 15])
        for line, reason in zip(wizard.line_ids, (*rows.values(), "already a price"), strict=True):
            self.assertIn(reason, line.reason)

    def test_all_or_nothing(self):
        wizard = self._wizard(self._rows("Au;2026-03-29;;2650,40;", "Au;x;;2650,40;"))
        with self.assertRaisesRegex(UserError, "1 rows must be mended first, the first is row 3"):
            wizard.action_import()
        self.assertFalse(self.env["liink.metal.price"].search([]))
        wizard.mode = "good"
        wizard.action_import()
        self.assertEqual(len(self.env["liink.metal.price"].search([])), 1)

    def test_no_table(self):
        for text in ("", "metal;date;per_gram", "a;b\n1;2"):
            with self.assertRaisesRegex(UserError, "template|CSV file first"):
                self._wizard(text).action_check()

    def test_template_imports(self):
        """What we hand out to fill in can be read back, in French from Windows too."""
        self.env["res.lang"]._activate_lang("fr_FR")
        for lang in ("en_US", "fr_FR"):
            wizard = self.env["liink.metal.price.import"].with_context(lang=lang).create({})
            text = base64.b64decode(wizard.template_file).decode("utf-8-sig")
            for encoding in ("utf-8-sig", "cp1252"):
                self.currency.active = True
                filled = self._wizard(text.replace("EUR", self.currency.name), encoding)
                good, bad = filled._liink_read()
                self.assertEqual((len(good), bad), (2, []), (lang, encoding))

    def test_queries_do_not_grow(self):
        counts = []
        for count in (50, 50, 200):  # the first reads what stays in memory
            rows = [f"Ag;{year}-{month:02}-{day:02};;;0,{day:02}" for year in range(2000, 2020)
                    for month in range(1, 12) for day in range(1, 13)][:count]  # fmt: skip
            wizard = self._wizard(self._rows(*rows))
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            good, _bad = wizard._liink_read()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(good), count)
        self.assertEqual(counts[1], counts[2])

    def test_a_user_imports(self):
        values = {"file": base64.b64encode(self._rows("Ag;2026-03-29;;;0,95").encode())}
        wizard = self.env["liink.metal.price.import"].with_user(self.user).create(values)
        wizard.action_check()
        wizard.action_import()
        self.assertEqual(self.env["liink.metal.price"].search([]).create_uid, self.user)

    def test_nobody_else(self):
        portal = new_test_user(self.env, "price_portal", groups="base.group_portal")
        for model in ("liink.metal.price.import", "liink.metal.price", "liink.metal.price.source", "liink.assay"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(portal).search_count([])
