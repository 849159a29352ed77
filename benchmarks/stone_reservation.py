"""Reservation by specification among graded stones."""

from odoo.tools import SQL

SIZES = (5_000, 50_000)
REPEAT = 5
LIMITS = {"seconds": 0.2, "same_queries": True}


def prepare(env, size):
    """Put ``size`` graded lots into the safe, by SQL: colours D to M, clarities FL to I1, 0.20 to 1.70 ct."""
    product = env["product.product"].create(
        {
            "name": "Diamond",
            "precious_kind": "stone",
            "stone_nature": "diamond",
            "stone_origin": "natural",
            "stone_shape": "round",
            "carats_per_stone": 0.5,
        }
    )
    stock = env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1).lot_stock_id
    env.flush_all()
    env.cr.execute(
        SQL(
            """
            WITH drawn AS (
                SELECT number, 1 + (number * 7) %% 10 AS colour, 1 + (number * 3) %% 10 AS clarity,
                       ROUND(0.2 + (number * 13 %% 1500) / 1000.0, 3) AS carats
                FROM generate_series(1, %(size)s) number
            ), lots AS (
                INSERT INTO stock_lot (name, product_id, precious_kind, carats_each, colour_id, clarity_id,
                    colour_rank_best, colour_rank_worst, clarity_rank_best, clarity_rank_worst, grade_rank,
                    is_certified, is_mixed, size_from_mm, size_to_mm)
                SELECT 'B-' || number, %(product)s, 'stone', carats,
                    (SELECT id FROM liink_grade WHERE scale = 'colour' AND rank = colour),
                    (SELECT id FROM liink_grade WHERE scale = 'clarity' AND rank = clarity),
                    colour, colour, clarity, clarity, colour + clarity, number %% 3 = 0, FALSE, 0, 0
                FROM drawn RETURNING id, carats_each
            )
            INSERT INTO stock_quant (product_id, location_id, lot_id, company_id, quantity, reserved_quantity, carats,
                in_date)
            SELECT %(product)s, %(place)s, id, %(company)s, 5, 0, carats_each * 5, now() FROM lots
            """,
            size=size,
            product=product.id,
            place=stock.id,
            company=env.company.id,
        )
    )
    env.cr.commit()
    env.cr.execute("ANALYZE stock_lot, stock_quant")
    quality = env.ref("liink_precious_stock.quality_gh_vs")
    spec = env["liink.stone.spec"]._liink_get_or_create(
        {
            "stone_origin": "natural",
            "shape": "round",
            "carats_min": 0.48,
            "carats_max": 0.52,
            "quality_id": quality.id,
        }
    )
    return product, spec, stock


def reserve(env, subject):
    """Reserve twenty stones GH/VS of 0.48 to 0.52 ct."""
    product, spec, stock = subject
    move = env["stock.move"].create(
        {
            "product_id": product.id,
            "product_uom_qty": 20,
            "location_id": stock.id,
            "location_dest_id": env.ref("stock.stock_location_customers").id,
            "liink_stone_spec_id": spec.id,
        }
    )
    move._action_confirm(merge=False)
    move._action_assign()
    if move.state != "assigned":
        raise ValueError(move.state)
    move._do_unreserve()
    move._action_cancel()


def count_free(env, subject):
    """Say what is free for two demands at once, as the order's panel does while typing."""
    product, spec, stock = subject
    env["liink.stone.spec"]._liink_share_free([(product, spec, 20), (product, spec, 240)], stock)


CASES = {"reserve 20 stones": reserve, "what is free": count_free}
