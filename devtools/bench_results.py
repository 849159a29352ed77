"""What benchmarks measured, held against their limits, as one table."""

from dataclasses import dataclass, field

HEADINGS = ("benchmark", "size", "ours", "bare Odoo", "ratio", "queries", "memory", "limit", "")
_NUMBERS = (1, 2, 3, 4, 5, 6)
_NOT_MEASURED = {"seconds": None, "queries": None, "megabytes": None, "note": ""}


@dataclass
class Row:
    """One case at one size."""

    name: str
    case: str
    size: int
    limits: dict
    ours: dict
    bare: dict = None
    bare_size: int = 0
    is_largest: bool = False
    broken: list = field(default_factory=list)
    """The limits that are broken, or why there is no measure."""

    @property
    def ratio(self):
        """Time per row, ours / bare Odoo; None when there is nothing to compare."""
        if not self.bare:
            return None
        return (self.ours["seconds"] / self.size) / (self.bare["seconds"] / self.bare_size)

    def judge(self):
        """Compare with the limits of this size."""
        figures = {"megabytes": self.ours["megabytes"], "ratio": self.ratio}
        if self.is_largest:
            figures.update(seconds=self.ours["seconds"], queries=self.ours["queries"])
        if self.size >= 1000:
            figures["queries_per_thousand"] = self.ours["queries"] / self.size * 1000
        for limit, most in self.limits.items():
            if figures.get(limit) is not None and figures[limit] > most:
                self.broken.append(limit)

    def cells(self):
        """The texts of its line in the table."""
        title = f"{self.name}: {self.case}" if self.case else self.name
        if self.ours["seconds"] is None:
            return [title, f"{self.size:,}", "", "", "", "", "", _limits_text(self.limits), self.verdict()]
        return [
            title,
            f"{self.size:,}",
            _seconds(self.ours["seconds"]),
            self._bare_text(),
            "" if self.ratio is None else f"{self.ratio:.3f}",
            f"{self.ours['queries']:,}",
            f"{self.ours['megabytes']:.0f} MB",
            _limits_text(self.limits),
            self.verdict(),
        ]

    def verdict(self):
        """Return "ok", or what is wrong; then what the case itself said."""
        said = f"over: {', '.join(self.broken)}" if self.broken and self.ours["seconds"] is not None else ""
        said = said or (self.broken[0] if self.broken else "ok")
        return f"{said} ({self.ours['note']})" if self.ours["note"] else said

    def _bare_text(self):
        if not self.bare:
            return ""
        size = "" if self.bare_size == self.size else f" ({self.bare_size:,})"
        return _seconds(self.bare["seconds"]) + size


def missing(name, size, reason):
    """Return the row of a benchmark that gave no figures."""
    return Row(name, "", size, {}, _NOT_MEASURED, broken=[reason])


def judge(rows):
    """Hold all rows against their limits, also those that compare sizes."""
    for row in rows:
        if row.ours["seconds"] is not None:
            row.judge()
    for row in rows:
        others = {other.ours["queries"] for other in rows if (other.name, other.case) == (row.name, row.case)}
        if row.limits.get("same_queries") and row.is_largest and len(others) > 1:
            row.broken.append("same_queries")


def as_text(rows):
    """The table for the terminal."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(_line(line, widths) for line in lines)


def as_markdown(rows):
    """The table for docs/benchmarks.md."""
    rule = ["--:" if column in _NUMBERS else "---" for column in range(len(HEADINGS))]
    lines = [HEADINGS, rule, *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', ' ') for cell in line)} |" for line in lines)


def _line(cells, widths):
    parts = [
        cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(parts).rstrip()


def _seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"


def _limits_text(limits):
    texts = {
        "seconds": "≤ {} s",
        "ratio": "≤ {} × bare",
        "queries": "≤ {} queries",
        "queries_per_thousand": "≤ {} queries/1,000",
        "same_queries": "same queries",
        "megabytes": "≤ {} MB",
    }
    return ", ".join(texts.get(name, f"{name} {{}}").format(most) for name, most in limits.items())
