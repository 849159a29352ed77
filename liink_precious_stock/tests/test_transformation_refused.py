from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, new_test_user
from odoo.tools import mute_logger

from .common_transformation import TransformationCommon


class TestTransformationRefused(TransformationCommon):
    """What must not happen, and that nothing is left behind when it is tried."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._in_stock(cls.gold, "G-1", 100)

    def assertRefused(self, pattern, transformation):
        before = self.env["stock.move"].search_count([])
        with self.assertRaisesRegex(UserError, pattern), self.env.cr.savepoint():
            transformation.action_confirm()
        self.assertEqual(self.env["stock.move"].search_count([]), before)
        self.assertEqual(self._on_hand(self.lot), 100)

    def _melt(self, grams=10, out=10, **values):
        return self._transform("melting", [(self.lot, grams)], [(self.gold, out, 750)], **values)

    def test_quantities(self):
        self.assertRefused("above 0", self._melt(0))
        self.assertRefused("above 0", self._melt(-10))
        self.assertRefused("above 0", self._melt(10, out=0))
        self.assertRefused("100 g are held", self._melt(100.0001, 100.0001))
        self.assertRefused("what comes out", self._transform("melting", [(self.lot, 10)], []))
        self.assertRefused("which lots go in", self._transform("melting", [], [(self.gold, 10, 750)]))

    def test_the_same_lot_twice_is_counted_together(self):
        twice = self._transform("melting", [(self.lot, 60), (self.lot, 60)], [(self.gold, 120, 750)])
        self.assertRefused("120 g are to be taken", twice)

    def test_reserved_metal_is_not_free_and_the_order_is_named(self):
        demand = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 95,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "origin": "P00042",
            }
        )
        demand._action_confirm()
        demand._action_assign()
        self.assertRefused("95 g of it are reserved for P00042", self._melt())
        self._melt(5, 5).action_confirm()
        self.assertEqual(demand.quantity, 95)

    def test_unknown_fineness(self):
        scrap = self._make_product("Balayures", precious_kind="scrap")
        sweepings = self._in_stock(scrap, "S-1", 10)
        self.assertRefused(
            "fineness of lot S-1", self._transform("melting", [(sweepings, 10)], [(self.gold, 10, 750)])
        )
        self.assertRefused(
            "fineness of what comes out", self._transform("filings", [(self.lot, 10)], [(scrap, 10, 0)])
        )

    def test_fineness_above_1000(self):
        self.assertRefused("at most 1000", self._transform("melting", [(self.lot, 10)], [(self.gold, 10, 1001)]))

    def test_over_tolerance(self):
        """10 g in, 9.5 g out: 0.5 g gross and 0.375 g fine are not explained."""
        self.assertRefused("0.50 are not explained", self._melt(10, 9.5))
        self.assertRefused("let a manager", self._melt(10, 9.5, difference_reason="Left in the crucible"))
        self.assertRefused("give the reason", self._melt(10, 9.5, user=self.manager))
        answered = self._melt(10, 9.5, user=self.manager, difference_reason="Left in the crucible")
        self.assertTrue(answered.is_over_tolerance)
        answered.action_confirm()
        self.assertEqual(answered.approved_by_id, self.manager)

    def test_tolerance_is_configurable_per_company(self):
        self.env["liink.transformation.tolerance"].create(
            {"kind": "melting", "grams": 0.5, "company_id": self.env.company.id}
        )
        self.assertRefused("not explained", self._melt(10, 9.4999))
        self._melt(10, 9.5).action_confirm()

    def test_other_company(self):
        other = self.env["res.company"].create({"name": "Autre maison"})
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", other.id)], limit=1)
        there = {"lot_id": self.lot.id, "location_id": warehouse.lot_stock_id.id, "quantity": 10}
        with self.assertRaisesRegex(UserError, "company inconsistencies"):
            self._transform("melting", [there], [(self.gold, 10, 750)], user=self.env.user)
        mine = self._melt()
        stranger = new_test_user(
            self.env,
            "stranger",
            groups="liink_precious_stock.group_liink_manager",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        with self.assertRaises(AccessError):
            mine.with_user(stranger).action_confirm()

    def test_owners_are_not_mixed(self):
        memo = self._make_lot(self.gold, "MEMO")
        self._receive(memo, 10, owner_id=self.maker.id)
        values = {"lot_id": memo.id, "location_id": self.stock.id, "quantity": 10, "owner_id": self.maker.id}
        self.assertRefused(
            "different owners", self._transform("melting", [(self.lot, 10), values], [(self.gold, 20, 750)])
        )

    def test_stones_are_not_melted(self):
        stones = self._in_stock(self.melee, "D-1", 10)
        self.assertRefused("split and merged", self._transform("melting", [(stones, 5)], [(self.gold, 5, 750)]))

    def test_name_is_taken(self):
        taken = {"product_id": self.gold.id, "quantity": 10, "fineness": 750, "lot_name": "G-1"}
        self.assertRefused("exists already", self._transform("melting", [(self.lot, 10)], [taken]))

    def test_more_lost_than_put_in(self):
        self.assertRefused("more cannot be lost", self._melt(10, 1, loss_weight=10, user=self.manager))
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self._melt(loss_weight=-1)

    def test_done_is_closed(self):
        melting = self._melt()
        melting.action_confirm()
        changes = (
            lambda: melting.write({"loss_weight": 1}),
            lambda: melting.write({"state": "draft"}),
            lambda: melting.input_ids.write({"quantity": 5}),
            lambda: melting.output_ids.write({"quantity": 5}),
            lambda: melting.input_ids.unlink(),
            melting.unlink,
            melting.action_confirm,
            melting.action_cancel,
        )
        for number, change in enumerate(changes):
            with self.subTest(number), self.assertRaises(UserError), self.env.cr.savepoint():
                change()
        melting.note = "Creuset neuf"

    def test_loss_is_not_edited_by_itself(self):
        casting = self._transform("casting", [(self.lot, 10)], [(self.gold, 9, 750)], loss_weight=1)
        casting.action_confirm()
        lost = casting.move_ids.move_line_ids.filtered(lambda line: line.location_dest_id.usage == "inventory")
        with self.assertRaisesRegex(UserError, casting.name):
            lost.sudo().quantity = 0.5

    def test_form_shows_the_balance(self):
        form = Form(self.Transformation.with_user(self.user))
        form.kind = "casting"
        with form.input_ids.new() as line:
            line.lot_id = self.lot
            self.assertEqual((line.location_id, line.available_quantity), (self.stock, 100))
            line.quantity = 10
        with form.output_ids.new() as line:
            line.product_id = self.gold
            line.quantity = 9.5
        self.assertTrue(form.is_over_tolerance)
        form.loss_weight = 0.5
        self.assertFalse(form.is_over_tolerance)
        self.assertIn("Gold, fine", form.balance_html)

    def test_portal_and_plain_users_see_nothing(self):
        for group in ("base.group_portal", "base.group_user"):
            user = new_test_user(self.env, group, groups=group)
            with self.assertRaises(AccessError):
                self.Transformation.with_user(user).search([])
