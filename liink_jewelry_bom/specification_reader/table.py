"""Tables pasted from a spreadsheet: what a bare number means is said by the heading of its column."""

import re
from bisect import bisect_left

from .lexer import normal
from .rules import Fact

# Heading (lower case, no accents, no points) -> what its column holds.
HEADINGS = {
    "count": "q ta|quantita|nb|nbre|nombre|n|no|qte|qty|quantite|quantity|pcs|pz|pezzi|pieces|num",
    "number": "n°|pos no|ligne|line|#",
    "size_mm": "dimensions|dim|mm|size mm|taille mm|dim mm|dimension mm|dimensions mm|misura mm|diametre mm|ø mm",
    "carats": "ct|cts|carats|ct/pc|ct/pce|ct each|ct ea|ct cad|ct unit|poids unit|ct/stone"
    "|ct par pierre|ct/pz|unit ct",
    "total_carats": "ct total|total ct|ct tot|tot ct|carats total|total carats|poids total ct",
    "grams": "poids|poids g|wt|wt g|weight|weight g|peso|peso g|g|grammes|grams",
    "ring_size": "size uk|size us|size fr|size it|size|ring size|taille|tdd|tour de doigt|doigt|mis|misura",
    "loss_percent": "perte|freinte|loss|calo",
    "reference": "sku|cod|codice|ref|reference|rif|style no|style|modele|modello|model|code|item no|art",
}
OF_HEADING = {word: key for key, words in HEADINGS.items() for word in words.split("|")}
# Headings of columns of words: they are read as words are anywhere.
WORDED = re.compile(
    r"(position|pos|nature|pierre|stone|pietra|forme|shape|taglio|taille|cut|qualite|quality|qualita|col/cla|couleur|colour"
    r"|purete|clarity|purezza|serti|sertissage|set|setting|incastonatura|designation|article|item|articolo|metal|metallo|colore|color|matiere|material|materiale|certificat|certificate|certificato|finish|finition|posizione|oro|or|pietre|pierres|stones|produit|prodotto|product)"
)
METALS = re.compile(r"metal|metallo|matiere|material|materiale|oro|or")
STONES = re.compile(r"nature|pierre|stone|pietra")
FEWEST_HEADINGS = 3
MARKS = ("\t", "|", ";")


def table_facts(text, lexemes):
    """(facts, places of the lexemes that they take) of each table with a line of headings."""
    found, taken = [], set()
    starts = [one.start for one in lexemes]
    columns, start = None, 0
    for line in text.split("\n"):
        end = start + len(line)
        mark = next((mark for mark in MARKS if line.count(mark) >= 2), "\t")
        headings = _headings(line, mark) if mark in line else None
        if headings:
            columns = headings
            taken.update(range(bisect_left(starts, start), bisect_left(starts, end)))
        elif columns and mark in line:
            _join(lexemes, starts, start, end)
            _read_row(line.split(mark), start, columns, lexemes, starts, found, taken)
        elif line.strip():
            columns = None
        start = end + 1
    return found, taken


def _headings(line, mark):
    """What the columns of a line of headings hold, or None if the line is no such one."""
    cells = [re.sub(r"[.()]", " ", cell).split() for cell in normal(line).split(mark)]
    cells = [" ".join(cell) for cell in cells]
    known = [OF_HEADING.get(cell) or (WORDED.fullmatch(cell) and "words") for cell in cells]
    if sum(map(bool, known)) < max(FEWEST_HEADINGS, len([cell for cell in cells if cell]) - 1):
        return None
    stones = any(STONES.search(cell) for cell in cells)
    of_pieces = not stones or any(METALS.fullmatch(cell) for cell in cells)
    return ["quantity" if key == "count" and of_pieces else key for key in known]


def _join(lexemes, starts, start, end):
    """A row is one clause, whatever parts its cells."""
    for one in lexemes[bisect_left(starts, start) : bisect_left(starts, end)]:
        if one.text in (";", "|"):
            one.code = "_"


def _read_row(cells, start, columns, lexemes, starts, found, taken):
    place = start
    for column, cell in zip(columns, cells, strict=False):
        inside = range(bisect_left(starts, place), bisect_left(starts, place + len(cell)))
        place += len(cell) + 1
        if column in (None, "words") or not inside:
            continue
        facts = _read_cell(column, cell.strip(), inside, lexemes)
        if facts or column == "number":
            found += facts
            taken.update(inside)


def _read_cell(column, cell, inside, lexemes):
    """Facts of one cell of figures: one number, or two sides of a stone."""
    first, last = lexemes[inside[0]], lexemes[inside[-1]]
    if column == "reference":
        found = Fact("piece", "reference", cell, inside[0], first.start, last.end, None, cell)
        return [found] if re.search(r"\d", cell) else []
    numbers = [(i, lexemes[i]) for i in inside if lexemes[i].code == "N"]
    if column == "number" or (not numbers and column != "ring_size"):
        return []
    if column == "ring_size" and re.fullmatch(r"[A-Z]½?", cell):
        return [
            Fact("piece", "ring_size", cell, inside[0], first.start, last.end, None, cell),
            Fact("piece", "ring_size_scale", "uk", inside[0], first.start, last.end, None, cell),
        ]
    if column == "ring_size":
        return _ring_size(numbers, first, last) if numbers else []
    scope = {"grams": "metal", "loss_percent": "metal", "quantity": "piece"}.get(column, "stone")
    if column in ("count", "quantity") and not isinstance(numbers[0][1].value, int):
        return []
    keys = ("size_mm", "size2_mm") if column == "size_mm" else (column,)
    values = sorted((one.value for _i, one in numbers), reverse=True) if len(numbers) > 1 else [numbers[0][1].value]
    return [
        Fact(scope, key, value, numbers[0][0], first.start, last.end, None, first.text)
        for key, value in zip(keys, values, strict=False)
    ]


def _ring_size(numbers, first, last):
    """A bare size: its scale is told by its range, a letter or word in the cell is read elsewhere."""
    place, one = numbers[0]
    if len(numbers) > 1 or first is not last or not 1 <= one.value <= 76:
        return []
    scale = "fr" if one.value >= 40 else "it" if one.value > 10 else None
    found = [Fact("piece", "ring_size", one.value, place, first.start, last.end, None, first.text)]
    if scale:
        doubt = None if scale == "fr" else "a number without unit"
        found.append(Fact("piece", "ring_size_scale", scale, place, first.start, last.end, doubt, first.text))
    return found
