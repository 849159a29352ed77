from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import CaratBalance

PARTS = st.lists(st.integers(1, 500), min_size=1, max_size=12)


@tagged("post_install", "-at_install")
class TestCaratBalance(BaseCase):
    """The rule itself, without a database: whatever the parts, carats are conserved."""

    @settings(max_examples=200, deadline=None)
    @given(PARTS, st.integers(0, 10**6))
    def test_parts_sum_to_the_whole(self, parts, thousandths):
        balance = CaratBalance(sum(parts), thousandths / 1000)
        taken = 0.0
        for pieces in parts:
            carats = balance.share(pieces)
            self.assertGreaterEqual(carats, 0)
            balance.add(-pieces, -carats)
            taken = round(taken + carats, 3)
        self.assertEqual((balance.pieces, balance.carats), (0, 0))
        self.assertEqual(taken, thousandths / 1000)

    def test_nothing_there(self):
        self.assertEqual(CaratBalance().share(3), 0)
        self.assertFalse(CaratBalance(2, 1).holds(3))
