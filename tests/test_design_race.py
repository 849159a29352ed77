"""Two people approve two versions of a design at the same moment, in two real processes: one is in the end."""

import pytest

from .support.server import copy_database, drop_database, run_in_shell, unique_name
from .support.two_at_once import run_two_at_once

SETUP = """
import base64
piece = env["product.template"].create({"name": "Race", "precious_kind": "jewel", "jewel_type": "ring"})
for rank in range(2):
    env["liink.design.file"].create({"product_tmpl_id": piece.id, "name": "Ring", "filename": "ring.obj",
        "file": base64.b64encode(b"v 0 0 0\\nv 1 0 0\\nv 0 1 %d\\nf 1 2 3\\n" % rank)})
env.cr.commit()
"""
# Each of the two waits for the other at the door, then approves its version.
APPROVE = """
from odoo.exceptions import UserError
from odoo.service.model import retrying

turns = []

def approve():
    turns.append(1)
    design = env["liink.design.file"].search([("product_tmpl_id.name", "=", "Race"), ("version", "=", rank + 1)])
    wait_at_door()
    design.action_approve()

try:
    retrying(approve, env)
    env.cr.commit()
    print("approved", len(turns))
except UserError as error:
    print("refused", len(turns))
"""
RESULT = """
designs = env["liink.design.file"].search([("product_tmpl_id.name", "=", "Race")], order="version")
print(*designs.mapped("state"))
"""


@pytest.mark.slow
def test_one_version_is_approved(tmp_path):
    database = copy_database(unique_name("design_race"))
    try:
        run_in_shell(database, SETUP)
        outputs = [output.split() for output in run_two_at_once(database, APPROVE, f"{tmp_path}/ready")]
        # Whoever came second started again and saw what the first had done; version 2 is approved in either order.
        assert outputs[1][0] == "approved", outputs
        assert max(int(turns) for _answer, turns in outputs) >= 2, outputs
        assert run_in_shell(database, RESULT).split() == ["superseded", "approved"]
    finally:
        drop_database(database)
