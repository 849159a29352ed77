from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.fields import Command

from .test_lot_cost import CostCommon

# Part of the pieces, part of the carats, whether the part was weighed.
SPLITS = st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.booleans())


class TestLotCostOrigin(CostCommon):
    """What lots are made from is what they cost, to the cent."""

    def _transform(self, inputs, outputs, shares):
        """Consume (lot, quantity, carats) and produce (lot, quantity, carats), linked by ``shares``.

        :param shares: (input index, output index, quantity, carats) of each link
        :return: the links
        """
        consumed = [self._do(part, self.stock, self.production) for part in inputs]
        produced = [self._do(part, self.production, self.stock) for part in outputs]
        return self.env["liink.lot.link"].create(
            [
                {
                    "parent_lot_id": inputs[source][0].id,
                    "child_lot_id": outputs[target][0].id,
                    "quantity": quantity,
                    "carats": carats,
                    "consumed_line_id": consumed[source].id,
                    "produced_line_id": produced[target].id,
                }
                for source, target, quantity, carats in shares
            ]
        )

    def _do(self, part, source, destination):
        lot, quantity, carats = part
        return self._move(lot, quantity, source, destination, carats=carats).move_line_ids

    def test_parcel_split_by_carats(self):
        """10 stones of 5 ct at 200 €/ct; 3 of them weigh 2 ct: they are worth 400 €, the other 7 stones 600 €."""
        parcel = self._buy_lot(self.melee, "P", 10, 100, carats=5)
        child = self._make_lot(self.melee, "P-1")
        self._transform([(parcel, 3, 2)], [(child, 3, 2)], [(0, 0, 3, 2)])._liink_inherit_cost()
        self.env.invalidate_all()
        self.assertEqual((parcel.total_value, child.total_value), (600, 400))
        self.assertEqual(parcel.liink_cost_ids[:1].cause, "weight")
        self.assertEqual(child.liink_cost_ids[:1].cause, "origin")
        self._assert_adds_up(self.melee)

    def test_metal_split(self):
        """100 g for 6,123.45 €: 30.0001 g take 1,837.04 €, the rest stays."""
        bar = self._buy_lot(self.gold, "BAR", 100, 61.2345)
        pieces = [self._make_lot(self.gold, name) for name in ("A", "B")]
        links = self._transform(
            [(bar, 60.0002, 0)],
            [(lot, 30.0001, 0) for lot in pieces],
            [(0, 0, 30.0001, 0), (0, 1, 30.0001, 0)],
        )
        links._liink_inherit_cost()
        self.env.invalidate_all()
        self.assertEqual(sum(lot.total_value for lot in (bar, *pieces)), 6123.45)
        self.assertAlmostEqual(pieces[0].total_value, 1837.04, 2)

    def test_melting_two_lots_with_a_fee(self):
        """10 g at 50 € and 20 g at 65 €, melted together for a fee of 30 €: 1,830 € for 30 g, 61 €/g."""
        parents = [self._buy_lot(self.gold, "G-1", 10, 50), self._buy_lot(self.gold, "G-2", 20, 65)]
        melted = self._make_lot(self.gold, "MELTED")
        links = self._transform(
            [(parents[0], 10, 0), (parents[1], 20, 0)], [(melted, 30, 0)], [(0, 0, 10, 0), (1, 0, 20, 0)]
        )
        links._liink_inherit_cost({links.produced_line_id: 30})
        self.assertEqual((melted.total_value, melted.standard_price), (1830, 61))
        self.assertEqual(links.produced_line_id.move_id.value, 1830)
        self._assert_adds_up(self.gold)

    def test_merged_into_a_lot_that_has_stock(self):
        """100 stones at 9 € and 50 at 12 €, poured together: 1,500 € for 150."""
        kept = self._buy_lot(self.melee, "M-1", 100, 9)
        poured = self._buy_lot(self.melee, "M-2", 50, 12)
        self._transform([(poured, 50, 0)], [(kept, 50, 0)], [(0, 0, 50, 0)])._liink_inherit_cost()
        self.env.invalidate_all()
        self.assertEqual((kept.total_value, poured.total_value, kept.standard_price), (1500, 0, 10))

    def test_loss_is_not_passed_on(self):
        """10 g at 50 €, 9 g come out: the gram that was lost takes its 50 € along."""
        bar = self._buy_lot(self.gold, "BAR", 10, 50)
        child = self._make_lot(self.gold, "CHILD")
        self._transform([(bar, 10, 0)], [(child, 9, 0)], [(0, 0, 9, 0)])._liink_inherit_cost()
        self.assertEqual(child.total_value, 450)

    def test_clean_cuttings_bring_their_cost_back(self):
        lot = self._buy_lot(self.gold, "G-1", 100, 60)
        self._buy_lot(self.gold, "G-2", 100, 80)
        place = self.maker._liink_get_holder().location_id
        self._move(lot, 100, self.stock, place)
        wizard = self.env["liink.clean.cuttings.return"].create(
            {"product_id": self.gold.id, "partner_id": self.maker.id, "quantity": 25}
        )
        cuttings = wizard._liink_receive()
        self.env.invalidate_all()
        self.assertEqual((cuttings.total_value, lot.total_value), (1500, 4500))
        self._assert_adds_up(self.gold)

    @settings(max_examples=25, deadline=None)
    @given(
        cents=st.integers(1, 10**7),
        pieces=st.integers(2, 40),
        carats=st.integers(40, 40_000),
        splits=st.lists(SPLITS, min_size=1, max_size=5),
    )
    def test_a_split_creates_no_value(self, cents, pieces, carats, splits):
        """Whatever the parcel cost and however often it is split, by weight or not: parent + children = before."""
        with self.env.cr.savepoint(flush=True) as savepoint:
            self._check_splits(cents / 100, pieces, carats / 1000, splits)
            savepoint.rollback()
        self.env.invalidate_all()

    def _check_splits(self, value, pieces, carats, splits):
        parcel = self._buy_lot(self.melee, "PARCEL", pieces, value / pieces, carats=carats)
        lots, whole = parcel, parcel.total_value
        self.assertAlmostEqual(whole, value, 2)
        for number, (part, weight, is_weighed) in enumerate(splits):
            count = round(parcel.product_qty * part)
            if not 0 < count < parcel.product_qty:
                continue
            child = self._make_lot(self.melee, f"PARCEL-{number}")
            weighed = max(round(parcel.carats * weight, 3), 0.001) if is_weighed else 0.0
            before = parcel.total_value
            consumed = self._do((parcel, count, weighed), self.stock, self.production)
            produced = self._do((child, count, consumed.carats), self.production, self.stock)
            self.env["liink.lot.link"].create(
                {
                    "parent_lot_id": parcel.id,
                    "child_lot_id": child.id,
                    "quantity": count,
                    "carats": consumed.carats,
                    "consumed_line_id": consumed.id,
                    "produced_line_id": produced.id,
                }
            )._liink_inherit_cost()
            self.env.invalidate_all()
            self.assertAlmostEqual(parcel.total_value + child.total_value, before, 6)
            lots |= child
        self.assertAlmostEqual(sum(lots.mapped("total_value")), whole, 6)
        self._assert_adds_up(self.melee)


class TestLotCostQueries(CostCommon):
    """Valuing is done for all lots together: the queries do not grow with them."""

    def _receive_many(self, count):
        order = self._order({"product_id": self.solitaire.id, "product_qty": count, "price_unit": 900})
        picking = order.picking_ids
        move = picking.move_ids
        move.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            [
                {
                    "move_id": move.id,
                    "picking_id": picking.id,
                    "product_id": self.solitaire.id,
                    "lot_name": f"{order.name}-{number}",
                    "quantity": 1,
                    "carats": 0.5,
                    "location_id": move.location_id.id,
                    "location_dest_id": move.location_dest_id.id,
                    "picked": True,
                }
                for number in range(count)
            ]
        )
        picking.button_validate()
        return move

    def _count(self, action):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        action()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_valuation_at_n_and_4_n(self):
        counts = []
        for count in (10, 40):
            move = self._receive_many(count)
            lots = self.env["stock.lot"].browse(move.move_line_ids.lot_id.ids)
            places = self.env["stock.quant"].browse(lots.quant_ids.ids)
            read = self._count(lambda lots=lots: lots.mapped("total_value"))
            value = self._count(lambda move=move: move._set_value())
            product = self._count(lambda: self.solitaire.total_value)
            quants = self._count(lambda places=places: places.mapped("value"))
            counts.append((read, value, product, quants))
        for few, many in zip(*counts, strict=True):
            self.assertLessEqual(many, few)
            self.assertLessEqual(many, 25)

    def test_departures_at_n_and_4_n(self):
        counts = []
        for count in (10, 40):
            lots = self._receive_many(count).move_line_ids.lot_id
            move = self.env["stock.move"].create(
                {
                    "product_id": self.solitaire.id,
                    "product_uom": self.solitaire.uom_id.id,
                    "product_uom_qty": count,
                    "location_id": self.stock.id,
                    "location_dest_id": self.customers.id,
                    "move_line_ids": [
                        Command.create(self._line_values(lot, 1, self.stock, self.customers)) for lot in lots
                    ],
                }
            )
            move.picked = True
            counts.append(self._count(move._set_value))
            self.assertEqual(move.value, 900 * count)
        self.assertEqual(*counts)
