"""Names of designs, as people write them on files."""

import io
import re
import unicodedata

from PIL import Image

MAX_LENGTH = 120
_VERSION = re.compile(r"(?:[\s_.-]+(?:v|ver|version|rev)[\s_.-]?\d{1,3}|\s*\(\d{1,3}\))$", re.IGNORECASE)
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029<>:"/\\|?*]+')
_CAMERA_MAKER = 271  # EXIF tag "Make"


def plain_file_name(filename):
    """The last part of a name or path, without what file systems refuse; empty when there is none."""
    last = re.split(r"[/\\]", filename or "")[-1]
    plain = _UNFIT.sub("", unicodedata.normalize("NFC", last)).strip(" .")
    return plain[-MAX_LENGTH:].strip()


def design_name(text, content=None):
    """The name of a design from a file's name, or as typed.

    From a file's name (`content` given) the ending and a version go, so that `ring_v2.stl` is a version of `ring.stl`;
    the format of a model stays, so that an STL and a 3DM of one ring are two designs.
    """
    text = unicodedata.normalize("NFC", text or "")
    if content:
        stem = text.rpartition(".")[0] if "." in text else text
        text = _VERSION.sub("", stem.strip()).replace("_", " ")
    name = " ".join(_UNFIT.sub(" ", text).split())[:MAX_LENGTH].strip()
    if content and content.group == "model":
        return f"{name or 'CAD'} ({content.key.upper()})"
    return name or (content.key.upper() if content else "")


def taken_by_camera(data):
    """Whether a picture names the maker of a camera (EXIF)."""
    with Image.open(io.BytesIO(data)) as image:
        return bool(image.getexif().get(_CAMERA_MAKER))
