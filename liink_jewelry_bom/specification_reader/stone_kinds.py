"""The kinds of words that name a stone."""

NOUNS = ("nature", "brilliant", "stone", "shape", "other_shape", "origin")
