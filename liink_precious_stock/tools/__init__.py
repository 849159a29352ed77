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
]
