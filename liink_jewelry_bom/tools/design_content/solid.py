"""Solids of CAD programs: STEP (ISO 10303-21) and Rhino's 3DM (openNURBS)."""

import re

from .text import damaged_unless

MAGIC_3DM = b"3D Geometry File Format "
_3DM_START = 32
_3DM_SHORT = 0x80000000  # the chunk is a value without a body
_3DM_END = 0x00007FFF
# In this order; each is looked for behind the one before it, so that a hostile file costs one reading.
_STEP_PARTS = tuple(
    re.compile(part)
    for part in (
        rb"ISO-10303-21\s*;",
        rb"\bHEADER\s*;",
        rb"\bFILE_SCHEMA\s*\(",
        rb"\bENDSEC\s*;",
        rb"\bDATA\b[^;]{0,1000};",
        rb"#\d+\s*=",
        rb"\bENDSEC\s*;",
        rb"END-ISO-10303-21\s*;",
    )
)


def check_step(data):
    """Header, schema, at least one entity, and the closing line."""
    place = 0
    for part in _STEP_PARTS:
        found = part.search(data, place)
        damaged_unless(found, "sections")
        place = found.end()
    damaged_unless(not data[place:].strip(), "end")


def check_3dm(data):
    """The chunks follow each other without a gap up to the end mark, which repeats the file's length."""
    version = data[len(MAGIC_3DM) : _3DM_START].strip()
    damaged_unless(version.isdigit() and 0 < int(version) < 1000, "version")
    # Since version 50 (Rhino 5) lengths take 8 bytes.
    width = 8 if int(version) >= 50 else 4
    place = _3DM_START
    while place + 4 + width <= len(data):
        code = int.from_bytes(data[place : place + 4], "little")
        value = int.from_bytes(data[place + 4 : place + 4 + width], "little")
        place += 4 + width
        if code == _3DM_END:
            _check_3dm_end(data, place, value, width)
            return
        if not code & _3DM_SHORT:
            place += value
    damaged_unless(False, "chunks")


def _check_3dm_end(data, place, length, width):
    damaged_unless(length == width and place + length == len(data), "end")
    damaged_unless(int.from_bytes(data[place:], "little") == len(data), "length")
