from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import float_compare

from ..tools import CaratBalance

SOURCE_KEY = ["location_id", "lot_id", "package_id", "owner_id"]
DESTINATION_KEY = ["location_dest_id", "lot_id", "result_package_id", "owner_id"]
FIELDS_THAT_MOVE_CARATS = (
    "carats", "quantity", "product_uom_id", "lot_id", "owner_id", "location_id", "location_dest_id",
    "package_id", "result_package_id",
)  # fmt: skip


class StockMoveLine(models.Model):
    """Carats, the second measure of stones, live on the move line.

    Pieces are the quantity; carats are what was weighed, or, when nobody weighed, the share of the lot's
    carats at the place the stones leave. The last stones of a place take the remainder, so that no carat
    appears or gets lost by rounding. Quants keep the sum of these lines, see
    ``stock_quant_carats.py``.
    """

    _inherit = "stock.move.line"

    carats = fields.Float(
        digits=(16, 3),
        copy=False,
        help="Weight of the stones of this line. Left empty, it is worked out when the transfer is done.",
    )

    @api.constrains("carats")
    def _check_carats(self):
        for line in self:
            if line.carats < 0:
                raise ValidationError(
                    self.env._("%s: a weight in carats cannot be negative.", line.product_id.display_name)
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        born_done = lines._liink_done_stones()
        if born_done:
            born_done._liink_fill_carats()
            born_done.lot_id._liink_project_carats()
        return lines

    def write(self, vals):
        edited = self._liink_done_stones() if self._liink_changes_stones(vals) else self.browse()
        before = {line: (line.quantity_product_uom, line._liink_source_key()) for line in edited}
        lots_before = edited.lot_id
        result = super().write({**vals, "carats": 0.0} if self._liink_takes_all_back(edited, vals) else vals)
        if "carats" not in vals:
            edited._liink_correct_carats(before)
        if edited:
            (edited.lot_id | lots_before)._liink_project_carats()
        return result

    def _action_done(self):
        self.filtered(lambda line: line.product_id.precious_kind == "stone")._liink_fill_carats()
        return super()._action_done()

    @api.model
    def _liink_takes_all_back(self, edited, vals):
        """Return whether done stones are edited to none: their carats go with them, at once."""
        return bool(edited) and "carats" not in vals and not vals.get("quantity", True)

    def _liink_changes_stones(self, vals):
        return any(name in vals for name in FIELDS_THAT_MOVE_CARATS)

    def _liink_done_stones(self):
        return self.filtered(lambda line: line.state == "done" and line.product_id.precious_kind == "stone")

    def _liink_fill_carats(self):
        """Write the carats of stone lines that are being done and were not weighed; check those that were."""
        stones = self.filtered("quantity_product_uom")
        balances = stones._liink_get_balances()
        for line in stones:
            source = balances[line._liink_source_key()]
            if line.carats:
                line._liink_check_weighed(source)
            else:
                line.carats = line._liink_guess_carats(source, balances)
            line._liink_carry(balances)

    def _liink_correct_carats(self, before):
        """After an edit of done lines, keep a weight in proportion to the pieces; other stones are other carats.

        :param dict before: (pieces, source key) of each line before the edit
        """
        changed = self.filtered(lambda line: before[line] != (line.quantity_product_uom, line._liink_source_key()))
        balances = changed._liink_get_balances()
        for line in changed:
            source, (pieces_before, key_before) = balances[line._liink_source_key()], before[line]
            pieces = line.quantity_product_uom
            is_same_source = key_before == line._liink_source_key()
            if is_same_source and pieces_before and not source.is_all(pieces):
                line.carats = round(line.carats * pieces / pieces_before, 3)
            else:
                line.carats = line._liink_guess_carats(source, balances) if pieces else 0.0
            line._liink_carry(balances)

    def _liink_guess_carats(self, source, balances):
        """Return carats for this line: share of the source, else usual weight, else the lot's average."""
        pieces = self.quantity_product_uom
        if source.holds(pieces):
            return source.share(pieces)
        usual = round(pieces * self.product_id.carats_per_stone, 3)
        if usual and self.location_id.usage == "supplier":
            return usual
        return self._liink_lot_on_hand(balances).share(pieces) or usual

    def _liink_lot_on_hand(self, balances):
        on_hand = CaratBalance()
        for (location_id, lot_id, _package_id, _owner_id), balance in list(balances.items()):
            location = self.env["stock.location"].browse(location_id)
            if lot_id == self.lot_id.id and location.usage in ("internal", "transit"):
                on_hand.add(balance.pieces, balance.carats)
        return on_hand

    def _liink_check_weighed(self, source):
        """Raise if the carats typed contradict what the place is known to hold."""
        pieces = self.quantity_product_uom
        if self.location_id.usage not in ("internal", "transit") or not source.holds(pieces):
            return
        difference = float_compare(self.carats, source.carats, precision_digits=3)
        if difference > 0 or (difference and source.is_all(pieces)):
            raise ValidationError(
                self.env._(
                    "Lot %(lot)s: %(pieces)d stones of %(carats)s ct cannot leave %(place)s, where %(all)d stones of"
                    " %(recorded)s ct are recorded. Weigh the lot again first, then transfer it.",
                    lot=self.lot_id.display_name,
                    pieces=pieces,
                    carats=self.carats,
                    place=self.location_id.display_name,
                    all=source.pieces,
                    recorded=source.carats,
                )
            )

    def _liink_carry(self, balances):
        """Move this line's pieces and carats from its source to its destination in ``balances``."""
        balances[self._liink_source_key()].add(-self.quantity_product_uom, -self.carats)
        balances[self._liink_destination_key()].add(self.quantity_product_uom, self.carats)

    def _liink_source_key(self):
        return self.location_id.id, self.lot_id.id, self.package_id.id, self.owner_id.id

    def _liink_destination_key(self):
        return self.location_dest_id.id, self.lot_id.id, self.result_package_id.id, self.owner_id.id

    def _liink_get_balances(self):
        """Return {key: CaratBalance} of the lots of these lines, from all other done lines, in two queries."""
        balances = defaultdict(CaratBalance)
        domain = (
            Domain("lot_id", "in", self.lot_id.ids) & Domain("state", "=", "done") & Domain("id", "not in", self.ids)
        )
        if not self.lot_id:
            return balances
        for sign, groupby in ((1, DESTINATION_KEY), (-1, SOURCE_KEY)):
            groups = self.sudo()._read_group(domain, groupby, ["quantity_product_uom:sum", "carats:sum"])
            for *key, pieces, carats in groups:
                balances[tuple(record.id for record in key)].add(sign * pieces, sign * carats)
        return balances
