"""Text formats: what may stand in them at all."""

from .error import ContentError

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v")) + b"\x7f"


def is_text(data):
    """Whether the bytes hold no control characters, as text in any of the usual encodings."""
    return len(data.translate(None, _CONTROLS)) == len(data)


def split_lines(data):
    """Lines without comments and surrounding blanks; a backslash at the end joins the next (OBJ)."""
    if b"\\\n" in data or b"\\\r\n" in data:
        data = data.replace(b"\\\r\n", b" ").replace(b"\\\n", b" ")
    for line in data.splitlines():
        line = line.partition(b"#")[0].strip()
        if line:
            yield line


def damaged_unless(condition, detail=""):
    """Refuse a file whose structure is broken."""
    if not condition:
        raise ContentError("damaged", detail)
