from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..models.shares import cumulative_shares, sequential_shares


@tagged("post_install", "-at_install")
class TestShares(BaseCase):
    def test_thirds_by_hand(self):
        self.assertEqual(cumulative_shares(10.0, [1, 1, 1], 2), [3.33, 3.34, 3.33])

    def test_stones_by_hand(self):
        """24 stones of two lots over two rings: the second ring gets the last 8 of the first lot."""
        self.assertEqual(sequential_shares([20, 4], 2), [[12, 8], [0, 4]])

    @given(
        st.integers(1, 10**8),
        st.lists(st.integers(1, 10**6), min_size=1, max_size=60),
        st.integers(2, 5),
    )
    def test_nothing_is_lost(self, total, weights, digits):
        amount = total / 10**digits
        shares = cumulative_shares(amount, weights, digits)
        self.assertEqual(sum(round(share * 10**digits) for share in shares), total)
        for share, weight in zip(shares, weights, strict=True):
            self.assertLessEqual(abs(share - amount * weight / sum(weights)), 1.001 / 10**digits)

    @given(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.integers(1, 30))
    def test_every_stone_is_set_once(self, lots, pieces):
        shares = sequential_shares(lots, pieces)
        self.assertEqual([sum(share) for share in shares], lots)
        per_piece = [sum(share[rank] for share in shares) for rank in range(pieces)]
        self.assertLessEqual(max(per_piece) - min(per_piece), 1)
