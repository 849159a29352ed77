import random

from odoo.fields import Domain

from .stone_common import StoneCommon


class TestStockAlertSpec(StoneCommon):
    """An alert for stones counts what reservation would take for such a demand, and buys what is missing of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["liink.stock.alert"].search([]).unlink()
        cls.dealer = cls.env["res.partner"].create({"name": "Diamants d'Anvers", "is_company": True, "lang": "en_US"})
        cls.env["product.supplierinfo"].create(
            {"product_tmpl_id": cls.stone.product_tmpl_id.id, "partner_id": cls.dealer.id, "price": 900}
        )

    def _alert(self, spec, **values):
        return self.env["liink.stock.alert"].create(
            {"kind": "stone", "spec_id": spec.id, "measure": "pieces", "minimum": 10, "user_ids": False, **values}
        )

    def test_what_counts(self):
        """Asked: GH/VS, 0.48 to 0.52 ct, round, natural. Of eight parcels three answer: 4 + 2 + 1 stones, 3.5 ct."""
        self._stones("named", 4, quality_id=self.gh_vs.id)
        self._stones("better", 2, **self._graded("E", "VVS1"))
        self._stones("exact", 1, **self._graded("H", "VS2"))
        self._stones("too dark", 8, **self._graded("J", "VS1"))
        self._stones("too heavy", 16, carats_each=0.53, quality_id=self.gh_vs.id)
        self._stones("not graded", 32)
        self._stones("certified", 1, certificate_number="GIA 1", **self._graded("G", "VS1"))
        grown = self._make_stone("Grown", carats_per_stone=0.5, stone_origin="laboratory")
        self._stones("grown", 64, product=grown, quality_id=self.gh_vs.id)
        self.assertEqual(self._alert(self._spec()).free, 7)
        self.assertEqual(self._alert(self._spec(), measure="carats").free, 3.5)
        self.assertEqual(self._alert(self._spec(is_single=True)).free, 8)

    def test_only_the_grade_asked_where_the_company_wants_it_so(self):
        self._stones("better", 2, **self._graded("E", "VVS1"))
        self._stones("exact", 1, **self._graded("H", "VS2"))
        self.env.company.liink_stone_grade_rule = "within"
        self.assertEqual(self._alert(self._spec()).free, 1)

    def test_one_rule_with_reservation(self):
        """Random stones and demands: the alert counts exactly the lots that nothing speaks against."""
        pick = random.Random(7).choice
        serial = self._make_stone("Serial", carats_per_stone=0.5, tracking="serial")
        unknown = self._make_stone("Unknown", stone_nature=False, stone_origin=False, stone_shape=False)
        for number in range(40):
            product = pick((self.stone, serial, unknown))
            lot = self._make_lot(
                product,
                f"R{number}",
                quality_id=pick((False, self.gh_vs.id, self.def_vvs.id)),
                certificate_number=pick((False, f"N{number}")),
                is_mixed=pick((False, False, True)),
                **pick(({}, self._graded("D", "IF"), self._graded("H", "VS1"), self._graded("J", "SI1"))),
            )
            self._receive(lot, 1, carats=pick((0, 0.47, 0.48, 0.52, 0.53)))
        rows = self.env["liink.stone.stock"].search([("lot_id.name", "=like", "R%")])
        self.assertEqual(len(rows), 40)
        found = 0
        for _round in range(40):
            spec = self._spec(
                quality_id=pick((False, self.gh_vs.id, self.def_vvs.id)),
                stone_origin=pick((False, "natural")),
                shape=pick((False, "round")),
                carats_min=pick((0, 0.48)),
                carats_max=pick((0, 0.52)),
                is_single=pick((False, True)),
            )
            expected = rows.lot_id.filtered(lambda lot, spec=spec: not spec._liink_reasons(lot))
            got = rows.search(Domain("lot_id", "in", rows.lot_id.ids) & spec._liink_stock_domain()).lot_id
            self.assertEqual(set(got.ids), set(expected.ids), spec.display_name)
            found += len(got)
        self.assertGreater(found, 50)

    def test_purchase_asks_for_the_specification(self):
        """3 of 10 stones GH/VS are free: 7 are asked for, and the dealer reads which."""
        self._stones("named", 3, quality_id=self.gh_vs.id)
        alert = self._alert(self._spec())
        self.assertEqual((alert.purchase_product_id, alert.missing_quantity), (self.stone, 7))
        order = self.env["purchase.order"].browse(alert.action_liink_propose_purchase()["res_id"])
        line = order.order_line
        self.assertEqual((line.product_qty, line.liink_stone_spec_id), (7, self._spec()))
        self.assertIn(self._spec().display_name, line.name)

    def test_each_specification_has_its_line(self):
        """10 of GH/VS and 4 of DEF/VVS, the same product: two lines; asking again buys nothing more."""
        fine = self._spec(quality_id=self.def_vvs.id)
        alerts = self._alert(self._spec()) | self._alert(fine, minimum=4)
        for _time in range(2):
            order = self.env["purchase.order"].browse(alerts.action_liink_propose_purchase()["res_id"])
            self.env.invalidate_all()
            bought = {line.liink_stone_spec_id: line.product_qty for line in order.order_line}
            self.assertEqual(bought, {self._spec(): 10, fine: 4})
        self.assertEqual(alerts.mapped("missing_quantity"), [0, 0])

    def test_another_specification_joins_an_open_request_as_its_own_line(self):
        fine = self._spec(quality_id=self.def_vvs.id)
        first = self._alert(self._spec()).action_liink_propose_purchase()["res_id"]
        self.env.invalidate_all()
        self._alert(fine, minimum=4).action_liink_propose_purchase()
        order = self.env["purchase.order"].browse(first)
        bought = {line.liink_stone_spec_id: line.product_qty for line in order.order_line}
        self.assertEqual(bought, {self._spec(): 10, fine: 4})

    def test_what_is_specified_counts_for_the_product(self):
        """12 stones of any grade wanted, 10 of them GH/VS: 10 are asked for as such, 2 as they come."""
        alerts = self._alert(self._spec())
        alerts |= self._alert(self.Spec, product_id=self.stone.id, minimum=12)
        order = self.env["purchase.order"].browse(alerts.action_liink_propose_purchase()["res_id"])
        bought = {line.liink_stone_spec_id: line.product_qty for line in order.order_line}
        self.assertEqual(bought, {self._spec(): 10, self.Spec: 2})

    def test_what_was_received_no_longer_counts_as_expected(self):
        alert = self._alert(self._spec())
        order = self.env["purchase.order"].browse(alert.action_liink_propose_purchase()["res_id"])
        order.button_confirm()
        self.env.invalidate_all()
        self.assertEqual(alert.missing_quantity, 0)
        lot = self._make_lot(self.stone, "come", quality_id=self.gh_si.id)
        move = order.picking_ids.move_ids
        move.move_line_ids = [(5,), (0, 0, self._line_values(lot, 10, move.location_id, move.location_dest_id))]
        move.picked = True
        order.picking_ids.button_validate()
        self.env.invalidate_all()
        # The dealer sent GH/SI: none of them answers, so all ten are missing again.
        self.assertEqual((order.order_line.qty_received, alert.free, alert.missing_quantity), (10, 0, 10))

    def test_a_product_that_can_never_answer_is_not_proposed(self):
        self.assertFalse(self._alert(self._spec(shape="oval")).purchase_product_id)
        self.assertFalse(self._alert(self._spec(carats_min=0.9, carats_max=1.1)).purchase_product_id)
        self.assertEqual(self._alert(self._spec(shape=False)).purchase_product_id, self.stone)

    def test_alerts_cost_no_query_each(self):
        few, many = self._alert(self._spec()), self.env["liink.stock.alert"]
        for tenth in range(10):
            many |= self._alert(self._spec(carats_min=0.1 + tenth / 100))
        counts = []
        for alerts in (few, few, many):
            self.env.flush_all()
            alerts.mapped("minimum"), alerts.spec_id.mapped("nature"), alerts.spec_id.quality_id.mapped("name")
            before = self.env.cr.sql_log_count
            alerts._liink_measure_free()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
