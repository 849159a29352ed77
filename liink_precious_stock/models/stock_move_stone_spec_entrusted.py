from odoo import models


class StockMove(models.Model):
    """A dealer's memo answers the specification like any stone; what a client brings is what is to be set."""

    _inherit = "stock.move"

    def _liink_filter_entrusted(self, lines):
        lines = super()._liink_filter_entrusted(lines)
        spec = self.liink_stone_spec_id.sudo()
        if not spec:
            return lines
        matching = lines.lot_id.filtered_domain(spec._liink_lot_domain(self.product_id))
        return lines.filtered(lambda line: line.memo_id.kind != "memo" or line.lot_id in matching)
