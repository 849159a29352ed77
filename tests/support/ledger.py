"""The figures that a history keeps by hand: grams or pieces, and carats, of each lot at each place and owner."""

from dataclasses import dataclass

GRAM, CARAT = 4, 3


@dataclass
class Measures:
    """What lies at one place: grams or pieces, and carats."""

    quantity: float = 0.0
    carats: float = 0.0

    def add(self, quantity, carats=0.0):
        """Put in, or take out what is negative."""
        self.quantity = round(self.quantity + quantity, GRAM)
        self.carats = round(self.carats + carats, CARAT)

    def share(self, quantity):
        """The carats of so many stones of these: their rounded share, all of it for the last."""
        return round(self.carats * quantity / self.quantity, CARAT)


class Ledger(dict):
    """{(lot, place, owner): Measures} of the places where the brand's matter lies."""

    def __missing__(self, key):
        self[key] = Measures()
        return self[key]

    def filled(self):
        """The keys where something lies, oldest first."""
        return [key for key, measures in self.items() if measures.quantity > 0]

    def copy(self):
        """The same figures, apart."""
        return Ledger({key: Measures(m.quantity, m.carats) for key, m in self.items()})
