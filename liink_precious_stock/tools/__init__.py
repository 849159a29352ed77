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
