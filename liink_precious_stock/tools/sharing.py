def share_out(total, weights, digits):
    """Share ``total`` in proportion to ``weights``; the shares sum to it exactly, none is below zero.

    Each share is the difference of two rounded running totals, so that no rounding is left to hand out.

    :param weights: non-negative numbers, of which at least one is above zero
    :return: list of floats in the order of ``weights``
    """
    whole, running, given, shares = sum(weights), 0.0, 0.0, []
    for weight in weights:
        running += weight
        upto = round(total * running / whole, digits)
        shares.append(round(upto - given, digits))
        given = upto
    return shares
