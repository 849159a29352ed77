"""When things happened, so that the demo looks alive on whatever day it is made."""

from datetime import datetime, timedelta

AUDITED = 15  # rank of order 2847, which was placed in March


def days_of_orders(count):
    """The day of each order: 2847 in the last March that leaves time to make it, the newest today.

    :return: list of datetime at ten in the morning, in order
    """
    now = datetime.now().replace(hour=9, minute=12, second=0, microsecond=0)
    march = now.replace(month=3, day=9)
    if now - march < timedelta(days=45):
        march = march.replace(year=march.year - 1)
    before = [march - timedelta(days=4 * (AUDITED - rank)) for rank in range(AUDITED)]
    return [*before, march, *_days_since(march, now, count - AUDITED - 1)]


def _days_since(march, now, count):
    """Some orders in the months after, then one every three days: the last of them are the open ones."""
    recent = min(count - 1, 10)
    rare = count - recent
    last_rare = now - timedelta(days=3 * recent)
    step = (last_rare - march) / (rare + 1)
    days = [(march + step * (rank + 1)).replace(hour=9, minute=12) for rank in range(rare)]
    return [*days, *(now - timedelta(days=3 * (recent - 1 - rank)) for rank in range(recent))]
