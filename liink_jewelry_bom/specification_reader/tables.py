"""Tables pasted from a spreadsheet: columns by their header, a line of stones or a piece per row."""

# ruff: noqa: E501  # vocabulary: one value a line

from bisect import bisect_left

from .fold import fold
from .patterns import Fact
from .words_metal import FINENESSES, KARATS

HEADERS = {
    "count": "q ta, qta, qte, qty, nb, nbre, nombre, n, pcs, pz, quantity, quantite, count, no, n pierres, numero, pezzi, nr, pieces, quantita, stones, nos",
    "carats": "ct, ct pc, ct each, ct cad, poids unit, carats, ct unit, carat, ct piece, ct per stone, ct stone, ct ciascuno, poids unitaire, ct pce, ct pierre, cts, carati, ct pz, weight each, caratura, ct ea, poids pierre, ct unitaire, peso unit, peso unitario, ct pietra",
    "total_carats": "ct total, total ct, poids total, total carats, ct tot, tot ct, carats total, peso totale, ct totali, total, ctw, tcw, totale ct, cts total, total cts, total weight, ct totaux",
    "size": "mm, size mm, dimensions, dim, taille mm, size, dimension, misura mm, dimensioni, dim mm, mesure, mesures, diametre, diam, misure, measurements, o mm, ø, ø mm, taille, misura, diametre mm, dimensions mm",
    "grams": "poids, wt g, weight g, peso, wt, weight, poids g, peso g, grams, grammes, poids metal, g, peso gr, metal weight, poids or, gold weight, grammi, peso oro",
    "ring_size": "tdd, tour de doigt, doigt, mis, ring size, size uk, size us, uk size, us size, taille doigt",
    "fineness": "titre, titolo, title, karat, carats or",
    "letters": "couleur, colour, colore, color",
    "loss_percent": "perte, freinte, calo, loss, perte fonte",
    "reference": "cod, codice articolo, ref, reference, style no, rif, style, code, art, riferimento, sku, modele, model, codice, modello",
    "text": "designation, metal, nature, pierre, forme, shape, stone, stone type, pietra, taglio, qualite, quality, qualita, serti, set, setting, sertissage, col cla,"
    " clarity, purete, position, pos, item, articolo, metallo, incastonatura, incassatura, origine, origin, finition, finish, purezza,"
    " description, article, type, gem, place, posizione, emplacement, qual, colour clarity, col, cla, descrizione, prodotto, alliage, alloy, lega, montage, cut, montatura, tipo, piece, articolo, forma,"
    " produit, product, matiere, certificat, certificate, certificato, oro, or, pietre, pierres, couleur purete, supplied by, fourni par, finitura, kind, hue, teinte",
    "skip": "n°, prix, price, prezzo, pu, remarque, remarks, note, notes, line, ligne, no., comment, delai, delivery, consegna, #, riga",
}
BY_NAME = {name.strip(): key for key, names in HEADERS.items() for name in names.split(",")}
FEWEST_COLUMNS, MOST_COLUMNS = 3, 30


STONE_HEADERS = {"pierre", "stone", "pietra", "nature", "stone type", "gem", "pierres", "pietre"}


class Table:
    """Header of a table and the rows below it, as places of tokens."""

    def __init__(self, columns, names):
        weighed = {"carats", "total_carats"} & set(columns)
        self.is_of_stones = (
            bool(weighed or "size" in columns and STONE_HEADERS & set(names)) and "ring_size" not in columns
        )
        self.columns = columns
        self.rows = []


def find_tables(tokens):
    """Tables of the tokens: [(columns, [cells of each row])]; a cell is (first place, end place)."""
    parted = _part_at_semicolons(tokens)
    if not any(token.kind == "tab" for token in tokens):
        return []
    tables, current = [], None
    _labels(tokens)
    for cells in _rows(tokens):
        names = (
            [] if len(cells) > MOST_COLUMNS or _has_figures(tokens, cells) else [_name(tokens, cell) for cell in cells]
        )
        columns = [BY_NAME.get(name) for name in names]
        known = [column for column in columns if column]
        if len(known) >= FEWEST_COLUMNS and len(known) >= len(columns) - 1:
            current = Table(_first_is_number(columns, names), names)
            tables.append(current)
        elif current and len(cells) >= 2:
            current.rows.append(cells)
        else:
            current = None
    for token in parted if not tables else ():
        token.kind = "semicolon"
    return tables


def _part_at_semicolons(tokens):
    """Lines with several semicolons may be rows of a table: they are tried as such. Return the semicolons."""
    if any(token.kind == "tab" for token in tokens):
        return []
    parted, line = [], []
    for token in [*tokens, None]:
        if token is None or token.kind == "newline":
            parted += line if len(line) >= FEWEST_COLUMNS - 1 else []
            line = []
        elif token.kind == "semicolon":
            line.append(token)
    for token in parted:
        token.kind = "tab"
    return parted


def _labels(tokens):
    """A line of two cells is a label and what it says: its tab is a colon."""
    tabs, size = [], len(tokens)
    for place in range(size + 1):
        if place < size and tokens[place].kind == "tab":
            tabs.append(place)
        elif place == size or tokens[place].kind == "newline":
            if len(tabs) == 1:
                tokens[tabs[0]].kind = "colon"
            tabs = []


def _first_is_number(columns, names):
    """A first column "N°" only numbers the rows when there is another column of counts."""
    if columns[0] == "count" and "count" in columns[1:]:
        return ["skip", *columns[1:]]
    return columns


def _rows(tokens):
    """Cells of each line: [(first, end)]."""
    cells, first = [], 0
    for place, token in enumerate(tokens):
        if token.kind in ("tab", "newline"):
            cells.append((first, place))
            first = place + 1
        if token.kind == "newline":
            yield cells
            cells = []
    cells.append((first, len(tokens)))
    yield cells


def _name(tokens, cell):
    words = [
        str(token.text).lower()
        for token in tokens[cell[0] : cell[1]]
        if token.kind not in ("mark", "stop", "open", "close", "slash", "colon")
    ]
    return fold(" ".join(words)).strip()


def _has_figures(tokens, cells):
    return any(token.kind == "number" for first, end in cells for token in tokens[first:end])


def read_table(table, tokens, facts):
    """Facts of a table; those that the rules found in its cells are replaced where the column says more.

    The text columns keep what the rules read in them; columns of figures are read by their header.
    """
    result, taken = [], set()
    facts = sorted(facts, key=_place)
    for cells in table.rows:
        read = _read_row(table.columns, cells, tokens, table.is_of_stones, facts)
        if read is None:
            continue
        result += read
        taken.update(range(cells[0][0], cells[-1][1]))
    return [fact for fact in facts if fact.first not in taken] + result


def _place(fact):
    return fact.first


def _read_row(columns, cells, tokens, is_stones, facts):
    """Facts of one row, None if the row is no row of the table."""
    first, end = cells[0][0], cells[-1][1]
    inside = facts[bisect_left(facts, first, key=_place) : bisect_left(facts, end, key=_place)]
    named = any(fact.scope == "stone" and fact.key in ("nature", "colour_from") for fact in inside)
    if is_stones and not named:
        return None
    found = []
    for column, cell in zip(columns, cells, strict=False):
        if cell[0] == cell[1] or column in (None, "skip"):
            continue
        figures = any(tokens[place].kind in ("number", "numeral") for place in range(*cell))
        if column == "letters":
            found += _colours(cell, tokens) or [fact for fact in inside if cell[0] <= fact.first < cell[1]]
        elif column == "text" or not figures and column not in ("reference", "ring_size"):
            hidden = ("one", "count") if is_stones else ()
            found += [fact for fact in inside if cell[0] <= fact.first < cell[1] and fact.key not in hidden]
        else:
            found += _figures(column, cell, tokens, is_stones)
    if is_stones:
        kept = [fact for fact in found if fact.scope == "stone"]
        for fact in kept:
            fact.row = first
        return kept
    return found


def _figures(column, cell, tokens, is_stones):
    """Facts of a cell of figures."""
    numbers = [token for token in tokens[cell[0] : cell[1]] if token.kind in ("number", "numeral")]
    first, last = tokens[cell[0]], tokens[cell[1] - 1]

    def fact(scope, key, value, doubt=None):
        return Fact(scope, key, value, cell[0], cell[1] - 1, doubt, first.start, last.end)

    if column == "ring_size" or column == "size" and not is_stones:
        return _ring_size(cell, tokens, fact)
    if column == "reference":
        text = " ".join(token.text for token in tokens[cell[0] : cell[1]])
        return [fact("piece", "reference", text)] if any(char.isdigit() for char in text) else []
    if not numbers:
        return []
    if column == "size":
        return _sides(numbers, tokens[cell[0] + 1].kind if len(numbers) > 1 else "", fact)
    return _figure(column, numbers, is_stones, fact)


def _sides(numbers, between, fact):
    """1,3; 9x7; 1,2-1,4: a diameter, two sides or a range."""
    sides = sorted((token.value for token in numbers[:2]), reverse=True)
    if len(sides) == 1 or len(numbers) == 2 and between == "dash":
        return [fact("stone", "size_mm", numbers[0].value, "range" if len(sides) > 1 else None)]
    return [fact("stone", "size_mm", sides[0]), fact("stone", "size2_mm", sides[1])]


def _figure(column, numbers, is_stones, fact):
    """One figure, of stones or of the piece and its metal."""
    value = numbers[0].value
    if column == "count":
        named = ("stone", "count") if is_stones else ("piece", "quantity")
        return [fact(*named, value)] if isinstance(value, int) else []
    if column == "fineness":
        value = value if value in FINENESSES else KARATS.get(value)
        return [fact("metal", "fineness", value)] if value else []
    if column == "grams" and is_stones:
        return [fact("stone", "carats", value, "table")]
    if column in ("grams", "loss_percent"):
        return [fact("metal", column, value)]
    return [fact("stone", column, value, None if len(numbers) == 1 else "table")] if is_stones else []


def _colours(cell, tokens):
    """G, F-G: grades alone in their column."""
    first, last = tokens[cell[0]], tokens[cell[1] - 1]
    letters = [token.text for token in tokens[cell[0] : cell[1]] if token.kind not in ("dash", "slash")]
    if not all(len(letter) == 1 and "D" <= letter <= "M" for letter in letters) or not 1 <= len(letters) <= 2:
        return []
    ends = (("colour_from", letters[0]), ("colour_to", letters[-1]))
    return [Fact("stone", key, letter, cell[0], cell[1] - 1, None, first.start, last.end) for key, letter in ends]


def _ring_size(cell, tokens, fact):
    """A size alone: a letter is British, a number is told by its range."""
    token = tokens[cell[0]]
    if cell[1] - cell[0] == 1 and len(token.text) == 1 and token.text.isupper():
        return [fact("piece", "ring_size", token.text), fact("piece", "ring_size_scale", "uk")]
    if token.kind != "number" or not 3 <= token.value <= 76:
        return []
    scale = "fr" if token.value >= 40 else "it" if token.value > 13 else None
    found = [fact("piece", "ring_size", token.value)]
    return [*found, fact("piece", "ring_size_scale", scale, None if scale == "fr" else "no_unit")] if scale else found
