"""The values of one stone, metal or finding being gathered."""


class Group:
    """The values of one stone, metal or finding being gathered."""

    def __init__(self):
        self.facts = {}

    def add(self, one):
        """Keep the first value; another value of the same key makes it doubtful."""
        kept = self.facts.get(one.key)
        # "Pavé" is how it looks; a setting named besides is how it is held.
        if kept is None or (one.key == "setting" and kept.value == "pave"):
            self.facts[one.key] = one
        elif kept.value != one.value:
            kept.doubt = kept.doubt or f"another value is written: {one.text}"
