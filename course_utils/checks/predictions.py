"""Judge predicted shapes, numbers and letters: name the mistake, and do not give the right one away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from course_utils.checks.framework import Refused
from course_utils.checks.words import describe


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
    if isinstance(answer, np.ndarray):
        answer = answer.tolist()
    if isinstance(right, tuple):
        kind = f"a shape, such as {(28, 28) if len(right) < 3 else (28, 28, 1)}"
        valid = isinstance(answer, tuple | list) and all(is_whole(size) for size in answer)
        if isinstance(answer, tuple | list) and all(is_whole(s) or _is_float(s) for s in answer):
            answer = tuple(answer)
            if not valid and answer == right:
                raise Refused(f"{name} is the right shape in floats. Write it whole: // in place of /.")
            valid = valid or answer in mistakes
    else:
        kind, valid = "a whole number", is_whole(answer)
    if _is_float(answer) and answer == right:
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


def _is_float(value: Any) -> bool:
    return isinstance(value, float | np.floating)


def by_letter(name: str, answer: Any, letters: Iterable[str], example: str) -> dict[str, Any]:
    """Return the answers given so far, by their letters.

    Parameters
    ----------
    name : str
        What the learner calls the dictionary.
    answer : dict
        One answer for each letter; those that are still ``...`` are passed over.
    letters : strings
        In order.
    example : str
        An answer as it is written.

    Raises
    ------
    Refused
        If it is no dictionary, or misses a letter.
    """
    first, *_, last = letters = list(letters)
    if not isinstance(answer, dict):
        raise Refused(
            f'{name} should be a dictionary such as {{"{first}": {example}, ...}}, '
            f"yours is {describe(answer)}."
        )
    if missing := [letter for letter in letters if letter not in answer]:
        raise Refused(f"{name} has no {', '.join(missing)}. Its keys are the letters {first} to {last}.")
    return {letter: answer[letter] for letter in letters if answer[letter] is not ...}


def as_array(got: Any) -> np.ndarray:
    """Return ``got`` as an array; as an empty one where it cannot be one."""
    try:
        return np.asarray(got)
    except (TypeError, ValueError):
        return np.array([])
