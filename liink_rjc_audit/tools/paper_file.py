"""What a file is, told by its content and never by its name. Pure functions, no Odoo."""

import io

from PIL import Image

MAX_FILE_SIZE = 20 * 1024 * 1024
MIMETYPES = {"PDF": "application/pdf", "JPEG": "image/jpeg", "PNG": "image/png"}


def paper_type(content):
    """Return "PDF", "JPEG" or "PNG" as the bytes are, or None when they are anything else.

    >>> paper_type(b"<html>%PDF-1.4</html>")
    """
    if content.startswith(b"%PDF-"):
        return "PDF"
    return _picture_type(content)


def _picture_type(content):
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            picture.verify()
            return picture.format
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
