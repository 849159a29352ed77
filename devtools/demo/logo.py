"""Draw the demo company's logo into liink_precious_stock/demo/images (needs Pillow)."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[2] / "liink_precious_stock" / "demo" / "images" / "maison_eternelle.png"
FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
SCALE = 4
INK = (38, 35, 33, 255)
GOLD = (176, 137, 72, 255)


def spaced_text(draw, y, text, size, gap, width, ink):
    """Write `text` centred, with air between its letters."""
    font = ImageFont.truetype(FONT, size * SCALE)
    gap *= SCALE
    length = sum(draw.textlength(letter, font) + gap for letter in text) - gap
    x = (width - length) / 2
    for letter in text:
        draw.text((x, y * SCALE), letter, ink, font)
        x += draw.textlength(letter, font) + gap


def main():
    """Two rings, linked, above the house's name."""
    width, height = 480 * SCALE, 160 * SCALE
    image = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    for shift in (-13, 13):
        x, y, r = width // 2 + shift * SCALE, 40 * SCALE, 22 * SCALE
        draw.ellipse((x - r, y - r, x + r, y + r), outline=GOLD, width=3 * SCALE)
    spaced_text(draw, 74, "MAISON", 17, 9, width, INK)
    spaced_text(draw, 98, "ÉTERNELLE", 38, 7, width, INK)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    image.resize((480, 160), Image.Resampling.LANCZOS).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
