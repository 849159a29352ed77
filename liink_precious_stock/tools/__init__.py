from .carat_balance import CaratBalance
from .cost_store import CostStore
from .formatting import format_measure
from .sharing import share_out

__all__ = ["CaratBalance", "CostStore", "format_measure", "share_out"]
