from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import SubcontractingCommon


@tagged("post_install", "-at_install")
class TestOrderChanges(SubcontractingCommon):
    """Order, manufacturing order, delivery, links and stock agree at each step."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fill_stock()

    def _confirmed(self, quantity):
        order = self._order(quantity)
        order.button_confirm()
        return order

    def _give_back(self, order, piece):
        """Return one received piece to its maker, as the brand does from the receipt."""
        receipt = order.picking_ids.filtered(lambda p: p.state == "done")
        form = Form(
            self.env["stock.return.picking"].with_context(
                active_ids=receipt.ids, active_id=receipt.id, active_model="stock.picking"
            )
        )
        wizard = form.save()
        wizard.product_return_moves.quantity = 1
        back = self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])
        back.move_line_ids.lot_id = piece
        back.move_ids.picked = True
        back.button_validate()
        return back

    def assertMade(self, order, count):
        """`count` pieces received: order, manufacturing orders, links and stock say the same of them."""
        pieces = order.liink_piece_ids
        self.assertEqual(order.order_line.qty_received, count)
        self.assertEqual(len(pieces), count)
        done = self._production(order).filtered(lambda p: p.state == "done")
        self.assertEqual(sum(done.mapped("qty_produced")), count)
        self.assertEqual(done.lot_producing_ids, pieces)
        consumed = done.move_raw_ids.move_line_ids
        links = self.env["liink.lot.link"].search([("child_lot_id", "in", pieces.ids)])
        self.assertEqual(links.consumed_line_id, consumed)
        self.assertEqual(links.child_lot_id, pieces)
        for line in consumed:
            of_line = links.filtered(lambda link, line=line: link.consumed_line_id == line)
            self.assertAlmostEqual(sum(of_line.mapped("quantity")), line.quantity, 4)
            self.assertAlmostEqual(sum(of_line.mapped("fine_weight")), line.fine_weight, 4)
        holder = self.dupont._liink_get_holder().location_id
        sent = order._get_subcontracting_resupplies().filtered(lambda p: p.state == "done").move_ids
        for product in (self.gold, self.centre, self.melee):
            delivered = sum(sent.filtered(lambda m, product=product: m.product_id == product).mapped("quantity"))
            used = sum(consumed.filtered(lambda ml, product=product: ml.product_id == product).mapped("quantity"))
            self.assertAlmostEqual(self._on_hand(product, holder), delivered - used, 4)

    def assertAgrees(self, order, pieces):
        """One open manufacturing order of `pieces`, and a delivery of exactly its needs, allocated."""
        production = self._production(order).filtered(lambda p: p.state not in ("done", "cancel"))
        self.assertEqual(len(production), 1)
        self.assertEqual(production.product_qty, pieces)
        receipts = order._liink_get_pending_receipts()
        self.assertEqual(sum(receipts.mapped("product_uom_qty")), pieces)
        needs = {self.gold: 7.0 * pieces, self.centre: pieces, self.melee: 12 * pieces}
        raw = {move.product_id: move.product_uom_qty for move in production.move_raw_ids}
        self.assertEqual(raw, needs)
        deliveries = order._get_subcontracting_resupplies().filtered(lambda p: p.state != "cancel")
        sent = {}
        for move in deliveries.move_ids.filtered(lambda m: m.state != "cancel"):
            back = move.location_dest_id == self.stock
            sent[move.product_id] = sent.get(move.product_id, 0) + (-1 if back else 1) * move.product_uom_qty
        self.assertEqual(sent, needs)

    def test_raise(self):
        order = self._confirmed(5)
        self.assertAgrees(order, 5)
        order.order_line.product_qty = 6
        self.assertAgrees(order, 6)
        delivery = order._get_subcontracting_resupplies()
        delivery.action_assign()
        self.assertEqual(delivery.state, "assigned")

    def test_lower(self):
        order = self._confirmed(6)
        order.order_line.product_qty = 3
        self.assertAgrees(order, 3)
        reserved = sum(
            self.env["stock.quant"]
            .search([("product_id", "=", self.gold.id), ("location_id", "=", self.stock.id)])
            .mapped("reserved_quantity")
        )
        self.assertEqual(reserved, 21.0)

    def test_raise_then_lower_then_receive(self):
        order = self._confirmed(5)
        order.order_line.product_qty = 6
        order.order_line.product_qty = 3
        self.assertAgrees(order, 3)
        self._deliver(order)
        pieces = self._receive(order)
        self.assertEqual(pieces.mapped("name"), [f"{order.name}-{i:03d}" for i in (1, 2, 3)])
        self.assertEqual(order.liink_stage, "received")
        self.assertMade(order, 3)

    def test_raise_after_delivery(self):
        """Two more rings once the material has left: only their material is sent on."""
        order = self._confirmed(5)
        self._deliver(order)
        order.order_line.product_qty = 7
        production = self._production(order)
        self.assertEqual(production.product_qty, 7)
        second = order._get_subcontracting_resupplies().filtered(lambda p: p.state != "done")
        self.assertEqual(
            {m.product_id: m.product_uom_qty for m in second.move_ids},
            {self.gold: 14.0, self.centre: 2, self.melee: 24},
        )
        self._deliver(order)
        self.assertEqual(len(self._receive(order)), 7)

    def test_receive_two_of_three(self):
        order = self._confirmed(3)
        self._deliver(order)
        holder = self.dupont._liink_get_holder().location_id
        self._receive(order, weights=[7.0], count=2)
        self.assertEqual(order.liink_stage, "partial")
        self.assertEqual(order.order_line.qty_received, 2)
        self.assertEqual(self._on_hand(self.ring, self.stock), 2)
        done = self._production(order).filtered(lambda p: p.state == "done")
        self.assertEqual(done.qty_produced, 2)
        # 7.0 g gross = 6.852 g of gold + 0.74 ct (0.148 g) of stones; 21 g sent, 2 × 6.852 g in the pieces.
        self.assertAlmostEqual(self._on_hand(self.gold, holder), 21 - 2 * 6.852, 4)
        self.assertEqual(self._on_hand(self.melee, holder), 12)
        rest = self._production(order).filtered(lambda p: p.state not in ("done", "cancel"))
        self.assertEqual(rest.product_qty, 1)
        self.assertMade(order, 2)
        pieces = self._receive(order, weights=[7.0])
        self.assertEqual(pieces.mapped("name"), [f"{order.name}-{i:03d}" for i in (1, 2, 3)])
        self.assertEqual(order.liink_stage, "received")
        self.assertMade(order, 3)
        self.assertAlmostEqual(self._on_hand(self.gold, holder), 21 - 3 * 6.852, 4)
        self.assertEqual(self._on_hand(self.melee, holder), 0)
        self.assertEqual(self._on_hand(self.centre, holder), 0)

    def test_cancel(self):
        order = self._confirmed(3)
        production, deliveries = self._production(order), order._get_subcontracting_resupplies()
        order.button_cancel()
        self.assertEqual(order.liink_stage, "cancel")
        self.assertEqual(production.state, "cancel")
        self.assertEqual(deliveries.mapped("state"), ["cancel"])
        self.assertFalse(order.liink_phase_ids)
        quants = self.env["stock.quant"].search([("location_id", "=", self.stock.id)])
        self.assertEqual(sum(quants.mapped("reserved_quantity")), 0)

    def test_cancel_after_delivery_leaves_the_metal_at_the_maker(self):
        order = self._confirmed(3)
        self._deliver(order)
        order.button_cancel()
        holder = self.dupont._liink_get_holder().location_id
        self.assertEqual(self._on_hand(self.gold, holder), 21.0)
        free = self._order(3)._liink_get_requirement_rows()[0]
        self.assertEqual(free["at_maker"], 21.0)

    def test_one_ring_returned(self):
        order = self._confirmed(3)
        self._deliver(order)
        pieces = self._receive(order)
        links = self.env["liink.lot.link"].search([("child_lot_id", "in", pieces.ids)])
        back = self._give_back(order, pieces[1])
        self.assertEqual(back.state, "done")
        self.assertEqual(order.order_line.qty_received, 2)
        self.assertEqual(self._on_hand(self.ring, self.stock), 2)
        self.assertEqual(self._on_hand(self.ring, self.dupont._liink_get_holder().location_id), 1)
        self.assertEqual(pieces[1].location_id, self.dupont._liink_get_holder().location_id)
        self.assertEqual(self.env["liink.lot.link"].search([("child_lot_id", "in", pieces.ids)]), links)

    def test_returned_ring_comes_back_through_its_return(self):
        """Nothing new is awaited then: the reception says so instead of opening empty."""
        order = self._confirmed(3)
        self._deliver(order)
        self._give_back(order, self._receive(order)[1])
        self.assertEqual(order.liink_stage, "partial")
        with self.assertRaisesRegex(UserError, "awaits no new piece"):
            order.action_liink_receive()

    def test_one_story(self):
        """5 ordered, 6, 3; 2 received; the rest cancelled; a ring given back."""
        order = self._confirmed(5)
        for quantity in (6, 3):
            order.order_line.product_qty = quantity
            self.assertAgrees(order, quantity)
        self._deliver(order)
        pieces = self._receive(order, count=2)
        self.assertMade(order, 2)
        order.button_cancel()
        self.assertEqual(order.liink_stage, "cancel")
        self.assertMade(order, 2)
        self.assertFalse(order._liink_get_pending_receipts())
        self.assertEqual(set(self._production(order).mapped("state")), {"done"})
        quants = self.env["stock.quant"].search([("product_id", "in", (self.gold | self.centre | self.melee).ids)])
        self.assertEqual(sum(quants.mapped("reserved_quantity")), 0)
        self._give_back(order, pieces[1])
        self.assertEqual(order.order_line.qty_received, 1)
        self.assertEqual(self._on_hand(self.ring, self.stock), 1)

    def test_lower_to_what_has_come(self):
        """The third ring is not wanted any more: nothing is awaited, its material stays at the maker."""
        order = self._confirmed(3)
        self._deliver(order)
        self._receive(order, count=2)
        order.order_line.product_qty = 2
        self.assertEqual(order.liink_stage, "received")
        self.assertFalse(order._liink_get_pending_receipts())
        self.assertEqual(set(self._production(order).mapped("state")), {"done"})
        self.assertMade(order, 2)

    def test_lower_to_what_has_come_before_the_rest_is_sent(self):
        order = self._confirmed(3)
        self._deliver(order)
        order.order_line.product_qty = 5
        self._receive(order, count=3)
        order.order_line.product_qty = 3
        self.assertEqual(order.liink_stage, "received")
        waiting = order._get_subcontracting_resupplies().filtered(lambda p: p.state not in ("done", "cancel"))
        self.assertFalse(waiting)
        self.assertMade(order, 3)

    def test_cancel_with_material_on_its_way(self):
        """Three of five received, the material of the other two allocated: none of it stays reserved."""
        order = self._confirmed(3)
        self._deliver(order)
        order.order_line.product_qty = 5
        self._receive(order, count=3)
        delivery = order._liink_get_open_deliveries()
        self.assertEqual(delivery.state, "assigned")
        order.button_cancel()
        self.assertEqual(delivery.state, "cancel")
        quants = self.env["stock.quant"].search([("location_id", "=", self.stock.id)])
        self.assertEqual(sum(quants.mapped("reserved_quantity")), 0)
        self.assertMade(order, 3)
