from .carat_balance import CaratBalance
from .formatting import format_measure
from .row_template import RowTemplate

__all__ = ["CaratBalance", "RowTemplate", "format_measure"]
