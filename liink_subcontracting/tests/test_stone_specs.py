from odoo.fields import Command

from .common import SubcontractingCommon


class TestStoneSpecs(SubcontractingCommon):
    """One product, two specifications in one piece: each is counted, sent and set as it was asked for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.gh_vs, cls.def_vvs, cls.ij_vs = (
            cls.env.ref(f"liink_precious_stock.quality_{name}") for name in ("gh_vs", "def_vvs", "ij_vs")
        )
        cls.gold_lot = cls._receive_lot(cls.gold, "OR-A", 200.0)
        cls.pair = cls.env["product.product"].create(
            {"name": "Toi et Moi", "precious_kind": "jewel", "jewel_type": "ring"}
        )
        cls.bom = cls.env["mrp.bom"].create(
            {
                "product_tmpl_id": cls.pair.product_tmpl_id.id,
                "type": "subcontract",
                "bom_line_ids": [
                    Command.create({"product_id": cls.gold.id, "product_qty": 5}),
                    *(
                        Command.create(
                            {
                                "product_id": cls.centre.id,
                                "product_qty": 1,
                                "carats_per_stone": 0.5,
                                "stone_quality_id": quality.id,
                            }
                        )
                        for quality in (cls.gh_vs, cls.def_vvs)
                    ),
                ],
            }
        )
        cls.good, cls.best = cls.bom.bom_line_ids.stone_spec_id

    def _stones(self, name, pieces, quality, **values):
        return self._receive_lot(self.centre, name, pieces, quality_id=quality.id, **values)

    def _rows(self, order):
        return {row["spec"]: row for row in order._liink_get_requirement_rows() if row["spec"]}

    def _confirmed(self, pieces):
        order = self._order(pieces, product=self.pair)
        order.with_context(liink_accept_shortage=True).button_confirm()
        return order

    def _lots(self, moves):
        """{specification: {lot: stones}}"""
        return {
            move.liink_stone_spec_id: {line.lot_id.name: line.quantity for line in move.move_line_ids}
            for move in moves
            if move.liink_stone_spec_id
        }

    def _delivery_moves(self, order):
        return order._get_subcontracting_resupplies().move_ids.filtered(lambda move: move.state != "cancel")

    def test_panel_counts_no_stone_twice(self):
        """3 pieces need 3 GH/VS and 3 DEF/VVS; of 4 DEF/VVS stones, one serves as GH/VS, which lacks 2 … or none."""
        self._stones("DEF", 4, self.def_vvs)
        rows = self._rows(self._order(3, product=self.pair))
        self.assertEqual([(row["at_brand"], row["missing"]) for row in rows.values()], [(4, 0), (1, 2)])
        self._stones("GH", 2, self.gh_vs)
        rows = self._rows(self._order(3, product=self.pair))
        self.assertEqual([(row["at_brand"], row["missing"]) for row in rows.values()], [(6, 0), (3, 0)])

    def test_panel_ignores_what_does_not_match(self):
        self._stones("IJ", 40, self.ij_vs)
        rows = self._rows(self._order(3, product=self.pair))
        self.assertEqual([(row["at_brand"], row["missing"]) for row in rows.values()], [(0, 3), (0, 3)])

    def test_each_specification_gets_its_stones(self):
        self._stones("DEF", 4, self.def_vvs)
        self._stones("GH", 3, self.gh_vs)
        order = self._confirmed(3)
        raw = self._production(order).move_raw_ids
        self.assertEqual(raw.liink_stone_spec_id, self.good | self.best)
        sent = self._delivery_moves(order)
        self.assertEqual(self._lots(sent), {self.good: {"GH": 3}, self.best: {"DEF": 3}})
        self.assertEqual([row["missing"] for row in self._rows(order).values()], [0, 0])
        self.assertEqual([row["reserved"] for row in self._rows(order).values()], [3, 3])

    def test_shortage_of_one_is_not_hidden_by_the_other(self):
        self._stones("GH", 9, self.gh_vs)
        order = self._confirmed(3)
        rows = self._rows(order)
        self.assertEqual((rows[self.good]["missing"], rows[self.best]["missing"]), (0, 3))
        self.assertEqual((rows[self.good]["reserved"], rows[self.best]["reserved"]), (3, 0))

    def test_raise_and_lower(self):
        self._stones("DEF", 9, self.def_vvs)
        self._stones("GH", 9, self.gh_vs)
        order = self._confirmed(3)
        for pieces in (5, 2):
            order.order_line.product_qty = pieces
            order._get_subcontracting_resupplies().action_assign()
            raw = {
                move.liink_stone_spec_id: move.product_uom_qty
                for move in self._production(order).move_raw_ids
                if move.liink_stone_spec_id
            }
            self.assertEqual(raw, {self.good: pieces, self.best: pieces})
            sent = self._delivery_moves(order)
            self.assertEqual(self._lots(sent), {self.good: {"GH": pieces}, self.best: {"DEF": pieces}})

    def test_raise_after_delivery_then_receive(self):
        self._stones("DEF", 9, self.def_vvs)
        self._stones("GH", 9, self.gh_vs)
        order = self._confirmed(2)
        self._deliver(order)
        order.order_line.product_qty = 3
        self._deliver(order)
        self._receive(order)
        raw = self._production(order).move_raw_ids.filtered(lambda move: move.state == "done")
        self.assertEqual(self._lots(raw), {self.good: {"GH": 3}, self.best: {"DEF": 3}})

    def test_partial_reception_keeps_the_specification(self):
        self._stones("DEF", 9, self.def_vvs)
        self._stones("GH", 9, self.gh_vs)
        order = self._confirmed(3)
        self._deliver(order)
        self._receive(order, count=2)
        rest = self._production(order).filtered(lambda production: production.state not in ("done", "cancel"))
        self.assertEqual(
            {m.liink_stone_spec_id: m.product_uom_qty for m in rest.move_raw_ids if m.liink_stone_spec_id},
            {self.good: 1, self.best: 1},
        )
        self._receive(order)
        used = self._production(order).move_raw_ids.filtered(lambda move: move.state == "done").move_line_ids
        by_lot = {lot.name: sum(lines.mapped("quantity")) for lot, lines in used.grouped("lot_id").items()}
        self.assertEqual((by_lot["GH"], by_lot["DEF"]), (3, 3))

    def test_what_was_delivered_by_hand_is_what_is_set(self):
        """The brand sends an IJ by hand for want of a GH: the maker sets the stone that came, not another's."""
        self._stones("DEF", 1, self.def_vvs)
        lot = self._stones("IJ", 1, self.ij_vs)
        holder = self.dupont._liink_get_holder()
        other = self._stones("other order's", 1, self.gh_vs)
        self.env["stock.quant"].search([("lot_id", "=", other.id), ("location_id", "=", self.stock.id)]).move_quants(
            holder.location_id
        )
        order = self._confirmed(1)
        move = self._delivery_moves(order).filtered(lambda m: m.liink_stone_spec_id == self.good)
        move.move_line_ids.unlink()
        best = self._delivery_moves(order).filtered(lambda m: m.liink_stone_spec_id == self.best)
        best._action_assign()
        move.move_line_ids = [Command.create({**move._prepare_move_line_vals(quantity=1), "lot_id": lot.id})]
        self.assertIn("colour I–J, asked G–H", move.move_line_ids.liink_spec_mismatch)
        (move | best).picked = True
        gold = self._delivery_moves(order).filtered(lambda m: m.product_id == self.gold)
        gold.picked = True
        move.picking_id.with_context(skip_backorder=True).button_validate()
        self._receive(order)
        raw = self._production(order).move_raw_ids.filtered(lambda m: m.state == "done")
        self.assertEqual(self._lots(raw), {self.good: {"IJ": 1}, self.best: {"DEF": 1}})

    def test_the_piece_changes_after_the_order(self):
        """The order goes on saying what was ordered; its panel still shows what it holds."""
        self._stones("GH", 9, self.gh_vs)
        self._stones("DEF", 9, self.def_vvs)
        order = self._confirmed(2)
        revision = self.bom._liink_revise()
        revision.bom_line_ids[1].stone_quality_id = self.ij_vs
        self.assertEqual(order.order_line.liink_bom_id, self.bom)
        moves = self._production(order).move_raw_ids
        self.assertEqual(moves.liink_stone_spec_id, self.good | self.best)
        self.assertEqual([row["reserved"] for row in self._rows(order).values()], [2, 2])

    def test_why_not(self):
        self._stones("IJ", 5, self.ij_vs)
        order = self._order(2, product=self.pair)
        self.assertTrue(order.liink_lacks_stones)
        near = self.env["liink.near.stones"].browse(order.action_liink_near_stones()["res_id"])
        self.assertEqual(
            {line.spec_id: line.reasons for line in near.line_ids},
            {
                self.good: "colour I–J, asked G–H",
                self.best: "colour I–J, asked D–F · clarity VS1–VS2, asked VVS1–VVS2",
            },
        )

    def test_the_maker_reads_both_qualities(self):
        order = self._confirmed(1)
        self.assertEqual(
            {spec.quality_id for _product, spec in order._liink_get_needs() if spec}, {self.gh_vs, self.def_vvs}
        )
