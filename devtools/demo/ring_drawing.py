"""The drawing of the seed's ring, four times as large: face, profile and top, with the measures that its model has."""

import math

from .drawing_pdf import PAGE, Drawing
from .mesh import circle

SCALE = 4.0
SIZE, THICKNESS, WIDTH, TOP_WIDTH = 52, 2.2, 3.7, 2.5
STONE, SMALL, COUNT = 5.15, 1.75, 12


def draw_halo_ring():
    """The PDF of the drawing, the words in French: its makers are."""
    page = Drawing()
    _frame(page)
    inner, outer = SIZE / (2 * math.pi), SIZE / (2 * math.pi) + THICKNESS
    around = max(STONE / 2 + SMALL / 2 + 0.15, COUNT * (SMALL + 0.12) / (2 * math.pi))
    head = around + SMALL / 2 * 1.12
    _face(page, 68, 190, inner, outer, head)
    _profile(page, 152, 190, outer, head)
    _top(page, 62, 88, around, head)
    return page.to_bytes("Bague Eternelle ETN-R-052")


def _number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _frame(page):
    width, height = PAGE
    page.polygon([(10, 10), (width - 10, 10), (width - 10, height - 10), (10, height - 10)], 0.5)
    page.line(10, 32, width - 10, 32, 0.5)
    page.text(14, 24, "Bague Éternelle", 5)
    page.text(14, 16, "ETN-R-052 · taille 52 · or gris 750")
    page.text(width - 14, 24, f"échelle {SCALE:g}:1 · mesures en mm", align="right")
    page.text(width - 14, 16, "Maison Éternelle", align="right")


def _face(page, x, y, inner, outer, head):
    """The ring as one looks through it."""
    s = SCALE
    page.circle(x, y, inner * s)
    page.circle(x, y, outer * s)
    page.line(x - outer * s - 6, y, x + outer * s + 6, y, dashed=True)
    page.line(x, y - outer * s - 6, x, y + (outer + 7) * s, dashed=True)
    girdle = (outer + STONE / 2 * 1.02) * s
    plate = girdle - 0.45 * s
    page.polygon(
        [
            (x - head * s, y + plate - 1.4),
            (x + head * s, y + plate - 1.4),
            (x + head * s, y + plate),
            (x - head * s, y + plate),
        ]
    )
    _head_side(page, x, y + girdle, y + outer * s, STONE / 2 * s)
    page.measure(x - inner * s, x + inner * s, y - 4, "", y)
    page.text(x + 3, y - 2.8, f"ø {_number(2 * inner)}")
    page.measure_up(y - outer * s, y - inner * s, x - outer * s - 8, _number(THICKNESS), x)
    page.text(x, y - outer * s - 16, "Face", 4, "centre")


def _profile(page, x, y, outer, head):
    """The ring from its side: the shank tapers towards the head."""
    s = SCALE
    wide, top = WIDTH / 2 * s, TOP_WIDTH / 2 * s
    page.polygon(
        [(x - wide, y - outer * s), (x + wide, y - outer * s), (x + top, y + outer * s), (x - top, y + outer * s)]
    )
    girdle = (outer + STONE / 2 * 1.02) * s
    page.polygon(
        [
            (x - head * s, y + girdle - 2.8),
            (x + head * s, y + girdle - 2.8),
            (x + head * s, y + girdle - 1.4),
            (x - head * s, y + girdle - 1.4),
        ]
    )
    _head_side(page, x, y + girdle, y + outer * s, STONE / 2 * s)
    page.line(x, y - outer * s - 6, x, y + girdle + 8, dashed=True)
    page.measure(x - wide, x + wide, y - outer * s - 6, "", y - outer * s)
    page.text(x + wide + 2, y - outer * s - 7, _number(WIDTH))
    page.point_out(x + top, y + outer * s - 3, x + top + 8, y + outer * s - 10, f"{_number(TOP_WIDTH)} sous la tête")
    page.text(x, y - outer * s - 16, "Profil", 4, "centre")


def _head_side(page, x, y, foot, radius):
    """The stone, its girdle at y, and two of its claws down to the shank at `foot`."""
    for side in (-1, 1):
        page.line(x + side * radius * 0.45, foot, x + side * radius, y + radius * 0.16, 0.6)
    table, crown, pavilion = radius * 0.57, radius * 0.31, radius * 0.86
    page.polygon(
        [(x - radius, y), (x - table, y + crown), (x + table, y + crown), (x + radius, y), (x, y - pavilion)], 0.25
    )


def _top(page, x, y, around, head):
    """The head from above, larger still."""
    s = SCALE * 1.5
    page.circle(x, y, STONE / 2 * s)
    page.circle(x, y, STONE / 2 * 0.57 * s, 0.18)
    for dx, dy in circle(COUNT, around):
        page.circle(x + dx * s, y + dy * s, SMALL / 2 * s, 0.25)
    page.circle(x, y, head * s)
    page.measure(x - head * s, x + head * s, y - head * s - 7, f"ø {_number(2 * head)}", y)
    page.point_out(x + 3, y + 2, x + head * s + 8, y + 12, f"1 diamant ø {_number(STONE)}, 0,50 ct, griffes")
    dx, dy = circle(COUNT, around)[0]
    page.point_out(
        x + dx * s, y + dy * s, x + head * s + 8, y - 6, f"{COUNT} diamants ø {_number(SMALL)}, 0,02 ct, pavé"
    )
    page.text(x, y - head * s - 18, f"Dessus, {s:g}:1", 4, "centre")
