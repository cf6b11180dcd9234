"""Exercise 1.5: three readings of a confusion matrix, each judged by the matrix itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.checks.framework import Refused
from course_utils.checks.predictions import must_be_digit
from course_utils.checks.words import describe


def rows(table: np.ndarray, hardest: Any) -> None:
    """Refuse ``hardest`` unless the smallest share of its row in ``table`` (10, 10) is right."""
    must_be_digit("hardest", hardest)
    right, own, given = table.diagonal(), table.sum(axis=1), table.sum(axis=0)
    shares, of_column, wrong = right / own, right / np.maximum(given, 1), own - right
    if shares[hardest] == shares.min():
        return
    if shares[hardest] == shares.max():
        why = "is the easiest: the largest part of its row lies on the diagonal."
    elif of_column[hardest] == of_column.min():
        why = "has the worst column: that answer is often wrong. The digit itself is a row."
    elif wrong[hardest] == wrong.max():
        why = "has the most mistakes, but also more pictures. Compare shares of a row."
    else:
        why = "is not the hardest: another digit has a smaller share of its row on the diagonal."
    raise Refused(f"{hardest} {why}")


def cells(table: np.ndarray, pair: Any) -> None:
    """Refuse ``pair`` unless it is (label, answer) of the largest count off the diagonal."""
    if isinstance(pair, np.ndarray) and pair.shape == (2,):
        pair = pair.tolist()  # as np.argwhere gives it
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise Refused(f"pair should be two digits, (label, answer), yours is {describe(pair)}.")
    for digit in pair:
        must_be_digit("each of pair", digit)
    label, answer = pair
    mistakes = np.where(np.eye(10, dtype=bool), 0, table)
    if label == answer:
        raise Refused(f"({label}, {answer}) lies on the diagonal: those are right answers.")
    if mistakes[label, answer] == mistakes.max():
        return
    if mistakes[answer, label] == mistakes.max():
        raise Refused("pair is turned round. The label, its row, comes first; then the answer, its column.")
    raise Refused(
        f"the cell of label {label} and answer {answer} holds {table[label, answer]:,}. "
        "Another one off the diagonal holds more."
    )


def columns(table: np.ndarray, favourite: Any) -> None:
    """Refuse ``favourite`` unless its column exceeds its row by more than any other's does."""
    must_be_digit("favourite", favourite)
    own, given = table.sum(axis=1), table.sum(axis=0)
    excess = given - own
    if excess[favourite] == excess.max():
        return
    found = f"{favourite} is answered {given[favourite]:,} times, and there are {own[favourite]:,} of it"
    if excess[favourite] <= 0:
        how = "too rarely, not too often" if excess[favourite] else "as often as it should"
        raise Refused(f"{found}: {how}. Which column sum exceeds its row sum most?")
    raise Refused(f"{found}. Another column exceeds its row by more.")
