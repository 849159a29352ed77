"""Matter is conserved: whatever happens, what went in minus what went out is what lies there.

200 random histories here, 5,000 in `./dev bench conservation`; LIINK_HISTORIES says how many. A history that fails is
shrunk to its shortest form and printed with its seed; LIINK_SEED tells it again.
"""

import os
import random

from odoo.tests import TransactionCase, new_test_user, tagged

from .support.conservation import check_histories
from .support.seed_brand import BRAND_GROUPS

# The same 200 each time, so that a change is judged by itself; LIINK_SEED=random and the benchmark look further.
SEED = os.environ.get("LIINK_SEED") or "2847"
SEED = random.SystemRandom().randrange(10**9) if SEED == "random" else int(SEED)
HISTORIES = int(os.environ.get("LIINK_HISTORIES") or 200)


@tagged("post_install", "-at_install")
class TestConservation(TransactionCase):
    """Done with the rights of the brand's manager."""

    def test_whatever_happens(self):
        camille = new_test_user(self.env, "camille.ledger", groups=BRAND_GROUPS, lang="fr_FR", tz="Europe/Paris")
        env = self.env(user=camille, context={"lang": "fr_FR", "tracking_disable": True})
        print(f"seed {SEED}, {HISTORIES} histories")
        check_histories(env, HISTORIES, SEED)
