"""Import of pieces with six materials each from a spreadsheet; bare Odoo: load() of the same products and bills"""

import base64
import io

from openpyxl import Workbook

SIZES = (100, 1_000)
LIMITS_BY_CASE = {
    "dry run": {"seconds": 15, "queries": 150},
    "import": {"seconds": 60, "ratio": 2, "queries": 800},
}
STONES_PER_PIECE = 4
STONES = 40
HEADINGS = (
    "Reference", "Name", "Collection", "Type", "Ring Size", "Retail Price", "Kind", "Alloy or Article", "Grams",
    "Loss", "Nature", "Shape", "mm", "Carats", "Pieces", "Quality", "Setting", "Position",
)  # fmt: skip


def prepare(env, size):
    """Articles, and the file: metal, four kinds of stones and a clasp for each piece."""
    products = env["product.product"]
    alloy = env.ref("liink_precious_stock.alloy_gold_750_white")
    products.create({"name": "Gold", "precious_kind": "metal", "alloy_id": alloy.id})
    products.create({"name": "Clasp", "precious_kind": "component"})
    products.create(
        [
            {
                "name": f"Diamond {number}",
                "precious_kind": "stone",
                "stone_nature": "diamond",
                "stone_shape": "round",
                "carats_per_stone": (number + 1) / 100,
            }
            for number in range(STONES)
        ]
    )
    env["liink.collection"].create({"name": "Benchmark"})
    content = _workbook(_rows(size))
    wizard = env["liink.piece.import"].create({"file": base64.b64encode(content), "is_creating": False})
    return wizard.id, size


def _rows(size):
    for number in range(size):
        reference = f"B-{number:05}"
        metal = ("metal", "White gold 750", 3 + number % 50 / 10, 8)
        yield (reference, f"Ring {number}", "Benchmark", "Ring", 52, 1000 + number, *metal)
        for place in range(STONES_PER_PIECE):
            carats = ((number + place) % STONES + 1) / 100
            stone = ("Diamond", "Round", "", carats, place + 1, ("GH/VS", "DEF/VVS")[place % 2], "Claw", "centre")
            yield (reference, "", "", "", "", "", "stone", "", "", "", *stone)
        yield (reference, "", "", "", "", "", "finding", "Clasp", "", "", "", "", "", "", 1)


def _workbook(rows):
    book = Workbook()
    book.active.append(HEADINGS)
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def dry_run(env, subject):
    """Judge every line."""
    wizard_id, size = subject
    wizard = env["liink.piece.import"].browse(wizard_id)
    wizard.action_check()
    if wizard.bad_count or wizard.piece_count != size:
        raise ValueError(wizard.summary)


def import_pieces(env, subject):
    """Read the file again, and make all pieces."""
    wizard_id, size = subject
    env["liink.piece.import"].browse(wizard_id).action_import_all()
    pieces = env["product.template"].search([("default_code", "=like", "B-%")])
    if len(pieces) != size or len(pieces.liink_material_ids) != size * (STONES_PER_PIECE + 2):
        raise ValueError(f"{len(pieces)} pieces, {len(pieces.liink_material_ids)} materials")


CASES = {"dry run": dry_run, "import": import_pieces}


def prepare_bare(env, size):
    """The same components as plain products; the rows for Odoo's own import of products, then of their bills."""
    products = env["product.product"]
    names = ["Gold", "Clasp", *(f"Diamond {number}" for number in range(STONES))]
    ids = products.create([{"name": name, "is_storable": True} for name in names]).ids
    return size, dict(zip(names, ids, strict=True))


def bare(env, subject):
    """Import the products, then the bills with their lines, as the import screen does."""
    size, ids = subject
    env = env(context={**env.context, "import_file": True, "tracking_disable": True})
    rows = [[f"Ring {number}", f"B-{number:05}", "True", str(1000 + number)] for number in range(size)]
    templates = _load(env["product.template"], ["name", "default_code", "is_storable", "list_price"], rows)
    columns = ["product_tmpl_id/.id", "bom_line_ids/product_id/.id", "bom_line_ids/product_qty"]
    _load(env["mrp.bom"], columns, list(_bare_rows(templates, ids)))


def _bare_rows(templates, ids):
    for number, template in enumerate(templates):
        yield [str(template), str(ids["Gold"]), str(3 + number % 50 / 10)]
        for place in range(STONES_PER_PIECE):
            yield ["", str(ids[f"Diamond {(number + place) % STONES}"]), str(place + 1)]
        yield ["", str(ids["Clasp"]), "1"]


def _load(model, columns, rows):
    result = model.load(columns, rows)
    if result["messages"]:
        raise ValueError(result["messages"][:3])
    return result["ids"]


BARE_CASES = {"import": bare}
