from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from .common import PreciousCommon


class TestLotHistory(PreciousCommon):
    """The history of a lot reads as sentences, newest first; its genealogy as a bounded graph."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.production = cls.gold.property_stock_production
        cls.held = cls.maker._liink_get_holder().location_id
        cls.lot = cls._make_lot(cls.gold, "OG-1", supplier_id=cls.refiner.id, supplier_invoice="F-12")
        cls._receive(cls.lot, 100)

    def _timeline(self, lot, **kwargs):
        return lot.with_user(self.user).liink_get_timeline(**kwargs)

    def _last(self, lot):
        return self._timeline(lot)["events"][0]

    def _links(self, parent, children, quantity, consumed=False):
        return self.env["liink.lot.link"].create(
            [
                {
                    "parent_lot_id": parent.id,
                    "child_lot_id": child.id,
                    "quantity": quantity,
                    "consumed_line_id": consumed and consumed.id,
                }
                for child in children
            ]
        )

    def test_bought_with_an_invoice(self):
        order = self.env["purchase.order"].create(
            {
                "partner_id": self.refiner.id,
                "order_line": [(0, 0, {"product_id": self.gold.id, "product_qty": 50, "price_unit": 60})],
            }
        )
        order.button_confirm()
        move = order.picking_ids.move_ids
        lot = self._make_lot(self.gold, "OG-2", supplier_id=self.refiner.id, supplier_invoice="F-13")
        move.move_line_ids.lot_id = lot
        move.move_line_ids.quantity = 50
        move.picked = True
        order.picking_ids._action_done()
        event = self._last(lot)
        self.assertEqual(event["title"], "Bought from Cookson (invoice F-13)")
        self.assertEqual((event["quantity"], event["measure"]), ("+50.00 g", "+37.50 g fine"))
        self.assertEqual(event["document"], order.picking_ids.name)

    def test_to_a_maker_and_back(self):
        move = self._move(self.lot, 35, self.stock, self.held)
        move.origin = "2854"
        event = self._last(self.lot)
        self.assertEqual(event["title"], "Delivered to Atelier Dupont for 2854")
        self.assertEqual((event["tone"], event["quantity"]), ("move", "35.00 g"))
        self._move(self.lot, 5, self.held, self.stock)
        self.assertEqual(self._last(self.lot)["title"], "Came back from Atelier Dupont")

    def test_consumed_into_a_piece(self):
        ring = self._make_lot(self._make_product("Bague", precious_kind="jewel"), "2847-015")
        consumed = self._move(self.lot, 7, self.stock, self.production).move_line_ids
        self._links(self.lot, ring, 7, consumed)
        event = self._last(self.lot)
        self.assertEqual(event["title"], "Consumed into 2847-015")
        self.assertEqual((event["quantity"], event["measure"]), ("−7.00 g", "−5.25 g fine"))

    def test_many_pieces_are_counted(self):
        ring = self._make_product("Bague", precious_kind="jewel")
        rings = self.env["stock.lot"].create([{"name": f"R-{i}", "product_id": ring.id} for i in range(5)])
        consumed = self._move(self.lot, 35, self.stock, self.production).move_line_ids
        self._links(self.lot, rings, 7, consumed)
        self.assertEqual(self._last(self.lot)["title"], "Consumed into R-0, R-1, R-2 and 2 more")

    def test_weighed_again(self):
        parcel = self._make_lot(self.melee, "DM-1")
        self._receive(parcel, 100, carats=2.1)
        self._quant(parcel, self.stock)._liink_reweigh(2.08)
        event = self._last(parcel)
        self.assertEqual((event["title"], event["quantity"], event["measure"]), ("Weighed again", "", "−0.02 ct"))

    def test_newest_first_by_pages(self):
        for _number in range(4):
            self._move(self.lot, 1, self.stock, self.held)
        page = self._timeline(self.lot, limit=2)
        self.assertEqual((page["total"], len(page["events"])), (5, 2))
        last = self._timeline(self.lot, offset=4, limit=2)["events"]
        self.assertEqual([event["title"] for event in last], ["Received from Cookson"])

    def test_history_costs_the_same_for_many_lines(self):
        for _number in range(30):
            self._move(self.lot, 1, self.stock, self.held)
        lot = self.lot.with_user(self.user)
        lot.liink_get_timeline()
        _first, few, many = (self._count(lambda n=n: lot.liink_get_timeline(limit=n)) for n in (2, 2, 30))
        self.assertEqual(few, many)

    def _count(self, call):
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call()
        return self.env.cr.sql_log_count - before

    def test_graph_both_ways(self):
        fine = self._make_lot(self.gold, "FIN")
        ring = self._make_lot(self._make_product("Bague", precious_kind="jewel"), "2847-015")
        self._links(fine, self.lot, 75)
        self._links(self.lot, ring, 7)
        graph = self.lot.with_user(self.user).liink_get_genealogy()
        levels = {node["name"]: node["level"] for node in graph["nodes"]}
        self.assertEqual(levels, {"FIN": -1, "OG-1": 0, "2847-015": 1})
        texts = {(edge["source"], edge["target"]): edge["text"] for edge in graph["edges"]}
        self.assertEqual(texts, {(fine.id, self.lot.id): "75.00 g", (self.lot.id, ring.id): "7.00 g"})
        self.assertFalse(graph["more"])

    def test_two_links_between_the_same_lots_are_one_edge(self):
        ring = self._make_lot(self._make_product("Bague", precious_kind="jewel"), "2847-015")
        self._links(self.lot, ring, 7)
        self._links(self.lot, ring, 3)
        graph = self.lot.liink_get_genealogy()
        self.assertEqual([edge["text"] for edge in graph["edges"]], ["10.00 g"])

    def test_reversed_links_are_not_drawn(self):
        ring = self._make_lot(self._make_product("Bague", precious_kind="jewel"), "2847-015")
        self._links(self.lot, ring, 7)._liink_reverse()
        self.assertFalse(self.lot.liink_get_genealogy()["edges"])

    def test_graph_is_bounded(self):
        ring = self._make_product("Bague", precious_kind="jewel")
        rings = self.env["stock.lot"].create([{"name": f"R-{i}", "product_id": ring.id} for i in range(30)])
        self._links(self.lot, rings, 1)
        graph = self.lot.liink_get_genealogy()
        self.assertEqual(len(graph["nodes"]), 9)
        self.assertEqual(graph["more"], [{"id": self.lot.id, "level": 1, "count": 22}])

    def test_graph_stops_at_its_depth(self):
        lots = [self.lot]
        for number in range(4):
            lots.append(self._make_lot(self.gold, f"S-{number}"))
            self._links(lots[-2], lots[-1], 1)
        graph = self.lot.liink_get_genealogy(depth=2)
        self.assertEqual([node["name"] for node in graph["nodes"]], ["OG-1", "S-0", "S-1"])
        self.assertEqual(graph["more"], [{"id": lots[2].id, "level": 3, "count": 1}])

    def test_nobody_else_reads_it(self):
        for group in ("base.group_portal", "stock.group_stock_user"):
            user = new_test_user(self.env, f"other_{group}", groups=group)
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.lot.with_user(user).liink_get_timeline()
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.lot.with_user(user).liink_get_genealogy()

    def test_lots_of_another_company_are_counted_not_named(self):
        other = self.env["res.company"].create({"name": "Autre maison"})
        theirs = self._make_lot(self.gold, "SECRET", company_id=other.id)
        self._links(theirs, self.lot, 10)
        graph = self.lot.with_user(self.user).liink_get_genealogy()
        self.assertEqual([node["name"] for node in graph["nodes"]], ["OG-1"])
        self.assertEqual(graph["more"], [{"id": self.lot.id, "level": -1, "count": 1}])
