from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tools import mute_logger

from .common import PreciousCommon


class TestLotLink(PreciousCommon):
    """Genealogy with quantities: insert-only, walked both ways, its lines read-only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Link = cls.env["liink.lot.link"]
        cls.ring = cls._make_product("Bague", precious_kind="jewel")
        cls.bars = [cls._make_lot(cls.gold, f"BAR-{number}") for number in (1, 2)]
        cls.casting = cls._make_lot(cls.gold, "CASTING")
        cls.piece = cls._make_lot(cls.ring, "2847-001")

    def _link(self, parent, child, quantity, **values):
        return self.Link.create({"parent_lot_id": parent.id, "child_lot_id": child.id, "quantity": quantity, **values})

    def _explained_link(self, consumed=7.0, quantity=7.0):
        """Bar 1 consumed into the piece, with its lines."""
        production = self.ring.property_stock_production
        self._receive(self.bars[0], 100)
        consumed_line = self._move(self.bars[0], consumed, self.stock, production).move_line_ids
        produced_line = self._move(self.piece, 1, production, self.stock).move_line_ids
        return self._link(
            self.bars[0],
            self.piece,
            quantity,
            consumed_line_id=consumed_line.id,
            produced_line_id=produced_line.id,
        )

    def test_fine_weight_is_worked_out(self):
        link = self._link(self.bars[0], self.piece, 7)
        self.assertAlmostEqual(link.fine_weight, 5.25, 5)
        self.assertEqual(link.parent_kind, "metal")

    def test_ancestors_and_descendants(self):
        first = self._link(self.bars[0], self.casting, 10)
        second = self._link(self.bars[1], self.casting, 5)
        third = self._link(self.casting, self.piece, 7)
        ancestors = self.Link._liink_get_ancestors(self.piece)
        self.assertEqual(
            [(row["link_id"], row["depth"]) for row in ancestors], [(third.id, 1), (first.id, 2), (second.id, 2)]
        )
        self.assertEqual({row["root_lot_id"] for row in ancestors}, {self.piece.id})
        self.assertEqual(ancestors[1]["parent_lot_id"], self.bars[0].id)
        self.assertEqual((ancestors[1]["quantity"], ancestors[1]["fine_weight"]), (10, 7.5))
        descendants = self.Link._liink_get_descendants(self.bars[0])
        self.assertEqual([(row["link_id"], row["depth"]) for row in descendants], [(first.id, 1), (third.id, 2)])

    def test_several_roots_keep_apart(self):
        link = self._link(self.bars[0], self.casting, 10)
        rows = self.Link._liink_get_ancestors(self.casting | self.piece)
        self.assertEqual([(row["root_lot_id"], row["link_id"]) for row in rows], [(self.casting.id, link.id)])
        self.assertEqual(self.Link._liink_get_ancestors(self.env["stock.lot"]), [])

    def test_a_cycle_ends(self):
        forth = self._link(self.bars[0], self.casting, 10)
        back = self._link(self.casting, self.bars[0], 2)
        rows = self.Link._liink_get_ancestors(self.casting)
        self.assertEqual([(row["link_id"], row["depth"]) for row in rows], [(forth.id, 1), (back.id, 2)])

    def test_one_query_whatever_the_depth(self):
        lots = [self._make_lot(self.gold, f"CHAIN-{number}") for number in range(100)]
        for parent, child in zip(lots, lots[1:], strict=False):
            self._link(parent, child, 1)
        self.env.flush_all()
        with self.assertQueryCount(1):
            rows = self.Link._liink_get_ancestors(lots[-1])
        self.assertEqual(len(rows), 99)
        self.assertEqual(rows[-1]["depth"], 99)

    def test_many_ways_do_not_explode(self):
        """20 levels of two parents each: two million paths, 76 links."""
        levels = [[self._make_lot(self.gold, f"L{level}-{side}") for side in "ab"] for level in range(20)]
        for parents, children in zip(levels, levels[1:], strict=False):
            for parent in parents:
                for child in children:
                    self._link(parent, child, 1)
        self.assertEqual(len(self.Link._liink_get_ancestors(levels[-1][0])), 74)

    def test_insert_only(self):
        link = self._link(self.bars[0], self.piece, 7)
        for change in (lambda: link.write({"quantity": 6}), link.unlink):
            with self.assertRaisesRegex(UserError, "cannot be changed or deleted"):
                change()
        self.assertEqual(link.quantity, 7)

    def test_reversal_takes_a_link_out_of_the_genealogy(self):
        link = self._link(self.bars[0], self.piece, 7)
        undo = link._liink_reverse()
        self.assertEqual((undo.quantity, undo.fine_weight), (-7, -5.25))
        self.assertEqual(self.Link._liink_get_ancestors(self.piece), [])
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            link._liink_reverse()

    def test_links_explain_no_more_than_was_consumed(self):
        link = self._explained_link(consumed=7.0, quantity=6.9999)
        with self.assertRaisesRegex(ValidationError, "BAR-1"):
            self._link(self.bars[0], self.casting, 0.0002, consumed_line_id=link.consumed_line_id.id)

    def test_link_and_lines_agree(self):
        link = self._explained_link()
        with self.assertRaisesRegex(ValidationError, "another lot"):
            self._link(self.bars[1], self.piece, 1, consumed_line_id=link.consumed_line_id.id)
        with self.assertRaisesRegex(ValidationError, "itself"):
            self._link(self.piece, self.piece, 1)
        with self.assertRaisesRegex(ValidationError, "positive"):
            self._link(self.bars[1], self.piece, -1)

    def test_linked_lines_are_read_only(self):
        link = self._explained_link()
        for line in (link.consumed_line_id, link.produced_line_id):
            for change in (
                {"quantity": 6.5},
                {"lot_id": self.bars[1].id},
                {"owner_id": self.maker.id},
                {"carats": 1},
                {"location_dest_id": self.customers.id},
            ):
                with self.assertRaisesRegex(UserError, "2847-001"):
                    line.write(change)
        self.assertEqual(link.consumed_line_id.quantity, 7)
        link.consumed_line_id.write({"quantity": 7, "lot_id": self.bars[0].id})

    def test_lot_with_links_keeps_its_fineness(self):
        self._link(self.bars[0], self.piece, 7)
        self._receive(self.bars[0], 20)
        with self.assertRaisesRegex(UserError, "BAR-1"):
            self.bars[0].fineness = 740
        # An assay is the way; what went into the piece before stays as it was known then.
        link = self.Link.search([("parent_lot_id", "=", self.bars[0].id)])
        fine_weight = link.fine_weight
        self.bars[0]._liink_assay(740)
        self.assertEqual(link.fine_weight, fine_weight)

    def test_counts_and_buttons_on_the_lot(self):
        self._link(self.bars[0], self.casting, 10)
        link = self._link(self.casting, self.piece, 7)
        self.assertEqual((self.casting.liink_parent_count, self.casting.liink_child_count), (1, 1))
        action = self.casting.with_user(self.user).action_liink_view_children()
        self.assertEqual(self.Link.search(action["domain"]), link)
