"""Random histories of precious matter, compared with a ledger kept by hand."""

import os
import random

from odoo.tests import new_test_user

from tests.support.conservation import check_histories
from tests.support.seed_brand import BRAND_GROUPS

SIZES = (500, 5_000)
LIMITS = {}


def prepare(env, size):
    """The brand's manager, and the seed: LIINK_SEED, else a new one."""
    camille = new_test_user(env, "camille.ledger", groups=BRAND_GROUPS)
    number = int(os.environ.get("LIINK_SEED") or random.SystemRandom().randrange(10**9))
    return env(user=camille, context={"tracking_disable": True}), size, number


def ours(_env, subject):
    """Live them all; the seed is told in the table."""
    env, size, number = subject
    check_histories(env, size, number)
    return f"seed {number}"
