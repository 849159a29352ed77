"""Share a measured quantity out without losing a hair of it. Pure functions, no Odoo."""

from decimal import ROUND_HALF_UP, Decimal


def cumulative_shares(total, weights, digits):
    """Split `total` in proportion to `weights`; the parts have `digits` decimals and sum exactly to the total.

    Rounds the running sum instead of each part, so that no part is off by more than one unit of the last digit.

    >>> cumulative_shares(10.0, [1, 1, 1], 2)
    [3.33, 3.34, 3.33]
    """
    step = Decimal(1).scaleb(-digits)
    total = Decimal(repr(float(total))).quantize(step, ROUND_HALF_UP)
    weights = [Decimal(repr(float(weight))) for weight in weights]
    whole = sum(weights)
    if not whole:
        return [0.0] * len(weights)
    shares, running, given = [], Decimal(0), Decimal(0)
    for weight in weights:
        running += weight
        upto = (total * running / whole).quantize(step, ROUND_HALF_UP)
        shares.append(float(upto - given))
        given = upto
    return shares


def sequential_shares(lots, pieces):
    """Use up `lots` (whole stones each) in turn over `pieces` pieces that take the same number each.

    A remainder that does not divide goes one by one to the first pieces.

    :return: one list per lot, of the stones of that lot in each piece

    >>> sequential_shares([20, 4], 2)
    [[12, 8], [0, 4]]
    """
    stones = int(round(sum(lots)))
    wanted = [stones // pieces + (1 if rank < stones % pieces else 0) for rank in range(pieces)]
    shares = []
    piece = 0
    for lot in lots:
        left = int(round(lot))
        share = [0] * pieces
        while left and piece < pieces:
            taken = min(left, wanted[piece])
            share[piece] += taken
            wanted[piece] -= taken
            left -= taken
            if not wanted[piece]:
                piece += 1
        shares.append(share)
    return shares
