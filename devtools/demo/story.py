"""The demo company's last months: purchases of gold and stones, thirty orders in every stage, their
engravings, their papers.

Told through Odoo's own methods, day by day with a frozen clock, so that every document is dated as it would be. It
ends on the Monday morning that many know: 120 g of white gold in the safe, 20 rings of 7 g to order, and 60 g of clean
cuttings that came back and that nobody noted.
"""

import logging
import random

from freezegun import freeze_time

from odoo import fields

from .calendar import days_of_orders
from .designs import leave_one_to_approve, submit_designs
from .engravings import Engraver
from .entrusted import entrust
from .orders import ORDERS, Workshop
from .papers import file_papers
from .prices import invent_prices
from .purchases import Purchases

_logger = logging.getLogger(__name__)

FIRST_ORDER_NUMBER = 2832  # the sixteenth is 2847, the auditor's
WHITE_GOLD_LEFT = 120.0


def tell(env):
    """Make the demo company's documents. Not to be run twice on one database."""
    if env["purchase.order"].search_count([("is_production_order", "=", True)], limit=1):
        return
    brand = env.ref("liink_precious_stock.user_camille")
    env = env(user=brand.id, context={**env.context, "lang": "fr_FR", "tz": "Europe/Paris", "tracking_disable": True})
    random.seed(2847)
    env["ir.sequence"].sudo().search([("code", "=", "liink.production.order")]).number_next = FIRST_ORDER_NUMBER
    days = days_of_orders(len(ORDERS))
    with freeze_time(days[0], ignore=["asyncio"]) as clock:
        submit_designs(env, clock, days[0])
        clock.move_to(days[0])
        purchases, workshop = Purchases(env, clock), Workshop(env, clock)
        open_orders = {}
        purchases.buy_opening_stock(days[0], [spec for spec in ORDERS if not spec.is_draft])
        for spec, day in zip(ORDERS, days, strict=True):
            clock.move_to(day)
            order = workshop.create(spec, day)
            if not spec.is_draft:
                purchases.buy_what_is_short(order, day)
                workshop.carry_out(order, spec, day)
            if order.liink_stage in ("ordered", "making"):
                open_orders[spec.piece] = order
            _logger.info("order %s: %s", order.name, order.liink_stage)
        purchases.leave_short_of_white_gold(order, WHITE_GOLD_LEFT)
        entrust(env, fields.Date.today())
        leave_one_to_approve(env)
        Engraver(env).tell(open_orders)
    file_papers(env)
    invent_prices(env)
