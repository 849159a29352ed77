from ..tools import clean_text, normalise


class SheetCheck:
    """Every row of a file, read and judged: ``rows`` are the good ones, ``issues`` what is wrong with the others.

    Whatever is looked up in the database is looked up for all rows together.
    """

    def __init__(self, wizard, columns, positions, ignored):
        self.wizard = wizard
        self.env = wizard.env
        self.columns = columns
        self.positions = positions
        self.ignored = ignored
        self.rows = []
        self.issues = []
        self.row_count = 0

    @property
    def bad_count(self):
        """How many lines of the file are not taken."""
        return self.row_count - len(self.rows)

    def issue(self, number, key, value, reason):
        """Return the values of one issue."""
        column = self.columns[key].label if key else ""
        return {"line_number": number, "column": column, "value": clean_text(value)[:200], "reason": reason}

    def by_name(self, records, words=()):
        """Return {normalised name: id} in every installed language, and for other ``words`` of these names."""
        names = {}
        for code in self._languages():
            for record in records.with_context(lang=code):
                names.setdefault(normalise(record.name), record.id)
        others = {word: names[normalise(name)] for word, name in dict(words).items() if normalise(name) in names}
        return {**others, **names}

    def by_label(self, model, field_name):
        """Return {normalised label or key: key} of a selection field, in every installed language."""
        field = self.env[model]._fields[field_name]
        labels = {}
        for code in self._languages():
            selection = field._description_selection(self.env(context={**self.env.context, "lang": code}))
            for key, label in selection:
                labels.setdefault(normalise(label), key)
        return {**{normalise(key): key for key in labels.values()}, **labels}

    def _languages(self):
        """The user's language before the others: where two words meet, it is the one meant."""
        own = self.env.lang or "en_US"
        return [own, *(code for code, _name in self.env["res.lang"].get_installed() if code != own), "en_US"]
