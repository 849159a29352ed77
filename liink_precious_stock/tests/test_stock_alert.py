from odoo.exceptions import UserError, ValidationError

from .common import PreciousCommon


class TestStockAlert(PreciousCommon):
    """An alert tells once when too little is free, and proposes what to buy from whom."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["liink.stock.alert"].search([]).unlink()
        cls.user.email = "camille@example.com"
        cls.yellow_750 = cls.env.ref("liink_precious_stock.alloy_gold_750_yellow")
        cls.yellow = cls._make_product("Or jaune 750", precious_kind="metal", alloy_id=cls.yellow_750.id)
        cls.dealer = cls.env["res.partner"].create({"name": "Diamants d'Anvers", "is_company": True})
        for product, vendor in ((cls.gold, cls.refiner), (cls.yellow, cls.refiner), (cls.melee, cls.dealer)):
            cls.env["product.supplierinfo"].create(
                {"product_tmpl_id": product.product_tmpl_id.id, "partner_id": vendor.id, "price": 55}
            )
        cls.lot = cls._make_lot(cls.gold, "OG-1")
        cls._receive(cls.lot, 120)

    def _alert(self, **values):
        return self.env["liink.stock.alert"].create(
            {
                "kind": "metal",
                "product_id": self.gold.id,
                "measure": "gross",
                "minimum": 180,
                "user_ids": [(6, 0, self.user.ids)],
                **values,
            }
        )

    def _mails(self, alert):
        return self.env["mail.mail"].search([("model", "=", alert._name), ("res_id", "=", alert.id)])

    def test_told_once_until_there_is_enough_again(self):
        alert = self._alert()
        self.assertTrue(alert.is_below)
        self.assertEqual(len(alert.activity_ids), 1)
        self.assertEqual(alert.activity_ids.user_id, self.user)
        mail = self._mails(alert)
        self.assertEqual(len(mail), 1)
        self.assertIn("camille@example.com", mail.email_to)
        self.env["liink.stock.alert"]._cron_liink_check()
        self.assertEqual((len(alert.activity_ids), len(self._mails(alert))), (1, 1))
        self._receive(self.lot, 100)
        self.env["liink.stock.alert"]._cron_liink_check()
        self.assertFalse(alert.is_below)
        self.assertFalse(alert.activity_ids)
        self._move(self.lot, 100, self.stock, self.customers)
        self.env["liink.stock.alert"]._cron_liink_check()
        self.assertTrue(alert.is_below)
        self.assertEqual(len(self._mails(alert)), 2)

    def test_what_is_free_counts(self):
        """120 g at the brand, 30 g of them promised; others' metal and metal at a maker do not count."""
        held = self.maker._liink_get_holder().location_id
        self._receive(self.lot, 500, owner_id=self.maker.id)
        self._move(self.lot, 20, self.stock, held)
        move = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 30,
                "location_id": self.stock.id,
                "location_dest_id": held.id,
            }
        )
        move._action_confirm()
        move._action_assign()
        self.assertEqual(self._alert().free, 70)
        self.assertEqual(self._alert(measure="fine").free, 52.5)

    def test_a_metal_counts_all_its_alloys(self):
        self._receive(self._make_lot(self.yellow, "OJ-1"), 40)
        before = self.env.ref("liink_precious_stock.metal_gold")
        alert = self._alert(product_id=False, metal_id=before.id, alloy_id=self.yellow_750.id, minimum=1)
        everything = self._alert(product_id=False, metal_id=before.id, minimum=1)
        self.assertGreaterEqual(everything.free, alert.free + 120)

    def test_stones_by_specification_in_carats(self):
        spec = self.env["liink.stone.spec"]._liink_get_or_create({"nature": "diamond", "carats_max": 0.0215})
        melee = self._alert(kind="stone", product_id=self.melee.id, spec_id=spec.id, measure="carats", minimum=5)
        self._receive(self._make_lot(self.melee, "DM-1"), 100, carats=2.1)
        self._receive(self._make_lot(self.melee, "DM-2"), 100, carats=3)
        melee.invalidate_recordset(["free"])
        self.assertEqual(melee.free, 2.1)

    def test_checking_costs_one_query_per_screen(self):
        few = self._alert(minimum=1)
        many = few | self.env["liink.stock.alert"].union(*(self._alert(minimum=1) for _number in range(9)))
        counts = []
        for alerts in (few, few, many):
            self.env.flush_all()
            alerts.mapped("minimum"), alerts.product_id.mapped("id")
            before = self.env.cr.sql_log_count
            alerts._liink_measure_free()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_an_alert_watches_something(self):
        with self.assertRaises(ValidationError):
            self._alert(product_id=False)
        with self.assertRaises(ValidationError):
            self._alert(measure="carats")

    def test_rows_below_are_found_and_marked(self):
        self._alert()
        Metal = self.env["liink.metal.stock"].with_user(self.user)
        rows = Metal.search([("is_below_minimum", "=", True)])
        self.assertEqual(rows.lot_id, self.lot)
        self.assertEqual(set(rows.mapped("is_below_minimum")), {True})

    def test_banner_says_what_lacks(self):
        alert = self._alert()
        banner = self.env["liink.stock.alert"].with_user(self.user).liink_get_banner("liink.metal.stock")
        self.assertEqual(banner, [{"id": alert.id, "text": "Or gris 750: 120.00 g free, 180.00 g wanted"}])
        self.assertFalse(self.env["liink.stock.alert"].liink_get_banner("liink.stone.stock"))

    def test_purchase_of_what_is_missing(self):
        action = self._alert().with_user(self.user).action_liink_propose_purchase()
        order = self.env["purchase.order"].browse(action["res_id"])
        self.assertEqual((order.partner_id, order.state), (self.refiner, "draft"))
        self.assertEqual((order.order_line.product_id, order.order_line.product_qty), (self.gold, 60))

    def test_fine_grams_are_bought_as_alloy(self):
        """120 g of 750 are 90 g fine; 100 g fine wanted, 10 g fine missing: 13.34 g of alloy, rounded up."""
        alert = self._alert(measure="fine", minimum=100)
        self.assertEqual(alert.missing_quantity, 13.34)

    def test_asking_twice_buys_once(self):
        alert = self._alert()
        first = alert.action_liink_propose_purchase()
        self.env.invalidate_all()
        second = alert.action_liink_propose_purchase()
        self.assertEqual(first["res_id"], second["res_id"])
        order = self.env["purchase.order"].browse(first["res_id"])
        self.assertEqual(sum(order.order_line.mapped("product_qty")), 60)

    def test_one_request_per_vendor(self):
        """Two metals of the refiner go into one request, the dealer's stones into another."""
        alerts = self._alert() | self._alert(product_id=self.yellow.id, minimum=50)
        alerts |= self._alert(kind="stone", product_id=self.melee.id, measure="pieces", minimum=200)
        action = alerts.action_liink_propose_purchase()
        orders = self.env["purchase.order"].search(action["domain"])
        bought = {
            order.partner_id: {line.product_id: line.product_qty for line in order.order_line} for order in orders
        }
        self.assertEqual(bought, {self.refiner: {self.gold: 60, self.yellow: 50}, self.dealer: {self.melee: 200}})

    def test_a_draft_request_of_the_vendor_is_used_again(self):
        first = self._alert(minimum=130).action_liink_propose_purchase()["res_id"]
        second = self._alert(product_id=self.yellow.id, minimum=50).action_liink_propose_purchase()["res_id"]
        self.assertEqual(first, second)

    def test_from_selected_rows(self):
        self._alert()
        rows = self.env["liink.metal.stock"].with_user(self.user).search([("lot_id", "=", self.lot.id)])
        order = self.env["purchase.order"].browse(rows.action_liink_propose_purchase()["res_id"])
        self.assertEqual(order.order_line.product_qty, 60)

    def test_nothing_missing_is_said(self):
        rows = self.env["liink.metal.stock"].search([("lot_id", "=", self.lot.id)])
        with self.assertRaisesRegex(UserError, "Nothing is missing of Or gris 750"):
            rows.action_liink_propose_purchase()

    def test_no_vendor_is_said(self):
        self.gold.seller_ids.unlink()
        with self.assertRaisesRegex(UserError, "nobody to buy from"):
            self._alert().action_liink_propose_purchase()
