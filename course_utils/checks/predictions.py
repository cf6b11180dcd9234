"""Judge predicted shapes and numbers: name the mistake, and do not give the right one away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_utils.checks.framework import Refused, describe


def predicted(
    name: str, answer: Any, right: int | tuple[int, ...], mistakes: Mapping[Any, str], nudge: str
) -> None:
    """Refuse ``answer`` unless it is the shape or the whole number ``right``; pass over a ``...``.

    Parameters
    ----------
    name : str
        What the learner calls the answer.
    mistakes : mapping of a wrong answer to what is said of it
        The words follow the name, as in "lists columns first."
    nudge : str
        What is said of any other wrong answer.

    Raises
    ------
    Refused
        With the mistake's words, the nudge, or with what kind of answer was expected.
    """
    if answer is ...:
        return
    if isinstance(right, tuple):
        kind = "a shape, such as (28, 28)"
        valid = isinstance(answer, tuple | list) and all(is_whole(size) for size in answer)
        answer = tuple(answer) if valid else answer
    else:
        kind, valid = "a whole number", is_whole(answer)
    if isinstance(answer, float | np.floating) and answer == right:
        raise Refused(f"{name} is the right number as a float. Write it whole: // in place of /.")
    if not valid:
        raise Refused(f"{name} should be {kind}, yours is {describe(answer)}.")
    if answer == right:
        return
    if isinstance(answer, tuple) and -1 in answer:
        raise Refused(f"{name} holds a -1. That is for reshape to fill in; here you work it out.")
    if answer in mistakes:
        raise Refused(f"{name} {mistakes[answer]}")
    raise Refused(f"{name} is not {describe(answer)}. {nudge}")


def must_be_digit(name: str, answer: Any) -> None:
    """Refuse ``answer`` unless it is a whole number from 0 to 9."""
    if not is_whole(answer) or not 0 <= answer <= 9:
        raise Refused(f"{name} should be a digit, a whole number from 0 to 9, yours is {describe(answer)}.")


def is_whole(value: Any) -> bool:
    """Tell whether ``value`` is a whole number and not True or False."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def as_array(got: Any) -> np.ndarray:
    """Return ``got`` as an array; as an empty one where it cannot be one."""
    try:
        return np.asarray(got)
    except ValueError:
        return np.array([])
