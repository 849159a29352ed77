import base64
import binascii
from urllib.parse import quote

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools import MAX_BYTES, MAX_ROWS, SpreadsheetError, format_measure, normalise, read_spreadsheet

HEADING_LINES = 10


class LiinkFileImport(models.AbstractModel):
    """A CSV or XLSX file that becomes records: first a dry run names every bad line, its column and why.

    An import says what it is called (``_liink_title``), its columns (``_liink_columns``), its example lines and notes
    (``_liink_template_lines``, ``_liink_template_notes``), who may do it (``_liink_check_rights``), judges the lines
    (``_liink_check_rows``, which returns a ``SheetCheck``) and keeps what was read (``_liink_keep``). It has
    ``issue_ids`` of its own kind of ``liink.file.import.issue``.
    """

    _name = "liink.file.import"
    _description = "Import of a Spreadsheet"

    file = fields.Binary(attachment=False, help="CSV or XLSX, at most 25 MB.")
    filename = fields.Char()
    state = fields.Selection([("upload", "File"), ("checked", "Checked")], required=True, default="upload")
    row_count = fields.Integer("Lines", readonly=True)
    good_count = fields.Integer("Good Lines", readonly=True)
    bad_count = fields.Integer("Bad Lines", readonly=True)
    summary = fields.Char(readonly=True)
    ignored_columns = fields.Char("Columns left out", readonly=True)
    template_file = fields.Binary(compute="_compute_template_file")

    def _compute_template_file(self):
        for wizard in self:
            wizard.template_file = base64.b64encode(wizard._liink_template())

    def action_check(self):
        """Read the file and list every bad row; nothing is imported."""
        self.ensure_one()
        check = self._liink_check_file()
        self.issue_ids.unlink()
        self.issue_ids.create([{**issue, "import_id": self.id} for issue in check.issues])
        self.write(self._liink_prepare_checked_vals(check))
        return self._liink_reopen()

    def action_import_all(self):
        """Import all rows; raise, and import none, if one of them is bad."""
        return self._liink_import(is_partial=False)

    def action_view_issues(self):
        """Open what is wrong as a list of its own, to be searched, grouped and exported."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.issue_ids._name,
            "view_mode": "list",
            "domain": [("import_id", "=", self.id)],
            "name": self.env._("Bad Lines"),
        }

    def action_download_template(self):
        """Download a spreadsheet with the headings, an example and what each column means."""
        self.ensure_one()
        self.check_access("read")
        name = quote(self._liink_template_name())
        url = f"/web/content/{self._name}/{self.id}/template_file/{name}?download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def _liink_import(self, is_partial):
        """Check the file again, as others may have changed something since, and keep its rows."""
        self.ensure_one()
        check = self._liink_check_file()
        if check.issues and not is_partial:
            raise UserError(self._liink_refusal(check))
        if not check.rows:
            raise UserError(self.env._("There is no good line in the file: nothing was imported."))
        action = self._liink_keep(check)
        self.issue_ids.unlink()
        return action

    def _liink_refusal(self, check):
        """What to say when nothing is imported because of bad lines."""
        return self.env._(
            "%(bad)s of %(all)s lines are bad, so nothing was imported. Line %(line)s, %(column)s: %(reason)s",
            bad=check.bad_count,
            all=check.row_count,
            line=check.issues[0]["line_number"],
            column=check.issues[0]["column"] or "–",
            reason=check.issues[0]["reason"],
        )

    def _liink_prepare_checked_vals(self, check):
        """What the dry run found out, as values of this wizard."""
        return {
            "state": "checked",
            "row_count": check.row_count,
            "good_count": check.row_count - check.bad_count,
            "bad_count": check.bad_count,
            "summary": self._liink_summary(check),
            "ignored_columns": ", ".join(check.ignored),
        }

    def _liink_summary(self, check):
        lines, good, bad = (
            format_measure(self.env, count, 0, 0)
            for count in (check.row_count, check.row_count - check.bad_count, check.bad_count)
        )
        if not check.bad_count:
            return self.env._("%(lines)s lines, all of them good.", lines=lines)
        return self.env._("%(lines)s lines: %(good)s good, %(bad)s bad.", lines=lines, good=good, bad=bad)

    # The file

    def _liink_check_file(self):
        """Return the ``SheetCheck`` of all rows of the file.

        :raise UserError: when the file as a whole cannot be read
        """
        self._liink_check_rights()
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
        columns = self._liink_columns()
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
            "name": self._liink_title(),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }
