from . import (
    liink_design_rejection,
)
