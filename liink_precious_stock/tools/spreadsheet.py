import csv
import io
import zipfile
from itertools import islice, zip_longest

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from .cells import NoValue

MAX_BYTES = 25_000_000
MAX_UNZIPPED_BYTES = 300_000_000
MAX_ROWS = 100_000
CHUNK = 1_000_000
MAX_COLUMNS = 100
DELIMITERS = ";\t,|"
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA")


class SpreadsheetError(Exception):
    """The file cannot be read as a table; ``reason`` is a key that the caller puts into the user's words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def read_spreadsheet(content):
    """Return [(line number as the user sees it, cells)] of a CSV or XLSX file, judged by content, not by name.

    Cells are texts in CSV; texts, numbers, dates or None in XLSX. A formula is what the spreadsheet computed for it
    when it was saved, a ``NoValue`` if that is nothing or an error. Empty lines are left out.

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
        (number, [_mark_errors(cell) for cell in cells])
        for number, cells in islice(rows, MAX_ROWS + 2)
        if any(not _is_empty(cell) for cell in cells)
    ]
    if len(filled) > MAX_ROWS + 1:
        raise SpreadsheetError("too_many_rows")
    if not filled:
        raise SpreadsheetError("empty")
    return filled


def _is_empty(cell):
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _mark_errors(cell):
    """Say that what stands in the place of a value is none: an error, or a formula itself."""
    if isinstance(cell, str) and (cell.startswith("=") or cell in ERRORS):
        return NoValue(cell)
    return cell


def _xlsx_rows(content):
    _check_archive(content)
    try:
        rows = _read_sheet(content, data_only=True)
        if not _has_formulas(content):
            yield from enumerate(rows, 1)
            return
        # Nothing tells a formula that was never computed from an empty cell but the formula itself.
        for number, (cells, formulas) in enumerate(zip(rows, _read_sheet(content, data_only=False), strict=False), 1):
            yield number, [_fill_formula(*pair) for pair in zip_longest(cells, formulas)]
    except SpreadsheetError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise on a damaged file
        raise SpreadsheetError("not_a_spreadsheet") from error


def _read_sheet(content, data_only):
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    sheet = book.worksheets[0]
    # What a sheet says of its own size may be wrong, or a trap.
    sheet.reset_dimensions()
    return sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)


def _has_formulas(content):
    """Whether a sheet of the book may have a formula; its text is looked at piece by piece."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/"):
                continue
            with archive.open(name) as stream:
                before = b""
                while piece := stream.read(CHUNK):
                    if b"<f>" in before + piece or b"<f " in before + piece or b"<f/" in before + piece:
                        return True
                    before = piece[-3:]
    return False


def _fill_formula(value, formula):
    is_formula = isinstance(formula, (ArrayFormula, DataTableFormula)) or (
        isinstance(formula, str) and formula.startswith("=")
    )
    return NoValue("=") if value is None and is_formula else value


def _check_archive(content):
    """Look into the archive's list before anything is unpacked."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SpreadsheetError("not_a_spreadsheet") from error
    names = {entry.filename.lower() for entry in entries}
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
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
