import io

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from odoo import api, models

WIDTH = 16


class LiinkLotImport(models.TransientModel):
    """The spreadsheet to fill in."""

    _inherit = "liink.lot.import"

    @api.model
    def _liink_template(self, kind):
        """Return an XLSX file with headings in the user's language, an example row, and a sheet that explains them."""
        columns = self._liink_columns(kind)
        book = Workbook()
        self._liink_fill_sheet(book.active, columns)
        self._liink_explain(book.create_sheet(self.env._("Columns")), columns)
        book.active.title = self.env._("Stones") if kind == "stone" else self.env._("Metal")
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def _liink_template_name(self):
        return self.env._("stones.xlsx") if self.kind == "stone" else self.env._("metal.xlsx")

    def _liink_fill_sheet(self, sheet, columns):
        sheet.append([column.label for column in columns])
        sheet.append([column.example for column in columns])
        for position, column in enumerate(columns, 1):
            cell = sheet.cell(1, position)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="EFEAE2")
            sheet.column_dimensions[get_column_letter(position)].width = max(WIDTH, len(column.label) + 2)
        sheet.freeze_panes = "A2"

    def _liink_explain(self, sheet, columns):
        sheet.append([self.env._("Column"), self.env._("What to write"), self.env._("Example")])
        for column in columns:
            sheet.append([column.label, column.help, column.example])
        sheet.append([])
        sheet.append([self.env._("The second line of the first sheet is an example: write your own lines over it.")])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for letter, width in (("A", 24), ("B", 90), ("C", 20)):
            sheet.column_dimensions[letter].width = width
