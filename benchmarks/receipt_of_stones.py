"""Purchase receipt of certified stones, each with its own cost"""

SIZES = (500, 2_000)
LIMITS = {"ratio": 1.3}


def prepare(env, size):
    """Order the stones of both cases: one line for all, and a line per stone at its own price."""
    product = env["product.product"].create(
        {"name": "Certified diamond", "precious_kind": "stone", "stone_nature": "diamond", "tracking": "serial"}
    )
    return _orders(env, product, size)


def one_line(env, orders):
    """Enter the serials and carats of one purchase line, and validate."""
    _receive(env, orders["one line"], {"carats": 0.5})


def line_per_stone(env, orders):
    """Enter one serial and its carats per purchase line, and validate."""
    _receive(env, orders["a line per stone"], {"carats": 0.5})


def prepare_bare(env, size):
    """Order as many of an ordinary product with serial numbers, valued the standard way."""
    product = env["product.product"].create({"name": "Certified diamond", "is_storable": True, "tracking": "serial"})
    return _orders(env, product, size)


def bare_one_line(env, orders):
    """The same receipt in Odoo."""
    _receive(env, orders["one line"], {})


def bare_line_per_stone(env, orders):
    """The same receipt in Odoo."""
    _receive(env, orders["a line per stone"], {})


CASES = {"one purchase line": one_line, "a purchase line per stone": line_per_stone}
BARE_CASES = {"one purchase line": bare_one_line, "a purchase line per stone": bare_line_per_stone}


def _orders(env, product, size):
    dealer = env["res.partner"].create({"name": "Dealer"})
    return {
        "one line": _order(env, dealer, [_line(product, size, 900)]),
        "a line per stone": _order(env, dealer, [_line(product, 1, 500 + number) for number in range(size)]),
    }


def _line(product, quantity, price):
    return (0, 0, {"product_id": product.id, "product_qty": quantity, "price_unit": price, "tax_ids": [(5,)]})


def _order(env, dealer, lines):
    order = env["purchase.order"].create({"partner_id": dealer.id, "order_line": lines})
    order.button_confirm()
    return order


def _receive(env, order, measures):
    """Write the serial of each stone and validate the receipt, as the screen of detailed operations does."""
    picking = order.picking_ids
    picking.move_ids.move_line_ids.unlink()
    lines = [
        _move_line(move, f"{order.name}-{move.id}-{number}", measures)
        for move in picking.move_ids
        for number in range(int(move.product_uom_qty))
    ]
    env["stock.move.line"].create(lines)
    picking.button_validate()
    if picking.state != "done" or len(picking.move_ids.move_line_ids.lot_id) != len(lines):
        raise ValueError("The receipt was not done.")


def _move_line(move, serial, measures):
    return {
        "move_id": move.id,
        "picking_id": move.picking_id.id,
        "product_id": move.product_id.id,
        "product_uom_id": move.product_uom.id,
        "lot_name": serial,
        "quantity": 1,
        "picked": True,
        "location_id": move.location_id.id,
        "location_dest_id": move.location_dest_id.id,
        **measures,
    }
