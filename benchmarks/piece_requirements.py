"""What an order of many lines needs: 20 pieces a line, each of metal and five kinds of stones and findings."""

from odoo.fields import Command

SIZES = (5, 50)
REPEAT = 5
LIMITS = {"seconds": 0.15, "same_queries": True}
PIECES_PER_LINE = 20
STONES_PER_PIECE = 5


def prepare(env, size):
    """``size`` pieces, each with its own metal weight and stones of two qualities."""
    gold = env["product.product"].create(
        {"name": "Gold", "precious_kind": "metal", "alloy_id": env.ref("liink_precious_stock.alloy_gold_750_white").id}
    )
    stones = env["product.product"].create(
        [
            {
                "name": f"Diamond {number}",
                "precious_kind": "stone",
                "stone_nature": "diamond",
                "stone_shape": "round",
                "carats_per_stone": 0.01 * (number + 1),
            }
            for number in range(20)
        ]
    )
    qualities = [env.ref(f"liink_precious_stock.quality_{name}").id for name in ("gh_vs", "def_vvs")]
    pieces = env["product.template"].create(
        [_piece_vals(number, gold, stones, qualities) for number in range(size)]
    )
    return [(piece.liink_bom_id, piece.product_variant_id, PIECES_PER_LINE) for piece in pieces]


def _piece_vals(number, gold, stones, qualities):
    lines = [{"product_id": gold.id, "product_qty": 3 + number / 10}]
    lines += [
        {
            "product_id": stones[(number + place) % len(stones)].id,
            "product_qty": place + 1,
            "stone_quality_id": qualities[place % 2],
        }
        for place in range(STONES_PER_PIECE)
    ]
    return {
        "name": f"Ring {number}",
        "precious_kind": "jewel",
        "jewel_type": "ring",
        "liink_material_ids": [Command.create(line) for line in lines],
    }


def ours(env, requests):
    """One call for all lines, nothing in the cache."""
    env.invalidate_all()
    needs = env["mrp.bom"]._liink_requirements_for(requests)
    assert {len(need) for need in needs} == {1 + STONES_PER_PIECE}
