"""What every bank of wrong answers needs: a way to expect a refusal, and answers that suit no exercise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

from course_utils.checks.framework import Verdict


class Stranger:
    """What no check has met before, by the same name in every run."""

    def __repr__(self) -> str:
        return "Stranger()"


ODD = [None, 7, "an answer", [], {}, [[1], [1, 2]], np.array(["a"]), Stranger(), float("nan"), True]


def refused(verdict: Verdict, words: str) -> Verdict:
    """Expect that an answer is refused with these words, and return the verdict."""
    assert verdict.status == "refused", verdict
    assert words in verdict.message, verdict
    return verdict


def raises(*arguments: Any, **named: Any) -> NoReturn:
    """Stop with an error, whatever is asked."""
    raise KeyError("oops")


def returns(value: Any) -> Callable[..., Any]:
    """Return a function that gives ``value``, whatever it is asked."""
    return lambda *arguments, **named: value
