import csv
import io
import zipfile
from itertools import islice

from openpyxl import load_workbook

MAX_BYTES = 25_000_000
MAX_UNZIPPED_BYTES = 300_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 100
DELIMITERS = ";\t,|"


class SpreadsheetError(Exception):
    """The file cannot be read as a table; ``reason`` is a key that the caller puts into the user's words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def read_spreadsheet(content):
    """Return [(line number as the user sees it, cells)] of a CSV or XLSX file, judged by content, not by name.

    Cells are texts in CSV; texts, numbers, dates or None in XLSX. Empty lines are left out.

    :raise SpreadsheetError: too_large, not_a_spreadsheet, old_excel, macros, encrypted, too_many_rows, empty
    """
    if len(content) > MAX_BYTES:
        raise SpreadsheetError("too_large")
    if content[:4] == b"PK\x03\x04":
        rows = _xlsx_rows(content)
    elif content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise SpreadsheetError("old_excel")
    else:
        rows = _csv_rows(content)
    filled = [
        (number, cells) for number, cells in islice(rows, MAX_ROWS + 2) if any(not _is_empty(cell) for cell in cells)
    ]
    if len(filled) > MAX_ROWS + 1:
        raise SpreadsheetError("too_many_rows")
    if not filled:
        raise SpreadsheetError("empty")
    return filled


def _is_empty(cell):
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _xlsx_rows(content):
    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What a sheet says of its own size may be wrong, or a trap.
        sheet.reset_dimensions()
        yield from enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1)
    except SpreadsheetError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise SpreadsheetError("not_a_spreadsheet") from error


def _check_archive(content):
    """Look into the archive's list before anything is unpacked."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SpreadsheetError("not_a_spreadsheet") from error
    names = {entry.filename.lower() for entry in entries}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise SpreadsheetError("macros")
    if "xl/workbook.xml" not in names or len(entries) > 2000:
        raise SpreadsheetError("not_a_spreadsheet")
    if sum(entry.file_size for entry in entries) > MAX_UNZIPPED_BYTES:
        raise SpreadsheetError("too_large")


def _csv_rows(content):
    text = _decode(content)
    lines = text.splitlines()
    sample = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda mark: _count_outside_quotes(sample, mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        while True:
            number = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return
            yield number, cells[:MAX_COLUMNS]
    except csv.Error as error:
        raise SpreadsheetError("not_a_spreadsheet") from error


def _count_outside_quotes(line, mark):
    return sum(part.count(mark) for part in line.split('"')[::2])


def _decode(content):
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)
    elif b"\0" in content or content[:5] in (b"%PDF-", b"<?xml", b"<html", b"<!DOC"):
        raise SpreadsheetError("not_a_spreadsheet")
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SpreadsheetError("not_a_spreadsheet")
