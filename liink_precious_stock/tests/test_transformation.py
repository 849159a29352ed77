from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError

from .common_transformation import TransformationCommon


class TestTransformation(TransformationCommon):
    """Worked examples by hand: gold in is gold out, and every gram is in a link or in the loss."""

    def test_alloying_100_g_of_750_white(self):
        """75.0751 g of 999 hold 75.0000 g fine; with 24.9249 g of master they make 100 g at 750."""
        gold = self._in_stock(self.fine_gold, "AU-1", 200)
        master = self._in_stock(self.master, "PD-1", 50)
        alloying = self._transform(
            "alloying",
            [(gold, 75.0751), (master, 24.9249)],
            [{"product_id": self.gold.id, "quantity": 99.6, "lot_name": "OG-NEW"}],
            loss_weight=0.4,
        )
        self.assertFalse(alloying.is_over_tolerance)
        balance = alloying._liink_get_fine_balances()[self.gold_metal]
        self.assertAlmostEqual(balance.put_in, 75.00002, 5)
        self.assertAlmostEqual(balance.taken_out, 74.7, 5)
        self.assertAlmostEqual(balance.lost, 0.3 * 0.999 + 0.0003 * 0.999, 3)
        alloying.action_confirm()
        lot = alloying.output_ids.lot_id
        self.assertEqual((lot.name, lot.fineness, lot.product_qty), ("OG-NEW", 750, 99.6))
        self.assertAlmostEqual(self._on_hand(gold), 124.9249, 4)
        self.assertAlmostEqual(self._on_hand(master), 25.0751, 4)
        loss = self.env.company.liink_metal_loss_location_id
        # 0.4 g pro rata: 75.0751 % of it is gold.
        self.assertAlmostEqual(self._on_hand(gold, loss), 0.3003, 4)
        self.assertAlmostEqual(self._on_hand(master, loss), 0.0997, 4)
        self.assertLinksSum(alloying)
        links = self.Link.search([("child_lot_id", "=", lot.id)])
        self.assertEqual({link.parent_lot_id: link.quantity for link in links}, {gold: 74.7748, master: 24.8252})
        self.assertEqual(alloying.state, "done")

    def test_melting_takes_the_weighted_fineness_exactly(self):
        """100 g at 750 and 50 g at 749 hold 112.45 g: 749.6667 ‰, where one digit would make 0.005 g of gold."""
        first = self._in_stock(self.gold, "M-1", 100)
        second = self._in_stock(self.gold, "M-2", 50, fineness=749)
        melting = self._transform("melting", [(first, 100), (second, 50)], [])
        melting.action_propose()
        self.assertEqual((melting.output_ids.quantity, melting.output_ids.fineness), (150, 749.6667))
        melting.action_confirm()
        lot = melting.output_ids.lot_id
        self.assertAlmostEqual(lot.fine_weight, 112.45, 4)
        self.assertAlmostEqual(self._fine_of_lines(lot), 112.45, 4)
        self.assertLinksSum(melting)

    def test_two_outputs_share_each_input(self):
        """100 g become a 60 g ingot and 39 g of sprues, 1 g is lost: of 99 g each lot is in both, 60 : 39."""
        first = self._in_stock(self.gold, "C-1", 70)
        second = self._in_stock(self.gold, "C-2", 30)
        casting = self._transform(
            "casting", [(first, 70), (second, 30)], [(self.gold, 60, 750), (self.gold, 39, 750)], loss_weight=1
        )
        casting.action_confirm()
        ingot, sprues = casting.output_ids.lot_id
        quantities = {
            (link.parent_lot_id, link.child_lot_id): link.quantity
            for link in self.Link.search([("child_lot_id", "in", (ingot | sprues).ids)])
        }
        self.assertEqual(
            quantities,
            {(first, ingot): 42, (first, sprues): 27.3, (second, ingot): 18, (second, sprues): 11.7},
        )
        self.assertLinksSum(casting)

    def test_silver_does_not_make_gold(self):
        """Silver melted into gold: the gold balances by itself, the silver is asked about."""
        gold = self._in_stock(self.gold, "G-1", 100)
        silver = self._in_stock(self.silver, "AG-1", 20)
        wrong = self._transform("melting", [(gold, 100), (silver, 20)], [(self.gold, 120, 750)])
        self.assertAlmostEqual(wrong._liink_get_fine_balances()[self.gold_metal].difference, -15, 4)
        with self.assertRaisesRegex(UserError, "Gold, fine"):
            wrong.action_confirm()
        right = self._transform(
            "melting",
            [(gold, 100), (silver, 20)],
            [(self.gold, 120, 625)],
            user=self.manager,
            difference_reason="18.5 g of silver are in the alloy",
        )
        balances = right._liink_get_fine_balances()
        self.assertAlmostEqual(balances[self.gold_metal].difference, 0, 4)
        self.assertAlmostEqual(balances[self.silver.alloy_id.metal_id].put_in, 18.5, 4)
        right.action_confirm()
        self.assertEqual(right.approved_by_id, self.manager)
        self.assertLinksSum(right)

    def test_filings_then_refining_on_assay(self):
        """200 g of filings, provisional at 740 (148 g fine), assayed at 731: 146.2 g, 1.8 g less than credited."""
        gold = self._in_stock(self.gold, "G-1", 200)
        held = self.maker._liink_get_holder().location_id
        self._move(gold, 200, self.stock, held)
        returned = self._transform(
            "filings",
            [{"lot_id": gold.id, "location_id": held.id, "quantity": 200}],
            [(self.filings, 200, 740)],
            partner_id=self.maker.id,
        )
        returned.action_confirm()
        lot = returned.output_ids.lot_id
        self.assertTrue(lot.is_fineness_provisional)
        self.assertAlmostEqual(lot.fine_weight, 148, 4)

        refining = self._transform("refining", [(lot, 200)], [], partner_id=self.refiner.id, fee=85)
        with self.assertRaisesRegex(UserError, "refiner first"):
            refining.action_confirm()
        refining.action_send()
        place = self.refiner._liink_get_holder().location_id
        self.assertEqual((refining.state, self._on_hand(lot), self._on_hand(lot, place)), ("confirmed", 0, 200))
        refining.input_ids.assayed_fineness = 731
        refining.output_ids = [
            (0, 0, {"product_id": self.fine_gold.id, "quantity": 146.2, "fineness": 999.5, "lot_name": "AF-1"})
        ]
        refining.loss_fine_weight = 0.0731
        self.assertAlmostEqual(refining.assay_difference, -1.8, 4)
        self.assertAlmostEqual(refining._liink_get_fine_balances()[self.gold_metal].difference, 0, 3)
        refining.action_receive()
        self.assertEqual((refining.state, lot.fineness, lot.is_fineness_provisional), ("done", 731, False))
        self.assertAlmostEqual(self._on_hand(lot, place), 0, 4)
        self.assertAlmostEqual(refining.output_ids.lot_id.fine_weight, 146.1269, 4)
        self.assertAlmostEqual(refining.input_ids.assay_difference, -1.8, 4)
        # 0.0731 g fine of 731 are 0.1 g of filings.
        self.assertAlmostEqual(self._on_hand(lot, self.env.company.liink_metal_loss_location_id), 0.1, 4)
        self.assertLinksSum(refining)

    def test_part_of_a_lot_is_assayed(self):
        """Half of the filings went to the refiner: the half that stayed keeps its provisional fineness."""
        lot = self._in_stock(self.filings, "F-1", 200, fineness=740, is_fineness_provisional=True)
        refining = self._transform(
            "refining", [(lot, 100)], [(self.fine_gold, 73.1, 1000)], partner_id=self.refiner.id
        )
        refining.action_send()
        refining.input_ids.assayed_fineness = 731
        refining.action_receive()
        self.assertEqual((lot.fineness, lot.is_fineness_provisional, self._on_hand(lot)), (740, True, 100))
        settled = refining.input_ids.lot_id
        self.assertNotEqual(settled, lot)
        self.assertEqual((settled.fineness, settled.is_fineness_provisional), (731, False))
        self.assertAlmostEqual(refining.assay_difference, -0.9, 4)
        self.assertLinksSum(refining)

    def test_taken_back_from_the_refiner(self):
        lot = self._in_stock(self.filings, "F-1", 50, fineness=740)
        refining = self._transform("refining", [(lot, 50)], [], partner_id=self.refiner.id)
        refining.action_send()
        refining.action_reverse()
        self.assertEqual((refining.state, self._on_hand(lot)), ("draft", 50))
        self.assertEqual(refining.input_ids.location_id, self.stock)

    def test_entered_later(self):
        day = fields.Date.today() - timedelta(days=9)
        lot = self._in_stock(self.gold, "G-1", 10)
        melting = self._transform("melting", [(lot, 10)], [(self.gold, 10, 750)], date=day)
        melting.action_confirm()
        self.assertEqual(set(melting.move_ids.move_line_ids.mapped(lambda line: line.date.date())), {day})

    def test_owner_follows(self):
        lot = self._make_lot(self.gold, "MAKER")
        self._receive(lot, 10, owner_id=self.maker.id)
        values = {"lot_id": lot.id, "location_id": self.stock.id, "quantity": 10}
        with self.assertRaisesRegex(UserError, "0 g are held"):
            self._transform("melting", [values], [(self.gold, 10, 750)]).action_confirm()
        melting = self._transform("melting", [{**values, "owner_id": self.maker.id}], [(self.gold, 10, 750)])
        melting.action_confirm()
        self.assertEqual(self._quant(melting.output_ids.lot_id, self.stock, self.maker).quantity, 10)

    def test_paper_is_printed(self):
        lot = self._in_stock(self.gold, "G-1", 10)
        melting = self._transform("melting", [(lot, 10)], [(self.gold, 10, 750)])
        melting.action_confirm()
        report = self.env["ir.actions.report"].with_user(self.user)
        html = report._render_qweb_html("liink_precious_stock.report_transformation", melting.ids)[0].decode()
        for text in (melting.name, "G-1", melting.output_ids.lot_id.name, "7.5"):
            self.assertIn(text, html)

    def test_alloying_proposed_by_the_recipe(self):
        """100 g of 750 yellow: 75.0751 g of 999 from the purest lot, 24.9249 g of silver and copper, half each."""
        yellow = self.env.ref("liink_precious_stock.alloy_gold_750_yellow")
        if "component_ids" not in yellow._fields:
            self.skipTest("alloys have no recipes yet")
        product = self._make_product("Or jaune 750 test", precious_kind="metal", alloy_id=yellow.id)
        self.env["product.product"].search([("alloy_id", "=", yellow.id), ("id", "!=", product.id)]).action_archive()
        gold = self._in_stock(self.fine_gold, "AU-999", 100)
        fine_silver = self.env["liink.alloy"].create(
            {"name": "Fine silver test", "metal_id": self.silver.alloy_id.metal_id.id, "fineness": 999}
        )
        silver = self._in_stock(
            self._make_product("Argent fin", precious_kind="metal", alloy_id=fine_silver.id), "AG-999", 50
        )
        alloying = self._transform("alloying", [], [], alloy_id=yellow.id, target_weight=100)
        notice = alloying.action_propose()
        self.assertRegex(notice["params"]["message"], r"Not found in stock: 12.462\d g Copper")
        self.assertInputs(alloying, {gold: 75.0751, silver: 12.4624})
        copper = self._make_product(
            "Copper", precious_kind="component", tracking="lot", uom_id=self.env.ref("uom.product_uom_gram").id
        )
        lot = self._in_stock(copper, "CU-1", 50)
        self.assertFalse(alloying.action_propose())
        self.assertInputs(alloying, {gold: 75.0751, silver: 12.4624, lot: 12.4624})
        self.assertEqual(round(sum(alloying.input_ids.mapped("quantity")), 4), 100)
        self.assertFalse(alloying.is_over_tolerance)
        alloying.action_confirm()
        self.assertEqual(alloying.output_ids.lot_id.fine_weight, 75)
        self.assertLinksSum(alloying)

    def assertInputs(self, transformation, expected):
        """Which of two equal metals takes the odd tenth of a milligram is the recipe's order."""
        self.assertEqual(transformation.input_ids.lot_id, self.env["stock.lot"].union(*expected))
        for line in transformation.input_ids:
            self.assertAlmostEqual(line.quantity, expected[line.lot_id], delta=0.00011)

    def test_alloying_without_enough_fine_gold(self):
        self._in_stock(self.fine_gold, "AU-999", 10)
        alloying = self._transform("alloying", [], [], alloy_id=self.white_750.id, target_weight=10000000)
        with self.assertRaisesRegex(UserError, "are missing in stock"):
            alloying.action_propose()
