"""Triangles without a magic number: STL, binary and text, and OBJ."""

import math
import re
import struct

from .error import ContentError
from .text import damaged_unless, split_lines

STL_HEAD = 84
STL_FACET = struct.Struct("<12fH")
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_ASCII_STL = re.compile(
    rb"facet\s+normal(?:\s+(?:%(n)s|[-+]?nan(?:\(ind\))?)){3}|outer\s+loop|vertex(?:\s+%(n)s){3}|endloop|endfacet"
    rb"|(?:end)?solid\b.*" % {b"n": _NUMBER},
    re.IGNORECASE,
)
_ASCII_FACET = (b"facet", b"outer", b"vertex", b"vertex", b"vertex", b"endloop", b"endfacet")
# The OBJ specification, appendix B1, without `call` and `csh`, which run other files and commands.
_OBJ_WORDS = frozenset(
    b"v vt vn vp deg bmat step cstype p l f curv curv2 surf parm trim hole scrv sp end con g s mg o bevel c_interp "
    b"d_interp lod usemtl mtllib shadow_obj trace_obj ctech stech maplib usemap".split()
)
_OBJ_VERTEX = re.compile(rb"v(?:\s+%(n)s){3,7}" % {b"n": _NUMBER})
_OBJ_FACE = re.compile(rb"f(?:\s+-?\d+(?:/-?\d*){0,2}){3,}")


def is_binary_stl(data):
    """Whether the length is that of a binary STL: 84 bytes, and 50 for each facet that it announces."""
    if len(data) < STL_HEAD + STL_FACET.size:
        return False
    return len(data) == STL_HEAD + STL_FACET.size * int.from_bytes(data[80:STL_HEAD], "little")


def check_binary_stl(data):
    """All coordinates are numbers: any infinity or NaN shows in the sum of its facet."""
    facets = STL_FACET.iter_unpack(memoryview(data)[STL_HEAD:])
    # The normals, the first three, are recomputed by every reader: some programs leave NaN there.
    damaged_unless(all(math.isfinite(sum(facet[3:12])) for facet in facets), "coordinates")


def check_ascii_stl(data):
    """Every line is one of the grammar's, in its order, from `solid` to `endsolid`."""
    position, facets, is_open = 0, 0, False
    for line in split_lines(data):
        if not _ASCII_STL.fullmatch(line):
            raise ContentError("unknown")
        word = line.split(None, 1)[0].lower()
        if word in (b"solid", b"endsolid"):
            damaged_unless(position == 0 and is_open == (word == b"endsolid"), "solid")
            is_open = word == b"solid"
            continue
        damaged_unless(is_open and word == _ASCII_FACET[position], "facet")
        position = (position + 1) % len(_ASCII_FACET)
        facets += position == 0
    damaged_unless(facets and not is_open, "facet")


def check_obj(data):
    """Only words of the format; at least one face, each of vertices that are there."""
    vertices, faces, highest = 0, 0, 0
    for line in split_lines(data):
        word = line.split(None, 1)[0]
        if word not in _OBJ_WORDS:
            raise ContentError("unknown")
        if word == b"v":
            damaged_unless(_OBJ_VERTEX.fullmatch(line), "vertex")
            vertices += 1
        elif word == b"f":
            damaged_unless(_OBJ_FACE.fullmatch(line), "face")
            faces += 1
            highest = max(highest, _highest_vertex(line, vertices))
    if not vertices and not faces:
        raise ContentError("unknown")
    damaged_unless(faces and highest <= vertices, "face")


def _highest_vertex(line, so_far):
    """The highest vertex that a face names; negative numbers count back from the last one."""
    numbers = [int(token.partition(b"/")[0][:20]) for token in line.split()[1:]]
    damaged_unless(all(number and number >= -so_far for number in numbers), "face")
    return max(numbers)
