import io

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from odoo import models

WIDTH = 16
LINES_WITH_LISTS = 2000


class LiinkFileImport(models.AbstractModel):
    """The spreadsheet to fill in: headings in the user's language, examples, what each column means, lists."""

    _inherit = "liink.file.import"

    def _liink_template(self):
        """Return the bytes of an XLSX file: the sheet to fill in, one that explains it, one with the lists."""
        columns = self._liink_columns()
        book = Workbook()
        book.active.title = self._liink_sheet_name()
        self._liink_fill_sheet(book.active, columns)
        self._liink_explain(book.create_sheet(self.env._("Columns")), columns)
        self._liink_add_lists(book, columns)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def _liink_template_lines(self, columns):
        """The example lines: one, of what each column gives as its example."""
        return [[column.example for column in columns]]

    def _liink_template_notes(self):
        """What the sheet that explains the columns says below them."""
        return [self.env._("The second line of the first sheet is an example: write your own lines over it.")]

    def _liink_fill_sheet(self, sheet, columns):
        sheet.append([column.label for column in columns])
        for line in self._liink_template_lines(columns):
            sheet.append([self._liink_cell(column, text) for column, text in zip(columns, line, strict=True)])
        for position, column in enumerate(columns, 1):
            cell = sheet.cell(1, position)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="EFEAE2")
            sheet.column_dimensions[get_column_letter(position)].width = max(WIDTH, len(column.label) + 2)
        sheet.freeze_panes = "A2"

    def _liink_cell(self, column, text):
        """A number where the column holds numbers, so that the spreadsheet can compute with it."""
        return float(text) if text and column.digits is not None else text

    def _liink_explain(self, sheet, columns):
        sheet.append([self.env._("Column"), self.env._("What to write"), self.env._("Example")])
        for column in columns:
            sheet.append([column.label, column.help, column.example])
        sheet.append([])
        for note in self._liink_template_notes():
            sheet.append([note])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for letter, width in (("A", 24), ("B", 90), ("C", 20)):
            sheet.column_dimensions[letter].width = width

    def _liink_add_lists(self, book, columns):
        """Offer the words of a column as a list; other words may be typed, they are judged when the file is read."""
        listed = [column for column in columns if column.choices]
        if not listed:
            return
        lists = book.create_sheet(self.env._("Lists"))
        for position, column in enumerate(listed, 1):
            for row, text in enumerate((column.label, *column.choices), 1):
                lists.cell(row, position, text)
            letter = get_column_letter(position)
            source = f"{quote_sheetname(lists.title)}!${letter}$2:${letter}${len(column.choices) + 1}"
            validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
            target = get_column_letter(columns.index(column) + 1)
            validation.add(f"{target}2:{target}{LINES_WITH_LISTS}")
            book.worksheets[0].add_data_validation(validation)
