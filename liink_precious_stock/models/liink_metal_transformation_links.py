from odoo import models

from ..tools import share_out


class LiinkMetalTransformation(models.Model):
    """Genealogy: which part of each input lot is in which output; per consumed line the links sum to it."""

    _inherit = "liink.metal.transformation"

    def _liink_write_links(self, consumed, produced):
        """Write a link for every input lot and every output that has part of it.

        :param dict consumed: {input: done line to production}
        :param dict produced: {output: done line from production}
        """
        values = []
        for line, move_line in consumed.items():
            if move_line.lot_id:
                values += self._liink_prepare_link_vals(line, move_line, produced)
        links = self.env["liink.lot.link"].sudo().create(values)
        self._liink_after_links(links)

    def _liink_after_links(self, links):
        """Hand the cost of what was consumed on to the outputs, the refiner's fee on top. Hook."""
        links._liink_inherit_cost(self._liink_share_fee(links.produced_line_id))

    def _liink_share_fee(self, lines):
        """Return {produced line: its part of the fee in the company's currency}, by fine grams."""
        currency, company = self.currency_id, self.company_id
        if not self.fee or not lines or not sum(lines.mapped("fine_weight")):
            return {}
        fee = currency._convert(self.fee, company.currency_id, company, self.date)
        parts = share_out(fee, lines.mapped("fine_weight"), company.currency_id.decimal_places)
        return dict(zip(lines, parts, strict=True))

    def _liink_get_shares(self, line):
        """Return {output: weight} of an input: its metal goes to outputs of that metal by their fine weight.

        What no output is named after (base metals, silver in gold), and stones, go by quantity.
        """
        metal = line._liink_metal()
        same = self.output_ids.filtered(lambda output: metal and output._liink_metal() == metal)
        if same:
            return {output: output.fine_weight for output in same}
        return {output: output.quantity for output in self.output_ids}

    def _liink_prepare_link_vals(self, line, move_line, produced):
        shares = self._liink_get_shares(line)
        weights = list(shares.values())
        quantities = share_out(move_line.quantity_product_uom, weights, 4)
        fine_weights = share_out(move_line.fine_weight, weights, 8)
        carats = share_out(move_line.carats, weights, 3)
        return [
            {
                "parent_lot_id": move_line.lot_id.id,
                "child_lot_id": produced[output].lot_id.id,
                "quantity": quantity,
                "fine_weight": fine_weight,
                "carats": part,
                "consumed_line_id": move_line.id,
                "produced_line_id": produced[output].id,
            }
            for output, quantity, fine_weight, part in zip(shares, quantities, fine_weights, carats, strict=True)
            if quantity or fine_weight or part
        ]
