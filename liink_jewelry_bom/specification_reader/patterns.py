"""Patterns over the kinds of tokens, written in their names: "amount shape* (nature|brilliant)".

A pattern is compiled to a regular expression in which each kind is one character, so that a rule reads as what it says
and runs as fast as a search in a string. Besides names it may use ( ) | ? * + and look-arounds; "any" is any token.
"""

import re
from dataclasses import dataclass
from typing import Any


class _Codes(dict):
    """The character that stands for each kind of token."""

    def __missing__(self, kind):
        self[kind] = chr(0x4E00 + len(self))
        return self[kind]


CODES = _Codes()
NAME = re.compile(r"[a-z_]+")
TAKEN = "."
MACROS = {
    "amount": "(?:number|numeral)",
    "one_or_more": "(?:number|numeral|article)",
    "gem": "(?:nature|brilliant|stone)",
    "any": "[^\x00]",
    "free": f"[^{TAKEN}]",
    "taken": f"[{TAKEN}]",
    "till": "(?:to_word|article|dash)",
    "filler": "(?:word|of|the|colon)",
}


def compile_pattern(text):
    """Regular expression over codes for a pattern in names."""
    return re.compile(NAME.sub(_expand, text).replace(" ", ""))


def _expand(match):
    macro = MACROS.get(match[0])
    if macro is None:
        return CODES[match[0]]
    return macro if macro[0] == "[" else NAME.sub(_expand, macro)


@dataclass(slots=True)
class Fact:
    """One thing said: what it is about (scope, key), its value, its tokens first to last, why it may be doubtful."""

    scope: str
    key: str
    value: Any
    first: int
    last: int
    doubt: str | None = None
    start: int = 0
    end: int = 0
    note: str = ""
    row: int | None = None


class Run:
    """The tokens that a pattern matched, handed to its rule."""

    __slots__ = ("tokens", "first", "last", "facts", "codes")

    def __init__(self, tokens, first, last, facts, codes):
        self.tokens, self.first, self.last, self.facts, self.codes = tokens, first, last, facts, codes

    def all(self, *kinds):
        """Values of the tokens of these kinds."""
        return [token.value for token in self.tokens[self.first : self.last + 1] if token.kind in kinds]

    def value(self, *kinds):
        """Value of the first token of these kinds, or None."""
        for place in range(self.first, self.last + 1):
            if self.tokens[place].kind in kinds:
                return self.tokens[place].value
        return None

    def has(self, *kinds):
        """Is a token of these kinds among them?"""
        return any(self.tokens[place].kind in kinds for place in range(self.first, self.last + 1))

    def amount(self):
        """The first number."""
        return self.value("number", "numeral", "article")

    def kind_before(self, distance=1):
        """Kind of the token before the run, "" at the beginning."""
        place = self.first - distance
        return self.tokens[place].kind if place >= 0 else ""

    def kind_after(self, distance=1):
        """Kind of the token after the run, "" at the end."""
        place = self.last + distance
        return self.tokens[place].kind if place < len(self.tokens) else ""

    def near(self, kinds, before=4, after=3):
        """Is a token of these kinds close by?"""
        around = (
            self.tokens[max(0, self.first - before) : self.first] + self.tokens[self.last + 1 : self.last + 1 + after]
        )
        return any(token.kind in kinds for token in around)

    def say(self, scope, key, value, doubt=None, first=None, last=None, note=""):
        """Add a fact over these tokens, or over some of them; a misspelt word makes it doubtful."""
        first = self.first if first is None else first
        last = self.last if last is None else last
        doubt = doubt or self.tokens[first].doubt
        start, end = self.tokens[first].start, self.tokens[last].end
        self.facts.append(Fact(scope, key, value, first, last, doubt, start, end, note))
        return True

    def place(self, *kinds):
        """Place of the first token of these kinds."""
        return next(p for p in range(self.first, self.last + 1) if self.tokens[p].kind in kinds)


RULES = []


def rule(*patterns):
    """Make a function a rule: it is called with the Run of each match and returns False to let the tokens to others.

    Rules are tried in the order in which they are written; a token belongs to the first that takes it.
    """

    def register(function):
        RULES.extend((compile_pattern(pattern), function) for pattern in patterns)
        return function

    return register


def find_facts(tokens):
    """Facts of the tokens in their order, and the tokens that no rule took."""
    codes = free = "".join([CODES[token.kind] for token in tokens])
    facts = []
    for pattern, function in RULES:
        taken = None
        for match in pattern.finditer(free):
            run = Run(tokens, match.start(), match.end() - 1, facts, codes)
            if function(run):
                taken = taken or list(free)
                taken[run.first : run.last + 1] = TAKEN * (run.last + 1 - run.first)
        if taken:
            free = "".join(taken)
    facts.sort(key=lambda fact: (fact.first, fact.start))
    return facts, free
