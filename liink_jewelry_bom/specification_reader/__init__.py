"""Reader of pasted specifications (French, English, Italian): text -> values with the words they came from.

Pure Python, no Odoo. ``read(text)`` never raises on text and never invents a number: each value is written in
the text, and a value that the reader is not sure of is marked doubtful with a reason.
"""

from .assemble import assemble
from .doubts import DOUBTS
from .reading import Reading, Value


def read(text):
    """Read one pasted text into a Reading; at most linear in the length of the text."""
    return assemble(text or "")
