from . import models, report, wizards
from .hooks import post_init_hook

__all__ = ["models", "post_init_hook", "report", "wizards"]
