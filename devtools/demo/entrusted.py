"""What belongs to others in the demo company's safe and at a maker: a memo, a client's stone, a maker's gold."""

from datetime import timedelta

from odoo.fields import Command


def entrust(env, today):
    """Receive a dealer's memo of three stones, a client's diamond, and gold that a maker advances."""
    memos = env["liink.memo"]
    stones = ((118, 0.51, 5200), (119, 0.5, 4950), (120, 0.53, 5650))
    memos |= _make(
        env,
        "memo",
        env.ref("liink_precious_stock.partner_diamonds_antwerp"),
        [_stone(env, f"CF-{number}", carats, price) for number, carats, price in stones],
        reference="M-2026-118",
        date=today - timedelta(days=12),
        date_term=today + timedelta(days=18),
    )
    client = env["res.partner"].create({"name": "Hélène Marchand", "lang": "fr_FR"})
    memos |= _make(env, "client_stone", client, [_stone(env, "MARCHAND", 0.48)], date=today - timedelta(days=5))
    gold = {
        "product_id": env.ref("liink_precious_stock.product_gold_750_white").id,
        "lot_name": "AVANCE-DUPONT",
        "quantity": 25,
        "price": 78,
    }
    memos |= _make(env, "maker_metal", env.ref("liink_subcontracting.maker_dupont"), [gold], date=today)
    memos.action_receive()
    return memos


def _stone(env, name, carats, price=0.0):
    return {
        "product_id": env.ref("liink_precious_stock.product_diamond_050").id,
        "lot_name": name,
        "quantity": 1,
        "carats": carats,
        "price": price,
        "price_basis": "carat" if price else "unit",
    }


def _make(env, kind, partner, lines, **values):
    return env["liink.memo"].create(
        {"kind": kind, "partner_id": partner.id, "line_ids": [Command.create(line) for line in lines], **values}
    )
