from odoo import fields, models


class StockWarehouse(models.Model):
    """Metal that already lies at the maker is used before more is sent."""

    _inherit = "stock.warehouse"

    liink_metal_pull_id = fields.Many2one("stock.rule", "Maker's metal first rule", copy=False)

    def _liink_get_metal_rule(self):
        """The rule that resupplies a maker with metal: only what does not lie there already.

        A copy of core's resupply rule with "take from stock, else trigger another rule", on a route of its own so
        that stones keep going order by order. Made at first use, so that warehouses made before LIINK have it too.
        """
        self.ensure_one()
        warehouse = self.sudo()
        if not warehouse.liink_metal_pull_id and warehouse.subcontracting_pull_id:
            route = self.env["stock.route"].sudo().create(
                {
                    "name": self.env._("%s: metal at the maker first", warehouse.name),
                    "company_id": warehouse.company_id.id,
                    "product_selectable": False,
                    "product_categ_selectable": False,
                    "warehouse_selectable": False,
                }
            )
            warehouse.liink_metal_pull_id = warehouse.subcontracting_pull_id.copy(
                {"procure_method": "mts_else_mto", "route_id": route.id}
            )
        return self.liink_metal_pull_id
