from odoo.tools import float_round


class MetalBalance:
    """What went in, came out and was lost of one metal, in fine grams; or of everything, in gross grams."""

    def __init__(self, grams_tolerated=0.0, permille_tolerated=0.0):
        self.put_in = self.taken_out = self.lost = 0.0
        self.grams_tolerated = grams_tolerated
        self.permille_tolerated = permille_tolerated

    @property
    def difference(self):
        """Grams that nothing explains: above zero they are missing, below zero they came from nowhere."""
        return float_round(self.put_in - self.taken_out - self.lost, precision_digits=4)

    @property
    def tolerance(self):
        """The larger of the grams and the ‰ of what was put in."""
        return max(self.grams_tolerated, self.put_in * self.permille_tolerated / 1000)

    @property
    def is_over(self):
        return abs(self.difference) > self.tolerance + 0.00005
