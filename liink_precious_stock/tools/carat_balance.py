CARAT_DIGITS = 3


class CaratBalance:
    """Pieces and carats of one lot at one place, and the rule that shares carats between pieces.

    A part takes its rounded share, the last pieces take what is left: whatever the order and the sizes of
    the parts, their carats sum to the whole.
    """

    def __init__(self, pieces=0.0, carats=0.0):
        self.pieces = pieces
        self.carats = carats

    def add(self, pieces, carats):
        """Put stones in; negative numbers take them out."""
        self.pieces = round(self.pieces + pieces, 4)
        self.carats = round(self.carats + carats, CARAT_DIGITS)

    def holds(self, pieces):
        """Return whether so many pieces can be taken from here."""
        return 0 < pieces <= self.pieces

    def is_all(self, pieces):
        """Return whether these are the last pieces."""
        return pieces == self.pieces

    def share(self, pieces):
        """Return the carats of ``pieces``: their rounded share of what is still here, so all of it for the last."""
        return round(self.carats * pieces / self.pieces, CARAT_DIGITS) if self.pieces else 0.0
