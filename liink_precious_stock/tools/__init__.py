from .brilliant import expected_carats, is_plausible
from .carat_balance import CaratBalance
from .cost_store import CostStore
from .formatting import format_measure
from .sharing import share_out

__all__ = ["CaratBalance", "CostStore", "format_measure", "share_out"]
from .fineness_field import Fineness
from .formatting import format_measure
from .metal_balance import MetalBalance
from .sharing import share_out
from .unlock import UNLOCK

__all__ = ["UNLOCK", "CaratBalance", "Fineness", "MetalBalance", "format_measure", "share_out"]
from .price_feed import FeedError, fetch_json, pick, read_date, read_price
from .table_file import CellError, read_csv, read_day, read_number

__all__ = [
    "CaratBalance",
    "CellError",
    "FeedError",
    "fetch_json",
    "format_measure",
    "pick",
    "read_csv",
    "read_date",
    "read_day",
    "read_number",
    "read_price",
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
from .qr_code import draw_qr_code

__all__ = ["CaratBalance", "draw_qr_code", "format_measure"]
