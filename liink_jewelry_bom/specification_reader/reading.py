"""What a reading is: values beside their words, and the words left unread."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Value:
    """One value read: path ("stones.0.carats"), value, span of the words in the text, doubt and its reason.

    ``why`` is a key of ``doubts.DOUBTS``, None when the value is sure.
    """

    path: str
    value: Any
    start: int
    end: int
    doubt: bool = False
    why: str | None = None


@dataclass
class Reading:
    """All values of one text in the order of their paths, and the spans of words that gave none."""

    values: list[Value] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)

    def as_dict(self):
        """Flat mapping of path to value, doubtful values included."""
        return {value.path: value.value for value in self.values}
