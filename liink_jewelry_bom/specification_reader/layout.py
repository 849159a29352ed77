"""Where words stand: clause, line and sentence of each token; what a sentence asks, doubts, corrects or sets aside."""

CLAUSE_ENDS = frozenset(
    ("newline", "comma", "semicolon", "stop", "question", "plus", "dash", "and", "open", "close", "bullet", "tab")
)
SENTENCE_ENDS = frozenset(("newline", "stop", "question", "semicolon", "bullet"))
LONGEST_SIGN_OFF = 6
ENGLISH = frozenset(
    "please for this is it we you our your with and of to from that are be she her he will can do not but in on at if"
    " just now pls ring stones stone size yours dear hi".split()
)
OTHERS = frozenset(
    "la les de des du un une et pour avec est dans sur il lo gli i di da del della con per che si non en au aux au je"
    " nous vous bague anello taille misura merci bonjour grazie or oro blanc jaune".split()
)


def is_english(tokens):
    """Has the text more English small words than French or Italian ones?"""
    english = others = 0
    for token in tokens:
        if token.kind not in ("number", "noise", "comma", "stop", "newline") and token.text.isalpha():
            word = token.text.lower()
            english += word in ENGLISH
            others += word in OTHERS
    return english > others


class Layout:
    """Clause, line and sentence of each token by its place, and the moods of sentences."""

    def __init__(self, tokens):
        self.tokens = tokens
        self.clause, self.line, self.sentence = [], [], []
        self.moods, self.clause_moods = {}, {}
        # Clauses that tell something of the piece, known once the facts are.
        self.told = set()
        self._number()
        self.signed_from = self._signature()

    def _number(self):
        clause = line = sentence = 0
        for place, token in enumerate(self.tokens):
            self.clause.append(clause)
            self.line.append(line)
            self.sentence.append(sentence)
            kind = token.kind
            if kind == "question":
                self.moods.setdefault(sentence, set()).add("question")
            elif kind in ("aside", "repair"):
                self.moods.setdefault(sentence, set()).add(kind)
            elif kind in ("unsure", "changed"):
                self.clause_moods.setdefault(clause, {}).setdefault(kind, place)
            if kind in CLAUSE_ENDS or kind == "slash" and self._is_spaced(place):
                clause += 1
                line += kind == "newline"
                sentence += kind in SENTENCE_ENDS

    def _is_spaced(self, place):
        token = self.tokens[place]
        if place + 1 >= len(self.tokens) or not place:
            return False
        return self.tokens[place - 1].end < token.start and self.tokens[place + 1].start > token.end

    def _signature(self):
        """Place of the first token of a signature or of an earlier message below; none: past the end."""
        starts, size = True, len(self.tokens)
        for place, token in enumerate(self.tokens):
            if token.kind == "said":
                return place
            if starts and token.kind == "sign_off" and place and self._line_is_short(place):
                return place
            starts = token.kind == "newline"
        return size

    def _line_is_short(self, place):
        kinds = [token.kind for token in self.tokens[place : place + LONGEST_SIGN_OFF + 1]]
        end = kinds.index("newline") if "newline" in kinds else len(kinds)
        return end <= LONGEST_SIGN_OFF and not {"number", "metal", "nature", "piece_kind"} & set(kinds[:end])

    def mood(self, place, mood):
        """Has the sentence of this token the mood?"""
        return mood in self.moods.get(self.sentence[place], ())

    def kind(self, place):
        """Kind of the token there, "" outside the text."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else ""

    def line_start(self, place):
        """Place of the first token of the line."""
        while place and self.line[place - 1] == self.line[place]:
            place -= 1
        return place
