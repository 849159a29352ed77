"""Opening stock of graded stones through the bulk path"""

SIZES = (1_000, 10_000, 50_000)
BARE_SIZES = {10_000: 1_000, 50_000: 1_000}
LIMITS = {"ratio": 0.1, "queries_per_thousand": 300, "megabytes": 1000}


def prepare(env, size):
    """Name the rows: a certified diamond each."""
    product = env["product.product"].create(
        {
            "name": "Diamond",
            "precious_kind": "stone",
            "stone_nature": "diamond",
            "tracking": "serial",
        }
    )
    location = _stock(env)
    grades = {
        scale: env["liink.grade"].search([("scale", "=", scale)]).ids
        for scale in ("colour", "clarity", "cut", "polish", "symmetry", "fluorescence")
    }
    laboratory = env["liink.laboratory"].search([], limit=1)
    return [
        {
            "lot": {
                "name": f"D-{number:06}",
                "product_id": product.id,
                "laboratory_id": laboratory.id,
                "certificate_number": f"{2_000_000_000 + number}",
                "length_mm": 5.1 + number % 100 / 100,
                "width_mm": 5.12 + number % 100 / 100,
                "depth_mm": 3.15,
                **{f"{scale}_id": ids[number % len(ids)] for scale, ids in grades.items()},
            },
            "quantity": 1,
            "carats": 0.5 + number % 100 / 100,
            "location_id": location.id,
        }
        for number in range(size)
    ]


def ours(env, rows):
    """Receive them."""
    env["stock.lot"]._liink_bulk_receive(rows)


def prepare_bare(env, size):
    """Name the rows for Odoo's own import of lots, then of their quantities."""
    product = env["product.product"].create({"name": "Diamond", "is_storable": True, "tracking": "serial"})
    names = [f"D-{number:06}" for number in range(size)]
    return product, _stock(env), names


def bare(env, subject):
    """Import the lots and their quantities as the import screen does."""
    product, location, names = subject
    env = env(context={**env.context, "import_file": True, "tracking_disable": True})
    lots = env["stock.lot"].load(["name", "product_id/.id"], [[name, str(product.id)] for name in names])
    rows = [[str(product.id), str(location.id), str(id_), "1"] for id_ in lots["ids"]]
    columns = ["product_id/.id", "location_id/.id", "lot_id/.id", "inventory_quantity"]
    quants = env["stock.quant"].load(columns, rows)
    if lots["messages"] or quants["messages"]:
        raise ValueError(lots["messages"] + quants["messages"])
    env["stock.quant"].browse(quants["ids"]).action_apply_inventory()


def _stock(env):
    warehouse = env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1)
    return warehouse.lot_stock_id
