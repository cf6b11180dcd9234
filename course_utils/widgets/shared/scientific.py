"""Numbers of any size in words that the page writes in the same way: 0.25, 9.5 × 10⁻⁷, infinity."""

from __future__ import annotations

import math

from course_utils.widgets.shared.kit import number

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLEST, LARGEST = 0.01, 1e6  # beyond these, powers of ten are easier to read


def scientific(value: float, digits: int = 3) -> str:
    """Write ``value`` with at most ``digits`` places behind the point, or with a power of 10.

    0 is "0", ``inf`` "infinity", and ``nan`` "nan".
    """
    if math.isnan(value):
        return "nan"
    size = abs(value)
    sign = "−" if value < 0 else ""
    if math.isinf(size):
        return f"{sign}infinity"
    if size == 0 or SMALLEST <= size < LARGEST:
        return number(value, digits)
    mantissa, exponent = f"{size:.1e}".split("e")
    return f"{sign}{mantissa.removesuffix('.0')} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}"
