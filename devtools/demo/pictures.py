"""Draw the pictures of the demo's twelve pieces into liink_jewelry_bom/demo/images.

Run by hand when a piece of the demo changes (needs numpy and Pillow):
    python -m devtools.demo.pictures [name …]
"""

import io
import sys
from pathlib import Path

import numpy as np

from devtools.demo import jewels as j
from devtools.demo.studio import frame, render, rotation, unit

IMAGES = Path(__file__).parents[2] / "liink_jewelry_bom" / "demo" / "images"
MAX_BYTES = 60_000
FACE_ON = rotation(x=90) @ rotation(y=22.5)
BAND = (0.055, 0.075, 0.05)


def standing_ring(colour, section=BAND, radius=0.86, turn=(38, -28, 0)):
    """A ring turned to show its top; returns its bodies, the place of its head and the head's axes."""
    axes = rotation(*turn)
    center = np.array([0.0, -0.30, 0.0])
    band = j.hoop(center, axes, radius, section, colour)
    top = center + axes @ np.array([0.0, radius, 0.0])
    return [band], top, axes


def head(top, axes, height):
    return top + axes @ np.array([0.0, height, 0.0])


def bague_eternelle():
    bodies, top, axes = standing_ring("white")
    spot = head(top, axes, 0.36)
    bodies += j.claw_set(spot, axes, 0.30, "white", depth=1.25)
    bodies += j.halo(spot, axes, 0.425, 0.102, 12, "white", drop=0.07)
    return bodies


def bague_solitaire():
    bodies, top, axes = standing_ring("yellow", (0.045, 0.055, 0.045), turn=(34, -30, 0))
    return bodies + j.claw_set(head(top, axes, 0.36), axes, 0.31, "yellow", depth=1.25)


def alliance_eternelle():
    axes = rotation(52, -26, 0)
    center = np.array([0.0, 0.0, 0.0])
    bodies = [j.hoop(center, axes, 0.98, (0.035, 0.135, 0.03), "platinum")]
    for side in (-1, 1):
        rim = center + axes @ np.array([0, 0, 0.118 * side])
        bodies.append(j.hoop(rim, axes, 1.02, (0.062, 0.03, 0.024), "platinum"))
    count = 30
    for angle in np.arange(count) / count * 2 * np.pi:
        outward = axes @ np.array([np.cos(angle), np.sin(angle), 0])
        along = axes @ np.array([0, 0, 1.0])
        bodies.append(j.stone(center + outward * 1.055, frame(outward, along), 0.1))
    return bodies


def hanging_chain(spot, colour, spread=0.95, top=1.75):
    """Two lengths of chain from a pendant's loop up and out of the picture."""
    bodies = []
    for side in (-1, 1):

        def line(t, side=side):
            return np.array([side * spread * t**0.82, spot[1] + (top - spot[1]) * t, spot[2]])

        bodies += j.chain(j.curve(line, 0, 1), colour)
    return bodies


def loop(spot, colour, size=0.10):
    axes = rotation(y=62)
    return [j.hoop(spot, axes, size, (0.026, 0.045, 0.024), colour, (1.0, 1.35))]


def pendentif_eternelle():
    axes = rotation(x=-8, y=10) @ FACE_ON
    spot = np.array([0.0, -0.38, 0.0])
    bodies = j.claw_set(spot, axes, 0.36, "rose")
    bodies += j.halo(spot, axes, 0.50, 0.108, 14, "rose", drop=0.07)
    bodies += [j.hoop([0, 0.28, 0], rotation(), 0.06, (0.02, 0.02, 0.019), "rose")]
    bodies += loop(np.array([0.0, 0.43, 0.0]), "rose")
    return bodies + hanging_chain(np.array([0, 0.50, 0.0]), "rose")


def pendentif_solitaire():
    axes = rotation(x=-8, y=12) @ FACE_ON
    spot = np.array([0.0, -0.36, 0.0])
    bodies = j.bezel_set(spot, axes, 0.43, "rose")
    bodies += [j.hoop([0, 0.16, 0], rotation(), 0.06, (0.02, 0.02, 0.019), "rose")]
    bodies += loop(np.array([0.0, 0.31, 0.0]), "rose")
    return bodies + hanging_chain(np.array([0, 0.38, 0.0]), "rose")


def puces_solitaire():
    bodies = []
    for spot, turn in (((-0.58, 0.22, 0.2), (-14, 16, 0)), ((0.56, -0.30, 0.0), (-30, -42, 0))):
        axes = rotation(*turn) @ FACE_ON
        spot = np.array(spot)
        bodies += j.claw_set(spot, axes, 0.42, "yellow")
        bodies.append(j.wire(j.place(spot, axes, 0, -0.3, 0), j.place(spot, axes, 0, -1.25, 0), 0.036, "yellow"))
        bodies.append(j.plate(j.place(spot, axes, 0, -0.98, 0), axes, 0.16, 0.03, "yellow"))
    return bodies


def necklace_line(width=1.18, top=1.75, bottom=-1.05):
    """A necklace laid out as an open U."""

    def line(t):
        x = width * np.sin(t * np.pi / 2)
        lift = 1 - np.cos(t * np.pi / 2)
        return np.array([x, bottom + (top - bottom) * lift**1.05, 0.0])

    return line


def spaced(line, count, gap, start=0.0):
    """`count` points at equal way along a line, about its middle, with the direction there."""
    points = j.curve(line, -1, 1, 1200)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    spots = way[-1] / 2 + (np.arange(count) - (count - 1) / 2) * gap + start
    return [np.array([np.interp(s, way, points[:, i]) for i in range(3)]) for s in spots]


def sides(line, count, gap):
    """The two lengths of the line left and right of `count` spaced things."""
    points = j.curve(line, -1, 1, 1200)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    half = count * gap / 2
    middle = way[-1] / 2
    return points[way < middle - half * 0.985], points[way > middle + half * 0.985]


def collier_lumiere():
    line, count, gap = necklace_line(), 25, 0.158
    bodies = []
    for spot in spaced(line, count, gap):
        axes = rotation(x=-10, y=-14 * spot[0]) @ FACE_ON
        bodies += j.bezel_set(spot + np.array([0, 0, 0.03]), axes, 0.062, "yellow", rim=0.2)
    for part in sides(line, count, gap):
        bodies += j.chain(part, "yellow", 0.05)
    return bodies


def collier_azur():
    line = necklace_line(bottom=-0.78)
    bodies = []
    for part in sides(line, 3, 0.52):
        bodies += j.chain(part, "silver", 0.065)
    points = spaced(line, 3, 0.52)
    for spot, radius in zip(points, (0.185, 0.24, 0.185), strict=True):
        slope = 34 * np.sign(spot[0]) if abs(spot[0]) > 0.01 else 0
        axes = rotation(x=-8) @ rotation(z=slope) @ rotation(x=90)
        bodies += j.claw_set(spot, axes, radius, "silver", "sapphire", j.OVAL, 1.34)
    for left, right in zip(points, points[1:], strict=False):
        towards = unit(right - left)
        bodies += j.chain([left + towards * 0.24, right - towards * 0.24], "silver", 0.05)
    return bodies


def creoles_lumiere():
    bodies = []
    for shift, turn in (((-0.66, 0.14, 0.0), (10, 58, 0)), ((0.60, -0.14, 0.0), (10, 50, 0))):
        axes = rotation(*turn)
        center = np.array(shift)
        bodies.append(j.hoop(center, axes, 0.78, (0.05, 0.115, 0.045), "rose"))
        for angle in np.pi + np.radians(np.linspace(-86, 86, 20)):
            outward = axes @ np.array([np.cos(angle), np.sin(angle), 0])
            along = axes @ np.array([0, 0, 1.0])
            bodies.append(j.stone(center + outward * 0.822, frame(outward, along), 0.098))
    return bodies


def bracelet_lumiere():
    axes = rotation(-56, 0, 0)
    center = np.array([0.0, 0.05, 0.0])
    bodies = [j.hoop(center, axes, 1.08, (0.045, 0.13, 0.04), "pale_yellow", (1.22, 1.0))]
    for side in (-1, 1):
        rim = center + axes @ np.array([0, 0, 0.115 * side])
        bodies.append(j.hoop(rim, axes, 1.105, (0.06, 0.028, 0.024), "pale_yellow", (1.22, 1.0)))
    count = 21
    for angle in np.linspace(-1.12, 1.12, count) - np.pi / 2:
        x, y = 1.22 * np.cos(angle), np.sin(angle)
        outward = axes @ unit(np.array([np.cos(angle) / 1.22, np.sin(angle), 0]))
        spot = center + axes @ np.array([x * 1.128, y * 1.128, 0])
        bodies.append(j.stone(spot, frame(outward, axes @ np.array([0, 0, 1.0])), 0.078))
    return bodies


def bague_azur():
    bodies, top, axes = standing_ring("yellow", turn=(40, -24, 0))
    spot = head(top, axes, 0.38)
    axes = axes @ rotation(y=90)
    bodies += j.claw_set(spot, axes, 0.31, "yellow", "sapphire", j.OVAL, 1.34, depth=1.25)
    bodies += j.halo(spot, axes, 0.42, 0.082, 18, "yellow", stretch=1.26, drop=0.07)
    return bodies


def boucles_azur():
    bodies = []
    for shift, yaw in ((-0.62, 16), (0.62, -16)):
        cluster = rotation(x=-8, y=yaw) @ FACE_ON
        top = np.array([shift, 0.72, 0.0])
        bodies += j.halo(top, cluster, 0.235, 0.095, 8, "yellow", drop=0.0)
        bodies.append(j.bead(top, 0.07, "yellow"))
        bodies.append(j.hoop([shift, 0.31, 0], rotation(), 0.06, (0.02, 0.02, 0.019), "yellow"))
        drop = rotation(x=-8, y=yaw) @ rotation(x=90) @ rotation(y=90)
        spot = np.array([shift, -0.30, 0.0])
        bodies += j.claw_set(spot, drop, 0.36, "yellow", "emerald", j.OVAL, 1.34, count=6)
        bodies.append(j.wire([shift, 0.16, -0.05], [shift, 0.30, 0], 0.03, "yellow"))
    return bodies


ZOOM = {
    "bague_eternelle": 1.2,
    "bague_solitaire": 1.2,
    "bague_azur": 1.2,
    "alliance_eternelle": 1.1,
    "bracelet_lumiere": 0.95,
    "pendentif_eternelle": 1.15,
    "pendentif_solitaire": 1.15,
}

PICTURES = [
    bague_eternelle,
    bague_solitaire,
    alliance_eternelle,
    pendentif_eternelle,
    puces_solitaire,
    pendentif_solitaire,
    collier_lumiere,
    creoles_lumiere,
    bracelet_lumiere,
    bague_azur,
    collier_azur,
    boucles_azur,
]


def save(image, path):
    """Write a JPEG at the best quality that stays under MAX_BYTES."""
    for quality in range(92, 50, -3):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= MAX_BYTES:
            break
    path.write_bytes(buffer.getvalue())


def main(names):
    IMAGES.mkdir(parents=True, exist_ok=True)
    for scene in PICTURES:
        if not names or scene.__name__ in names:
            save(render(scene(), ZOOM.get(scene.__name__, 1.0)), IMAGES / f"{scene.__name__}.jpg")
            print(scene.__name__, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
