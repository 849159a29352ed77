from odoo import models

from .shares import cumulative_shares, sequential_shares

GRAM_DIGITS, FINE_DIGITS, CARAT_DIGITS = 4, 8, 3


class StockMove(models.Model):
    """Write, for each received piece, which lots it is made of and how much of each (`liink.lot.link`).

    Metal of one order is melted together: every piece holds every consumed lot, in proportion to its net metal. Stones
    are set one by one: lots are used up in turn, whole stones only. For each consumed line the links sum to its
    quantity, its fine grams and its carats: the last piece takes the rounding.
    """

    _inherit = "stock.move"

    def _liink_write_genealogy(self):
        """Write the links of these done receipts of pieces, in one insert."""
        values = []
        for receipt in self:
            values += receipt._liink_prepare_links()
        return self.env["liink.lot.link"].sudo().create(values)

    def _liink_prepare_links(self):
        self.ensure_one()
        pieces = self.move_line_ids.lot_id
        productions = self._get_subcontract_production().sudo()
        production = productions.filtered(lambda p: p.state == "done" and p.lot_producing_ids & pieces)[:1]
        produced = production.move_finished_ids.move_line_ids.filtered(lambda line: line.lot_id in pieces)
        produced = produced.sorted(lambda line: (line.lot_id.liink_piece_index, line.lot_id.name))
        values = []
        for raw_move in production.move_raw_ids.filtered(lambda m: m.state == "done"):
            values += raw_move._liink_prepare_component_links(produced)
        return values

    def _liink_prepare_component_links(self, produced):
        """Share each consumed line of this component out over the produced lines."""
        lines = self.move_line_ids.filtered(lambda line: line.lot_id and line.quantity > 0).sorted("id")
        if self.product_id.precious_kind == "stone":
            shares = self._liink_stone_shares(lines, produced)
        else:
            shares = self._liink_metal_shares(lines, produced)
        return [
            self._liink_prepare_link(consumed, line, *measures)
            for consumed, line_shares in zip(lines, shares, strict=True)
            for line, measures in zip(produced, line_shares, strict=True)
            if measures[0]
        ]

    def _liink_metal_shares(self, lines, produced):
        weights = [line.lot_id.metal_weight or 1.0 for line in produced]
        for line in lines:
            yield list(
                zip(
                    cumulative_shares(line.quantity_product_uom, weights, GRAM_DIGITS),
                    cumulative_shares(line.fine_weight, weights, FINE_DIGITS),
                    cumulative_shares(line.carats, weights, CARAT_DIGITS),
                    strict=True,
                )
            )

    def _liink_stone_shares(self, lines, produced):
        per_lot = sequential_shares([line.quantity_product_uom for line in lines], len(produced))
        for line, pieces in zip(lines, per_lot, strict=True):
            yield list(
                zip(
                    pieces,
                    [0.0] * len(produced),
                    cumulative_shares(line.carats, pieces, CARAT_DIGITS),
                    strict=True,
                )
            )

    def _liink_prepare_link(self, consumed, produced, quantity, fine_weight, carats):
        return {
            "parent_lot_id": consumed.lot_id.id,
            "child_lot_id": produced.lot_id.id,
            "quantity": quantity,
            "fine_weight": fine_weight,
            "carats": carats,
            "consumed_line_id": consumed.id,
            "produced_line_id": produced.id,
        }
