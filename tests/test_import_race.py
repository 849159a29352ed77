"""Two people import the same file at the same moment, in two real processes: its lots are there once."""

import pytest

from .support.server import copy_database, drop_database, run_in_shell, unique_name
from .support.two_at_once import run_two_at_once

SETUP = """
product = env["product.product"].create({"name": "Race", "default_code": "RACE", "precious_kind": "metal",
    "alloy_id": env.ref("liink_precious_stock.alloy_gold_750_white").id})
env.cr.commit()
"""
# Each of the two waits for the other at the door, then imports the file.
IMPORT = """
import base64
from odoo.exceptions import UserError
from odoo.service.model import retrying

text = "Lot;Produit;Grammes\\n" + "".join(f"R-{n};RACE;{n + 1}\\n" for n in range(60))
wizard = env["liink.lot.import"].create({"kind": "metal", "file": base64.b64encode(text.encode())})
env.cr.commit()

def receive():
    env["stock.lot"].search_count([])
    wait_at_door()
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
        outputs = run_two_at_once(database, IMPORT, f"{tmp_path}/ready")
        assert sorted(output.split()[0] for output in outputs) == ["received", "refused"], outputs
        assert run_in_shell(database, RESULT).split() == ["60", "60", "1830.0"]
    finally:
        drop_database(database)
