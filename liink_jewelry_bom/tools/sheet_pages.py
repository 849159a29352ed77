"""The foot of each page: which piece it belongs to, which page of how many. Debian's wkhtmltopdf prints none."""

import io

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

MARGIN = 43
HEIGHT = 22
FONT, SIZE = "Helvetica", 8


def number_pages(pdf, words):
    """Return the PDF with `words` and “2 / 3” at the foot of each page; letters that Helvetica lacks are left out."""
    writer = PdfWriter()
    writer.append_pages_from_reader(PdfReader(io.BytesIO(pdf), strict=False))
    count = len(writer.pages)
    for number, page in enumerate(writer.pages, 1):
        page.merge_page(_foot(page, _printable(words), f"{number} / {count}"))
    return _to_bytes(writer)


def join_pdfs(pdfs):
    """Return one PDF of all pages."""
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append_pages_from_reader(PdfReader(io.BytesIO(pdf), strict=False))
    return _to_bytes(writer)


def _foot(page, words, number):
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    canvas.setFont(FONT, SIZE)
    canvas.line(MARGIN, HEIGHT + 11, width - MARGIN, HEIGHT + 11)
    most = width - 2 * MARGIN - 60
    while canvas.stringWidth(words, FONT, SIZE) > most:
        words = words[:-2].rstrip() + "…" if len(words) > 2 else ""
    canvas.drawString(MARGIN, HEIGHT, words)
    canvas.drawRightString(width - MARGIN, HEIGHT, number)
    canvas.save()
    return PdfReader(io.BytesIO(buffer.getvalue())).pages[0]


def _printable(words):
    return " ".join(words.encode("cp1252", "ignore").decode("cp1252").split())


def _to_bytes(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
