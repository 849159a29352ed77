from odoo import api, models


class LiinkStoneSpec(models.Model):
    """What stones that answer a demand cost: that of the free lots which reservation would take first."""

    _inherit = "liink.stone.spec"

    @api.model
    def _liink_lot_costs(self, demands, company):
        """Return {demand: average cost of one stone} for the demands that free stones answer, in a few queries.

        Where less is free than needed, what is free stands for the rest. Each demand is looked at by itself.

        :param list demands: (``product.product``, ``liink.stone.spec``, stones needed)
        :param company: whose stones, and in whose currency
        """
        demands = list(dict.fromkeys(demands))
        warehouse = self.env["stock.warehouse"].sudo().search([("company_id", "=", company.id)], limit=1)
        if not (demands and warehouse):
            return {}
        found = self._liink_read_free_lots(demands, warehouse.view_location_id)
        lots = self.env["stock.lot"].sudo().with_company(company)
        lots = lots.browse({lot_id for free, _total in found.values() for lot_id, _quantity in free})
        prices = {lot.id: lot.standard_price for lot in lots}
        costs = {demand: self._liink_average(found[i][0], demand[2], prices) for i, demand in enumerate(demands)}
        return {demand: cost for demand, cost in costs.items() if cost}

    @api.model
    def _liink_average(self, free, needed, prices):
        """Average of the first ``needed`` stones of [(lot id, free stones)], 0.0 if there is none."""
        taken = value = 0.0
        for lot_id, quantity in free:
            part = min(quantity, needed - taken)
            if part <= 0:
                break
            taken += part
            value += part * prices[lot_id]
        return value / taken if taken else 0.0
