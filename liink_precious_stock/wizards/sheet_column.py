from typing import NamedTuple

from ..tools import normalise

# No weight, count or price of a file is above it.
MOST = 1_000_000_000


class SheetColumn(NamedTuple):
    """A column of a spreadsheet to be imported."""

    key: str  # what the checks call it
    label: str  # in the user's language
    help: str
    example: str
    names: set  # what a heading may say, normalised
    digits: int | None = None  # most decimal digits of a number, None for a text
    marks: tuple = ()  # units that may stand in the cell
    most: float = MOST
    choices: tuple = ()  # words offered as a list in the template


def make_column(key, synonyms, label, explanation, example, digits=None, marks=(), most=MOST, choices=()):
    """Return a column whose heading may be its label or one of the ``synonyms``, normalised, between bars."""
    names = {normalise(label), *synonyms.split("|")}
    return SheetColumn(key, label, explanation, example, names, digits, marks, most, tuple(choices))
