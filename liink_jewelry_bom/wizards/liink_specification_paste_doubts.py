from odoo import api, models


class LiinkSpecificationPaste(models.TransientModel):
    """Why the reader doubts a value, in the user's language; the keys are those of its ``doubts.DOUBTS``."""

    _inherit = "liink.specification.paste"

    @api.model
    def _liink_doubt_text(self, value):
        """The doubt about one value read, or nothing."""
        return value.doubt and (self._liink_doubt_labels().get(value.why) or self.env._("to check"))

    @api.model
    def _liink_doubt_labels(self):
        return {
            "question": self.env._("the sentence is a question"),
            "unsure": self.env._("the writer is not sure"),
            "alternative": self.env._("another value is offered beside it"),
            "corrected": self.env._("the text corrects another value"),
            "conflict": self.env._("the text gives another value elsewhere"),
            "aside": self.env._("it may be about another piece"),
            "signature": self.env._("it stands after the signature or in an earlier message"),
            "repair": self.env._("the text is about a repair"),
            "arithmetic": self.env._("number, carats and total do not agree"),
            "each_or_all": self.env._("carats of one stone or of all"),
            "each_side": self.env._("for one of two, or for the pair"),
            "product": self.env._("a product of two numbers"),
            "range": self.env._("a range of sizes: the first is read"),
            "points": self.env._("points are read as hundredths of a carat"),
            "converted": self.env._("converted from inches"),
            "no_unit": self.env._("a number without its unit"),
            "or_better": self.env._("this or better"),
            "karat_or_carat": self.env._("carats of gold or of a stone"),
            "fineness": self.env._("not a usual fineness of this metal"),
            "gold_implied": self.env._("gold is not named"),
            "gold_price": self.env._("perhaps the price of gold"),
            "two_metals": self.env._("of which metal"),
            "which_stone": self.env._("of which stone"),
            "shared": self.env._("said of several stones"),
            "unnamed": self.env._("the stone is not named"),
            "line_number": self.env._("how many kinds of stones there are is not sure"),
            "count_implied": self.env._("the number is not written: one"),
            "stone_or_piece": self.env._("a measure of the piece or of a stone"),
            "zircon": self.env._("zircon or zirconia"),
            "spelling": self.env._("read through a spelling mistake"),
            "abbreviation": self.env._("an abbreviation with several meanings"),
            "ring_size": self.env._("another number may be the size"),
            "ring_size_bare": self.env._("a number or letter alone, read as the ring size"),
            "inner_diameter": self.env._("the size is given as an inner diameter"),
            "pieces_or_stones": self.env._("pieces or stones"),
            "kind_mentioned": self.env._("the piece is only mentioned"),
            "several_pieces": self.env._("several pieces are named"),
            "piece_or_finding": self.env._("the piece or a finding of it"),
            "whose_length": self.env._("a length of the piece or of its chain"),
            "reference": self.env._("a number that may be a reference"),
            "name": self.env._("a word that may be the name"),
            "unquoted": self.env._("the text to engrave is not between quotes"),
            "supplier": self.env._("who supplies what is not certain"),
            "table": self.env._("a cell of the table is not clear"),
        }
