from datetime import datetime

from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import Form

from .common import PreciousCommon


class CostCommon(PreciousCommon):
    """A refiner, a dealer, certified stones of their own price each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.solitaire = cls._make_product(
            "Diamants certifiés", precious_kind="stone", stone_nature="diamond", tracking="serial"
        )
        cls.production = cls.gold.with_company(cls.env.company).property_stock_production
        cls.dealer = cls.env["res.partner"].create({"name": "Diamantaire"})

    @classmethod
    def _order(cls, *lines, **values):
        """Return a confirmed purchase order; a line is its values, taxes left out."""
        order = cls.env["purchase.order"].create(
            {
                "partner_id": cls.refiner.id,
                "order_line": [Command.create({"tax_ids": [Command.clear()], **line}) for line in lines],
                **values,
            }
        )
        order.button_confirm()
        return order

    @classmethod
    def _buy_lot(cls, product, name, quantity, price, carats=0.0, **values):
        """Buy and receive one lot; return it."""
        order = cls._order({"product_id": product.id, "product_qty": quantity, "price_unit": price, **values})
        return cls._receive_lots(order, [[(name, quantity, carats)]])

    @classmethod
    def _receive_lots(cls, order, parts_by_move):
        """Validate the receipt of ``order``; per move, (lot name, quantity, carats) of each line. Return the lots."""
        picking = order.picking_ids.filtered(lambda picking: picking.state != "done")
        for move, parts in zip(picking.move_ids.sorted("id"), parts_by_move, strict=True):
            move.move_line_ids.unlink()
            move.move_line_ids = [
                Command.create(
                    {
                        "lot_name": name,
                        "quantity": quantity,
                        "carats": carats,
                        "product_id": move.product_id.id,
                        "picking_id": picking.id,
                        "location_id": move.location_id.id,
                        "location_dest_id": move.location_dest_id.id,
                    }
                )
                for name, quantity, carats in parts
            ]
            move.picked = True
        picking.button_validate()
        return picking.move_ids.sorted("id").move_line_ids.lot_id

    def _assert_adds_up(self, product):
        """The value of a product is that of its lots, and that of its places."""
        self.env.invalidate_all()
        lots = self.env["stock.lot"].search([("product_id", "=", product.id)])
        quants = self.env["stock.quant"].search([("product_id", "=", product.id)])
        self.assertAlmostEqual(product.total_value, sum(lots.mapped("total_value")), 6)
        self.assertAlmostEqual(product.total_value, sum(quants.mapped("value")), 6)
        report = self.env.company.stock_value({product: {"valuation": "all"}})
        self.assertAlmostEqual(report["all"], product.total_value, 6)


class TestLotCost(CostCommon):
    """Each lot keeps the cost that it was bought at."""

    def test_costing_is_forced_whatever_the_category(self):
        self.assertEqual(self.gold.categ_id.property_cost_method or self.env.company.cost_method, "standard")
        for product in self.gold, self.melee, self.solitaire:
            self.assertEqual((product.cost_method, product.lot_valuated), ("average", True))
        with self.assertRaisesRegex(ValidationError, "Or gris 750"):
            self.gold.product_tmpl_id.lot_valuated = False
        box = self._make_product("Écrin", is_storable=True)
        self.assertEqual((box.cost_method, box.lot_valuated), ("standard", False))

    def test_metal_by_the_gram(self):
        """100 g at 61.2345 €/g and 40 g at 65 €/g: two lots, two costs, 6,123.45 + 2,600 €."""
        first = self._buy_lot(self.gold, "G-1", 100, 61.2345)
        second = self._buy_lot(self.gold, "G-2", 40, 65)
        self.assertAlmostEqual(first.standard_price, 61.2345, 6)
        self.assertEqual((first.total_value, second.total_value), (6123.45, 2600))
        self.assertEqual(self.gold.total_value, 8723.45)
        self.assertAlmostEqual(self.gold.standard_price, 8723.45 / 140, 4)
        self._assert_adds_up(self.gold)

    def test_each_certified_stone_its_own_price(self):
        lines = [{"product_id": self.solitaire.id, "product_qty": 1, "price_unit": price} for price in (5200, 740.5)]
        lots = self._receive_lots(self._order(*lines), [[("GIA-1", 1, 1.01)], [("GIA-2", 1, 0.31)]])
        self.assertEqual(lots.mapped("standard_price"), [5200, 740.5])
        sold = self._move(lots[1], 1, self.stock, self.customers)
        self.assertEqual(sold.value, 740.5)
        self.assertEqual(self.solitaire.total_value, 5200)
        self._assert_adds_up(self.solitaire)

    def test_by_the_carat(self):
        """2 stones ordered as 1.50 ct at 4,000 €/ct, −10 %: 5,400 €; 1.02 + 0.51 ct arrive: 3,672 + 1,836 €."""
        order = self._order(
            {
                "product_id": self.solitaire.id,
                "product_qty": 2,
                "liink_price_basis": "carat",
                "liink_carats": 1.5,
                "liink_carat_price": 4000,
                "discount": 10,
            }
        )
        self.assertEqual((order.order_line.price_unit, order.order_line.price_subtotal), (3000, 5400))
        lots = self._receive_lots(order, [[("GIA-1", 1, 1.02), ("GIA-2", 1, 0.51)]])
        self.assertEqual(lots.mapped("total_value"), [3672, 1836])
        bill_line = order.order_line._prepare_account_move_line()
        self.assertAlmostEqual(bill_line["price_unit"] * bill_line["quantity"] * 0.9, 5508, 4)

    def test_by_the_carat_in_the_form(self):
        with Form(self.env["purchase.order"]) as form:
            form.partner_id = self.dealer
            with form.order_line.new() as line:
                line.product_id = self.melee
                line.product_qty = 100
                line.liink_price_basis = "carat"
                line.liink_carats = 2.06
                line.liink_carat_price = 450
                self.assertAlmostEqual(line.price_unit, 9.27)
        self.assertEqual(form.record.amount_untaxed, 927)

    def test_carat_price_needs_carats_and_stones(self):
        by_carat = {"liink_price_basis": "carat", "liink_carat_price": 4000, "product_qty": 1}
        with self.assertRaisesRegex(ValidationError, "in carats"):
            self._order({"product_id": self.solitaire.id, **by_carat})
        with self.assertRaisesRegex(ValidationError, "not a stone"):
            self._order({"product_id": self.gold.id, "liink_carats": 1, **by_carat})

    def test_currency_at_the_date(self):
        """10 g at 80 USD/g, 1 € = 1.25 USD that day: 64 €/g."""
        dollar = self.env.ref("base.USD") if self.env.company.currency_id.name != "USD" else self.env.ref("base.EUR")
        dollar.active = True
        dollar.rate_ids.unlink()
        self.env["res.currency.rate"].create(
            {"currency_id": dollar.id, "name": "2020-01-01", "rate": 1.25, "company_id": self.env.company.id}
        )
        order = self._order({"product_id": self.gold.id, "product_qty": 10, "price_unit": 80}, currency_id=dollar.id)
        lot = self._receive_lots(order, [[("G-USD", 10, 0)]])
        self.assertAlmostEqual(lot.standard_price, 64, 6)

    def test_topped_up_lot_is_averaged(self):
        """10 g at 50, 4 g leave, 6 g more at 60: (6 × 50 + 6 × 60) / 12 = 55."""
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        self._move(lot, 4, self.stock, self.customers)
        self._buy_lot(self.gold, "G-1", 6, 60)
        self.assertAlmostEqual(lot.standard_price, 55, 6)
        self._assert_adds_up(self.gold)

    def test_unknown_lot_found_takes_the_products_price(self):
        self.gold.standard_price = 60
        lot = self._make_lot(self.gold, "FOUND")
        loss = self.gold.with_company(self.env.company).property_stock_inventory
        self._move(lot, 5, loss, self.stock)
        self.assertEqual(lot.total_value, 300)

    def test_known_lot_found_again_keeps_its_cost(self):
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        self._buy_lot(self.gold, "G-2", 10, 70)
        quant = self._quant(lot, self.stock)
        quant.with_context(inventory_mode=True).inventory_quantity = 12
        quant.action_apply_inventory()
        self.assertEqual((lot.standard_price, lot.total_value), (50, 600))

    def test_scrap(self):
        lot = self._buy_lot(self.melee, "M-1", 100, 9)
        scrap = self.env["stock.scrap"].create(
            {"product_id": self.melee.id, "scrap_qty": 3, "lot_id": lot.id, "location_id": self.stock.id}
        )
        scrap.do_scrap()
        self.assertEqual((scrap.move_ids.value, lot.total_value), (27, 873))
        self._assert_adds_up(self.melee)

    def test_price_entered_by_hand(self):
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        lot.standard_price = 52
        self.env.invalidate_all()
        self.assertEqual((lot.total_value, self.gold.total_value), (520, 520))
        self.assertEqual(lot.liink_cost_ids[:1].cause, "manual")

    def test_a_price_of_the_product_moves_no_lot(self):
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        self.gold.standard_price = 99
        self.env.invalidate_all()
        self.assertEqual((lot.standard_price, self.gold.total_value), (50, 500))

    def test_last_stones_take_the_last_cent(self):
        """3 stones for 100 €: they leave for 33.33 + 33.34 + 33.33, whatever is left is worth the rest."""
        lot = self._buy_lot(self.melee, "M-1", 3, 100 / 3)
        left = []
        for _stone in range(3):
            left.append(self._move(lot, 1, self.stock, self.customers).value)
            self._assert_adds_up(self.melee)
        self.assertAlmostEqual(sum(left), 100, 6)
        self.assertEqual(lot.total_value, 0)


class TestLotCostOwner(CostCommon):
    """What others own is worth nothing to the company."""

    def test_memo_receipt(self):
        lot = self._make_lot(self.solitaire, "MEMO")
        self._receive(lot, 1, owner_id=self.dealer.id)
        self.assertEqual((lot.total_value, self.solitaire.total_value), (0, 0))
        self.assertEqual(self._quant(lot, self.stock, self.dealer).value, 0)

    def test_half_owned_lot(self):
        """10 g bought at 60 €, 10 g of the same lot are the maker's: 600 €, not 1,200 €."""
        lot = self._buy_lot(self.gold, "HALF", 10, 60)
        self._receive(lot, 10, owner_id=self.maker.id)
        self.env.invalidate_all()
        self.assertEqual((lot.product_qty, lot.total_value), (20, 600))
        self.assertEqual(self._quant(lot, self.stock).value, 600)
        self.assertEqual(self._quant(lot, self.stock, self.maker).value, 0)
        self._assert_adds_up(self.gold)

    def test_memo_that_is_bought(self):
        """The memo goes back and comes in as a purchase at 4,800 €."""
        lot = self._make_lot(self.solitaire, "MEMO")
        self._receive(lot, 1, owner_id=self.dealer.id)
        self._move(lot, 1, self.stock, self.suppliers, owner_id=self.dealer.id)
        self._buy_lot(self.solitaire, "MEMO", 1, 4800)
        self.assertEqual(lot.total_value, 4800)


class TestLotCostReturns(CostCommon):
    """What comes back is worth what it left with; what goes back to the supplier leaves at its cost."""

    def _return(self, picking, quantities):
        wizard = Form(
            self.env["stock.return.picking"].with_context(
                active_ids=picking.ids, active_id=picking.id, active_model="stock.picking"
            )
        ).save()
        for line, quantity in zip(wizard.product_return_moves, quantities, strict=True):
            line.quantity = quantity
        back = self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])
        back.move_ids.picked = True
        return back

    def test_to_the_supplier(self):
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        self._buy_lot(self.gold, "G-2", 10, 70)
        receipt = self.env["purchase.order"].search([], order="id desc", limit=2)[1].picking_ids
        back = self._return(receipt, [4])
        back.button_validate()
        self.assertEqual((back.move_ids.value, lot.total_value), (200, 300))
        self._assert_adds_up(self.gold)

    def test_from_the_customer_each_stone_at_its_own_cost(self):
        dear = self._buy_lot(self.solitaire, "GIA-1", 1, 5000)
        cheap = self._buy_lot(self.solitaire, "GIA-2", 1, 700)
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.out_type_id.id,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.solitaire.id,
                            "product_uom": self.solitaire.uom_id.id,
                            "product_uom_qty": 2,
                            "location_id": self.stock.id,
                            "location_dest_id": self.customers.id,
                            "move_line_ids": [
                                Command.create(self._line_values(lot, 1, self.stock, self.customers))
                                for lot in dear + cheap
                            ],
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.move_ids.picked = True
        picking.button_validate()
        self.assertEqual(picking.move_ids.value, 5700)
        back = self._return(picking, [1])
        back.move_ids.move_line_ids.lot_id = cheap
        back.button_validate()
        self.assertEqual(back.move_ids.value, 700)
        self.assertEqual((cheap.total_value, dear.total_value), (700, 0))
        self._assert_adds_up(self.solitaire)


class TestLotCostBill(CostCommon):
    """A bill at another price changes the cost of what was received, not the value of what has left."""

    def _bill(self, order, price, date=None):
        order.action_create_invoice()
        bill = order.invoice_ids
        bill.write({"invoice_date": date or "2026-01-15", "date": date or "2026-01-15"})
        bill.invoice_line_ids.price_unit = price
        bill.action_post()

    def test_difference_is_shared_by_value(self):
        """Two parcels of 60 and 40 stones at 10 €, billed at 11 €: 660 and 440 €; 10 had left at 100 €."""
        order = self._order({"product_id": self.melee.id, "product_qty": 100, "price_unit": 10})
        lots = self._receive_lots(order, [[("M-1", 60, 1.2), ("M-2", 40, 0.8)]])
        left = self._move(lots[0], 10, self.stock, self.customers)
        before = datetime(2026, 1, 5, 12)
        (order.picking_ids.move_ids | left).date = before
        lots.sudo().liink_cost_ids.date = before
        self._bill(order, 11)
        self.env.invalidate_all()
        self.assertEqual(lots.mapped("standard_price"), [11, 11])
        self.assertEqual((left.value, order.picking_ids.move_ids.value), (100, 1100))
        self.assertEqual(self.melee.total_value, 550 + 440)
        self.assertEqual(lots[0].liink_cost_ids.mapped("cause"), ["revaluation", "entry"])
        for day, value in (("2026-01-04", 0), ("2026-01-05", 900), ("2026-01-14", 900), ("2026-01-15", 990)):
            self.assertEqual(self.melee.with_context(to_date=day).total_value, value, day)
            self.assertEqual(sum(lots.with_context(to_date=day).mapped("total_value")), value, day)
        self._assert_adds_up(self.melee)

    def test_price_of_the_order_corrected_after_the_receipt(self):
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        lot.purchase_order_ids.order_line.price_unit = 55
        self.assertEqual((lot.standard_price, lot.total_value), (55, 550))

    def test_edited_receipt(self):
        """12 g were on the scale, not 10."""
        lot = self._buy_lot(self.gold, "G-1", 10, 50)
        lot.purchase_order_ids.picking_ids.move_ids.move_line_ids.quantity = 12
        self.assertEqual((lot.standard_price, lot.total_value), (50, 600))
        self._assert_adds_up(self.gold)
