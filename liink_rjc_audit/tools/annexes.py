"""Pages of the papers behind a dossier. Pure functions on bytes; what cannot be read raises ``ValueError``."""

import io

from PIL import Image, ImageOps
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from odoo.tools.pdf import PdfReader, PdfWriter

MARGIN = 40
MAX_PICTURE_SIDE = 2000  # pixels: A4 at about 200 dots an inch, enough to read a scanned invoice


def annex_pages(content, label):
    """Return a PDF of the paper ``content`` (PDF, JPEG or PNG), each page marked with ``label``.

    :raises ValueError: when the paper is damaged, locked by a password, or has no page
    """
    try:
        pdf = content if content.startswith(b"%PDF-") else _picture_to_pdf(content)
        return _mark_pages(pdf, label)
    except Exception as error:
        # PDF files in the wild are broken in more ways than the reader has exceptions for.
        raise ValueError(str(error)) from error


def join_pages(dossier, annexes):
    """Return one PDF: the dossier, then the annexes, each with a bookmark.

    :param bytes dossier: PDF
    :param list annexes: pairs (title, PDF) as :func:`annex_pages` gives them
    """
    writer = PdfWriter()
    writer.append_pages_from_reader(PdfReader(io.BytesIO(dossier), strict=False))
    for title, content in annexes:
        first_page = len(writer.pages)
        writer.append_pages_from_reader(PdfReader(io.BytesIO(content), strict=False))
        writer.add_outline_item(title, first_page)
    return _to_bytes(writer)


def _picture_to_pdf(content):
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    picture.thumbnail((MAX_PICTURE_SIDE, MAX_PICTURE_SIDE))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    width, height = A4
    canvas.drawImage(
        ImageReader(picture), MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, preserveAspectRatio=True
    )
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _mark_pages(pdf, label):
    reader = PdfReader(io.BytesIO(pdf), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("locked by a password")
    if not reader.pages:
        raise ValueError("no page")
    writer = PdfWriter()
    for page in reader.pages:
        # First into the writer: pypdf changes no page of a reader.
        added = writer.add_page(page)
        # A mark on a turned page would be turned with it; its bookmark still names it.
        if not page.get("/Rotate"):
            added.merge_page(_mark(page.mediabox, label))
    return _to_bytes(writer)


def _mark(box, label):
    """Return a transparent page with the label in the upper right corner of ``box``."""
    right, top = float(box.right), float(box.top)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(right, top))
    canvas.setFont("Helvetica", 8)
    text_width = canvas.stringWidth(label, "Helvetica", 8)
    canvas.setFillGray(1)
    canvas.rect(right - text_width - 24, top - 22, text_width + 12, 14, stroke=0, fill=1)
    canvas.setFillGray(0.35)
    canvas.drawRightString(right - 18, top - 18, label)
    canvas.showPage()
    canvas.save()
    return PdfReader(io.BytesIO(buffer.getvalue())).pages[0]


def _to_bytes(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
