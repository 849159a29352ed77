from odoo import api, fields, models


class StockLot(models.Model):
    """What a lot was made from and what it went into, one click away."""

    _inherit = "stock.lot"

    liink_parent_count = fields.Integer("Lots it was Made from", compute="_compute_liink_link_counts")
    liink_child_count = fields.Integer("Lots it Went into", compute="_compute_liink_link_counts")

    @api.depends()
    def _compute_liink_link_counts(self):
        parents = self._liink_count_links("child_lot_id", "parent_lot_id")
        children = self._liink_count_links("parent_lot_id", "child_lot_id")
        for lot in self:
            lot.liink_parent_count = parents.get(lot._origin.id, 0)
            lot.liink_child_count = children.get(lot._origin.id, 0)

    def _liink_count_links(self, near, far):
        """Return {lot id: number of lots directly linked to it}, in one query."""
        groups = (
            self.env["liink.lot.link"].sudo()._read_group([(near, "in", self.ids)], [near], [f"{far}:count_distinct"])
        )
        return {lot.id: count for lot, count in groups}

    def action_liink_view_parents(self):
        """Open every link that leads into these lots, back to the first origin."""
        self.check_access("read")
        links = self.env["liink.lot.link"]._liink_get_ancestors(self)
        return self._liink_action_links(self.env._("Made from"), links)

    def action_liink_view_children(self):
        """Open every link that leads out of these lots."""
        self.check_access("read")
        links = self.env["liink.lot.link"]._liink_get_descendants(self)
        return self._liink_action_links(self.env._("Went into"), links)

    def _liink_action_links(self, name, links):
        action = self.env["ir.actions.act_window"]._for_xml_id("liink_precious_stock.liink_lot_link_action")
        return {**action, "name": name, "domain": [("id", "in", [link["link_id"] for link in links])]}
