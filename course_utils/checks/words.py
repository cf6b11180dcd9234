"""Values in the words of a verdict: short, on one line, and two that differ look different."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

FIGURES = (6, 9, 17)  # of a number: enough to be read, to tell two apart, to tell any two apart
LONGEST = 60  # letters
ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")  # where an object lies, which tells nobody anything
KINDS = {"O": " of objects", "U": " of texts", "c": " of complex numbers"}  # that are no plain numbers

# What errors mean whose words are for those who know them already.
MEANINGS = {
    r"^matmul: .*mismatch": "in a @ b, a must have as many columns as b has rows.",
    r"as an integer|integral type|be integers|only integers": "sizes and places are whole: // in place of /.",
    r"to Python scalars": "one number is wanted here, not an array. np.exp takes arrays, math.exp does not.",
    r"inhomogeneous": "not all rows are of one length.",
    r"array element with a sequence": "a place takes one number, and several were put there.",
}


def describe(value: Any, figures: int = FIGURES[0]) -> str:
    """Write a value: numbers, to so many figures, and short lists in full; arrays by their shape."""
    if isinstance(value, np.ndarray) and value.ndim:
        if value.size <= 6:
            text = f"array({np.array2string(value, precision=4, separator=', ')})".replace("\n", "")
            return ADDRESS.sub("", text)
        return f"an array of shape {value.shape}{KINDS.get(value.dtype.kind, '')}"
    if isinstance(value, np.ndarray | np.generic):
        value = value.item()
    if isinstance(value, float):
        return repr(value) if value.is_integer() else f"{value:.{figures}g}"
    if value is ...:
        return "the ... of the stub"
    if isinstance(value, Iterator):
        return f"a {type(value).__name__} object, which is no list yet"
    if callable(value):
        return f"the function {value.__name__}" if hasattr(value, "__name__") else type(value).__name__
    text = ADDRESS.sub("", repr(value))
    if isinstance(value, list | tuple) and (len(text) > LONGEST or "\n" in text):
        return f"a {type(value).__name__} of length {len(value)}"
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def of_an_error(error: BaseException) -> str:
    """Write the first line of an error, and what it means where that takes knowing."""
    first, *_ = ADDRESS.sub("", str(error)).strip().splitlines() or ["no message"]
    means = next((words for sign, words in MEANINGS.items() if re.search(sign, first)), None)
    return first if means is None else f"{first.removesuffix('.')}. That is, {means}"


def apart(right: Any, got: Any) -> tuple[str, str]:
    """Describe two values that differ, with as many figures as it takes to see it."""
    for figures in FIGURES:
        words = describe(right, figures), describe(got, figures)
        if len({word.removesuffix(".0") for word in words}) == 2:
            break
    return words
