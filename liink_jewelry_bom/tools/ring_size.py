"""Ring sizes of the usual scales, as French sizes (ISO 8653: the inner circumference in millimetres)."""

import math
import string

RING_SIZE_MIN = 40
RING_SIZE_MAX = 76
MM_PER_INCH = 25.4
# United Kingdom (BS 6820): A is 37.5 mm of circumference, each letter 1.25 mm more.
UK_FIRST_MM = 37.5
UK_STEP_MM = 1.25


def to_french_size(size, scale):
    """Return the inner circumference in mm of ``size``, a number or, for "uk", a letter with or without ½.

    :param scale: fr, it (also Spain and Switzerland: French size − 40), us (d inch = 0.458 + 0.032 n),
        de (inner diameter in mm), uk (letters)
    :raises ValueError: for a scale or a size that does not exist
    """
    if scale == "uk":
        return _from_uk(str(size))
    number = float(str(size).replace(",", "."))
    if scale == "fr":
        return number
    if scale == "it":
        return number + 40
    if scale == "us":
        return (0.458 + 0.032 * number) * MM_PER_INCH * math.pi
    if scale == "de":
        return number * math.pi
    raise ValueError(scale)


def _from_uk(size):
    letter, half = size[:1].upper(), size[1:].strip()
    if letter not in string.ascii_uppercase or half not in ("", "½", ".5", "1/2"):
        raise ValueError(size)
    steps = string.ascii_uppercase.index(letter) + (0.5 if half else 0)
    return UK_FIRST_MM + UK_STEP_MM * steps


def inner_diameter(french_size):
    """Return the inner diameter in mm: 52 is 16.55 mm."""
    return french_size / math.pi
