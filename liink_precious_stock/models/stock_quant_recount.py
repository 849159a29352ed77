from odoo import models


class StockQuant(models.Model):
    """A count of stones corrects both measures."""

    _inherit = "stock.quant"

    def _liink_recount(self, pieces, carats):
        """Record that ``pieces`` stones of ``carats`` lie here, by inventory lines.

        :return: the done ``stock.move`` records, empty when all is as recorded
        """
        self.ensure_one()
        difference = pieces - self.quantity
        moves = self.env["stock.move"]
        if difference:
            moves = moves.create(self._liink_prepare_recount_vals(difference))
            moves._action_done()
        if pieces:
            moves |= self.exists()._liink_reweigh(carats)
        return moves

    def _liink_prepare_recount_vals(self, difference):
        loss = self.product_id.with_company(self.company_id).property_stock_inventory
        self = self.with_context(inventory_name=self.env._("Counted again"))
        if difference > 0:
            return self._get_inventory_move_values(difference, loss, self.location_id, package_dest_id=self.package_id)
        return self._get_inventory_move_values(-difference, self.location_id, loss, package_id=self.package_id)
