"""GLB, the binary glTF 2.0: a table in JSON and one block of numbers, complete in themselves."""

import json
import struct

from . import picture
from .error import ContentError
from .text import damaged_unless

_HEAD = struct.Struct("<4sII")
_CHUNK = struct.Struct("<II")
_JSON, _BIN = 0x4E4F534A, 0x004E4942
_SIZES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_PARTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_PICTURES = {"image/jpeg": picture.check_jpeg, "image/png": picture.check_png, "image/webp": picture.check_webp}
MAX_COUNT = 20_000_000


def check(data):
    """Version 2, the length that it announces, meshes, and nothing fetched from elsewhere."""
    damaged_unless(len(data) >= _HEAD.size, "header")
    _magic, version, length = _HEAD.unpack_from(data)
    damaged_unless(version == 2 and length == len(data), "header")
    table, block = _read_chunks(data)
    try:
        _check_table(table, block)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as error:
        if isinstance(error, ContentError):
            raise
        raise ContentError("damaged", "table") from None


def _read_chunks(data):
    chunks = {}
    place = _HEAD.size
    while place + _CHUNK.size <= len(data):
        size, kind = _CHUNK.unpack_from(data, place)
        place += _CHUNK.size
        damaged_unless(place + size <= len(data), "chunk")
        chunks.setdefault(kind, data[place : place + size])
        place += size
    damaged_unless(place == len(data) and _JSON in chunks, "chunk")
    try:
        table = json.loads(chunks[_JSON])
    except (ValueError, RecursionError):
        raise ContentError("damaged", "JSON") from None
    damaged_unless(isinstance(table, dict), "JSON")
    return table, chunks.get(_BIN, b"")


def _check_table(table, block):
    damaged_unless(str(table["asset"]["version"]).startswith("2."), "version")
    damaged_unless(any(mesh["primitives"] for mesh in table["meshes"]), "meshes")
    if _has_uri(table.get("buffers", [])) or _has_uri(table.get("images", [])):
        raise ContentError("external")
    views = table.get("bufferViews", [])
    for view in views:
        start, size = int(view.get("byteOffset", 0)), int(view["byteLength"])
        damaged_unless(start >= 0 and size > 0 and start + size <= len(block), "views")
    for accessor in table.get("accessors", []):
        _check_accessor(accessor, views)
    for image in table.get("images", []):
        _check_image(image, views, block)


def _has_uri(entries):
    return any("uri" in entry for entry in entries)


def _check_accessor(accessor, views):
    """As many numbers as its part of the block holds; nothing announced that is not there."""
    count = int(accessor["count"])
    damaged_unless(0 < count <= MAX_COUNT, "accessor")
    if "bufferView" not in accessor:
        # Compressed (Draco) or sparse: expanded by the reader, up to MAX_COUNT.
        return
    view = views[accessor["bufferView"]]
    size = _SIZES[accessor["componentType"]] * _PARTS[accessor["type"]]
    stride = int(view.get("byteStride", size))
    end = int(accessor.get("byteOffset", 0)) + stride * (count - 1) + size
    damaged_unless(size <= stride <= 252 and end <= view["byteLength"], "accessor")


def _check_image(image, views, block):
    view = views[image["bufferView"]]
    start = int(view.get("byteOffset", 0))
    _PICTURES[image["mimeType"]](block[start : start + int(view["byteLength"])])
