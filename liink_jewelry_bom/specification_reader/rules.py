"""The rules in the order in which they are tried: a token belongs to the first rule that takes it."""

from . import rules_metal, rules_size, rules_measure, rules_stone, rules_piece  # noqa: F401, I001
