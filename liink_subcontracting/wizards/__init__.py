from . import (
    liink_engraving_spoil,
    liink_reception,
    liink_shortage,
)
