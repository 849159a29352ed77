"""Pictures of meshes: a small renderer in plain Python and Pillow, z-buffered, lit as in a photographer's tent.

Seen without perspective, what polished metal mirrors depends on its normal alone: each material is a table of colours
by normal, filled once. Stones get a second table, of the pattern that their pavilion throws back.
"""

import functools
import math

from PIL import Image, ImageFilter

from .mesh import cross_of, dot, unit

SIZE = 640
OVER = 2  # pixels drawn for each that is kept, each way
TABLE = 192
PAPER = (250, 247, 243)
COLOURS = {
    "yellow": (1.0, 0.80, 0.44),
    "pale_yellow": (1.0, 0.86, 0.58),
    "rose": (1.0, 0.75, 0.63),
    "white": (0.93, 0.93, 0.935),
    "platinum": (0.85, 0.86, 0.88),
    "diamond": (0.97, 0.985, 1.0),
}


def draw(parts, turn=(-32.0, 24.0), zoom=0.80, size=SIZE):
    """A picture of the parts.

    :param turn: degrees about the vertical, and down from the horizon
    :param zoom: share of the picture that the piece takes
    :return: PIL image
    """
    axes = _camera(*turn)
    views = [_view(part, axes) for part in parts]
    frame = _Frame(views, size * OVER, zoom)
    for view in views:
        frame.add(*view)
    return frame.develop(size)


def _camera(azimuth, elevation):
    """Right, up and towards the camera, for a camera before the piece (−y) and above it."""
    a, e = math.radians(azimuth), math.radians(elevation)
    towards = (math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e))
    right = (math.cos(a), math.sin(a), 0.0)
    up = (-math.sin(a) * math.sin(e), math.cos(a) * math.sin(e), math.cos(e))
    return right, up, towards


def _view(part, axes):
    """The part's corners and normals as the camera sees them: x right, y up, z towards it."""
    points = [tuple(dot(axis, point) for axis in axes) for point in part.points()]
    if part.mesh.smooth:
        normals = [tuple(dot(axis, normal) for axis in axes) for normal in part.normals()]
    else:
        normals = None
    middle = tuple(dot(axis, part.place) for axis in axes)
    return part, points, normals, middle


class _Frame:
    def __init__(self, views, side, zoom):
        xs = [point[0] for view in views for point in view[1]]
        ys = [point[1] for view in views for point in view[1]]
        self.side = side
        self.scale = side * zoom / max(max(xs) - min(xs), max(ys) - min(ys))
        self.shift = (side / 2 - self.scale * (max(xs) + min(xs)) / 2, side / 2 + self.scale * (max(ys) + min(ys)) / 2)
        self.depth = [-math.inf] * (side * side)
        self.colour = [None] * (side * side)

    def add(self, part, points, normals, middle):
        """Draw one part where it is nearest."""
        table = _metal_table(part.material)
        spots = [(self.shift[0] + self.scale * x, self.shift[1] - self.scale * y, z) for x, y, z in points]
        pattern = None
        if normals is None:
            centre = (self.shift[0] + self.scale * middle[0], self.shift[1] - self.scale * middle[1])
            pattern = _Sparkle(centre, self.scale * part.scale)
        for triangle in part.mesh.triangles:
            corners = [points[i] for i in triangle]
            facet = cross_of(*corners)
            if facet[2] <= 0:
                continue
            around = [unit(facet)] * 3 if normals is None else [normals[i] for i in triangle]
            self._fill([spots[i] for i in triangle], around, table, pattern)

    def _fill(self, spots, normals, table, pattern):
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = spots
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if abs(area) < 1e-9:
            return
        (anx, any_, _), (bnx, bny, _), (cnx, cny, _) = normals
        half, side, depth, colour = (TABLE - 1) / 2, self.side, self.depth, self.colour
        for y in range(max(0, math.ceil(min(ay, by, cy) - 0.5)), min(side, math.floor(max(ay, by, cy) - 0.5) + 1)):
            line = y + 0.5
            left, right = _span(spots, line)
            for x in range(max(0, math.ceil(left - 0.5)), min(side, math.floor(right - 0.5) + 1)):
                v = ((x + 0.5 - ax) * (cy - ay) - (cx - ax) * (line - ay)) / area
                w = ((bx - ax) * (line - ay) - (x + 0.5 - ax) * (by - ay)) / area
                u = 1 - v - w
                near = u * az + v * bz + w * cz
                place = y * side + x
                if near <= depth[place]:
                    continue
                depth[place] = near
                nx, ny = u * anx + v * bnx + w * cnx, u * any_ + v * bny + w * cny
                shade = table[int(half - ny * half + 0.5) * TABLE + int(half + nx * half + 0.5)]
                colour[place] = pattern.over(shade, x, y) if pattern else shade

    def develop(self, size):
        """The drawn pixels on their paper, with the shadow that the piece throws."""
        front = Image.new("RGB", (self.side, self.side))
        front.putdata([pixel or PAPER for pixel in self.colour])
        cover = Image.new("L", front.size)
        cover.putdata([0 if pixel is None else 255 for pixel in self.colour])
        front, cover = (image.resize((size, size), Image.Resampling.BOX) for image in (front, cover))
        paper = _paper(size)
        for drop, blur, strength in ((0.045, 0.04, 70), (0.014, 0.012, 60)):
            shadow = Image.new("L", cover.size)
            shadow.paste(cover, (int(size * drop * 0.4), int(size * drop)))
            shadow = shadow.filter(ImageFilter.GaussianBlur(size * blur)).point(lambda v, s=strength: v * s // 255)
            paper.paste(Image.new("RGB", paper.size, (96, 84, 74)), mask=shadow)
        paper.paste(front, mask=cover)
        return paper


def _span(spots, line):
    """Where a line of pixels enters and leaves a triangle."""
    left, right = math.inf, -math.inf
    for (x1, y1, _), (x2, y2, _) in zip(spots, (*spots[1:], spots[0]), strict=True):
        if y1 != y2 and min(y1, y2) <= line <= max(y1, y2):
            x = x1 + (line - y1) / (y2 - y1) * (x2 - x1)
            left, right = min(left, x), max(right, x)
    return (left, right) if left <= right else (0.0, -1.0)


class _Sparkle:
    """What comes back from a brilliant's pavilion: eight arrows, dark and light, with a breath of colour."""

    def __init__(self, middle, radius):
        self.middle, self.radius = middle, max(radius, 1.0)

    def over(self, shade, x, y):
        dx, dy = (x - self.middle[0]) / self.radius, (y - self.middle[1]) / self.radius
        away, angle = math.hypot(dx, dy), math.atan2(dy, dx) / math.pi * 8
        sector = math.floor(angle) % 16
        zone = int(away * 4.6 + 0.35 * (sector % 2))
        seed = (sector * (5 + 2 * zone) + zone * 13) % 11
        light = (0.42, 1.06, 0.72, 1.0, 0.55, 1.1, 0.86, 0.62, 1.08, 0.78, 0.95)[seed]
        fire = ((0, 0, 0), (10, -2, -12), (0, 0, 0), (-10, 0, 12), (0, 0, 0), (4, 6, -6))[(seed + zone) % 6]
        return tuple(
            max(0, min(255, int((0.45 * value + 0.55 * 238) * light) + tint))
            for value, tint in zip(shade, fire, strict=True)
        )


@functools.cache
def _metal_table(material):
    """Colours by normal, TABLE × TABLE: row from above to below, column from left to right."""
    tint = COLOURS[material]
    half = (TABLE - 1) / 2
    table = []
    for row in range(TABLE):
        for column in range(TABLE):
            nx, ny = (column - half) / half, (half - row) / half
            nz = math.sqrt(max(0.0, 1 - nx * nx - ny * ny))
            table.append(_metal(tint, nx, ny, nz))
    return table


def _metal(tint, nx, ny, nz):
    light = _light(2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1)
    edge = (1 - nz) ** 5 * 0.6
    white = 0.5 * min(1.0, max(0.0, light - 1.05))
    pixel = []
    for channel in tint:
        colour = channel + (1 - channel) * edge
        # Deep tones of a coloured metal are more saturated than its lights.
        tone = colour ** (1 + 0.5 * min(1.0, max(0.0, 1 - light))) * light
        pixel.append(int(255 * min(1.0, max(0.0, tone * (1 - white) + white)) ** 0.95))
    return tuple(pixel)


def _light(x, y, z):
    """What polished metal sees there: a bright ceiling, a light table, a dark line at the horizon, two lamps."""
    light = 0.58 + 0.40 * _smooth(-0.1, 0.8, y) + 0.26 * _smooth(0.15, 0.8, -y)
    light -= 0.38 * math.exp(-(((y + 0.12) / 0.17) ** 2))
    light += 0.75 * _lamp((x, y, z), (-0.50, 0.62, 0.60), 0.80, 0.95)
    light += 0.45 * _lamp((x, y, z), (0.85, 0.25, 0.35), 0.86, 0.97)
    return light - 0.14 * _lamp((x, y, z), (0.0, 0.0, 1.0), 0.80, 0.98)


def _lamp(way, towards, low, high):
    return _smooth(low, high, dot(way, unit(towards)))


def _smooth(low, high, value):
    t = min(1.0, max(0.0, (value - low) / (high - low)))
    return t * t * (3 - 2 * t)


def _paper(size):
    """The table, a little darker towards its corners."""
    small = Image.new("RGB", (32, 32))
    pixels = []
    for row in range(32):
        for column in range(32):
            fall = 1 - 0.035 * min(2.0, (row / 15.5 - 1) ** 2 + (column / 15.5 - 1) ** 2)
            pixels.append(tuple(int(value * fall) for value in PAPER))
    small.putdata(pixels)
    return small.resize((size, size), Image.Resampling.BICUBIC)
