"""Two people order the last of the gold at the same moment, in two real processes: only one gets it."""

import subprocess
from pathlib import Path

import pytest

from .support.server import copy_database, drop_database, run_in_shell, shell_command, unique_name

ROOT = Path(__file__).parents[1]
SETUP = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests.support.seed_brand import SeedBrand

brand = SeedBrand(env)
brand.fill_safe()
brand.order_rings(12)
brand.order_rings(12)
env.cr.commit()
"""
# Each of the two waits for the other at the door, then orders 12 rings: 84 g each, of 120 g.
ORDER = """
import pathlib, time
from odoo.service.model import retrying

def order():
    draft = env["purchase.order"].search([("is_production_order", "=", True)], order="id", offset={rank}, limit=1)
    draft = draft.with_context(liink_no_notification=True, liink_accept_shortage=True)
    pathlib.Path("{door}{rank}").touch()
    while not all(pathlib.Path("{door}%d" % rank).exists() for rank in (0, 1)):
        time.sleep(0.01)
    draft.button_confirm()

retrying(order, env)
env.cr.commit()
print("done")
"""
RESULT = """
is_metal = ("product_id.precious_kind", "=", "metal")
quants = env["stock.quant"].search([is_metal, ("location_id.usage", "=", "internal")])
moves = env["stock.move"].search([is_metal, ("picking_id.state", "!=", "done"),
    ("location_dest_id", "child_of", env.company.subcontracting_location_id.id), ("state", "!=", "cancel")])
print(sum(quants.mapped("quantity")), sum(quants.mapped("reserved_quantity")), sorted(moves.mapped("quantity")))
"""


@pytest.mark.slow
def test_one_gets_the_gold(tmp_path):
    database = copy_database(unique_name("race"))
    try:
        run_in_shell(database, SETUP)
        door = f"{tmp_path}/ready"
        started = [start_order(database, rank, door) for rank in (0, 1)]
        for process in started:
            output, errors = process.communicate(timeout=180)
            assert process.returncode == 0 and "done" in output, errors[-3000:]
        held, reserved, moves = run_in_shell(database, RESULT).strip().split(" ", 2)
        assert float(held) == 120.0
        assert float(reserved) == 120.0
        assert moves == "[36.0, 84.0]"
    finally:
        drop_database(database)


def start_order(database, rank, door):
    """An Odoo of its own that orders the rings of draft number `rank`."""
    process = subprocess.Popen(
        shell_command(database), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdin.write(ORDER.format(rank=rank, door=door))
    process.stdin.close()
    process.stdin = None
    return process
