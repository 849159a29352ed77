from odoo import models
from odoo.fields import Domain


class PurchaseOrder(models.Model):
    """What others entrusted for an order is free for it, at the maker and at the brand."""

    _inherit = "purchase.order"

    def _liink_get_free_quantities(self, needs):
        free = super()._liink_get_free_quantities(needs)
        lines = self._liink_get_entrusted_lines([product for product, _spec in needs])
        if not lines:
            return free
        stock = self.picking_type_id.warehouse_id.lot_stock_id
        holder = self.liink_maker_id.with_company(self.company_id).liink_holder_location_id
        at_maker, at_brand = self._liink_read_entrusted(lines, holder), self._liink_read_entrusted(lines, stock)
        for key in needs:
            mine = lines._liink_answering(*key)
            there, here = (sum(side.get(lot.id, 0.0) for lot in mine.lot_id) for side in (at_maker, at_brand))
            maker, brand, usable = free[key]
            free[key] = (maker + there, brand + here, usable + here)
            lines -= mine  # what serves one need is not counted for another
        return free

    def _liink_get_entrusted_lines(self, products):
        ids = [product.id for product in products]
        return (
            self.env["liink.memo.line"]
            .sudo()
            .search([("order_id", "in", self.ids), ("product_id", "in", ids), ("state", "in", ("open", "partial"))])
        )

    def _liink_read_entrusted(self, lines, location):
        """Return {lot id: free quantity} of these lines below ``location``, in one query."""
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
                ["lot_id"],
                ["quantity:sum", "reserved_quantity:sum"],
            )
        )
        return {lot.id: max(0.0, quantity - reserved) for lot, quantity, reserved in groups}
