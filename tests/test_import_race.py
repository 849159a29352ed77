"""Two people import the same file at the same moment, in two real processes: its lots are there once."""

import subprocess

import pytest

from .support.server import copy_database, drop_database, run_in_shell, shell_command, unique_name

SETUP = """
product = env["product.product"].create({"name": "Race", "default_code": "RACE", "precious_kind": "metal",
    "alloy_id": env.ref("liink_precious_stock.alloy_gold_750_white").id})
env.cr.commit()
"""
# Each of the two waits for the other at the door, then imports the file.
IMPORT = """
import base64, pathlib, time
from odoo.exceptions import UserError
from odoo.service.model import retrying

text = "Lot;Produit;Grammes\\n" + "".join(f"R-{{n}};RACE;{{n + 1}}\\n" for n in range(60))
wizard = env["liink.lot.import"].create({{"kind": "metal", "file": base64.b64encode(text.encode())}})
env.cr.commit()

def receive():
    env["stock.lot"].search_count([])
    door = pathlib.Path("{door}{rank}")
    door.touch()
    while not all(pathlib.Path("{door}%d" % rank).exists() for rank in (0, 1)):
        time.sleep(0.01)
    wizard.action_import_all()

try:
    retrying(receive, env)
    env.cr.commit()
    print("received")
except UserError as error:
    print("refused", error)
"""
RESULT = """
lots = env["stock.lot"].search([("product_id.default_code", "=", "RACE")])
quants = env["stock.quant"].search([("lot_id", "in", lots.ids), ("location_id.usage", "=", "internal")])
print(len(lots), len(set(lots.mapped("name"))), sum(quants.mapped("quantity")))
"""


@pytest.mark.slow
def test_the_same_file_is_received_once(tmp_path):
    database = copy_database(unique_name("import_race"))
    try:
        run_in_shell(database, SETUP)
        started = [start_import(database, rank, f"{tmp_path}/ready") for rank in (0, 1)]
        outputs = [process.communicate(timeout=180)[0].strip() for process in started]
        assert sorted(output.split()[0] for output in outputs) == ["received", "refused"], outputs
        assert run_in_shell(database, RESULT).split() == ["60", "60", "1830.0"]
    finally:
        drop_database(database)


def start_import(database, rank, door):
    """An Odoo of its own that imports the file."""
    process = subprocess.Popen(
        shell_command(database), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdin.write(IMPORT.format(rank=rank, door=door))
    process.stdin.close()
    process.stdin = None
    return process
