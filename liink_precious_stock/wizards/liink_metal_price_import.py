import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.liink_metal_price import TROY_OUNCE
from ..tools.table_file import CellError, read_csv, read_day, read_number

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 50000
MOST_ERRORS_SHOWN = 200
# As people name these columns, in English and in French.
COLUMNS = {
    "metal": ("metal", "métal"),
    "date": ("date", "jour", "day"),
    "currency": ("currency", "devise"),
    "per_ounce": ("per_ounce", "per ounce", "once", "par once"),
    "per_gram": ("per_gram", "per gram", "gramme", "par gramme"),
}
TEMPLATE = {
    "en": "metal;date;currency;per_ounce;per_gram\nAu;2026-03-30;EUR;2650,40;\nAg;30/03/2026;EUR;;0,95\n",
    "fr": "métal;date;devise;once;gramme\nAu;2026-03-30;EUR;2650,40;\nAg;30/03/2026;EUR;;0,95\n",
}


class LiinkMetalPriceImport(models.TransientModel):
    """Bring in prices from a CSV file: first a dry run that names every bad row, then all of it or the good rows."""

    _name = "liink.metal.price.import"
    _description = "Import Metal Prices"

    file = fields.Binary("CSV File", attachment=False)
    file_name = fields.Char()
    template_file = fields.Binary("Template", compute="_compute_template", help="Fill it in and bring it here.")
    template_name = fields.Char(compute="_compute_template")
    company_id = fields.Many2one("res.company", help="Empty: the prices count for every company.")
    mode = fields.Selection(
        [("all", "All rows or none"), ("good", "Good rows only")], "Import", required=True, default="all"
    )
    state = fields.Selection([("upload", "File"), ("checked", "Checked")], default="upload", readonly=True)
    good_count = fields.Integer("Good Rows", readonly=True)
    bad_count = fields.Integer("Bad Rows", readonly=True)
    line_ids = fields.One2many("liink.metal.price.import.line", "import_id", "Rows to Mend", readonly=True)

    @api.depends_context("lang")
    def _compute_template(self):
        language = "fr" if (self.env.lang or "").startswith("fr") else "en"
        for wizard in self:
            wizard.template_file = base64.b64encode(("\ufeff" + TEMPLATE[language]).encode())
            wizard.template_name = self.env._("metal_prices.csv")

    @api.onchange("file")
    def _onchange_file(self):
        self.state = "upload"

    def action_template(self):
        """Download a file to fill in."""
        self.ensure_one()
        self.check_access("read")
        url = f"/web/content/{self._name}/{self.id}/template_file?filename_field=template_name&download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def action_check(self):
        """Read the file without importing anything, and show each bad row with its reason."""
        self.ensure_one()
        good, bad = self._liink_read()
        self.line_ids.unlink()
        self.write(
            {
                "state": "checked",
                "good_count": len(good),
                "bad_count": len(bad),
                "line_ids": [
                    fields.Command.create({"row": row, "content": content, "reason": reason})
                    for row, content, reason in bad[:MOST_ERRORS_SHOWN]
                ],
            }
        )
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_metal_price_import_action")
        return {**action, "res_id": self.id}

    def action_import(self):
        """Import the prices, all of them or the good ones, and show them.

        :raises UserError: when all rows are wanted and some are bad, or when none is good
        """
        self.ensure_one()
        good, bad = self._liink_read()
        if bad and self.mode == "all":
            raise UserError(
                self.env._(
                    "Nothing was imported: %(count)d rows must be mended first, the first is row %(row)d (%(reason)s)."
                    " Or choose “Good rows only”.",
                    count=len(bad),
                    row=bad[0][0],
                    reason=bad[0][2],
                )
            )
        if not good:
            raise UserError(self.env._("Nothing to import: the file has no good row."))
        prices = self.env["liink.metal.price"].create(good)
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_metal_price_action")
        return {**action, "domain": [("id", "in", prices.ids)], "view_mode": "list,graph", "target": "current"}

    def _liink_read(self):
        """Return (list of values of prices, list of (row number, content, reason)); in a fixed number of queries."""
        rows = self._liink_read_rows()
        columns = self._liink_read_header(rows[0])
        metals = self._liink_names_of_metals()
        company = self.company_id or self.env.company
        seen, good, bad = self._liink_known_keys(), [], []
        for number, cells in enumerate(rows[1:], 2):
            if not any(cells):
                continue
            row = {name: cells[index] for name, index in columns.items() if index < len(cells)}
            try:
                vals = self._liink_read_row(row, metals, company.currency_id)
                self._liink_claim(vals, seen)
                good.append(vals)
            except CellError as error:
                bad.append((number, " ; ".join(cells)[:200], error.reason))
        return good, bad

    def _liink_read_rows(self):
        if not self.file:
            raise UserError(self.env._("Choose a CSV file first."))
        content = base64.b64decode(self.with_context(bin_size=False).file)
        rows = read_csv(content) if len(content) <= MOST_BYTES else []
        if not 1 < len(rows) <= MOST_ROWS:
            raise UserError(
                self.env._(
                    "The file must be a CSV table of at most 5 MB with a first row of titles and 1 to %d rows of"
                    " prices. Download the template to see it.",
                    MOST_ROWS - 1,
                )
            )
        return rows

    def _liink_read_header(self, titles):
        """Return {column: index} of the columns that the file has."""
        titles = [title.lower() for title in titles]
        columns = {
            name: titles.index(alias) for name, aliases in COLUMNS.items() for alias in aliases if alias in titles
        }
        if "metal" not in columns or "date" not in columns or not columns.keys() & {"per_ounce", "per_gram"}:
            raise UserError(
                self.env._(
                    "The first row must name the columns metal, date, and per_ounce or per_gram (currency may be left"
                    " out). Download the template to see it."
                )
            )
        return columns

    def _liink_names_of_metals(self):
        """Return {symbol or name in any language, lower case: metal id}."""
        names = {}
        for language, _name in self.env["res.lang"].get_installed():
            for metal in self.env["liink.metal"].with_context(lang=language).search([], limit=200):
                names[metal.name.lower()] = metal.id
                names[metal.symbol.lower()] = metal.id
        return names

    def _liink_known_keys(self):
        """Return {(metal, day, currency)} that have a price already."""
        rows = self.env["liink.metal.price"].search_read(
            [("company_id", "=", self.company_id.id)], ["metal_id", "date", "currency_id"], load=False
        )
        return {(row["metal_id"], row["date"], row["currency_id"]) for row in rows}

    def _liink_read_row(self, row, metals, currency):
        """Return the values of one price.

        :raises CellError: in words, what is wrong with the row
        """
        metal_id = metals.get(row["metal"].lower())
        if not metal_id:
            raise CellError(self.env._("“%s” is no metal: write its symbol or its name", row["metal"]))
        if row.get("currency") and row["currency"].upper() != currency.name:
            raise CellError(
                self.env._(
                    "price in %(currency)s: prices are kept in %(wanted)s",
                    currency=row["currency"],
                    wanted=currency.name,
                )
            )
        return {
            "metal_id": metal_id,
            "date": self._liink_read_date(row.get("date", "")),
            "currency_id": currency.id,
            "company_id": self.company_id.id,
            "per_gram": self._liink_read_price(row),
            "origin": "csv",
        }

    def _liink_read_date(self, text):
        try:
            day = read_day(text)
        except CellError as error:
            raise CellError(self.env._("“%s” is no date: write 2026-03-31 or 31/03/2026", text)) from error
        if day > fields.Date.context_today(self):
            raise CellError(self.env._("%s is in the future", text))
        return day

    def _liink_read_price(self, row):
        """Return the price per gram, from the gram's or the ounce's column; both must agree."""
        prices = {name: self._liink_read_number(row[name]) for name in ("per_ounce", "per_gram") if row.get(name)}
        if not prices:
            raise CellError(self.env._("the price is missing"))
        if min(prices.values()) <= 0:
            raise CellError(self.env._("the price must be above zero"))
        if len(prices) == 2 and abs(prices["per_ounce"] / TROY_OUNCE - prices["per_gram"]) > 0.01:
            raise CellError(self.env._("the prices per ounce and per gram contradict each other: give one of them"))
        return prices["per_ounce"] / TROY_OUNCE if "per_ounce" in prices else prices["per_gram"]

    def _liink_read_number(self, text):
        try:
            return read_number(text)
        except CellError as error:
            if error.reason == "ambiguous":
                raise CellError(
                    self.env._("“%s” could be thousands or decimals: write it with two decimals", text)
                ) from error
            raise CellError(self.env._("“%s” is no number", text)) from error

    def _liink_claim(self, vals, seen):
        key = (vals["metal_id"], vals["date"], vals["currency_id"])
        if key in seen:
            raise CellError(
                self.env._("there is already a price of this metal on that day, in LIINK or higher up in the file")
            )
        seen.add(key)


class LiinkMetalPriceImportLine(models.TransientModel):
    """A row of a price file that cannot be imported, and why."""

    _name = "liink.metal.price.import.line"
    _description = "Row of a Price File"
    _order = "row"

    import_id = fields.Many2one("liink.metal.price.import", required=True, ondelete="cascade", index=True)
    row = fields.Integer()
    content = fields.Char()
    reason = fields.Char()
