"""Exact numbers of the oracle: rounding and the Indonesian way of writing them."""

from fractions import Fraction

HALF_UP, TRUNCATE = "setengah_ke_atas", "potong"


class Missing:
    """A value that the input leaves open with "?"; what is made from it is open too."""

    def __repr__(self):
        return "MISSING"


MISSING = Missing()


def is_number(value):
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def rounded(number, decimals, rounding=HALF_UP):
    """Half up means away from zero; truncation is toward zero."""
    scaled = abs(Fraction(number)) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if rounding == HALF_UP and 2 * rest >= scaled.denominator:
        whole += 1
    result = Fraction(whole, 10**decimals)
    return -result if number < 0 else result


def written(number, decimals, rounding=HALF_UP, trim=False):
    """-1234.5 with two decimals is "-1.234,50"; trim takes zeros at the end away."""
    value = rounded(number, decimals, rounding)
    digits = str(abs(value.numerator) * 10**decimals // value.denominator).rjust(decimals + 1, "0")
    whole, broken = digits[:len(digits) - decimals], digits[len(digits) - decimals:]
    groups = []
    while len(whole) > 3:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    text = ".".join([whole] + groups)
    if trim:
        broken = broken.rstrip("0")
    sign = "-" if value < 0 else ""
    return sign + text + ("," + broken if broken else "")
