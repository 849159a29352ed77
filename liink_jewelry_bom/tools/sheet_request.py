from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SheetRequest:
    """What one technical sheet is to tell of: recordsets, of one record or none.

    `piece` a product.template, `product` the variant (none: the piece in all its sizes and metals), `bom` the
    revision, `engravings` of liink.engraving, `company` whose name is on the paper. `order` is a dict of `name` and
    `heading` (texts) for the sheet of an order. `design_url` turns a design file into the address that its QR code
    opens.
    """

    piece: Any
    product: Any
    bom: Any
    engravings: Any
    company: Any
    order: dict | None = None
    design_url: Callable | None = None
