"""Small design files of every kind, good and bad, for the tests."""

import io
import json
import struct
import zlib
from pathlib import Path

from PIL import Image

# The tetrahedron 0, x, y, z: the smallest body there is.
POINTS = ((0.0, 0.0, 0.0), (10.0, 0.0, 0.0), (0.0, 20.0, 0.0), (0.0, 0.0, 30.0))
FACES = ((0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3))
STEP = b"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION(('ring'),'2;1');
FILE_NAME('ring.step','2026-11-25T10:00:00',(''),(''),'','','');
FILE_SCHEMA(('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'));
ENDSEC;
DATA;
#1=CARTESIAN_POINT('',(0.,0.,0.));
ENDSEC;
END-ISO-10303-21;
"""


def binary_stl(faces=FACES, header=b"sample"):
    facets = b"".join(
        struct.pack("<12fH", 0, 0, 1, *(value for i in face for value in POINTS[i]), 0) for face in faces
    )
    return header.ljust(80, b"\0") + struct.pack("<I", len(faces)) + facets


def ascii_stl():
    facets = ""
    for face in FACES:
        corners = "".join(f"      vertex {x:e} {y:e} {z:e}\n" for x, y, z in (POINTS[i] for i in face))
        facets += f"  facet normal 0 0 1\n    outer loop\n{corners}    endloop\n  endfacet\n"
    return f"solid ring\n{facets}endsolid ring\n".encode()


def obj():
    lines = ["# a ring", "mtllib ring.mtl", "o ring"]
    lines += [f"v {x} {y} {z}" for x, y, z in POINTS]
    lines += ["usemtl gold", "s off"] + ["f " + " ".join(f"{i + 1}//" for i in face) for face in FACES]
    return "\n".join(lines).encode()


def glb(**changes):
    """A triangle; `changes` replace or add entries of its table."""
    block = struct.pack("<9f", *(value for point in POINTS[:3] for value in point))
    table = {
        "asset": {"version": "2.0"},
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "buffers": [{"byteLength": 36}],
        **changes,
    }
    text = json.dumps(table).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(block), 0x004E4942) + block
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def rhino():
    """A sphere written by Rhino's own library (openNURBS 7)."""
    return (Path(__file__).parent / "data" / "sphere.3dm").read_bytes()


def picture(image_format="JPEG", size=(48, 32), camera=False, colour=(190, 160, 90)):
    exif = Image.Exif()
    if camera:
        exif[271] = "Maker of cameras"
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, image_format, exif=exif)
    return buffer.getvalue()


def png_bomb(side=30000):
    """A few kilobytes that announce 900 million pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * (side // 8 + 1) * 50)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def pdf(catalog=b"", *extra):
    """One empty page; `catalog` goes into its catalog, `extra` are more objects, from number 4 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
        *extra,
    ]
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)


def pdf_with_hidden_script():
    """The script stands in a compressed object stream: its name is nowhere in the bytes of the file."""
    inner = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    packed = zlib.compress(b"4 0 " + inner)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
        None,
        b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    data, rows = b"%PDF-1.7\n", [(0, 0, 65535)]
    for number, content in enumerate(parts, start=1):
        if content is None:
            rows.append((2, 5, 0))
            continue
        rows.append((1, len(data), 0))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows.append((1, len(data), 0))
    table = zlib.compress(b"".join(struct.pack(">BIH", *row) for row in rows))
    start = len(data)
    data += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length %d >>\n" % len(table)
    return data + b"stream\n" + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


GOOD = {
    "3dm": rhino,
    "stl": binary_stl,
    "obj": obj,
    "step": lambda: STEP,
    "glb": glb,
    "pdf": pdf,
    "jpeg": picture,
    "png": lambda: picture("PNG"),
    "webp": lambda: picture("WEBP"),
}
