from odoo.tests import tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestRequirements(SubcontractingCommon):
    def _rows(self, order):
        return {row["product"]: row for row in order._liink_get_requirement_rows()}

    def test_twenty_rings_need_140_g(self):
        """20 × 7 g = 140 g against 120 g: 20 g are missing (the seed's Monday morning)."""
        self._fill_stock(grams=120.0, centres=20, melee=240)
        rows = self._rows(self._order(20))
        self.assertEqual(rows[self.gold]["needed"], 140.0)
        self.assertEqual(rows[self.gold]["at_brand"], 120.0)
        self.assertEqual(rows[self.gold]["missing"], 20.0)
        self.assertEqual(rows[self.centre]["needed"], 20)
        self.assertEqual(rows[self.melee]["needed"], 240)
        self.assertEqual(rows[self.melee]["missing"], 0.0)

    def test_shortage_asks_before_ordering(self):
        self._fill_stock(grams=120.0)
        order = self._order(20)
        action = order.button_confirm()
        self.assertEqual(action["res_model"], "liink.shortage")
        wizard = self.env["liink.shortage"].browse(action["res_id"])
        self.assertEqual(wizard.line_ids.mapped("product_id"), self.gold)
        self.assertEqual(wizard.line_ids.missing, 20.0)
        self.assertEqual(order.state, "draft")
        self.assertFalse(order.picking_ids)

    def test_order_anyway_allocates_what_is_there(self):
        self._fill_stock(grams=120.0)
        order = self._order(20)
        action = order.button_confirm()
        self.env["liink.shortage"].browse(action["res_id"]).action_confirm_anyway()
        self.assertEqual(order.state, "purchase")
        gold = order._get_subcontracting_resupplies().move_ids.filtered(lambda m: m.product_id == self.gold)
        self.assertEqual(gold.product_uom_qty, 140.0)
        self.assertEqual(gold.quantity, 120.0)
        self.assertEqual(self._rows(order)[self.gold]["missing"], 20.0)

    def test_metal_at_the_maker_counts_first(self):
        """35 g needed; 20 g of an earlier order lie at the maker: 15 g are sent."""
        self._fill_stock()
        holder = self.dupont._liink_get_holder()
        self.env["stock.quant"]._update_available_quantity(
            self.gold, holder.location_id, 20.0, lot_id=self.gold_lot
        )
        order = self._order(5)
        rows = self._rows(order)
        self.assertEqual(rows[self.gold]["at_maker"], 20.0)
        self.assertEqual(rows[self.gold]["missing"], 0.0)
        order.button_confirm()
        gold = order._get_subcontracting_resupplies().move_ids.filtered(lambda m: m.product_id == self.gold)
        self.assertEqual(gold.product_uom_qty, 15.0)

    def test_others_property_does_not_count(self):
        """60 g of a client's gold in the safe are not the brand's to issue."""
        self._fill_stock(grams=120.0)
        client = self.env["res.partner"].create({"name": "Cliente"})
        self.env["stock.quant"]._update_available_quantity(
            self.gold, self.stock, 60.0, lot_id=self.gold_lot, owner_id=client
        )
        order = self._order(20)
        self.assertEqual(self._rows(order)[self.gold]["missing"], 20.0)
        order.with_context(liink_accept_shortage=True).button_confirm()
        lines = order._get_subcontracting_resupplies().move_line_ids.filtered(
            lambda line: line.product_id == self.gold
        )
        self.assertEqual(sum(lines.mapped("quantity")), 120.0)
        self.assertFalse(lines.owner_id)

    def test_one_delivery_per_order(self):
        self._fill_stock()
        order = self._order(2)
        order.order_line.copy({"order_id": order.id, "product_id": self._make_ring("Bague Solitaire").id})
        order.button_confirm()
        self.assertEqual(len(self._production(order)), 2)
        self.assertEqual(len(order._get_subcontracting_resupplies()), 1)
