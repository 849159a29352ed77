from .brilliant import expected_carats, is_plausible
from .carat_balance import CaratBalance
from .cells import CellError, clean_text, count_digits, normalise, read_date, read_number
from .formatting import format_measure
from .row_template import RowTemplate
from .spreadsheet import MAX_BYTES, MAX_ROWS, SpreadsheetError, read_spreadsheet

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "CaratBalance",
    "CellError",
    "RowTemplate",
    "SpreadsheetError",
    "clean_text",
    "count_digits",
    "expected_carats",
    "format_measure",
    "is_plausible",
    "normalise",
    "read_date",
    "read_number",
    "read_spreadsheet",
]
