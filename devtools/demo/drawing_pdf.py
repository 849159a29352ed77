"""A sheet of drawing as a PDF of one A4 page, written by hand: lines, circles, measures and words, in millimetres.

Plain Python, always the same bytes. The origin is the page's lower left corner.
"""

import math

POINTS = 72 / 25.4
PAGE = (210.0, 297.0)
# A quarter of a circle as a Bézier curve.
ROUND = 0.5523
# Helvetica's mean width of a letter, in parts of its size: good enough to centre a measure.
LETTER = 0.5


class Drawing:
    """One page; `thick` lines are edges, thin ones measures, dashed ones axes."""

    def __init__(self):
        self.commands = []

    def line(self, x1, y1, x2, y2, width=0.18, dashed=False):
        """A straight line."""
        dash = "[4 1.5 0.6 1.5] 0 d" if dashed else "[] 0 d"
        self._add(f"{width * POINTS:.2f} w {dash} {_at(x1, y1)} m {_at(x2, y2)} l S")

    def circle(self, x, y, radius, width=0.35):
        """A circle around (x, y)."""
        k = radius * ROUND
        self._add(
            f"{width * POINTS:.2f} w [] 0 d {_at(x + radius, y)} m "
            f"{_at(x + radius, y + k)} {_at(x + k, y + radius)} {_at(x, y + radius)} c "
            f"{_at(x - k, y + radius)} {_at(x - radius, y + k)} {_at(x - radius, y)} c "
            f"{_at(x - radius, y - k)} {_at(x - k, y - radius)} {_at(x, y - radius)} c "
            f"{_at(x + k, y - radius)} {_at(x + radius, y - k)} {_at(x + radius, y)} c S"
        )

    def polygon(self, points, width=0.35):
        """A closed line through points."""
        corners = [_at(x, y) for x, y in points]
        self._add(f"{width * POINTS:.2f} w [] 0 d {corners[0]} m {' '.join(f'{each} l' for each in corners[1:])} s")

    def text(self, x, y, words, size=3.2, align="left"):
        """Words with their baseline at y; `size` in mm; `align` is where x lies in them."""
        wide = len(words) * size * LETTER
        x -= {"left": 0.0, "centre": wide / 2, "right": wide}[align]
        content = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.commands.append(f"BT /F1 {size * POINTS:.2f} Tf {_at(x, y)} Td (".encode() + content + b") Tj ET")

    def measure(self, x1, x2, y, words, from_y):
        """A horizontal measure at height y between x1 and x2, with lines up or down to `from_y`."""
        for x in (x1, x2):
            self.line(x, from_y, x, y - math.copysign(1.5, from_y - y))
        self.line(x1, y, x2, y)
        for x, way in ((x1, 1), (x2, -1)):
            self._arrow(x, y, way, 0)
        self.text((x1 + x2) / 2, y + 1.2, words, align="centre")

    def measure_up(self, y1, y2, x, words, from_x):
        """A vertical measure at x between y1 and y2, with lines from `from_x`."""
        for y in (y1, y2):
            self.line(from_x, y, x + math.copysign(1.5, x - from_x), y)
        self.line(x, y1, x, y2)
        for y, way in ((y1, 1), (y2, -1)):
            self._arrow(x, y, 0, way)
        self.text(
            x + math.copysign(1.5, x - from_x), (y1 + y2) / 2 - 1.1, words, align="left" if x > from_x else "right"
        )

    def point_out(self, x, y, to_x, to_y, words):
        """A line from a spot to the words that name it."""
        self.line(x, y, to_x, to_y)
        self.line(to_x, to_y, to_x + 4, to_y)
        self.text(to_x + 5, to_y - 1.1, words)

    def _arrow(self, x, y, right, up, size=2.0):
        across = size * 0.18
        corners = [
            (x, y),
            (x + right * size + up * across, y + up * size + right * across),
            (x + right * size - up * across, y + up * size - right * across),
        ]
        self._add(f"{_at(*corners[0])} m {_at(*corners[1])} l {_at(*corners[2])} l f")

    def _add(self, command):
        self.commands.append(command.encode())

    def to_bytes(self, title):
        """The PDF."""
        content = b"\n".join(self.commands)
        name = title.encode("cp1252")
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0] * POINTS:.2f} {PAGE[1] * POINTS:.2f}] "
            f"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Title (%s) >>" % name,
        ]
        return _write(objects)


def _at(x, y):
    return f"{x * POINTS:.2f} {y * POINTS:.2f}"


def _write(objects):
    """A PDF file of these objects, the first one its catalogue and the last one its information."""
    data, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)
