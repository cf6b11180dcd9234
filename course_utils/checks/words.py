"""Values in the words of a verdict: short, on one line, and two that differ look different."""

from __future__ import annotations

from typing import Any

import numpy as np

FIGURES = (6, 9, 17)  # of a number: enough to be read, to tell two apart, to tell any two apart
LONGEST = 60  # letters


def describe(value: Any, figures: int = FIGURES[0]) -> str:
    """Write a value: numbers, to so many figures, and short lists in full; arrays by their shape."""
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size <= 6:
            return f"array({np.array2string(value, precision=4, separator=', ')})".replace("\n", "")
        return f"an array of shape {value.shape}" + (" of objects" if value.dtype == object else "")
    if isinstance(value, np.ndarray | np.generic):
        value = value.item()
    if isinstance(value, float):
        return repr(value) if value.is_integer() else f"{value:.{figures}g}"
    if callable(value):
        return f"the function {value.__name__}" if hasattr(value, "__name__") else type(value).__name__
    text = repr(value)
    if isinstance(value, list | tuple) and (len(text) > LONGEST or "\n" in text):
        return f"a {type(value).__name__} of length {len(value)}"
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def apart(right: Any, got: Any) -> tuple[str, str]:
    """Describe two values that differ, with as many figures as it takes to see it."""
    for figures in FIGURES:
        words = describe(right, figures), describe(got, figures)
        if len({word.removesuffix(".0") for word in words}) == 2:
            break
    return words
