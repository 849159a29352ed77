from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import float_compare

from ..tools import format_measure
from .stock_lot import GRAM_KINDS


class StockLot(models.Model):
    """Precious matter is never below zero: what is not there cannot leave, whoever asks.

    Core lets a quant go negative without a word. It may be so for a moment, while the lines of one transfer are
    done in turn; so this is looked at once they all are.
    """

    _inherit = "stock.lot"

    def _liink_check_balances(self):
        """Raise if a place of stock holds less than nothing of these lots, or carats without stones.

        :raises UserError: naming the lot, the place and what is missing
        """
        lots = self.filtered("precious_kind")
        if not lots:
            return
        for lot, location, quantity, carats in lots._liink_read_balances():
            if lot.product_uom_id.compare(quantity, 0) < 0:
                raise UserError(lot._liink_missing_message(location, quantity))
            is_empty = lot.product_uom_id.is_zero(quantity)
            if carats < 0 or is_empty and float_compare(carats, 0, precision_digits=3):
                raise UserError(lot._liink_carats_message(location, quantity, carats))

    def _liink_read_balances(self):
        """Return (lot, location, quantity, carats) wherever they are suspect, in one query."""
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                Domain("lot_id", "in", self.ids)
                & self._liink_on_hand_domain("location_id")
                & (Domain("quantity", "<=", 0) | Domain("carats", "<", 0)),
                ["lot_id", "location_id", "package_id", "owner_id"],
                ["quantity:sum", "carats:sum"],
            )
        )
        return [(lot, location, quantity, carats) for lot, location, _package, _owner, quantity, carats in groups]

    def _liink_missing_message(self, location, quantity):
        digits = (2, 4) if self.precious_kind in GRAM_KINDS else (0, 0)
        return self.env._(
            "%(missing)s %(unit)s of lot %(lot)s are missing at %(place)s: no more can leave than lies there. Correct"
            " the quantity, choose another lot, or count the stock first.",
            missing=format_measure(self.env, -quantity, *digits),
            unit=self.product_uom_id.name,
            lot=self.display_name,
            place=location._liink_place_names()[location.id],
        )

    def _liink_carats_message(self, location, quantity, carats):
        return self.env._(
            "Lot %(lot)s would have %(pieces)s stones of %(carats)s ct at %(place)s. Correct the weight where the"
            " stones are now, with “Weigh again”.",
            lot=self.display_name,
            pieces=format_measure(self.env, quantity, 0, 0),
            carats=format_measure(self.env, carats, 3, 3),
            place=location._liink_place_names()[location.id],
        )
