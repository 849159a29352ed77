class CostStore:
    """What the company owns of one lot while parts of it leave: pieces or grams, carats, and their value.

    A part takes its share of the value, by carats where it was weighed, else by quantity, and the last part takes
    what is left: whatever the order and the sizes of the parts, their values sum to the whole, to the last digit
    of the currency.
    """

    def __init__(self, cost, quantity, carats, round_value):
        self.cost = cost
        self.quantity = quantity
        self.carats = carats
        self.round_value = round_value
        self.is_changed = False

    def take(self, quantity, carats=0.0):
        """Take a part out.

        :return: the cost of one unit of the part
        """
        if not quantity:
            return self.cost
        if quantity > self.quantity:  # more than there is: nothing to share
            self.quantity, self.carats = 0.0, 0.0
            return self.cost
        whole = self.round_value(self.quantity * self.cost)
        left = round(self.quantity - quantity, 6)
        value = self._weighed(whole, quantity, carats) if left else whole
        if value is None:
            value = whole - self.round_value(left * self.cost)
        elif left:
            self.cost, self.is_changed = (whole - value) / left, True
        self.carats = max(self.carats - carats, 0.0)
        self.quantity = left
        return value / quantity

    def _weighed(self, whole, quantity, carats):
        """Return the value of a weighed part, or None where its weight is only its share of the pieces."""
        if not 0 < carats <= self.carats:
            return None
        usual = self.carats * quantity / self.quantity
        return self.round_value(whole * carats / self.carats) if abs(usual - carats) > 0.0006 else None
