"""Draw the icon of each module: one faceted mark, one small symbol per module. Run: python devtools/icons.py"""

from pathlib import Path

from PIL import Image, ImageDraw

ACCENT, WHITE = "#1f4d4a", "#ffffff"
SIZE, SCALE = 256, 4
ROOT = Path(__file__).resolve().parent.parent


def points(*pairs):
    return [(x * SCALE, y * SCALE) for x, y in pairs]


def draw_mark(draw):
    """A cut diamond above its ring."""
    draw.ellipse(points((62, 104), (178, 220)), outline=ACCENT, width=13 * SCALE)
    outline = points((82, 34), (158, 34), (184, 66), (120, 128), (56, 66))
    draw.polygon(outline, fill=WHITE, outline=WHITE, width=22 * SCALE)
    facets = [
        [*outline, *outline[:2]],
        points((56, 66), (184, 66)),
        points((82, 34), (98, 66), (120, 34), (142, 66), (158, 34)),
        points((98, 66), (120, 128), (142, 66)),
    ]
    for facet in facets:
        draw.line(facet, fill=ACCENT, width=8 * SCALE, joint="curve")


def draw_bars(draw):
    for left, top in ((186, 204), (206, 204), (196, 186)):
        draw.rounded_rectangle(points((left, top), (left + 17, top + 14)), 3 * SCALE, fill=WHITE)


def draw_list(draw):
    for top in (184, 198, 212):
        draw.ellipse(points((184, top), (191, top + 7)), fill=WHITE)
        draw.rounded_rectangle(points((196, top), (222, top + 7)), 3 * SCALE, fill=WHITE)


def draw_arrows(draw):
    draw.line(points((184, 194), (216, 194)), fill=WHITE, width=6 * SCALE)
    draw.polygon(points((212, 184), (226, 194), (212, 204)), fill=WHITE)
    draw.line(points((190, 212), (222, 212)), fill=WHITE, width=6 * SCALE)
    draw.polygon(points((194, 202), (180, 212), (194, 222)), fill=WHITE)


def draw_phone(draw):
    draw.rounded_rectangle(points((190, 178), (216, 226)), 5 * SCALE, outline=WHITE, width=5 * SCALE)
    draw.ellipse(points((200, 213), (206, 219)), fill=WHITE)


def draw_check(draw):
    draw.line(points((186, 204), (198, 216), (222, 190)), fill=WHITE, width=8 * SCALE, joint="curve")


SYMBOLS = {
    "liink_precious_stock": draw_bars,
    "liink_jewelry_bom": draw_list,
    "liink_subcontracting": draw_arrows,
    "liink_maker_portal": draw_phone,
    "liink_rjc_audit": draw_check,
}


def make_icon(draw_symbol):
    image = Image.new("RGBA", (SIZE * SCALE, SIZE * SCALE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(points((4, 4), (252, 252)), 52 * SCALE, fill=WHITE)
    draw_mark(draw)
    draw.ellipse(points((166, 164), (242, 240)), fill=ACCENT, outline=WHITE, width=6 * SCALE)
    draw_symbol(draw)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    for module, draw_symbol in SYMBOLS.items():
        path = ROOT / module / "static" / "description" / "icon.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        make_icon(draw_symbol).save(path, optimize=True)
