"""A year of metal prices, so that the curve looks alive. INVENTED: a random walk, nobody's quotation."""

import random
from datetime import timedelta

from odoo import fields

NAME = "Cours inventés (démonstration)"
DAYS = 365
# Euros per troy ounce a year ago, change over the year, usual change from one day to the next.
METALS = {
    "metal_gold": (2560.0, 0.31, 0.008),
    "metal_silver": (29.2, 0.27, 0.014),
    "metal_platinum": (935.0, 0.34, 0.012),
    "metal_palladium": (965.0, 0.12, 0.016),
}


def invent_prices(env):
    """Write a price of each metal for every working day of the last year, marked as invented by their source."""
    today = fields.Date.context_today(env["liink.metal.price"])
    days = [today - timedelta(days=ago) for ago in range(DAYS, -1, -1)]
    days = [day for day in days if day.weekday() < 5]
    vals_list = []
    for name, (start, change, shake) in METALS.items():
        metal = env.ref(f"liink_precious_stock.{name}")
        source = _make_source(env, metal)
        for day, price in zip(days, _walk(len(days), start, change, shake), strict=True):
            vals_list.append(
                {
                    "metal_id": metal.id,
                    "date": day,
                    "per_ounce": round(price, 2),
                    "origin": "feed",
                    "source_id": source.id,
                }
            )
    env["liink.metal.price"].create(vals_list)


def _make_source(env, metal):
    """A source that is never asked: it only says where these prices come from."""
    values = {"name": NAME, "metal_id": metal.id, "url": "https://prices.example/invented", "active": False}
    return env["liink.metal.price.source"].sudo().create(values)


def _walk(count, start, change, shake):
    """A walk from `start` that ends about `change` higher, the same each time."""
    chance = random.Random(f"{start}")
    offset = 0.0
    for step in range(count):
        offset = 0.97 * offset + chance.gauss(0, shake)
        yield start * (1 + change * step / max(count - 1, 1)) * (1 + offset)
