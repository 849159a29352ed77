import base64
import binascii
from urllib.parse import quote

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools import MAX_BYTES, MAX_ROWS, SpreadsheetError, format_measure, normalise, read_spreadsheet

HEADING_LINES = 10


class LiinkLotImport(models.TransientModel):
    """Stones or metal of a CSV or XLSX file become lots in stock.

    First a dry run names every bad row, its column and why; then all rows are received or none, or the good ones
    only, as the user chooses. What is received goes through ``stock.lot._liink_bulk_receive``.
    """

    _name = "liink.lot.import"
    _description = "Import Stones or Metal"

    kind = fields.Selection([("stone", "Stones"), ("metal", "Metal")], required=True, default="stone")
    file = fields.Binary(attachment=False, help="CSV or XLSX, at most 25 MB.")
    filename = fields.Char()
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    location_id = fields.Many2one(
        "stock.location",
        "Put in",
        required=True,
        default=lambda self: self._default_location_id(),
        domain="[('usage', '=', 'internal'), ('company_id', '=', company_id)]",
        help="Where the lots lie.",
    )
    owner_id = fields.Many2one("res.partner", help="Whose they are. Empty: the company’s own.")
    product_id = fields.Many2one(
        "product.product",
        "If no product is named",
        domain="[('precious_kind', '=', kind)]",
        help="Product of the lines that neither name nor describe one.",
    )
    is_creating_products = fields.Boolean(
        "Create missing products",
        help="Make a product where the file describes stones or metal that none stands for yet.",
    )
    state = fields.Selection([("upload", "File"), ("checked", "Checked")], required=True, default="upload")
    row_count = fields.Integer("Lines", readonly=True)
    good_count = fields.Integer("Good Lines", readonly=True)
    bad_count = fields.Integer("Bad Lines", readonly=True)
    summary = fields.Char(readonly=True)
    new_product_names = fields.Text("Products to create", readonly=True)
    ignored_columns = fields.Char("Columns left out", readonly=True)
    template_file = fields.Binary(compute="_compute_template_file")
    issue_ids = fields.One2many("liink.lot.import.issue", "import_id", "What is wrong", readonly=True)

    @api.model
    def _default_location_id(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).lot_stock_id

    @api.constrains("location_id", "company_id")
    def _check_location(self):
        for wizard in self:
            if wizard.location_id.usage != "internal" or wizard.location_id.company_id != wizard.company_id:
                raise ValidationError(
                    self.env._(
                        "%(location)s is no place where %(company)s keeps its stock.",
                        location=wizard.location_id.display_name,
                        company=wizard.company_id.name,
                    )
                )

    @api.depends("kind")
    @api.depends_context("lang", "company")
    def _compute_template_file(self):
        for wizard in self:
            wizard.template_file = base64.b64encode(wizard._liink_template(wizard.kind))

    @api.onchange("kind", "file", "company_id", "location_id", "owner_id", "product_id", "is_creating_products")
    def _onchange_subject(self):
        self.state = "upload"
        if self.product_id.precious_kind != self.kind:
            self.product_id = False

    def action_check(self):
        """Read the file and list every bad row; nothing is imported."""
        self.ensure_one()
        check = self._liink_check_file()
        self.issue_ids.unlink()
        self.env["liink.lot.import.issue"].create([{**issue, "import_id": self.id} for issue in check.issues])
        self.write(
            {
                "state": "checked",
                "row_count": check.row_count,
                "good_count": len(check.rows),
                "bad_count": check.row_count - len(check.rows),
                "summary": self._liink_summary(check),
                "new_product_names": "\n".join(check.new_products),
                "ignored_columns": ", ".join(check.ignored),
            }
        )
        return self._liink_reopen()

    def action_import_all(self):
        """Receive all rows; raise, and receive none, if one of them is bad."""
        return self._liink_import(is_partial=False)

    def action_import_good(self):
        """Receive the good rows, leave out the bad ones."""
        return self._liink_import(is_partial=True)

    def action_view_issues(self):
        """Open what is wrong as a list of its own, to be searched, grouped and exported."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": "liink.lot.import.issue",
            "view_mode": "list",
            "domain": [("import_id", "=", self.id)],
            "name": self.env._("Bad Lines"),
        }

    def action_download_template(self):
        """Download a spreadsheet with the headings, an example and what each column means."""
        self.ensure_one()
        name = quote(self._liink_template_name())
        url = f"/web/content/{self._name}/{self.id}/template_file/{name}?download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _liink_import(self, is_partial):
        """Check the file again, as others may have changed stock since, and receive its rows."""
        self.ensure_one()
        check = self._liink_check_file()
        if check.issues and not is_partial:
            raise UserError(
                self.env._(
                    "%(bad)s of %(all)s lines are bad, so nothing was imported. Line %(line)s, %(column)s: %(reason)s",
                    bad=check.row_count - len(check.rows),
                    all=check.row_count,
                    line=check.issues[0]["line_number"],
                    column=check.issues[0]["column"] or "–",
                    reason=check.issues[0]["reason"],
                )
            )
        if not check.rows:
            raise UserError(self.env._("There is no good line in the file: nothing was imported."))
        name = self.env._("Import of %s", self.filename or self.env._("a file"))
        lots = self.env["stock.lot"].with_company(self.company_id)._liink_bulk_receive(check.receipt_rows(), name)
        self.issue_ids.unlink()
        return self._liink_open_lots(lots)

    def _liink_summary(self, check):
        lines, good, bad = (
            format_measure(self.env, count, 0, 0)
            for count in (check.row_count, len(check.rows), check.row_count - len(check.rows))
        )
        if len(check.rows) == check.row_count:
            return self.env._("%(lines)s lines, all of them good.", lines=lines)
        return self.env._("%(lines)s lines: %(good)s good, %(bad)s bad.", lines=lines, good=good, bad=bad)

    def _liink_check_file(self):
        """Return the ``LotImportCheck`` of all rows of the file.

        :raise UserError: when the file as a whole cannot be read
        """
        self.env["stock.lot"].check_access("create")
        lines = self._liink_read_file()
        columns, headings, ignored, start = self._liink_find_headings(lines)
        return self._liink_check_rows(columns, headings, ignored, lines[start:])

    def _liink_read_file(self):
        if not self.file:
            raise UserError(self.env._("Choose a file first."))
        try:
            return read_spreadsheet(base64.b64decode(self.file, validate=False))
        except (SpreadsheetError, binascii.Error) as error:
            raise UserError(self._liink_file_message(getattr(error, "reason", "not_a_spreadsheet"))) from error

    def _liink_file_message(self, reason):
        name = self.filename or self.env._("The file")
        messages = {
            "too_large": self.env._(
                "%(file)s is too large: at most %(size)s MB. Cut it into several files.",
                file=name,
                size=MAX_BYTES // 1_000_000,
            ),
            "too_many_rows": self.env._(
                "%(file)s has more than %(rows)s lines. Cut it into several files.", file=name, rows=MAX_ROWS
            ),
            "old_excel": self.env._(
                "%s is in the format of Excel before 2007, or protected. Save it as XLSX without password.", name
            ),
            "macros": self.env._("%s contains macros. Save it as a workbook without macros (XLSX).", name),
            "empty": self.env._("%s is empty.", name),
        }
        default = self.env._("%s is no spreadsheet that can be read. Save it as XLSX or CSV.", name)
        return messages.get(reason, default)

    def _liink_find_headings(self, lines):
        """Return ({key: column}, {key: position}, headings left out, index of the first line after them)."""
        columns = self._liink_columns(self.kind)
        for index, (_number, cells) in enumerate(lines[:HEADING_LINES]):
            positions = self._liink_match_headings(columns, cells)
            if len(positions) >= 2 or (positions and len(cells) == 1):
                known = set(positions.values())
                ignored = [str(cell) for position, cell in enumerate(cells) if position not in known and cell]
                return {column.key: column for column in columns}, positions, ignored, index + 1
        raise UserError(
            self.env._(
                "The first lines of the file name none of the columns that are needed. Download the template and keep"
                " its headings: %s …",
                ", ".join(column.label for column in columns[:8]),
            )
        )

    def _liink_match_headings(self, columns, cells):
        positions = {}
        for position, cell in enumerate(cells):
            heading = normalise(cell)
            column = next((column for column in columns if heading in column.names), None)
            if column and column.key in positions:
                raise UserError(
                    self.env._(
                        "Two columns of the file are both “%(column)s”: %(heading)s. Keep one of them.",
                        column=column.label,
                        heading=cell,
                    )
                )
            if column:
                positions[column.key] = position
        return positions

    def _liink_reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import Stones or Metal"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def _liink_open_lots(self, lots):
        xmlid = "stock_lot_action_stone" if self.kind == "stone" else "stock_lot_action_metal"
        action = self.env["ir.actions.act_window"]._for_xml_id(f"liink_precious_stock.{xmlid}")
        domain = [("id", ">=", min(lots.ids)), ("id", "<=", max(lots.ids)), ("product_id", "in", lots.product_id.ids)]
        return {**action, "name": self.env._("%s lots imported", len(lots)), "domain": domain}
