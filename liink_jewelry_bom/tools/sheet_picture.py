"""Pictures as paper wants them: small enough to send, sharp enough to print, in a format that wkhtmltopdf draws."""

import base64
import io

from PIL import Image, ImageChops, ImageOps, ImageStat, UnidentifiedImageError

# The largest is printed 84 mm wide: 300 dots per inch.
MOST_PIXELS = 1000
QUALITY = 88
# Mean difference of two thumbnails, of 255, under which they show the same picture.
SAME_PICTURE = 4
THUMBNAIL = (24, 24)


def open_picture(data):
    """Return the picture as RGB on white, at most 1000 pixels wide and high, or None for what is no picture."""
    try:
        image = Image.open(io.BytesIO(data))
        image.draft("RGB", (2 * MOST_PIXELS, 2 * MOST_PIXELS))
        image = ImageOps.exif_transpose(image)
        image.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def look_alike(first, second):
    """True for two pictures that show the same, whatever their sizes and compression."""
    if abs(first.width * second.height - second.width * first.height) > 0.02 * first.width * second.height:
        return False
    # In colours: the same ring in white and in rose gold are two pictures.
    difference = ImageChops.difference(*(image.resize(THUMBNAIL) for image in (first, second)))
    return max(ImageStat.Stat(difference).mean) < SAME_PICTURE


def to_data_uri(image):
    """Return the picture as the source of an `img`."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
