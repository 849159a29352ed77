"""How high rows are, to part long tables by pages: Debian's wkhtmltopdf repeats no heading and cuts rows in two.

Measured in the style's pixels (`technical_sheet_style`). Liberation Sans is as wide as Helvetica, whose widths
reportlab knows.
"""

from reportlab.pdfbase.pdfmetrics import stringWidth

# Of the paper's printable part; the page is left a little room, since an estimate is one.
PAGE_WIDTH, PAGE_HEIGHT = 884, 1319
HEADING, SUM, SPARE = 100, 34, 45
ROOM = PAGE_HEIGHT - HEADING - SUM - SPARE
FONT, SIZE = "Helvetica", 13.5
LINE, PADDING, SIDES = 17.5, 9, 12


def part_rows(rows, shares, cells):
    """Return lists of rows, each as high as a page holds, or one list if there are few.

    :param shares: width of each column, in percent
    :param cells: function of a row that returns its texts, one for each column
    """
    blocks, used = [[]], 0
    for row in rows:
        height = row_height(cells(row), shares)
        if blocks[-1] and used + height > ROOM:
            blocks.append([])
            used = 0
        blocks[-1].append(row)
        used += height
    return blocks


def is_long(blocks, shares, cells):
    """True for rows that take more than half a page."""
    return sum(row_height(cells(row), shares) for block in blocks for row in block) > ROOM / 2


def row_height(texts, shares):
    """Return the height of a row whose cells hold `texts`."""
    lines = [
        sum(_count_lines(line, PAGE_WIDTH * share / 100 - SIDES) for line in text.split("\n"))
        for text, share in zip(texts, shares, strict=True)
    ]
    return max(lines) * LINE + PADDING


def _count_lines(text, width):
    """How many lines `text` takes, broken at spaces and, where a word is too long, inside it."""
    count, used = 1, 0.0
    for word in text.split():
        wide = stringWidth(word + " ", FONT, SIZE)
        if used and used + wide > width:
            count, used = count + 1, 0.0
        used += wide
        if used > width:
            count += int(used // width)
            used %= width
    return count
