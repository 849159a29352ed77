from .carat_balance import CaratBalance
from .formatting import format_measure

__all__ = ["CaratBalance", "format_measure"]
