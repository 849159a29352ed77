"""Two people import the same pieces at the same moment, in two real processes: each piece is there once."""

import pytest

from .support.server import copy_database, drop_database, run_in_shell, unique_name
from .support.two_at_once import run_two_at_once

SETUP = """
env["product.product"].create({"name": "Race", "default_code": "RACE", "precious_kind": "metal",
    "alloy_id": env.ref("liink_precious_stock.alloy_gold_750_white").id})
env.cr.commit()
"""
IMPORT = """
import base64
from odoo.exceptions import UserError
from odoo.service.model import retrying

text = "Reference;Name;Type;Kind;Alloy;Grams\\n" + "".join(f"R-{n};Ring;Ring;metal;RACE;7\\n" for n in range(60))
wizard = env["liink.piece.import"].create({"file": base64.b64encode(text.encode())})
env.cr.commit()

def make():
    env["product.template"].search_count([])
    wait_at_door()
    wizard.action_import_all()

try:
    retrying(make, env)
    env.cr.commit()
    print("made")
except UserError as error:
    print("refused", error)
"""
RESULT = """
pieces = env["product.template"].search([("default_code", "=like", "R-%")])
print(len(pieces), len(set(pieces.mapped("default_code"))), len(pieces.liink_material_ids))
"""


@pytest.mark.slow
def test_the_same_pieces_are_made_once(tmp_path):
    database = copy_database(unique_name("piece_import_race"))
    try:
        run_in_shell(database, SETUP)
        outputs = run_two_at_once(database, IMPORT, f"{tmp_path}/ready")
        assert sorted(output.split()[0] for output in outputs) == ["made", "refused"], outputs
        assert run_in_shell(database, RESULT).split() == ["60", "60", "60"]
    finally:
        drop_database(database)
