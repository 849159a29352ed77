"""Triangles in plain Python: the shapes that jewels are made of, in millimetres, z up.

A mesh is a list of points and of triangles (three places in that list, anticlockwise from outside). `smooth` meshes
are shaded as one curved surface, the others facet by facet, as cut stones are.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Mesh:
    """Points (x, y, z) and triangles."""

    points: tuple
    triangles: tuple
    smooth: bool = True

    def normals(self):
        """One normal for each point: the mean of its triangles', each weighing as it is large."""
        sums = [[0.0, 0.0, 0.0] for _ in self.points]
        for triangle in self.triangles:
            normal = cross_of(*(self.points[i] for i in triangle))
            for i in triangle:
                for axis in range(3):
                    sums[i][axis] += normal[axis]
        return [unit(vector) for vector in sums]


@dataclass(frozen=True)
class Placed:
    """A mesh at its place: a turn (three columns) and a shift, in one material."""

    mesh: Mesh
    material: str
    place: tuple = (0.0, 0.0, 0.0)
    turn: tuple = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    scale: float = 1.0

    def points(self):
        """The points where they are."""
        return [add(self.place, rotate(self.turn, times(point, self.scale))) for point in self.mesh.points]

    def normals(self):
        """The normals as they are turned."""
        return [rotate(self.turn, normal) for normal in self.mesh.normals()]


def add(a, b):
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a, b):
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a, factor):
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def cross_of(a, b, c):
    """Twice the area of a triangle, as a vector that points outwards."""
    return cross(minus(b, a), minus(c, a))


def unit(a):
    length = math.sqrt(dot(a, a))
    return times(a, 1 / length) if length > 1e-12 else (0.0, 0.0, 1.0)


def rotate(turn, a):
    """`turn` holds where the x, y and z axes go."""
    x, y, z = turn
    return (
        x[0] * a[0] + y[0] * a[1] + z[0] * a[2],
        x[1] * a[0] + y[1] * a[1] + z[1] * a[2],
        x[2] * a[0] + y[2] * a[1] + z[2] * a[2],
    )


def upright(up, hint=(0.0, 1.0, 0.0)):
    """A turn that stands the z axis along `up`."""
    z = unit(up)
    side = cross(hint, z)
    x = unit(side if dot(side, side) > 1e-9 else cross((1.0, 0.0, 0.0), z))
    return (x, cross(z, x), z)


def circle(count, radius=1.0, start=0.0):
    """`count` points (x, y) on a circle."""
    steps = [start + 2 * math.pi * i / count for i in range(count)]
    return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in steps]


def grid(rows, closed=False, smooth=True):
    """Skin over rows of as many points each; every row is closed; `closed` joins the last row to the first."""
    width = len(rows[0])
    points = tuple(point for row in rows for point in row)
    triangles = []
    for i in range(len(rows) if closed else len(rows) - 1):
        near, far = i * width, (i + 1) % len(rows) * width
        for j in range(width):
            k = (j + 1) % width
            triangles += [(near + j, near + k, far + k), (near + j, far + k, far + j)]
    return Mesh(points, tuple(triangles), smooth)


def capped(rows, smooth=True):
    """Like `grid`, with a lid over the first and the last row: a closed body."""
    body = grid(rows, smooth=smooth)
    width, points = len(rows[0]), list(body.points)
    triangles = list(body.triangles)
    for start, turned in ((0, True), ((len(rows) - 1) * width, False)):
        middle = len(points)
        ring = points[start : start + width]
        points.append(tuple(sum(axis) / width for axis in zip(*ring, strict=True)))
        for j in range(width):
            a, b = start + j, start + (j + 1) % width
            triangles.append((middle, b, a) if turned else (middle, a, b))
    return Mesh(tuple(points), tuple(triangles), smooth)


def revolved(outline, count=48):
    """A body turned about the z axis from a closed outline (radius, height), anticlockwise."""
    rows = []
    for x, y in circle(count):
        rows.append([(x * radius, y * radius, height) for radius, height in outline])
    return grid([row[::-1] for row in rows], closed=True)


def torus(radius, thick, count=36, around=10, squash=1.0):
    """A round ring of wire about the z axis; `squash` makes it longer along x."""
    ring = revolved([(radius + x, y) for x, y in circle(around, thick)], count)
    return Mesh(tuple((x * squash, y, z) for x, y, z in ring.points), ring.triangles)


def wire(path, radii, around=8):
    """A wire along points, its radius at each of them, with closed ends."""
    rows = []
    for i, point in enumerate(path):
        along = unit(minus(path[min(i + 1, len(path) - 1)], path[max(i - 1, 0)]))
        x, y, _z = upright(along, (0.31, 0.87, 0.38))
        rows.append([add(point, add(times(x, c), times(y, s))) for c, s in circle(around, radii[i])])
    return capped(rows)


def ball(radius, around=10, rows=6):
    """A bead."""
    heights = [math.pi * (i + 0.5) / rows - math.pi / 2 for i in range(rows)]
    return capped([[(x, y, radius * math.sin(h)) for x, y in circle(around, radius * math.cos(h))] for h in heights])


def disc(radius, half_height, count=40, squash=1.0):
    """A flat round plate with a softened edge, about the z axis."""
    soft = half_height * 0.5
    levels = ((radius - soft, -half_height), (radius, -soft), (radius, soft), (radius - soft, half_height))
    return capped([[(x * squash, y, z) for x, y in circle(count, r)] for r, z in levels])


def brilliant():
    """A round brilliant of radius 1 with 57 facets, its girdle at height 0 and its table towards +z."""

    def level(count, radius, height, start=0.0):
        return [(x, y, height) for x, y in circle(count, radius, start)]

    half = math.pi / 8
    table, star = level(8, 0.57, 0.31), level(8, 0.79, 0.165, half)
    high, low = level(16, 1.0, 0.02), level(16, 1.0, -0.02)
    deep, culet = level(8, 0.24, -0.68, half), [(0.0, 0.0, -0.87)]
    points = [*table, *star, *high, *low, *deep, *culet]
    t, s, g, low_g, p, c = 0, 8, 16, 32, 48, 56
    faces = [(t, t + i, t + i + 1) for i in range(1, 7)]
    for i in range(8):
        j, previous = (i + 1) % 8, (i - 1) % 8
        a, b, d = g + 2 * i, g + 2 * i + 1, g + (2 * i + 2) % 16
        faces += [(t + i, s + i, t + j), (t + i, s + previous, a), (t + i, a, s + i)]
        faces += [(s + i, a, b), (s + i, b, d)]
        a, b, d = low_g + 2 * i, low_g + 2 * i + 1, low_g + (2 * i + 2) % 16
        faces += [(c, p + i, a), (c, a, p + previous), (p + i, b, a), (p + i, d, b)]
    for i in range(16):
        j = (i + 1) % 16
        faces += [(g + i, low_g + i, low_g + j), (g + i, low_g + j, g + j)]
    return Mesh(tuple(points), tuple(faces), smooth=False)


BRILLIANT = brilliant()


def volume(placed):
    """Cubic millimetres within closed bodies; where two overlap, both count."""
    total = 0.0
    for body in placed:
        points = body.points()
        for a, b, c in body.mesh.triangles:
            total += dot(points[a], cross(points[b], points[c])) / 6
    return total
