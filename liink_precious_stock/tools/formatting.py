from odoo.tools import formatLang


def format_measure(env, value, digits, most_digits):
    """Return ``value`` as the user writes numbers: ``digits`` decimals, more (to ``most_digits``) if they matter."""
    rounded = round(value, most_digits)
    while digits < most_digits and round(value, digits) != rounded:
        digits += 1
    # As fields are shown: half a digit is rounded up, not to the even one.
    return formatLang(env, value, digits=digits, rounding_method="HALF-UP")
