from odoo import api, models


class LiinkSpecificationPaste(models.TransientModel):
    """Why the reader doubts a value, in the user's language: it says so in English, which is the key here."""

    _inherit = "liink.specification.paste"

    @api.model
    def _liink_doubt_text(self, value):
        """The doubt about one value read, or nothing."""
        if not value.doubt:
            return False
        reason, _colon, other = (value.why or "").partition(": ")
        text = self._liink_doubt_labels().get(reason) or self.env._("to check")
        return self.env._("%(reason)s: “%(words)s”", reason=text, words=other) if other else text

    @api.model
    def _liink_doubt_labels(self):
        return {
            "the sentence asks, denies or names another": self.env._("the sentence asks, denies or names another"),
            "of which stone": self.env._("of which stone"),
            "corrected or summed up": self.env._("corrected or summed up"),
            "read from a table": self.env._("read from a table"),
            "perhaps of something else": self.env._("perhaps of something else"),
            "another number may be the size": self.env._("another number may be the size"),
            "the number of stone lines is not sure": self.env._("the number of stone lines is not sure"),
            "the stone is not named": self.env._("the stone is not named"),
            "as it has a size": self.env._("as it has a size"),
            "a number without unit": self.env._("a number without unit"),
            "one or several": self.env._("one or several"),
            "the colour of something else": self.env._("the colour of something else"),
            "count, carats and total do not agree": self.env._("count, carats and total do not agree"),
            "the writer is not sure": self.env._("the writer is not sure"),
            "long for a stone": self.env._("long for a stone"),
            "a product of two numbers": self.env._("a product of two numbers"),
            "carats of one stone or of all": self.env._("carats of one stone or of all"),
            "carats of gold or of a stone": self.env._("carats of gold or of a stone"),
            "for one of two": self.env._("for one of two"),
            "pieces or stones": self.env._("pieces or stones"),
            "two measures of the piece or of a stone": self.env._("two measures of the piece or of a stone"),
            "or better": self.env._("or better"),
            "two colours": self.env._("two colours"),
            "said without naming the stone": self.env._("said without naming the stone"),
            "no quotation marks": self.env._("no quotation marks"),
            "a number without a word": self.env._("a number without a word"),
            "vermeil or silver": self.env._("vermeil or silver"),
            "zircon or zirconia": self.env._("zircon or zirconia"),
            "the chain or the pendant": self.env._("the chain or the pendant"),
            "perhaps of other stones": self.env._("perhaps of other stones"),
            "not a usual fineness of platinum": self.env._("not a usual fineness of platinum"),
            "perhaps the price of gold": self.env._("perhaps the price of gold"),
            "perhaps its name": self.env._("perhaps its name"),
            "an inner diameter": self.env._("an inner diameter"),
            "said in passing": self.env._("said in passing"),
            "the piece or a finding": self.env._("the piece or a finding"),
            "a range": self.env._("a range"),
            "a number in each row": self.env._("a number in each row"),
            "another value is written": self.env._("another value is written"),
            "points": self.env._("points"),
            "inches": self.env._("inches"),
            "the scale is not said": self.env._("the scale is not said"),
            "spelled otherwise": self.env._("spelled otherwise"),
            "of which piece": self.env._("of which piece"),
            "of which metal": self.env._("of which metal"),
            "nothing else is said of it": self.env._("nothing else is said of it"),
            "whose length": self.env._("whose length"),
        }
