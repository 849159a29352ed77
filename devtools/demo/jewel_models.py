"""Parametric jewels for the demo: rings of any size, pendants, studs, a bangle, as placed meshes in millimetres.

Proportions are those of the trade: an inner diameter of size / π, claws that reach over the girdle, stones of the
sizes and numbers that the piece's bill of materials asks for.
"""

import math

from .mesh import BRILLIANT, Placed, add, ball, circle, disc, grid, revolved, rotate, times, torus, upright, wire

FACING = ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))  # lies flat → looks at whoever stands before it


def shank(size, width, thickness, top_width=None, around=96):
    """The hoop of a ring that lies about the y axis: half round outside, comfortable inside.

    :param size: French size, the inner circumference in mm
    :param top_width: width at the head, where a shank often tapers
    """
    inner = size / (2 * math.pi)
    rows = []
    for i in range(around):
        angle = 2 * math.pi * i / around
        share = (1 + math.sin(angle)) / 2
        wide = width + ((top_width or width) - width) * share**2
        row = []
        for x, y in circle(14):
            bulge = math.copysign(abs(x) ** 0.6, x)
            depth = inner + thickness * (0.5 + 0.5 * bulge) if x > 0 else inner + thickness * (0.5 + 0.46 * bulge)
            row.append((depth * math.cos(angle), math.copysign(abs(y) ** 0.7, y) * wide / 2, depth * math.sin(angle)))
        rows.append(row)
    return grid(rows, closed=True)


def at(parts, place=(0.0, 0.0, 0.0), turn=None):
    """The parts moved as one."""
    turn = turn or upright((0.0, 0.0, 1.0))
    return [
        Placed(
            part.mesh,
            part.material,
            add(place, rotate(turn, part.place)),
            tuple(rotate(turn, axis) for axis in part.turn),
            part.scale,
        )
        for part in parts
    ]


def stone(radius, height=0.0, material="diamond"):
    return Placed(BRILLIANT, material, (0.0, 0.0, height), scale=radius)


def claw_head(radius, metal, claws=4, depth=1.25, material="diamond"):
    """A stone with its girdle at height 0, claws and two galleries; `depth` in radii is where the claws start."""
    thick = max(0.38, radius * 0.14)
    parts = [stone(radius, material=material)]
    for x, y in circle(claws, 1.0, math.pi / claws):
        spots = ((0.46, -depth), (0.80, -0.45), (1.03, 0.0), (1.01, 0.16), (0.86, 0.27))
        path = [(x * r * radius, y * r * radius, h * radius) for r, h in spots]
        parts.append(Placed(wire(path, [thick, thick, thick, thick * 0.92, thick * 0.55]), metal))
    for height, share in ((-0.42, 0.80), (-0.95, 0.56)):
        parts.append(Placed(torus(radius * share, thick * 0.72, 32, 8), metal, (0.0, 0.0, height * radius)))
    return parts


def halo(around, radius, count, metal, material="diamond"):
    """Small stones in a circle on a plate, with beads between them."""
    parts = []
    plate = disc(around + radius * 1.12, 0.32)
    inner = around - radius * 1.12
    parts.append(Placed(_with_hole(plate, inner), metal, (0.0, 0.0, -radius * 0.55)))
    for x, y in circle(count, around):
        parts.append(Placed(BRILLIANT, material, (x, y, 0.0), scale=radius * 0.96))
    for x, y in circle(count, 1.0, math.pi / count):
        for share in (around - radius * 0.62, around + radius * 0.62):
            parts.append(Placed(ball(radius * 0.24, 8, 5), metal, (x * share, y * share, radius * 0.05)))
    return parts


def _with_hole(plate, inner):
    """A flat ring instead of a full disc."""
    outer = max(x for x, _y, _z in plate.points)
    half = max(z for _x, _y, z in plate.points)
    outline = [(inner, -half), (outer - 0.12, -half), (outer, 0.0), (outer - 0.12, half), (inner, half)]
    return revolved(outline, 48)


def solitaire_ring(size=52, stone_mm=4.35, metal="yellow"):
    """One stone in six claws on a slender shank."""
    radius, thickness = stone_mm / 2, 2.0
    top = size / (2 * math.pi) + thickness
    head = at(claw_head(radius, metal, claws=6), (0.0, 0.0, top + radius * 0.95))
    return [Placed(shank(size, 2.7, thickness, 2.0), metal), *head]


def halo_ring(size=52, stone_mm=5.15, small_mm=1.75, count=12, metal="white"):
    """A stone in a circle of small ones: the seed's ring, 0.50 ct and twelve of 0.02 ct."""
    radius, small, thickness = stone_mm / 2, small_mm / 2, 2.2
    top = size / (2 * math.pi) + thickness
    around = max(radius + small + 0.15, count * (small_mm + 0.12) / (2 * math.pi))
    girdle = top + radius * 1.02
    parts = [Placed(shank(size, 3.7, thickness, 2.5), metal)]
    parts += at(claw_head(radius, metal, claws=4), (0.0, 0.0, girdle))
    return parts + at(halo(around, small, count, metal), (0.0, 0.0, girdle - radius * 0.18))


def eternity_band(size=54, stone_mm=1.75, count=22, metal="platinum"):
    """Stones all round between two rims, a pair of beads between each and the next."""
    inner, radius = size / (2 * math.pi), stone_mm / 2
    middle = inner + 1.35
    parts = [Placed(shank(size, 2.5, 1.25), metal)]
    for side in (-1, 1):
        rim = [(inner + 1.0 + x, side * 1.28 + y) for x, y in circle(10, 0.42)]
        rows = [[(r * c, h, r * s) for r, h in rim] for c, s in circle(96)]
        parts.append(Placed(grid(rows, closed=True), metal))
    for i in range(count):
        for half, bodies in ((0.0, [stone(radius)]), (0.5, _bead_pair(radius, metal))):
            angle = 2 * math.pi * (i + half) / count + math.pi / 2
            outward = (math.cos(angle), 0.0, math.sin(angle))
            parts += at(bodies, times(outward, middle), upright(outward))
    return parts


def _bead_pair(radius, metal):
    bead = ball(radius * 0.34, 8, 5)
    return [Placed(bead, metal, (0.0, side * radius * 0.62, -0.05)) for side in (-1, 1)]


def bezel_pendant(stone_mm=5.15, metal="rose"):
    """A stone in a closed rim, on a bail, with a length of its chain."""
    radius = stone_mm / 2
    outline = [(0.72, -0.75), (1.10, -0.62), (1.20, 0.02), (1.15, 0.13), (1.00, 0.13), (0.96, 0.0), (0.66, -0.62)]
    cup = revolved([(r * radius, h * radius) for r, h in outline], 56)
    pendant = at([stone(radius), Placed(cup, metal)], turn=FACING)
    loop = Placed(torus(0.75, 0.22, 28, 8), metal, (0.0, 0.0, radius * 1.2 + 0.6), FACING)
    bail = Placed(
        torus(1.1, 0.34, 32, 8, 1.35),
        metal,
        (0.0, 0.0, radius * 1.2 + 2.1),
        ((0.0, 0.0, 1.0), (0.5, 0.87, 0.0), (-0.87, 0.5, 0.0)),
    )
    return [*pendant, loop, bail, *_chain((0.0, 0.0, radius * 1.2 + 2.9), metal)]


def _chain(start, metal, links=11):
    """The first links of a chain on both sides, each turned against the last."""
    link = torus(0.42, 0.13, 14, 6, 1.45)
    parts = []
    for side in (-1, 1):
        along = (side * 0.56, 0.0, 0.83)
        for i in range(links):
            place = add(start, times(along, 0.95 * i))
            hint = (0.0, 1.0, 0.25) if i % 2 else (0.0, 0.2, 1.0)
            x, y, z = upright(along, hint)
            parts.append(Placed(link, metal, place, (z, x, y)))
    return parts


def studs(stone_mm=4.35, metal="yellow"):
    """A pair of ear studs: four claws, post and butterfly, one turned to show them."""
    radius = stone_mm / 2
    post = wire([(0.0, 0.0, -1.1 * radius), (0.0, 0.0, -11.0)], [0.42, 0.38])
    butterfly = torus(1.5, 0.55, 24, 8, 1.35)
    stud = [*claw_head(radius, metal), Placed(post, metal), Placed(butterfly, metal, (0.0, 0.0, -8.4))]
    left = upright((-0.45, -0.80, 0.40), (0.0, 0.0, 1.0))
    right = upright((-0.80, -0.50, 0.34), (0.0, 0.0, 1.0))
    return at(stud, (-7.4, 0.0, 2.2), left) + at(stud, (0.6, 0.0, -2.6), right)


def bangle(stone_mm=1.75, count=30, metal="pale_yellow"):
    """An oval bangle with a line of stones on its front."""
    wide, high = 29.5, 24.5
    parts = [Placed(_oval(wide, high, [(x * 0.75, y * 1.7) for x, y in circle(12)]), metal)]
    for side in (-1, 1):
        rim = [(0.75 + x, side * 1.35 + y) for x, y in circle(8, 0.5)]
        parts.append(Placed(_oval(wide, high, rim), metal))
    step = (stone_mm + 0.2) / ((wide + high) / 2)
    for i in range(count):
        angle = -math.pi / 2 + (i - (count - 1) / 2) * step
        outward = (math.cos(angle) / wide, math.sin(angle) / high, 0.0)
        place = ((wide + 0.95) * math.cos(angle), (high + 0.95) * math.sin(angle), 0.0)
        parts += at([stone(stone_mm / 2)], place, upright(outward, (0.0, 0.0, 1.0)))
    return parts


def _oval(wide, high, section, around=110):
    rows = []
    for c, s in circle(around):
        rows.append([((wide + r) * c, (high + r) * s, h) for r, h in reversed(section)])
    return grid(rows, closed=True)


def castable(parts):
    """The metal alone: what is printed in wax and cast, the stones being set later."""
    stones = ("diamond",)
    return [part for part in parts if part.material not in stones]
