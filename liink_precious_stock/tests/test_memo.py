from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import new_test_user

from .common import PreciousCommon


class MemoCommon(PreciousCommon):
    """A dealer entrusts 12 stones of 0.26 ct at 500 € the carat, a maker advances gold."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dealer = cls.env["res.partner"].create({"name": "Diamantaire", "is_company": True, "lang": "en_US"})
        cls.today = fields.Date.today()

    @classmethod
    def _memo(cls, lines=None, **values):
        line = {"product_id": cls.melee.id, "lot_name": "CONF-1", "quantity": 12, "carats": 0.26}
        line.update(price=500, price_basis="carat")
        return cls.env["liink.memo"].create(
            {
                "partner_id": cls.dealer.id,
                "date_term": cls.today + timedelta(days=30),
                "line_ids": [Command.create(vals) for vals in (lines or [line])],
                **values,
            }
        )

    @classmethod
    def _received(cls, lines=None, **values):
        memo = cls._memo(lines, **values)
        memo.action_receive()
        return memo

    def _settle(self, memo, operation, quantity=None, carats=0.0, **values):
        wizard = self.env["liink.memo.settlement"]._liink_prepare(memo, operation)
        if quantity is not None:
            wizard.line_ids.quantity = quantity
        wizard.line_ids.write({"carats": carats, **values})
        wizard.action_settle()
        return wizard

    def _owned(self, lot, owner, location=None):
        quant = self._quant(lot, location or self.stock, owner)
        return quant.quantity, round(quant.carats, 3)


class TestMemo(MemoCommon):
    """Entrusted property: received, partly bought, partly given back; nothing gets lost or valued."""

    def test_receive(self):
        memo = self._received()
        lot = memo.line_ids.lot_id
        self.assertEqual((memo.state, lot.name), ("open", "CONF-1"))
        self.assertEqual(self._owned(lot, self.dealer), (12, 0.26))
        self.assertEqual(self._quant(lot, self.stock, self.dealer).value, 0)
        self.assertEqual(self.melee.total_value, 0)
        self.assertEqual(memo.remaining_value, 130)
        self.assertEqual(memo._liink_get_pickings().owner_id, self.dealer)
        self.assertEqual(lot.supplier_id, self.dealer)

    def test_bought_in_part_returned_in_part(self):
        """12 stones of 0.26 ct: 5 bought (0.108 ct, 54 €), 4 given back weighed 0.087 ct, 3 remain with 0.065 ct."""
        memo = self._received()
        line, lot = memo.line_ids, memo.line_ids.lot_id
        self._settle(memo, "buy", 5)
        self.assertEqual((self._owned(lot, None), self._owned(lot, self.dealer)), ((5, 0.108), (7, 0.152)))
        self._settle(memo, "return", 4, 0.087)
        self.assertEqual(self._owned(lot, self.dealer), (3, 0.065))
        found = (line.bought_quantity, line.returned_quantity, line.remaining_quantity, line.used_quantity)
        self.assertEqual((found, memo.state), ((5, 4, 3, 0), "partial"))
        self.assertEqual((lot.product_qty, lot.carats), (8, 0.173))
        self.assertEqual(memo.remaining_value, 32.5)
        self._settle(memo, "return")
        self.assertEqual((memo.state, self._owned(lot, self.dealer)), ("closed", (0, 0)))

    def test_purchase_and_bill(self):
        memo = self._received()
        self._settle(memo, "buy", 5)
        order = memo.purchase_ids
        self.assertEqual((order.state, order.partner_id, order.order_line.qty_received), ("purchase", self.dealer, 5))
        self.assertAlmostEqual(order.amount_untaxed, 54, 2)
        self.assertEqual(order.order_line.qty_to_invoice, 5)
        self.assertEqual(order.picking_ids.mapped("state"), ["done"])
        order.action_create_invoice()
        self.assertAlmostEqual(order.invoice_ids.amount_untaxed, 54, 2)

    def test_bought_by_the_carat_as_agreed(self):
        """5 of 12 stones weighed 0.113 ct at 500 €/ct: the order says so, and the bill asks 56.50 €, by the carat."""
        memo = self._received()
        self._settle(memo, "buy", 5, 0.113)
        line = memo.purchase_ids.order_line
        self.assertEqual(
            (line.liink_price_basis, line.liink_carats, line.liink_carat_price, line.product_qty),
            ("carat", 0.113, 500, 5),
        )
        self.assertEqual((line.price_subtotal, memo.purchase_ids.amount_untaxed), (56.5, 56.5))
        memo.purchase_ids.action_create_invoice()
        self.assertEqual(memo.purchase_ids.invoice_ids.amount_untaxed, 56.5)

    def test_a_price_per_carat_corrected_later_is_billed(self):
        """The dealer grants 480 € the carat afterwards: 0.26 ct bill 124.80 €, not the 130 € of the memo."""
        memo = self._received()
        self._settle(memo, "buy")
        memo.purchase_ids.order_line.liink_carat_price = 480
        memo.purchase_ids.action_create_invoice()
        self.assertAlmostEqual(memo.purchase_ids.invoice_ids.amount_untaxed, 124.8, 2)

    def test_bought_by_the_piece_stays_so(self):
        memo = self._received(
            [{"product_id": self.melee.id, "lot_name": "P", "quantity": 2, "carats": 0.04, "price": 20}]
        )
        self._settle(memo, "buy")
        line = memo.purchase_ids.order_line
        self.assertEqual((line.liink_price_basis, line.price_unit, line.price_subtotal), ("piece", 20, 40))

    def test_bought_stones_are_worth_the_agreed_price(self):
        self.melee.categ_id = self.env["product.category"].create(
            {"name": "Pierres", "property_cost_method": "average"}
        )
        memo = self._received()
        self.assertEqual(self.melee.total_value, 0)
        self._settle(memo, "buy", 5)
        self.assertAlmostEqual(self.melee.total_value, 54, 2)
        self.assertEqual(self._quant(memo.line_ids.lot_id, self.stock, self.dealer).value, 0)

    def test_bought_at_another_price_into_an_open_request(self):
        request = self.env["purchase.order"].create({"partner_id": self.dealer.id})
        memo = self._received()
        wizard = self.env["liink.memo.settlement"]._liink_prepare(memo, "buy")
        wizard.purchase_id = request
        wizard.line_ids.price = 400
        self.assertEqual(wizard.total, 104)
        wizard.action_settle()
        self.assertEqual((memo.purchase_ids, memo.state), (request, "closed"))
        self.assertAlmostEqual(request.amount_untaxed, 104, 2)

    def test_bought_stones_can_be_reserved_the_others_not(self):
        memo = self._received()
        self._settle(memo, "buy", 5)
        self.assertEqual(self.env["stock.quant"]._get_available_quantity(self.melee, self.stock), 5)

    def test_bought_where_it_lies(self):
        """Stones lent on to a maker and bought there stay there."""
        memo = self._received()
        lot, place = memo.line_ids.lot_id, self.maker._liink_get_holder().location_id
        self._move(lot, 12, self.stock, place, owner_id=self.dealer.id)
        self._settle(memo, "buy")
        self.assertEqual(self._owned(lot, None, place), (12, 0.26))
        self.assertEqual(memo.purchase_ids.order_line.qty_received, 12)

    def test_two_lots_in_one_purchase(self):
        lines = [
            {"product_id": self.melee.id, "lot_name": name, "quantity": 2, "carats": carats, "price": price}
            for name, carats, price in (("A", 0.04, 20), ("B", 0.05, 30))
        ]
        memo = self._received(lines)
        self._settle(memo, "buy")
        order = memo.purchase_ids
        self.assertEqual(order.amount_untaxed, 100)
        self.assertEqual([self._owned(lot, None) for lot in memo.line_ids.lot_id], [(2, 0.04), (2, 0.05)])
        self.assertEqual(order.order_line.mapped("qty_received"), [2, 2])

    def test_certified_stone(self):
        solitaire = self._make_product("Diamant 0,50", precious_kind="stone", tracking="serial")
        memo = self._received(
            [{"product_id": solitaire.id, "lot_name": "GIA-1", "quantity": 1, "carats": 0.5, "price": 2000}]
        )
        self._settle(memo, "buy")
        self.assertEqual(self._owned(memo.line_ids.lot_id, None), (1, 0.5))

    def test_clients_stone_and_repair(self):
        client = self.env["res.partner"].create({"name": "Mme Martin"})
        ring = self._make_product("Bague", precious_kind="jewel")
        for kind, product in (("client_stone", self.melee), ("repair", ring)):
            memo = self._received(
                [{"product_id": product.id, "quantity": 1}], kind=kind, partner_id=client.id, date_term=False
            )
            picking = memo._liink_get_pickings()
            self.assertEqual((picking.location_id.usage, picking.owner_id), ("customer", client))
            self._settle(memo, "return")
            self.assertEqual((memo.state, memo.line_ids.returned_quantity), ("closed", 1))

    def test_a_contact_entrusts_for_its_house(self):
        contact = self.env["res.partner"].create({"name": "Paul", "parent_id": self.dealer.id})
        memo = self._received(partner_id=contact.id)
        self.assertEqual(self._owned(memo.line_ids.lot_id, self.dealer), (12, 0.26))

    def test_daily_work_of_a_user(self):
        memo = self._memo().with_user(self.user)
        memo.action_receive()
        wizard = self.env["liink.memo.settlement"].with_user(self.user).browse(memo.action_buy()["res_id"])
        wizard.line_ids.quantity = 5
        wizard.action_settle()
        wizard = self.env["liink.memo.settlement"].with_user(self.user).browse(memo.action_return()["res_id"])
        wizard.action_settle()
        self.assertEqual((memo.state, memo.line_ids.returned_quantity), ("closed", 7))

    def test_paper(self):
        memo = self._received()
        html = (
            self.env["ir.actions.report"]._render_qweb_html("liink_precious_stock.report_memo", memo.ids)[0].decode()
        )
        for text in ("CONF-1", "Diamantaire", "0.260", "130.00", "signature"):
            self.assertIn(text, html)


class TestMemoTerm(MemoCommon):
    """The term is not forgotten."""

    def test_reminded_once_before_the_term(self):
        memo = self._received(date_term=self.today + timedelta(days=8), user_id=self.user.id)
        later = self._received(
            [{"product_id": self.melee.id, "quantity": 1}], date_term=self.today + timedelta(days=8)
        )
        later.reminder_days = 3
        self.env["liink.memo"]._cron_remind()
        self.assertFalse(memo.activity_ids)
        memo.reminder_days = 8
        for _day in range(2):
            self.env["liink.memo"]._cron_remind()
        self.assertEqual((len(memo.activity_ids), memo.activity_ids.user_id), (1, self.user))
        mails = self.env["mail.mail"].search([("model", "=", "liink.memo"), ("res_id", "=", memo.id)])
        self.assertEqual(mails.recipient_ids, self.user.partner_id)
        self.assertFalse(later.activity_ids)

    def test_overdue(self):
        memo = self._received(date=self.today - timedelta(days=60), date_term=self.today - timedelta(days=1))
        other = self._received([{"product_id": self.melee.id, "quantity": 1}])
        found = self.env["liink.memo"].search([("is_overdue", "=", True)])
        self.assertTrue(memo.is_overdue and memo in found and other not in found)
        self._settle(memo, "return")
        self.assertFalse(memo.is_overdue)

    def test_used_up_is_settled(self):
        memo = self._received()
        self._move(memo.line_ids.lot_id, 12, self.stock, self.customers, owner_id=self.dealer.id)
        self.env["liink.memo"]._cron_remind()
        self.assertEqual((memo.state, memo.line_ids.used_quantity), ("closed", 12))


class TestMemoBadInput(MemoCommon):
    """What cannot be is refused, and nothing is kept."""

    def _refused(self, pattern, function, *args, error=ValidationError, **kwargs):
        with self.assertRaisesRegex(error, pattern), self.env.cr.savepoint():
            function(*args, **kwargs)

    def test_memo(self):
        melee = self.melee.id
        self._refused("needs its term", self._memo, date_term=False)
        self._refused("before the day", self._memo, date_term=self.today - timedelta(days=1))
        self._refused("own company", self._memo, partner_id=self.env.company.partner_id.id)
        self._refused("price cannot be negative", self._memo, [{"product_id": melee, "price": -1}])
        self._refused("whole number", self._memo, [{"product_id": melee, "quantity": 12.5}])
        self._refused("above zero", self._memo, [{"product_id": melee, "quantity": 0}])
        self._refused("carats cannot be negative", self._memo, [{"product_id": melee, "carats": -1}])
        self._refused("give the weight", self._memo, [{"product_id": melee, "price_basis": "carat"}])
        self._refused("no carats", self._memo, [{"product_id": self.gold.id, "carats": 1}])

    def test_empty_or_twice(self):
        memo = self._memo()
        memo.action_receive()
        self._refused("already", memo.action_receive, error=UserError)
        memo = self._memo([{"product_id": self.melee.id}])
        memo.line_ids.unlink()
        self._refused("lot by lot", memo.action_receive, error=UserError)

    def test_more_than_is_there(self):
        memo = self._received()
        for operation in ("return", "buy"):
            self._refused("13 Units asked for, 12 Units", self._settle, memo, operation, 13, error=UserError)
        self._refused("whole number", self._settle, memo, "return", 2.5)
        self.assertEqual(memo.line_ids.remaining_quantity, 12)
        self.assertFalse(memo.purchase_ids)

    def test_stones_that_went_back_cannot_be_bought(self):
        memo = self._received()
        wizard = self.env["liink.memo.settlement"]._liink_prepare(memo, "buy")
        self._settle(memo, "return")
        self._refused("given back", wizard.action_settle, error=UserError)
        self._refused("left to settle", memo.action_buy, error=UserError)

    def test_reserved_stones_stay(self):
        memo = self._received()
        order = self.env["purchase.order"].create({"partner_id": self.maker.id})
        memo.line_ids.order_id = order
        self._demand(self.melee, 5, order)
        self._refused(order.name, self._settle, memo, "return", 8, error=UserError)
        self._settle(memo, "return", 7)
        self.assertEqual(memo.line_ids.remaining_quantity, 5)

    def _demand(self, product, quantity, order):
        reference = self.env["stock.reference"].create({"name": order.name, "purchase_ids": [Command.link(order.id)]})
        move = self.env["stock.move"].create(
            {
                "product_id": product.id,
                "product_uom_qty": quantity,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "reference_ids": [Command.link(reference.id)],
            }
        )
        move._action_confirm()
        move._action_assign()
        return move

    def test_what_was_received_is_kept(self):
        memo = self._received()
        self._refused("keeps its owner", memo.write, {"partner_id": self.maker.id}, error=UserError)
        self._refused("cannot be changed here", memo.line_ids.write, {"quantity": 3}, error=UserError)
        self._refused("is kept", memo.unlink, error=UserError)
        self._refused("is kept", memo.action_cancel, error=UserError)

    def test_one_lot_on_one_memo(self):
        memo = self._received()
        line = {"product_id": self.melee.id, "lot_id": memo.line_ids.lot_id.id}
        self._refused("already on", self._memo, [line])


class TestEntrusted(MemoCommon):
    """Others' property is used for the order it was entrusted for, and for nothing else."""

    _demand = TestMemoBadInput._demand

    def test_only_the_order_it_was_entrusted_for(self):
        mine, other = self.env["purchase.order"].create([{"partner_id": self.maker.id}] * 2)
        own = self._make_lot(self.melee, "OWN")
        self._receive(own, 3)
        memo = self._received()
        memo.line_ids.order_id = mine
        stranger = self._demand(self.melee, 5, other)
        self.assertEqual((stranger.quantity, stranger.move_line_ids.lot_id), (3, own))
        stranger._do_unreserve()
        move = self._demand(self.melee, 14, mine)
        self.assertEqual(move.state, "assigned")
        taken = {(line.lot_id, line.owner_id): line.quantity for line in move.move_line_ids}
        self.assertEqual(taken, {(memo.line_ids.lot_id, self.dealer): 12, (own, self.env["res.partner"]): 2})

    def test_available_to_the_move(self):
        order = self.env["purchase.order"].create({"partner_id": self.maker.id})
        memo = self._received()
        memo.line_ids.order_id = order
        move = self._demand(self.melee, 5, order)
        move._do_unreserve()
        self.assertEqual(move._get_available_quantity(self.stock), 12)
        memo.line_ids.order_id = False
        self.assertEqual(move._get_available_quantity(self.stock), 0)

    def test_settled_memo_gives_nothing(self):
        order = self.env["purchase.order"].create({"partner_id": self.maker.id})
        memo = self._received()
        memo.line_ids.order_id = order
        self._settle(memo, "return")
        self.assertFalse(self._demand(self.melee, 5, order).quantity)


class TestOwnershipTransfer(MemoCommon):
    """The owner changes, the matter stays; pieces, carats, grams and fine grams are conserved."""

    def _gold_at_maker(self, grams, owner=None):
        lot = self._make_lot(self.gold, f"G-{grams}")
        place = self.maker._liink_get_holder().location_id
        self._move(lot, grams, self.suppliers, place, owner_id=owner.id if owner else False)
        return lot, place

    def _transfer(self, quant, quantity, owner, carats=0.0):
        return self.env["stock.quant"]._liink_transfer_ownership([(quant, quantity, carats)], owner, "Remboursement")

    def _sums(self, lot):
        lines = self.env["stock.move.line"].search([("lot_id", "=", lot.id), ("state", "=", "done")])
        inside = lambda place: place.usage == "internal"  # noqa: E731
        return tuple(
            round(sum(line[name] * (inside(line.location_dest_id) - inside(line.location_id)) for line in lines), 4)
            for name in ("quantity_product_uom", "fine_weight", "carats")
        )

    def test_makers_gold_advanced_and_repaid(self):
        """The maker's 20.5 g become the brand's, and 20.0001 g of the brand's become the maker's."""
        lot, place = self._gold_at_maker(20.5, self.maker)
        brand, _place = self._gold_at_maker(30)
        nobody = self.env["res.partner"]
        moves = self._transfer(self._quant(lot, place, self.maker), 20.5, nobody)
        self.assertEqual(moves.mapped("state"), ["done", "done"])
        self._transfer(self._quant(brand, place), 20.0001, self.maker)
        self.assertEqual(self._owned(lot, None, place), (20.5, 0))
        self.assertAlmostEqual(self._quant(brand, place, self.maker).quantity, 20.0001, 4)
        self.assertAlmostEqual(self._quant(brand, place).quantity, 9.9999, 4)
        self.assertEqual(self._sums(lot), (20.5, 15.375, 0))
        self.assertEqual(self._sums(brand), (30, 22.5, 0))

    def test_company_itself_is_nobody(self):
        lot, place = self._gold_at_maker(10, self.maker)
        self._transfer(self._quant(lot, place, self.maker), 4, self.env.company.partner_id)
        self.assertEqual(self._owned(lot, None, place), (4, 0))
        self.assertEqual(self._owned(lot, self.maker, place), (6, 0))

    def test_carats_follow_or_are_weighed(self):
        memo = self._received()
        lot = memo.line_ids.lot_id
        self._transfer(self._quant(lot, self.stock, self.dealer), 5, self.maker, 0.11)
        self.assertEqual((self._owned(lot, self.maker), self._owned(lot, self.dealer)), ((5, 0.11), (7, 0.15)))
        self._transfer(self._quant(lot, self.stock, self.dealer), 7, self.maker)
        self.assertEqual(self._owned(lot, self.maker), (12, 0.26))
        self.assertEqual(self._sums(lot), (12, 0, 0.26))

    def test_refused(self):
        lot, place = self._gold_at_maker(10, self.maker)
        quant = self._quant(lot, place, self.maker)
        for pattern, quantity, owner in (
            ("belongs to Atelier Dupont already", 5, self.maker),
            ("10.01 g asked for, 10.00 g", 10.01, self.dealer),
            ("above zero", 0, self.dealer),
        ):
            with self.assertRaisesRegex(UserError, pattern), self.env.cr.savepoint():
                self._transfer(quant, quantity, owner)

    def test_wizard_is_for_managers(self):
        lot, place = self._gold_at_maker(10)
        manager = new_test_user(self.env, "memo_manager", groups="liink_precious_stock.group_liink_manager")
        Wizard = self.env["liink.ownership.transfer"].with_context(active_model="stock.lot", active_ids=lot.ids)
        with self.assertRaises(AccessError):
            Wizard.with_user(self.user).create({"reason": "x"})
        wizard = Wizard.with_user(manager).create({"reason": "Remboursement", "new_owner_id": self.maker.id})
        self.assertEqual(wizard.line_ids.quantity, 10)
        wizard.action_transfer()
        self.assertEqual(self._owned(lot, self.maker, place), (10, 0))

    def test_portal_gets_nothing(self):
        portal = new_test_user(self.env, "memo_portal", groups="base.group_portal")
        memo = self._received().with_user(portal)
        for method in ("action_receive", "action_buy", "action_return", "action_cancel", "action_view_pickings"):
            with self.subTest(method=method), self.assertRaises(AccessError), self.env.cr.savepoint():
                getattr(memo, method)()
        for model in (
            "liink.memo", "liink.memo.line", "liink.memo.settlement", "liink.memo.settlement.line",
            "liink.ownership.transfer", "liink.ownership.transfer.line",
        ):  # fmt: skip
            for operation in ("read", "write", "create", "unlink"):
                self.assertFalse(self.env[model].with_user(portal).has_access(operation), model)

    def test_another_company_sees_nothing(self):
        memo = self._received()
        other = self.env["res.company"].create({"name": "Autre maison"})
        stranger = new_test_user(
            self.env,
            "memo_stranger",
            groups="liink_precious_stock.group_liink_user",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        self.assertNotIn(memo, self.env["liink.memo"].with_user(stranger).search([]))
        self.assertFalse(self.env["liink.memo.line"].with_user(stranger).search([("id", "in", memo.line_ids.ids)]))


class TestHolderContents(MemoCommon):
    """What lies at a holder, by owner."""

    def test_contents(self):
        holder = self.maker._liink_get_holder()
        for name, grams, owner in (("A", 100, False), ("B", 20, self.maker.id)):
            lot = self._make_lot(self.gold, name)
            self._move(lot, grams, self.suppliers, holder.location_id, owner_id=owner)
        stones = self._make_lot(self.melee, "C")
        self._move(stones, 12, self.suppliers, holder.location_id, carats=0.26)
        self.assertEqual(holder.own_contents, "Gold: 100.00 g (75.00 g fine) · 12 stones, 0.26 ct")
        self.assertEqual(holder.others_contents, "Gold: 20.00 g (15.00 g fine)")
