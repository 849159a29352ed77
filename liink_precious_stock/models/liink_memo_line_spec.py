from odoo import models


class LiinkMemoLine(models.Model):
    """A dealer's memo answers a specification like any stone; what a client brings is what is to be set."""

    _inherit = "liink.memo.line"

    def _liink_answering(self, product, spec):
        """Return the lines of ``product`` that may serve a demand for ``spec`` (a ``liink.stone.spec``, or empty)."""
        lines = self.filtered(lambda line: line.product_id == product)
        if not spec:
            return lines
        matching = lines.lot_id.filtered_domain(spec.sudo()._liink_lot_domain(product))
        return lines.filtered(lambda line: line.memo_id.kind != "memo" or line.lot_id in matching)
