import csv
import io
import re
from datetime import date, datetime

SPACES = re.compile(r"[\s\u00a0\u202f']")


class CellError(Exception):
    """A cell that cannot be read: ``reason`` is a code for the caller to put into words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def read_csv(content):
    """Return the rows of a CSV file as lists of stripped text: UTF-8 or Windows, comma, semicolon or tab."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[cell.strip() for cell in row] for row in rows]


def read_number(text):
    """Return a number written with decimal comma or point, with or without spaces between thousands.

    ``1.234`` and ``1,234`` may mean two things a thousand times apart: refused rather than guessed.

    :raises CellError: number, ambiguous
    """
    text = SPACES.sub("", text)
    if not re.fullmatch(r"-?\d[\d.,]*", text):
        raise CellError("number")
    separators = [char for char in text if char in ".,"]
    if len(separators) == 1 and re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", text):
        raise CellError("ambiguous")
    if len(set(separators)) == 2:
        decimal = separators[-1]
        text = text.replace("," if decimal == "." else ".", "")
    elif len(separators) > 1:
        text = text.replace(separators[0], "")
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise CellError("number") from error


def read_day(text):
    """Return the date of ``2026-03-31``, ``31/03/2026``, ``31.03.2026`` or ``31-03-2026``.

    :raises CellError: date
    """
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
            return date(*(int(part) for part in text.split("-")))
        return datetime.strptime(re.sub(r"[.-]", "/", text), "%d/%m/%Y").date()
    except ValueError as error:
        raise CellError("date") from error
