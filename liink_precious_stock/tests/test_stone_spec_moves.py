from odoo.fields import Command

from .stone_common import StoneCommon


class TestStoneSpecMoves(StoneCommon):
    """The specification stays with the demand however moves are merged, split and chained."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wide = cls._spec(carats_max=0.6)
        cls.narrow = cls._spec()

    def _delivery(self, *demands):
        """A confirmed delivery of (spec, pieces) demands."""
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.out_type_id.id,
                "location_id": self.stock.id,
                "location_dest_id": self.customers.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.stone.id,
                            "product_uom_qty": pieces,
                            "location_id": self.stock.id,
                            "location_dest_id": self.customers.id,
                            "liink_stone_spec_id": spec.id,
                        }
                    )
                    for spec, pieces in demands
                ],
            }
        )
        picking.action_confirm()
        return picking

    def _asked(self, picking):
        return {move.liink_stone_spec_id: move.product_uom_qty for move in picking.move_ids}

    def test_one_wish_merges_two_do_not(self):
        picking = self._delivery((self.narrow, 2), (self.wide, 3), (self.narrow, 4))
        self.assertEqual(self._asked(picking), {self.narrow: 6, self.wide: 3})
        self.assertEqual(len(picking.move_ids), 2)

    def test_split_and_backorder(self):
        self._stones("A", 3, 0.5, quality_id=self.gh_vs.id)
        picking = self._delivery((self.narrow, 5), (self.wide, 1))
        picking.action_assign()
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        backorder = picking.backorder_ids
        self.assertEqual(self._asked(backorder), {self.narrow: 2, self.wide: 1})
        self._stones("B", 3, 0.58, quality_id=self.gh_vs.id)
        backorder.action_assign()
        got = {move.liink_stone_spec_id: move.quantity for move in backorder.move_ids}
        self.assertEqual(got, {self.narrow: 0, self.wide: 1})

    def test_what_a_chained_move_brought_is_taken_as_it_is(self):
        """Chosen by hand against the specification and brought to the output: the delivery sends just these."""
        odd = self._stones("odd", 1, 0.46, quality_id=self.gh_vs.id)
        right = self._stones("right", 1, 0.5, quality_id=self.gh_vs.id)
        output = self.env["stock.location"].create({"name": "Output", "location_id": self.stock.location_id.id})
        self._move(right, 1, self.stock, output)
        ship = self._demand(self.narrow, 1, location_id=output.id)
        bring = self._demand(self.narrow, 1, location_dest_id=output.id, move_dest_ids=[Command.link(ship.id)])
        bring.move_line_ids = [Command.create(self._line_values(odd, 1, self.stock, output))]
        bring.picked = True
        bring._action_done()
        ship._action_assign()
        self.assertEqual(ship.move_line_ids.lot_id, odd)

    def test_a_rule_carries_the_specification_on(self):
        """Delivery in two steps: the picking in the safe asks for the same stones as the delivery."""
        self.warehouse.delivery_steps = "pick_ship"
        customers_rule = self.warehouse.delivery_route_id.rule_ids.filtered(
            lambda rule: rule.location_dest_id == self.customers
        )
        self.assertIn("liink_stone_spec_id", customers_rule[:1]._get_custom_move_fields())
        self.env["stock.rule"].run(
            [
                self.env["stock.rule"].Procurement(
                    self.stone,
                    2.0,
                    self.stone.uom_id,
                    self.customers,
                    "ring",
                    "2851",
                    self.env.company,
                    {"warehouse_id": self.warehouse, "liink_stone_spec_id": self.narrow.id},
                )
            ]
        )
        moves = self.env["stock.move"].search([("product_id", "=", self.stone.id), ("origin", "=", "2851")])
        self.assertTrue(moves)
        self.assertEqual(moves.liink_stone_spec_id, self.narrow)

    def test_queries_do_not_grow_with_the_lots(self):
        def count(lots, name):
            for number in range(lots):
                self._stones(f"{name}{number}", 1, 0.5, quality_id=self.gh_vs.id)
            move = self._demand(self.narrow, 2)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            move._action_assign()
            self.env.flush_all()
            self.assertEqual(move.state, "assigned")
            return self.cr.sql_log_count - before

        count(3, "warm")
        few = count(3, "few")
        self.assertLessEqual(count(60, "many"), few)
