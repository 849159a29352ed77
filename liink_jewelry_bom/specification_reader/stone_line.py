"""One line of stones: the facts about one kind of stone in one place."""

MEASURES = ("carats", "size_mm", "total_carats", "colour_from", "clarity_from")
SAID_ONCE = ("count", "nature", "position")
PLURAL_ENDS = ("s", "i", "x")
SINGULAR_WORDS = ("rubis", "lapis", "topaz", "onyx", "peridots")
ABBREVIATIONS = ("dia", "diam", "dt", "brt", "bt", "brill", "rd")


class StoneLine:
    """Facts by key; the first of each key is kept, another value makes it doubtful."""

    def __init__(self, number=None):
        self.facts = {}
        self.row = number
        self.is_unsure = False
        self.nature_word = ""

    def has(self, *keys):
        """Is one of the keys known?"""
        return not self.facts.keys().isdisjoint(keys)

    def value(self, key):
        """The value of a key, or None."""
        fact = self.facts.get(key)
        return fact.value if fact else None

    @property
    def is_bare(self):
        """Only a name, perhaps its hue or place: a mention."""
        return not set(self.facts) - {"nature", "hue", "one", "stone", "origin"} or (
            not self.has(*MEASURES) and not self.has("count", "setting", "shape")
        )

    def add(self, fact):
        """Keep the first value; another value of the same key makes it doubtful."""
        kept = self.facts.get(fact.key)
        if kept is None or kept.note == "denied":
            if kept is not None:
                fact.doubt = fact.doubt or "corrected"
            self.facts[fact.key] = fact
        elif (
            kept.doubt == "shared"
            and fact.doubt != "shared"
            and kept.value != fact.value
            or (fact.key == "setting" and kept.value == "pave" and fact.value != "pave" and fact.doubt != "shared")
        ):
            self.facts[fact.key] = fact
        elif fact.key == "nature" and fact.note == "weak":
            return
        elif fact.key == "nature" and kept.note == "weak" and kept.value != fact.value:
            self.facts[fact.key] = fact
        elif (
            kept.value != fact.value
            and fact.doubt != "shared"
            and not (fact.key == "setting" and fact.value == "pave")
        ):
            kept.doubt = kept.doubt or "conflict"
            if fact.note == "corrected":
                fact.doubt = "corrected"
                self.facts[fact.key] = fact

    def accepts(self, facts):
        """Would none of the facts contradict what is known?"""
        return all(self.value(fact.key) in (None, fact.value) or fact.note == "weak" for fact in facts)

    def absorb(self, other):
        """Take what another line knows."""
        for fact in other.facts.values():
            self.add(fact)
        self.is_unsure |= other.is_unsure

    def doubt_all(self, why, keys=None):
        """Mark the values doubtful that are not yet."""
        for key, fact in self.facts.items():
            if keys is None or key in keys:
                fact.doubt = fact.doubt or why
