"""Photos and renderings: JPEG, PNG, WebP, whole, and within a limit of pixels.

That nothing is missing is read from the structure: Odoo tells Pillow to make do with pictures that are cut short.
"""

import io
import struct
import warnings
import zlib

# Odoo loads few formats: importing them registers them.
from PIL import Image, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin  # noqa: F401

from .error import ContentError
from .text import damaged_unless

# What Odoo's own image functions take; 50 megapixels are a picture of 8,600 × 5,800.
MAX_PIXELS = 50_000_000
# What Pillow raises on broken pictures, in the course of reading headers and lines.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    IndexError,
    KeyError,
    TypeError,
    EOFError,
    struct.error,
    zlib.error,
    UnidentifiedImageError,
)


def check_jpeg(data):
    """A JPEG with its end mark behind the image itself, not in a thumbnail; phones may add something after it."""
    place = 2
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] not in (b"", b"\xda"):
        # A marker may be preceded by any number of filling bytes.
        is_filling = data[place + 1] == 0xFF
        place += 1 if is_filling else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    damaged_unless(data[place : place + 2] == b"\xff\xda" and data.find(b"\xff\xd9", place) > 0, "JPEG")
    _check(data, "JPEG")


def check_png(data):
    """A PNG whose chunks follow each other up to the last."""
    place, kind = 8, b""
    while kind != b"IEND":
        kind = data[place + 4 : place + 8]
        place += 12 + int.from_bytes(data[place : place + 4], "big")
        damaged_unless(place <= len(data), "PNG")
    _check(data, "PNG")


def check_webp(data):
    """A WebP as long as it says."""
    damaged_unless(int.from_bytes(data[4:8], "little") + 8 == len(data), "WEBP")
    _check(data, "WEBP")


def _check(data, image_format):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _read(data, image_format)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise ContentError("bomb") from None
    except ContentError:
        raise
    except _BROKEN:
        raise ContentError("damaged", image_format) from None


def _read(data, image_format):
    with Image.open(io.BytesIO(data), formats=(image_format,)) as image:
        if image.width * image.height > MAX_PIXELS:
            raise ContentError("bomb")
        image.load()
