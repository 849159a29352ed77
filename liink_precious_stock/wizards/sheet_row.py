from ..tools import CellError, NoValue, clean_text, count_digits, format_measure, normalise, read_number


class SheetRow:
    """One row of a spreadsheet while it is read: each cell is judged, so that all that is wrong is told at once."""

    def __init__(self, check, number, cells):
        self.check = check
        self.env = check.env
        self.number = number
        self.cells = {
            key: cells[position] if position < len(cells) else None for key, position in check.positions.items()
        }
        self.identity = tuple(clean_text(cell) for cell in cells)
        self.problems = []
        self._refuse_cells_without_value()

    def refuse(self, key, reason):
        """Note what is wrong with a cell."""
        self.problems.append(self.check.issue(self.number, key, self.cells.get(key), reason))

    def text(self, key):
        """Return the text of a cell, empty if there is none."""
        return clean_text(self.cells.get(key))

    def figure(self, key, is_zero_allowed=False):
        """Return the number in a cell, or False when it is empty or refused."""
        column = self.check.columns[key]
        if not self.text(key):
            return False
        try:
            number = read_number(self.cells[key], column.marks)
        except CellError:
            self.refuse(key, self.env._("This is no number, or not in the unit of this column."))
            return False
        if number < 0:
            self.refuse(key, self.env._("It cannot be negative."))
        elif not number and not is_zero_allowed:
            self.refuse(key, self.env._("It cannot be 0. Measure it, or leave the cell empty if it is not known."))
        elif number > column.most:
            most = format_measure(self.env, column.most, 0, 2)
            self.refuse(key, self.env._("This is too much: at most %s.", most))
        elif count_digits(number) > column.digits:
            self.refuse(key, self._digits_reason(key, column.digits))
        else:
            return float(number)
        return False

    def choice(self, key, known):
        """Return what ``known`` has for the text of a cell, or False when it is empty or refused."""
        text = self.text(key)
        if not text:
            return False
        found = known.get(normalise(text))
        if not found:
            self.refuse(key, self.env._("This is not known. Correct it, or add it to the configuration first."))
        return found or False

    def _digits_reason(self, key, digits):
        return self.env._("At most %s decimals are kept. Round it yourself: nothing is rounded in silence.", digits)

    def _refuse_cells_without_value(self):
        """What a formula yields was never computed, or is an error: nothing may be read from it."""
        for key in [key for key, cell in self.cells.items() if isinstance(cell, NoValue)]:
            self.refuse(key, self.env._("This is a formula without a value. Write the value itself."))
            self.cells[key] = None
