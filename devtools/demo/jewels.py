"""Parts of jewels, as bodies for the studio: cut stones, bands, claws, chains, halos."""

import numpy as np

from devtools.demo.studio import Metal, Stone, unit


def _facets(angles, tilt, point):
    """Planes about the y axis that lean by `tilt` degrees and pass (radius, height) `point`."""
    tilt = np.radians(tilt)
    angles = np.radians(angles)
    normals = np.stack(
        [np.sin(tilt) * np.cos(angles), np.full(len(angles), np.cos(tilt)), np.sin(tilt) * np.sin(angles)],
        axis=1,
    )
    radius, height = point
    return normals, np.full(len(angles), np.sin(tilt) * radius + np.cos(tilt) * height)


def brilliant(stretch=1.0):
    """Planes of a round brilliant of radius 1, its table towards +y; `stretch` makes it oval."""
    mains = np.arange(8) * 45.0
    halves = np.concatenate([mains + 11.25, mains - 11.25])
    crown = 0.43 * np.tan(np.radians(34.5))
    table_edge = 0.57 * np.cos(np.radians(22.5))
    groups = [
        (np.array([[0.0, 1.0, 0.0]]), np.array([crown])),
        _facets(mains, 34.5, (0.57, crown)),
        _facets(mains + 22.5, 21.0, (table_edge, crown)),
        _facets(halves, 41.5, (1.0, 0.0)),
        _facets(np.arange(32) * 11.25, 90.0, (1.0, 0.0)),
        _facets(mains, 180 - 40.9, (1.0, -0.04)),
        _facets(halves, 180 - 42.6, (0.985, -0.04)),
    ]
    normals = np.concatenate([group[0] for group in groups])
    offsets = np.concatenate([group[1] for group in groups])
    normals = normals / np.array([stretch, 1.0, 1.0])
    length = np.linalg.norm(normals, axis=1)
    return normals / length[:, None], offsets / length


ROUND = brilliant()
OVAL = brilliant(1.34)


def stone(center, axes, radius, kind="diamond", cut=ROUND):
    """A cut stone with its girdle at `center`."""
    return Stone(cut, center, radius, kind, axes)


def bead(center, radius, colour):
    """A ball of metal."""
    return Metal(lambda p: np.linalg.norm(p, axis=1) - radius, center, radius * 1.05, colour)


def wire(start, end, radius, colour):
    """A straight round wire with round ends."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    center, half = (start + end) / 2, (end - start) / 2
    length = half @ half

    def distance(p):
        along = np.clip(p @ half / length, -1, 1)
        return np.linalg.norm(p - along[:, None] * half, axis=1) - radius

    return Metal(distance, center, np.sqrt(length) + radius * 1.05, colour)


def hoop(center, axes, radius, section, colour, squash=(1.0, 1.0)):
    """A ring of metal about the local z axis.

    :param section: (half height across, half width along z, corner radius)
    :param squash: stretch of the ring along local x and y
    """
    across, along, corner = section
    least = min(squash)

    def distance(p):
        flat = np.hypot(p[:, 0] / squash[0], p[:, 1] / squash[1]) - radius
        a = np.abs(flat * least) - across + corner
        b = np.abs(p[:, 2]) - along + corner
        outside = np.hypot(np.maximum(a, 0), np.maximum(b, 0))
        return outside + np.minimum(np.maximum(a, b), 0) - corner

    bound = radius * max(squash) + across + along
    return Metal(distance, center, bound, colour, axes)


def plate(center, axes, radius, half_height, colour, stretch=1.0):
    """A flat round (or oval) plate about the local y axis."""

    def distance(p):
        a = np.hypot(p[:, 0] / stretch, p[:, 2]) - radius
        b = np.abs(p[:, 1]) - half_height
        outside = np.hypot(np.maximum(a, 0), np.maximum(b, 0))
        return (outside + np.minimum(np.maximum(a, b), 0) - 0.012) * 0.8

    return Metal(distance, center, radius * stretch + half_height + 0.03, colour, axes)


def place(center, axes, *local):
    """Local coordinates of an object to the studio's."""
    return np.asarray(center, float) + axes @ np.asarray(local, float)


def ring_points(count, radius, stretch=1.0, turn=0.0):
    """`count` points (x, z) evenly about an oval."""
    angles = np.arange(count) / count * 2 * np.pi + turn
    return [(radius * stretch * np.cos(a), radius * np.sin(a)) for a in angles]


def claws(center, axes, radius, colour, count=4, stretch=1.0, thickness=0.11, depth=1.0):
    """Claws about a stone: from below its point up over its girdle."""
    bodies = []
    thick = radius * thickness
    for x, z in ring_points(count, radius, stretch, np.pi / count):
        foot = place(center, axes, x * 0.55, -depth * radius, z * 0.55)
        shoulder = place(center, axes, x * 1.05, 0.06 * radius, z * 1.05)
        tip = place(center, axes, x * 0.90, 0.21 * radius, z * 0.90)
        bodies += [wire(foot, shoulder, thick, colour), wire(shoulder, tip, thick, colour)]
    return bodies


def basket(center, axes, radius, colour, stretch=1.0):
    """The two galleries that hold the claws together."""
    lying = axes @ np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
    bodies = []
    for height, share in ((-0.32, 0.90), (-0.78, 0.66)):
        thick = radius * 0.085
        bodies.append(
            hoop(
                place(center, axes, 0, height * radius, 0),
                lying,
                radius * share,
                (thick, thick, thick * 0.9),
                colour,
                (stretch, 1.0),
            )
        )
    return bodies


def claw_set(center, axes, radius, colour, kind="diamond", cut=ROUND, stretch=1.0, count=4, depth=1.0):
    """A stone in claws with its basket."""
    return [
        stone(center, axes, radius, kind, cut),
        *claws(center, axes, radius, colour, count, stretch, depth=depth),
        *basket(center, axes, radius, colour, stretch),
    ]


def bezel_set(center, axes, radius, colour, kind="diamond", rim=0.13):
    """A stone in a closed rim."""
    lying = axes @ np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
    thick = radius * rim
    under = place(center, axes, 0, -0.22 * radius, 0)
    return [
        stone(center, axes, radius * 0.98, kind),
        hoop(under, lying, radius * (1 + rim * 0.8), (thick, radius * 0.42, thick * 0.8), colour),
        plate(place(center, axes, 0, -0.55 * radius, 0), axes, radius * 0.95, 0.02 * radius, colour),
    ]


def halo(center, axes, around, radius, count, colour, stretch=1.0, drop=0.03):
    """A circle of small stones about a larger one, with beads between them."""
    floor = place(center, axes, 0, -drop - radius * 0.42, 0)
    rim = around + radius * 1.05
    long_rim = around * stretch + radius * 1.05
    bodies = [plate(floor, axes, rim, radius * 0.16, colour, long_rim / rim)]
    places = ring_points(count, around, stretch)
    for x, z in places:
        bodies.append(stone(place(center, axes, x, -drop, z), axes, radius * 0.95))
    for x, z in ring_points(count, around, stretch, np.pi / count):
        for share in (1 + radius * 0.72 / around, 1 - radius * 0.72 / around):
            spot = place(center, axes, x * share, -drop + radius * 0.05, z * share)
            bodies.append(bead(spot, radius * 0.24, colour))
    return bodies


def chain(points, colour, size=0.045):
    """Oval links along a line of points, each turned against the last (chaîne forçat)."""
    points = np.asarray(points, float)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    way = np.concatenate([[0], np.cumsum(steps)])
    count = int(way[-1] / (size * 1.42))
    spots = np.linspace(0, way[-1], max(count, 2))
    track = np.stack([np.interp(spots, way, points[:, i]) for i in range(3)], axis=1)
    bodies = []
    for i in range(len(track) - 1):
        along = unit(track[i + 1] - track[i])
        tilt = 0.45 if i % 2 else -0.95
        side = unit(np.cross(along, np.array([0, 0, 1.0])))
        normal = unit(np.array([0, 0, 1.0]) + tilt * side)
        axes = np.stack([along, np.cross(normal, along), normal], axis=1)
        axes[:, 1] = unit(axes[:, 1])
        axes[:, 2] = np.cross(axes[:, 0], axes[:, 1])
        thick = size * 0.21
        bodies.append(
            hoop((track[i] + track[i + 1]) / 2, axes, size * 0.62, (thick, thick, thick * 0.95), colour, (1.45, 1.0))
        )
    return bodies


def curve(function, start, end, count=240):
    """Points of a parametric line."""
    return np.array([function(t) for t in np.linspace(start, end, count)])
