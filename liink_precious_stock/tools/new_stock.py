class NewStock:
    """What a transfer brings in of lots that are born with it: which lots, and the quants that wait to be written."""

    def __init__(self):
        self.lot_ids = set()
        self.waiting = {}

    def add(self, key, quantity, in_date):
        """Add to the waiting quant of this key.

        :param tuple key: ids of product, place, owner and lot
        :return: (its quantity now, since when)
        """
        before, since = self.waiting.get(key, (0.0, in_date))
        self.waiting[key] = (before + quantity, min(since, in_date))
        return self.waiting[key]

    def take_alike(self):
        """Take the waiting quants out, as lists of values that differ in lot, quantity and date only."""
        lists = {}
        for (product_id, location_id, owner_id, lot_id), (quantity, in_date) in self.waiting.items():
            lists.setdefault((product_id, location_id, owner_id), []).append(
                {
                    "product_id": product_id,
                    "location_id": location_id,
                    "owner_id": owner_id,
                    "lot_id": lot_id,
                    "quantity": quantity,
                    "in_date": in_date,
                }
            )
        self.waiting = {}
        return list(lists.values())
