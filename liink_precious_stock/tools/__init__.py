from .carat_balance import CaratBalance
from .formatting import format_measure
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
]
