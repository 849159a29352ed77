from odoo import models


class StockMove(models.Model):
    """The move of a bulk receipt: its lines, their lots and itself were written with their value."""

    _inherit = "stock.move"

    def _set_value(self, correction_quantity=None):  # pylint: disable=missing-return
        known = self.filtered(lambda move: move.product_id._liink_costed()) if self._liink_is_bulk() else self.browse()
        if self - known or not self:
            super(StockMove, self - known)._set_value(correction_quantity)
        for company, moves in known.sudo().grouped("company_id").items():
            moves = moves.with_company(company)
            self.env["liink.lot.cost"].sudo()._liink_record_entries(moves)
            moves.product_id._update_standard_price()

    # Core asks seven times which lines come in, or go out, and looks at all of them each time.

    def _get_in_move_lines(self, lot=None):
        return self._liink_ask_once("in", super()._get_in_move_lines, lot)

    def _get_out_move_lines(self, lot=None):
        return self._liink_ask_once("out", super()._get_out_move_lines, lot)

    def _liink_ask_once(self, question, ask, lot):
        """Return the answer of ``ask``, kept while a bulk receipt is being done: its lines stay as they are."""
        answers = self.env.context.get("liink_bulk_lines")
        if answers is None or lot:
            return ask(lot)
        key = (question, *self.ids)
        if key not in answers:
            answers[key] = ask(lot).ids
        return self.env["stock.move.line"].browse(answers[key])

    def _liink_is_bulk(self):
        return bool(self.env.context.get("liink_bulk_done"))
