"""Photos and renderings: JPEG, PNG, WebP, read to their last line within a limit of pixels."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageFile, UnidentifiedImageError
from PIL import JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401  Odoo loads few formats

from .error import ContentError

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
    """A whole JPEG."""
    _check(data, "JPEG")


def check_png(data):
    """A whole PNG."""
    _check(data, "PNG")


def check_webp(data):
    """A whole WebP."""
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
        if ImageFile.LOAD_TRUNCATED_IMAGES:  # somebody's global choice would hide a cut picture
            image.verify()
        else:
            image.load()
