from .carat_balance import CaratBalance
from .formatting import format_measure
from .qr_code import draw_qr_code

__all__ = ["CaratBalance", "draw_qr_code", "format_measure"]
