import base64
import io

from PIL import Image, UnidentifiedImageError, WebPImagePlugin  # noqa: F401  Odoo loads few formats; this registers WebP

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import human_size

PHOTO_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_PHOTO_PIXELS = 60_000_000


class LiinkCheckedPhoto(models.AbstractModel):
    """What a file must be to be kept as a photo: told by its content, never by its name."""

    _name = "liink.checked.photo"
    _description = "Photos checked by content"

    def _liink_check_photo(self, data):
        """The picture's type, read from its content.

        :param bytes data: a JPEG, PNG or WebP picture of at most 10 MB
        :return: its MIME type
        :raises UserError: when the file is no such picture or too large
        """
        if len(data) > MAX_PHOTO_BYTES:
            raise UserError(
                self.env._(
                    "This photo is %(size)s: at most %(most)s, please.",
                    size=human_size(len(data)),
                    most=human_size(MAX_PHOTO_BYTES),
                )
            )
        not_a_picture = UserError(self.env._("This file is not a picture (JPEG, PNG or WebP)."))
        try:
            with Image.open(io.BytesIO(data), formats=list(PHOTO_FORMATS)) as image:
                if image.width * image.height > MAX_PHOTO_PIXELS:
                    raise not_a_picture
                image.load()
                return PHOTO_FORMATS[image.format]
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, SyntaxError):
            raise not_a_picture from None

    def _liink_check_photo_field(self, name):
        """Refuse what is no photo in a binary field of these records."""
        for record in self.with_context(bin_size=False):
            if record[name]:
                record._liink_check_photo(base64.b64decode(record[name]))
