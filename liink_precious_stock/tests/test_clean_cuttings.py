from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError

from .common import PreciousCommon


class TestCleanCuttings(PreciousCommon):
    """Clean cuttings of a known alloy are usable at once: 120 g recorded become 180 g."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._make_lot(cls.gold, "G-1")
        cls._receive(cls.lot, 120)

    def _wizard(self, grams=60, **values):
        values = {"product_id": self.gold.id, "quantity": grams, "partner_id": self.maker.id, **values}
        return self.env["liink.clean.cuttings.return"].with_user(self.user).create(values)

    def _free_gold(self):
        return self.env["stock.quant"]._get_available_quantity(self.gold, self.stock)

    def test_return_that_nobody_noted(self):
        self.assertAlmostEqual(self._free_gold(), 120, 4)
        lot = self._wizard()._liink_receive()
        self.assertAlmostEqual(self._free_gold(), 180, 4)
        self.assertEqual((lot.fineness, lot.product_qty, lot.fine_weight), (750, 60, 45))
        self.assertEqual(lot.sudo().supplier_id, self.maker)
        self.assertFalse(lot.liink_parent_count)
        picking = self.env["stock.move.line"].search([("lot_id", "=", lot.id)]).picking_id
        self.assertEqual((picking.state, picking.picking_type_code), ("done", "incoming"))
        self.assertEqual(picking.partner_id, self.maker)

    def test_return_of_what_the_maker_holds(self):
        held = self.maker._liink_get_holder().location_id
        second = self._make_lot(self.gold, "G-2")
        self._receive(second, 50)
        self._move(self.lot, 40, self.stock, held)
        self._move(second, 50, self.stock, held)
        wizard = self._wizard(60)
        self.assertAlmostEqual(wizard.held_quantity, 90, 4)
        lot = wizard._liink_receive()
        links = self.env["liink.lot.link"].search([("child_lot_id", "=", lot.id)])
        self.assertEqual(
            sorted((link.parent_lot_id.name, link.quantity, link.fine_weight) for link in links),
            [("G-1", 40, 30), ("G-2", 20, 15)],
        )
        at_maker = self.env["stock.quant"]._get_available_quantity(self.gold, held)
        self.assertAlmostEqual(at_maker, 30, 4)
        self.assertAlmostEqual(self._free_gold(), 140, 4)

    def test_more_than_the_maker_holds_was_never_noted(self):
        held = self.maker._liink_get_holder().location_id
        self._move(self.lot, 40, self.stock, held)
        lot = self._wizard(60)._liink_receive()
        self.assertFalse(lot.liink_parent_count)
        self.assertAlmostEqual(self.env["stock.quant"]._get_available_quantity(self.gold, held), 40, 4)

    def test_property_of_others_is_not_taken(self):
        held = self.maker._liink_get_holder().location_id
        own = self._make_lot(self.gold, "MAKER")
        self._move(own, 80, self.suppliers, held, owner_id=self.maker.id)
        self.assertEqual(self._wizard(60).held_quantity, 0)

    def test_reserved_metal_can_come_back(self):
        """What is reserved for an order at the maker is there all the same, and may come back."""
        held = self.maker._liink_get_holder().location_id
        self._move(self.lot, 70, self.stock, held)
        demand = self.env["stock.move"].create(
            {
                "product_id": self.gold.id,
                "product_uom": self.gold.uom_id.id,
                "product_uom_qty": 70,
                "location_id": held.id,
                "location_dest_id": self.gold.property_stock_production.id,
            }
        )
        demand._action_confirm()
        demand._action_assign()
        self.assertEqual(demand.quantity, 70)
        lot = self._wizard(60)._liink_receive()
        self.assertEqual(lot.liink_parent_count, 1)
        self.assertEqual(demand.quantity, 10)

    def test_from_the_own_workshop(self):
        lot = self._wizard(5, partner_id=False, note="Établi 3")._liink_receive()
        self.assertEqual((lot.product_qty, lot.ref), (5, "Établi 3"))

    def test_entered_later(self):
        day = fields.Date.today() - timedelta(days=20)
        lot = self._wizard(60, date=day)._liink_receive()
        line = self.env["stock.move.line"].search([("lot_id", "=", lot.id)])
        self.assertEqual((line.date.date(), line.picking_id.date_done.date()), (day, day))

    def test_button_opens_the_lot(self):
        action = self._wizard().action_receive()
        self.assertEqual(self.env["stock.lot"].browse(action["res_id"]).product_id, self.gold)

    def test_bad_input_keeps_nothing(self):
        plain = self._make_product("Métal sans alliage", precious_kind="metal")
        tomorrow = fields.Date.today() + timedelta(days=1)
        before = self.env["stock.lot"].search_count([])
        for values in (
            {"grams": 0},
            {"grams": -60},
            {"product_id": plain.id},
            {"product_id": self.melee.id},
            {"date": tomorrow},
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self._wizard(**values)._liink_receive()
        self.assertEqual(self.env["stock.lot"].search_count([]), before)
        self.assertAlmostEqual(self._free_gold(), 120, 4)
