"""Import of the public diamonds data set through the wizard, its dirty rows named"""

import base64
import csv
import io
import os
from pathlib import Path

from benchmarks.support import Skipped

ALL = 53_940
SIZES = (5_000, 53_940)
LIMITS = {"queries_per_thousand": 100, "megabytes": 1000}


def prepare(env, size):
    """Make the wizard with the first stones of the file; the columns x, y, z are its length, width and depth."""
    path = os.environ.get("LIINK_DIAMONDS")
    if not path:
        raise Skipped("diamonds.csv could not be had: pip download plotnine failed")
    lines = Path(path).read_text().splitlines(keepends=True)
    if len(lines) != ALL + 1:
        raise Skipped(f"diamonds.csv has {len(lines) - 1} rows, {ALL} were expected")
    product = env["product.product"].create(
        {
            "name": "Round Diamond",
            "precious_kind": "stone",
            "stone_nature": "diamond",
            "stone_shape": "round",
            "tracking": "serial",
        }
    )
    text = "".join(lines[: size + 1])
    content = base64.b64encode(text.encode())
    wizard = env["liink.lot.import"].create({"kind": "stone", "file": content, "product_id": product.id})
    return wizard.id, list(csv.DictReader(io.StringIO(text)))


def dry_run(env, subject):
    """Name every dirty row: no more, no fewer than this file finds by itself."""
    wizard_id, rows = subject
    wizard = env["liink.lot.import"].browse(wizard_id)
    wizard.action_check()
    named, expected = set(wizard.issue_ids.mapped("line_number")), set(_dirty_lines(rows))
    if named != expected:
        raise ValueError(f"Lines named wrongly: {sorted(named ^ expected)[:20]}")
    return f"{len(named)} dirty rows named"


def import_good(env, subject):
    """Receive the good rows; their carats are those of the file."""
    wizard_id, rows = subject
    action = env["liink.lot.import"].browse(wizard_id).action_import_good()
    dirty = set(_dirty_lines(rows))
    carats = sum(float(row["carat"]) for number, row in enumerate(rows, 2) if number not in dirty)
    lots = env["stock.lot"].search(action["domain"])
    quants = env["stock.quant"].search([("lot_id", "in", lots.ids), ("location_id.usage", "=", "internal")])
    if len(lots) != len(rows) - len(dirty) or abs(sum(quants.mapped("carats")) - carats) > 0.001:
        raise ValueError(f"{len(lots)} lots of {sum(quants.mapped('carats'))} ct, expected {carats} ct")
    return f"{len(lots):,} lots"


CASES = {"dry run": dry_run, "import": import_good}


def _dirty_lines(rows):
    """Yield the line numbers of stones without a measure, of an impossible weight, or told twice."""
    seen = set()
    for number, row in enumerate(rows, 2):
        carats, length, width, depth = (float(row[name]) for name in ("carat", "x", "y", "z"))
        expected = 0.0061 * ((length + width) / 2) ** 2 * depth
        identity = tuple(row.values())
        if not (length and width and depth) or abs(carats - expected) > expected / 10 or identity in seen:
            yield number
        else:
            seen.add(identity)
