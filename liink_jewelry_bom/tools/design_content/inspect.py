"""The type of a file by its first bytes and its structure."""

from dataclasses import dataclass

from . import mesh, model_glb, pdf, picture, solid, text
from .error import ContentError

# First bytes of what is never a design: programs, archives, office documents, scripts, pages. Also looked for at the
# head of a binary STL, whose first 80 bytes are free: it is then a program that calls itself a model.
FOREIGN = (
    b"MZ",
    b"\x7fELF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"#!",
    b"<",
    b"{\\rtf",
    b"GIF8",
)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Content:
    """A type of file: its key, media type, extensions (the first is the usual one) and group."""

    key: str
    mimetype: str
    extensions: tuple
    group: str  # model (3D) | document | picture

    @property
    def extension(self):
        return self.extensions[0]


FORMATS = {
    content.key: content
    for content in (
        Content("3dm", "model/vnd.3dm", ("3dm",), "model"),
        Content("stl", "model/stl", ("stl",), "model"),
        Content("obj", "model/obj", ("obj",), "model"),
        Content("step", "model/step", ("step", "stp", "p21"), "model"),
        Content("glb", "model/gltf-binary", ("glb",), "model"),
        Content("pdf", "application/pdf", ("pdf",), "document"),
        Content("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "picture"),
        Content("png", "image/png", ("png",), "picture"),
        Content("webp", "image/webp", ("webp",), "picture"),
    )
}
BY_MAGIC = (
    (b"\xff\xd8\xff", "jpeg", picture.check_jpeg),
    (b"\x89PNG\r\n\x1a\n", "png", picture.check_png),
    (b"%PDF-", "pdf", pdf.check),
    (b"glTF", "glb", model_glb.check),
    (solid.MAGIC_3DM, "3dm", solid.check_3dm),
)


def inspect_content(data, filename="", max_bytes=None):
    """The `Content` of a file; its structure has been checked from end to end.

    :param bytes data: the whole file
    :param filename: as the sender calls it; refused when its ending promises another type
    :param max_bytes: the most that is taken, in bytes
    :raises ContentError: no design file, or one that could harm
    """
    if not data:
        raise ContentError("empty")
    if max_bytes and len(data) > max_bytes:
        raise ContentError("too_large")
    content = FORMATS[_find_format(data)]
    _check_name(content, filename)
    return content


def _find_format(data):
    for magic, key, check in BY_MAGIC:
        if data.startswith(magic):
            check(data)
            return key
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        picture.check_webp(data)
        return "webp"
    head = data[:256].removeprefix(BYTE_ORDER_MARK).lstrip()
    if data.startswith(FOREIGN) or head.startswith(FOREIGN):
        raise ContentError("foreign")
    return _find_model(data, head)


def _find_model(data, head):
    """The models that have no magic number: by their grammar."""
    if mesh.is_binary_stl(data):
        mesh.check_binary_stl(data)
        return "stl"
    if not text.is_text(data):
        raise ContentError("unknown")
    if head.startswith(b"ISO-10303-21"):
        solid.check_step(data)
        return "step"
    if head[:5].lower() == b"solid":
        mesh.check_ascii_stl(data)
        return "stl"
    mesh.check_obj(data)
    return "obj"


def _check_name(content, filename):
    """A name may lack an ending, or mix up two kinds of picture; it may not promise something else."""
    _stem, dot, ending = (filename or "").rpartition(".")
    if not dot:
        return
    pictures = [ext for other in FORMATS.values() if other.group == "picture" for ext in other.extensions]
    allowed = pictures if content.group == "picture" else content.extensions
    if ending.strip().lower() not in allowed:
        raise ContentError("mismatch", content.extension.upper())
