from odoo.addons.liink_rjc_audit.tools import Genealogy
from odoo.tests import BaseCase, tagged

PIECE, A, B, C, D, CASTING = range(1, 7)


def link(parent, child, quantity, fine_weight=0.0, carats=0.0, kind="metal", line=None):
    return {
        "parent_lot_id": parent,
        "child_lot_id": child,
        "parent_kind": kind,
        "quantity": quantity,
        "fine_weight": fine_weight,
        "carats": carats,
        "consumed_line_id": line,
    }


@tagged("post_install", "-at_install")
class TestGenealogy(BaseCase):
    """Shares of earlier generations, by hand."""

    def test_links_of_one_lot_add_up(self):
        (portion,) = Genealogy(PIECE, [link(A, PIECE, 3, 2.25, line=7), link(A, PIECE, 4, 3.0, line=8)]).portions()
        self.assertEqual((portion.quantity, portion.fine_weight, portion.line_ids), (7, 5.25, {7, 8}))

    def test_shares_sum_to_the_next_generation(self):
        """7 g of B, a lot of 100 g alloyed from 75.2 g of fine gold and 25 g of scrap with 30 % fine."""
        links = [link(B, PIECE, 7, 5.25), link(A, B, 75.2, 75.0), link(C, B, 25.0, 7.5)]
        (portion,) = Genealogy(PIECE, links).portions()
        self.assertEqual({p.lot_id for p in portion.earlier}, {A, C})
        self.assertAlmostEqual(sum(p.quantity for p in portion.earlier), 7.0, delta=0.0001)
        self.assertAlmostEqual(sum(p.fine_weight for p in portion.earlier), 5.25, delta=0.00001)

    def test_lot_reached_by_two_ways(self):
        links = [link(B, PIECE, 4), link(A, B, 10), link(C, B, 10), link(D, A, 5), link(D, C, 5)]
        (portion,) = Genealogy(PIECE, links).portions()
        shares = {p.lot_id: p.quantity for p in portion.earlier}
        self.assertEqual(shares, {A: 2, C: 2, D: 4})
        self.assertEqual({p.lot_id: p.level for p in portion.earlier}, {A: 2, C: 2, D: 3})

    def test_cycle_ends(self):
        links = [link(B, PIECE, 4), link(A, B, 10), link(B, A, 10)]
        (portion,) = Genealogy(PIECE, links).portions()
        self.assertEqual([p.lot_id for p in portion.earlier], [A])

    def test_component_is_replaced_by_what_it_was_made_of(self):
        """One of 20 castings of 140 g: the ring has 7 g of the gold."""
        links = [
            link(CASTING, PIECE, 1, kind="component"),
            link(A, CASTING, 140, 105),
            link(B, PIECE, 12, kind="stone"),
        ]
        portions = Genealogy(PIECE, links, made={CASTING: 20.0}).portions()
        self.assertEqual(
            {p.lot_id: (p.kind, p.quantity, p.level) for p in portions}, {A: ("metal", 7, 1), B: ("stone", 12, 1)}
        )

    def test_split_stone_lot_keeps_pieces_and_carats(self):
        links = [link(B, PIECE, 12, carats=0.252, kind="stone"), link(A, B, 100, carats=2.1, kind="stone")]
        (portion,) = Genealogy(PIECE, links).portions()
        (parent,) = portion.earlier
        self.assertEqual((parent.quantity, parent.carats), (12, 0.252))

    def test_nothing_known(self):
        self.assertEqual(Genealogy(PIECE, []).portions(), [])
