from odoo import models
from odoo.fields import Domain


class PurchaseOrder(models.Model):
    """What others entrusted for an order is free for it, at the maker and at the brand."""

    _inherit = "purchase.order"

    def _liink_get_free_quantities(self, products):
        free = super()._liink_get_free_quantities(products)
        product_ids = [product.id for product in products]
        lines = (
            self.env["liink.memo.line"]
            .sudo()
            .search(
                [("order_id", "in", self.ids), ("product_id", "in", product_ids), ("state", "in", ("open", "partial"))]
            )
        )
        if lines:
            self._liink_add_entrusted(free, lines)
        return free

    def _liink_add_entrusted(self, free, lines):
        """Add to ``free`` what lies of these entrusted ``lines`` at the maker and at the brand."""
        stock = self.picking_type_id.warehouse_id.lot_stock_id
        holder = self.liink_maker_id.with_company(self.company_id).liink_holder_location_id
        for location, side in ((holder, 0), (stock, 1)):
            for product, quantity in self._liink_read_entrusted(lines, location).items():
                both = list(free[product.id])
                both[side] += quantity
                free[product.id] = tuple(both)

    def _liink_read_entrusted(self, lines, location):
        """Return {product: free quantity} of these lines below ``location``."""
        if not location:
            return {}
        lots = Domain.OR(
            Domain("lot_id", "=", line.lot_id.id) & Domain("owner_id", "=", line.owner_id.id) for line in lines
        )
        groups = (
            self.env["stock.quant"]
            .sudo()
            ._read_group(
                lots & Domain("location_id", "child_of", location.ids),
                ["product_id"],
                ["quantity:sum", "reserved_quantity:sum"],
            )
        )
        return {product: max(0.0, quantity - reserved) for product, quantity, reserved in groups}
