"""The rules in the order in which they are tried: a token belongs to the first rule that takes it."""

from . import (  # noqa: I001
    rules_metal,  # noqa: F401
    rules_size,  # noqa: F401
    rules_measure,  # noqa: F401
    rules_grade,  # noqa: F401
    rules_stone_measure,  # noqa: F401
    rules_count,  # noqa: F401
    rules_stone,  # noqa: F401
    rules_piece,  # noqa: F401
)
