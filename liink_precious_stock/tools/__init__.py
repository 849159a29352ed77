from .brilliant import expected_carats, is_plausible
from .carat_balance import CaratBalance
from .cells import CellError, NoValue, clean_text, count_digits, normalise, read_date, read_number
from .cost_store import CostStore
from .fineness_field import Fineness
from .formatting import format_measure
from .metal_balance import MetalBalance
from .new_stock import NewStock
from .qr_code import draw_qr_code
from .row_template import RowTemplate
from .sharing import share_out
from .spreadsheet import MAX_BYTES, MAX_ROWS, SpreadsheetError, read_spreadsheet
from .unlock import UNLOCK

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "UNLOCK",
    "CaratBalance",
    "CellError",
    "CostStore",
    "Fineness",
    "MetalBalance",
    "NewStock",
    "NoValue",
    "RowTemplate",
    "SpreadsheetError",
    "clean_text",
    "count_digits",
    "draw_qr_code",
    "expected_carats",
    "format_measure",
    "is_plausible",
    "normalise",
    "read_date",
    "read_number",
    "read_spreadsheet",
    "share_out",
]
