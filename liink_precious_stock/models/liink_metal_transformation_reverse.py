from odoo import models
from odoo.exceptions import UserError
from odoo.tools import float_compare

from .stock_lot import GRAM_KINDS


class LiinkMetalTransformation(models.Model):
    """Undoing: reverse moves and reversing links; what happened stays written."""

    _inherit = "liink.metal.transformation"

    def action_reverse(self):
        """Undo done transformations, or bring back what lies at the refiner.

        :raise UserError: when an output was used, moved, weighed or assayed since
        """
        self.check_access("write")
        for transformation in self:
            if transformation.state == "confirmed":
                transformation._liink_bring_back()
            else:
                transformation._liink_require_state("done")
                transformation._liink_reverse()

    def _liink_bring_back(self):
        """Take the inputs back from the refiner to where they were."""
        self._liink_check_inputs()
        sent = self.input_ids.filtered("origin_location_id")
        self._liink_do_moves(
            [self._liink_prepare_input_move_vals(line, line.quantity, line.origin_location_id) for line in sent]
        )
        for line in sent:
            line._liink_write({"location_id": line.origin_location_id.id, "origin_location_id": False})
        self._liink_set_state("draft")

    def _liink_reverse(self):
        self._liink_check_unused()
        moves = self._liink_get_moves_to_reverse()
        back = self._liink_do_moves([self._liink_prepare_reverse_vals(move) for move in moves])
        reverse_line = dict(zip(moves.move_line_ids, back.move_line_ids, strict=True))
        links = self.env["liink.lot.link"].sudo().search([("produced_line_id", "in", moves.move_line_ids.ids)])
        for link in links:
            link._liink_reverse(reverse_line[link.consumed_line_id], reverse_line[link.produced_line_id])
        self._liink_after_reverse(links)
        self._liink_set_state("reversed")

    def _liink_after_reverse(self, links):
        """Hook: these links no longer count; costs go back to the parents."""

    def _liink_get_moves_to_reverse(self):
        """Return the moves that changed matter, outputs first; what was sent to the refiner stays there."""
        done = self.move_ids.filtered(lambda move: move.state == "done" and not move.picking_id)
        last = done.filtered(lambda move: not (move.location_id.usage == move.location_dest_id.usage == "internal"))
        return last.sorted(lambda move: (move.location_dest_id.usage != "internal", move.id))

    def _liink_prepare_reverse_vals(self, move):
        line = move.move_line_ids
        return self._liink_prepare_move_vals(
            move.product_id,
            line.lot_id,
            line.quantity,
            move.location_dest_id,
            move.location_id,
            line.owner_id,
            line.carats,
        )

    def _liink_check_unused(self):
        """Refuse when an output is not exactly as it came out."""
        self._liink_check_inputs_unassayed()
        Quant = self.env["stock.quant"].sudo()
        owner = self.input_ids.owner_id
        for line in self.output_ids:
            Quant._liink_lock(line.product_id, line.location_id, line.lot_id, None, owner)
            quants = line.lot_id.sudo().quant_ids.filtered(
                lambda quant, line=line: (
                    quant.location_id == line.location_id and quant.owner_id == owner and not quant.package_id
                )
            )
            self._liink_check_output_unused(line, quants)

    def _liink_check_inputs_unassayed(self):
        """What went in at one fineness cannot come back at another: fine grams would appear or vanish."""
        for line in self.input_ids.filtered(lambda line: line.product_id.precious_kind in GRAM_KINDS):
            if float_compare(line.lot_id.fineness, line._liink_settled_fineness(), precision_digits=4):
                raise UserError(self._liink_assayed_message(line.lot_id))

    def _liink_assayed_message(self, lot):
        return self.env._("Lot %s has been assayed since: it can no longer be undone.", lot.display_name)

    def _liink_check_output_unused(self, line, quants):
        free = sum(quants.mapped("quantity")) - sum(quants.mapped("reserved_quantity"))
        if line.product_id.uom_id.compare(free, line.quantity) < 0:
            raise UserError(self._liink_used_message(line))
        carats = sum(quants.mapped("carats"))
        if float_compare(carats, line.carats, precision_digits=3):
            raise UserError(
                self.env._(
                    "Lot %s has been weighed again since: it can no longer be undone.", line.lot_id.display_name
                )
            )
        if line._liink_is_metal() and float_compare(line.lot_id.fineness, line.fineness, precision_digits=4):
            raise UserError(self._liink_assayed_message(line.lot_id))

    def _liink_used_message(self, line):
        later = (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [("lot_id", "=", line.lot_id.id), ("move_id", "not in", self.move_ids.ids), ("state", "!=", "cancel")]
            )
        )
        names = ", ".join(dict.fromkeys(each.reference or each.origin or each.display_name for each in later))
        return self.env._(
            "Lot %(lot)s has been used, moved or promised since (%(documents)s). Undo that first, then reverse"
            " %(name)s.",
            lot=line.lot_id.display_name,
            documents=names or self.env._("another document"),
            name=self.name,
        )
