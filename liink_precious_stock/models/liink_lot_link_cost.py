from collections import defaultdict

from odoo import models

from ..tools import share_out


class LiinkLotLink(models.Model):
    """What a lot cost goes into the lots made from it, along the links, and to the cent."""

    _inherit = "liink.lot.link"

    def _liink_inherit_cost(self, added=None):
        """Give the lots made by these links the value of what was consumed for them.

        Per consumed line its value is shared over its links, by carats where all of them were weighed, else by
        quantity; what the links do not explain (a loss) is not passed on. Call it once, when all the moves are done
        and all the links written.

        :param dict added: {produced ``stock.move.line``: value} to be put on top, such as a fee or the making price
        """
        for company, links in self.sudo().grouped("company_id").items():
            links.with_company(company or self.env.company)._liink_pass_on(added or {})

    def _liink_pass_on(self, added):
        values = self._liink_consumed_values()
        for line, value in added.items():
            values[line] += value
        self.env["stock.move.line"]._liink_take_values(values)

    def _liink_get_making_prices(self):
        """Return {produced line: its share of what its move is worth beyond what these links explain}.

        For pieces made, that is the maker's price and what is consumed without a lot: shared equally.
        """
        explained = self.sudo()._liink_consumed_values()
        prices = {}
        for move in self.sudo().produced_line_id.move_id:
            lines = move._get_in_move_lines()
            rest = max(move.value - sum(explained.get(line, 0.0) for line in lines), 0.0)
            if lines:
                digits = move.company_currency_id.decimal_places
                shares = share_out(rest, lines.mapped("quantity_product_uom"), digits)
                prices.update(zip(lines, shares, strict=True))
        return prices

    def _liink_consumed_values(self):
        """Return {produced line: value of what these links say was consumed for it}."""
        values = defaultdict(float)
        for line, links in self.filtered("consumed_line_id").grouped("consumed_line_id").items():
            digits = line.company_currency_id.decimal_places
            for link, value in zip(links, share_out(*links._liink_to_share(line), digits), strict=True):
                if link.produced_line_id:
                    values[link.produced_line_id] += value
        return values

    def _liink_to_share(self, line):
        """Return (value of the consumed line that these links explain, the weights that it is shared by)."""
        pieces = self.mapped("quantity")
        is_weighed = line.carats and all(self.mapped("carats"))
        part = sum(self.mapped("carats")) / line.carats if is_weighed else sum(pieces) / line.quantity_product_uom
        return line.liink_value * min(part, 1.0), self.mapped("carats") if is_weighed else pieces
