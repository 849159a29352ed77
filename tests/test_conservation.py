"""Matter is conserved: whatever happens, what went in minus what went out is what lies there.

200 random histories here, more with LIINK_HISTORIES; a history that fails is shrunk to its shortest form and printed
with its seed, and LIINK_SEED tells it again.
"""

import os
import random

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from odoo.tests import TransactionCase, new_test_user, tagged

from .support.history import History
from .support.seed_brand import BRAND_GROUPS

SEED = int(os.environ.get("LIINK_SEED") or random.SystemRandom().randrange(10**9))
HISTORIES = int(os.environ.get("LIINK_HISTORIES") or 200)
NUMBER = st.integers(0, 10**7)
STEPS = st.lists(st.tuples(st.sampled_from(History.steps), NUMBER, NUMBER, NUMBER), min_size=1, max_size=12)


class Undo(Exception):
    """Ends a history; all of it is rolled back."""


@tagged("post_install", "-at_install")
class TestConservation(TransactionCase):
    """Done with the rights of the brand's manager."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        camille = new_test_user(cls.env, "camille.ledger", groups=BRAND_GROUPS, lang="fr_FR", tz="Europe/Paris")
        cls.env = cls.env(user=camille, context={"lang": "fr_FR", "tracking_disable": True})
        cls.history = History(cls.env)
        # Something to begin with, else most histories have nothing to move.
        cls.history.receive_metal(0, 70_000, 0)
        cls.history.receive_stones(0, 11, 137)
        cls.history.remember()
        cls.env.flush_all()

    @seed(SEED)
    @settings(
        max_examples=HISTORIES,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(STEPS)
    def _check_histories(self, steps):
        try:
            with self.env.cr.savepoint():
                self._live(steps)
                raise Undo
        except Undo:
            pass

    def _live(self, steps):
        self.history.begin_again()
        for step in steps:
            self.history.do(*step)
        self.assertFalse(self.history.differences(), f"after {self.history.story}")

    def test_whatever_happens(self):
        print(f"seed {SEED}, {HISTORIES} histories")
        self._check_histories()
