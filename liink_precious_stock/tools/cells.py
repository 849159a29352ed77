import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl.utils.datetime import from_excel

# Control characters go: no database keeps a NUL.
_SPACES = {**dict.fromkeys((*range(0x20), 0x7F), None), **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t\n\r"), " ")}
# No weight, count or price comes near it.
_HUGE = 1e30
_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:[ '’]\d{3})+(?=$|[.,])")
_DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d/%m/%y", "%Y-%m-%d %H:%M:%S")


class CellError(Exception):
    """A cell cannot be understood."""


class NoValue(str):
    """A cell of a formula that has no value, or an error in its place: its text says which."""

    __slots__ = ()


def clean_text(value):
    """Return the cell as text without spaces around; a whole number from a spreadsheet without its “.0”."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).translate(_SPACES).strip()


def normalise(text):
    """Return the text without case, accents and punctuation, for comparison: “N° de lot ” is “n de lot”."""
    plain = unicodedata.normalize("NFKD", clean_text(text))
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.casefold().split())


def read_number(value, marks=()):
    """Return the cell as a Decimal, exactly as written: “1 234,5”, “1,234.5”, “0,52 ct”, 0.52.

    With one kind of mark only, a single comma or point is the decimal mark; where both are there, the last one is.

    :param marks: what may stand beside the number: its unit, the currency's symbol
    :raise CellError: when it is no number
    """
    if isinstance(value, bool):
        raise CellError
    if isinstance(value, (int, float)):
        if not abs(value) < _HUGE:  # neither infinity nor “not a number” is below
            raise CellError
        # Binary fractions carry dust in the last digits: 0.1 + 0.2 is meant to be 0.3.
        return Decimal(repr(round(value, 9))).normalize()
    text = clean_text(value)
    for mark in marks:
        if mark and text.casefold().endswith(mark.casefold()):
            text = text[: -len(mark)].strip()
        elif mark and text.casefold().startswith(mark.casefold()):
            text = text[len(mark) :].strip()
    if _GROUPED.match(text):
        text = re.sub(r"[ '’]", "", text)
    if not re.fullmatch(r"[+-]?[\d.,]*\d[\d.,]*", text):
        raise CellError
    try:
        return Decimal(_with_point(text))
    except InvalidOperation as error:
        raise CellError from error


def _with_point(text):
    decimal = max(text.rfind(","), text.rfind("."))
    if decimal < 0:
        return text
    mark, other = text[decimal], "." if text[decimal] == "," else ","
    if other not in text and text.count(mark) > 1:
        return text.replace(mark, "")
    return text.replace(other, "").replace(mark, ".")


def count_digits(number):
    """Return how many decimal digits the number has."""
    return max(0, -number.normalize().as_tuple().exponent)


def read_date(value):
    """Return the cell as a date: a spreadsheet's date or day number, 2026-03-12, 12/03/2026, 12.03.2026.

    :raise CellError: when it is no date
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and 20_000 < value < 80_000:
        return from_excel(value).date()
    text = clean_text(value)
    for pattern in _DATE_FORMATS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise CellError
