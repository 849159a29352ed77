CARATS_PER_CUBIC_MM = 0.0061
PLAUSIBLE_DEVIATION = 0.10


def expected_carats(length, width, depth):
    """Return what a round brilliant of these millimetres weighs: 0.0061 × d² × depth (the trade’s rule of thumb)."""
    return CARATS_PER_CUBIC_MM * ((length + width) / 2) ** 2 * depth


def is_plausible(carats, length, width, depth):
    """Return whether a round brilliant of these millimetres may weigh so much, 10 % more or less."""
    expected = expected_carats(length, width, depth)
    return abs(carats - expected) <= PLAUSIBLE_DEVIATION * expected
