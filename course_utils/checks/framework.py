"""How an exercise answers back: passed, refused with the mistake's name, unfinished, or not started yet."""

from __future__ import annotations

import copy
import dis
import functools
import html
import inspect
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from course_utils.checks.words import apart, describe, of_an_error
from course_utils.plots import Picture

Status = Literal["passed", "refused", "unfinished", "not started"]
SIGNS: dict[Status, str] = {"passed": "✓", "refused": "✗", "unfinished": "○", "not started": "○"}
COLOURS: dict[Status, str] = {
    "passed": "#009E73",
    "refused": "#D55E00",
    "unfinished": "#767676",
    "not started": "#767676",
}
Praise = str | tuple[str, Picture]  # why an answer is right, and where it helps a picture of it

_strict: ContextVar[bool] = ContextVar("strict", default=False)


class CheckFailed(AssertionError):
    """Raised in strict mode when an answer is refused, unfinished or not started."""


class Refused(Exception):
    """What a check raises to refuse an answer: the named mistake and, where it helps, a picture of it."""

    def __init__(self, message: str, picture: Picture | None = None) -> None:
        super().__init__(message)
        self.picture = picture


class NotStarted(Exception):
    """What a check raises when it recognises an untouched stub by itself, such as a cell to be debugged."""


@dataclass(frozen=True)
class Verdict:
    """The answer to an answer; Jupyter shows it below the cell."""

    exercise: str
    status: Status
    message: str
    picture: Picture | None = None

    def __repr__(self) -> str:
        return f"{SIGNS[self.status]} {self.exercise} {self.status}: {self.message}"

    def _repr_html_(self) -> str:
        image = ""
        if self.picture is not None:
            data, _ = self.picture._repr_mimebundle_()
            image = f"<div>{data['text/html']}</div>"
        return (
            f'<div style="border-left: 4px solid {COLOURS[self.status]}; padding: 0.4em 0.8em">'
            f"<b>{SIGNS[self.status]} {html.escape(self.exercise)} {self.status}:</b> "
            f"{html.escape(self.message)}{image}</div>"
        )


@contextmanager
def strict() -> Iterator[None]:
    """Within this block a check that does not pass raises :class:`CheckFailed`; so do tests."""
    token = _strict.set(True)
    try:
        yield
    finally:
        _strict.reset(token)


def is_strict() -> bool:
    """Whether checks raise: inside :func:`strict`, or with ``COURSE_CHECKS=strict`` in the environment."""
    return _strict.get() or os.environ.get("COURSE_CHECKS") == "strict"


def exercise(
    number: str, parts: tuple[str, ...] = ()
) -> Callable[[Callable[..., Praise]], Callable[..., Verdict]]:
    """Turn a function that examines an answer into the check of exercise ``number``.

    The function receives the learner's answers. It returns one sentence on why the answer is right (with a
    picture, if it likes), or raises :class:`Refused`. An answer that is an untouched stub never reaches it,
    unless it is one of ``parts``: parameters that are answered one at a time, as are the values of a
    dictionary. Of these the function must pass over those that are still ``...``; the verdict names them.
    """

    def decorate(examine: Callable[..., Praise]) -> Callable[..., Verdict]:
        @functools.wraps(examine)
        def check(*answers: Any) -> Verdict:
            try:
                still_open = _open(inspect.signature(examine).bind(*answers).arguments, parts)
                praise = examine(*answers)
                sentence, picture = (praise, None) if isinstance(praise, str) else praise
                verdict = Verdict(number, "passed", sentence, picture)
                if still_open:
                    verdict = Verdict(number, "unfinished", f"right so far. Still open: {still_open}.")
            except NotStarted as stub:
                verdict = Verdict(number, "not started", str(stub))
            except Refused as refusal:
                verdict = Verdict(number, "refused", str(refusal), refusal.picture)
            if is_strict() and verdict.status != "passed":
                raise CheckFailed(repr(verdict))
            return verdict

        return check

    return decorate


def _open(answers: dict[str, Any], parts: tuple[str, ...]) -> str:
    """Name the parts that are still stubs; raise :class:`NotStarted` where there is nothing to judge yet."""
    stubs = [name for name, answer in answers.items() if is_stub(answer)]
    if set(stubs) - set(parts) or (parts and len(stubs) == len(parts)):
        raise NotStarted("replace the ... above, then run both cells again.")
    entries = [
        str(key)
        for name, answer in answers.items()
        if isinstance(answer, dict) and name not in stubs
        for key, value in answer.items()
        if value is ...
    ]
    return ", ".join(stubs + entries)


def is_stub(answer: Any) -> bool:
    """Tell whether ``answer`` is ``...``, or a function, class or dictionary of nothing but ``...``."""
    if isinstance(answer, dict) and answer:
        return all(value is ... for value in answer.values())
    if isinstance(answer, type):
        return any(is_stub(member) for member in vars(answer).values() if callable(member))
    code = getattr(answer, "__code__", None)
    if code is None:
        return answer is ...
    steps = [step for step in dis.get_instructions(code) if step.opname not in {"RESUME", "NOP", "CACHE"}]
    names = [step.opname for step in steps]
    returns_none = names in (["LOAD_CONST", "RETURN_VALUE"], ["RETURN_CONST"]) and steps[0].argval is None
    return returns_none and answer.__name__ != "<lambda>"


def call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call a learner's ``function`` on copies of the arguments.

    Raises
    ------
    Refused
        If it is not a function, stops with an error (which is then the cause), or changes an array it
        was given.
    """
    if not callable(function):
        raise Refused(
            f"expected a function, yours is {describe(function)}. Did a later line overwrite its name?"
        )
    given_args, given_kwargs = copy.deepcopy((args, kwargs))
    shown = ", ".join([describe(a) for a in args] + [f"{k}={describe(v)}" for k, v in kwargs.items()])
    written = f"{getattr(function, '__name__', 'your function')}({shown})"
    result = attempt(lambda: function(*given_args, **given_kwargs), written)
    before = [*args, *kwargs.values()]
    after = [*given_args, *given_kwargs.values()]
    for old, new in zip(before, after, strict=True):
        if isinstance(old, np.ndarray) and (old.shape != new.shape or old.tobytes() != new.tobytes()):
            raise Refused(f"{written} changes the array it was given. Work on a new array and return that.")
    return result


def attempt(run: Callable[[], Any], written: str) -> Any:
    """Run a learner's code; ``written`` is the call that stands for it in messages.

    Raises
    ------
    Refused
        If it stops with an error, which is then the cause.
    """
    try:
        with warnings.catch_warnings():
            # What a warning is about, such as 0/0, the verdict says in its own words.
            warnings.simplefilter("ignore", RuntimeWarning)
            return run()
    except (Exception, SystemExit) as error:
        raise Refused(f"{written} stopped with {type(error).__name__}: {of_an_error(error)}") from error


def explained(meanings: Mapping[str, str], function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do as :func:`call`; where the error holds a key of ``meanings``, say what it means in this exercise."""
    try:
        return call(function, *args, **kwargs)
    except Refused as stopped:
        means = next((words for sign, words in meanings.items() if sign in str(stopped)), None)
        if means is None:
            raise
        raise Refused(f"{str(stopped).removesuffix('.')}. That is, {means}") from stopped


def compare(
    got: Any,
    right: Any,
    *,
    what: str,
    mistakes: Iterable[tuple[Any, str]] = (),
    tolerance: float = 1e-6,
    picture: Callable[[np.ndarray, np.ndarray], Picture] | None = None,
) -> None:
    """Refuse ``got`` unless it equals ``right`` in type, shape and values.

    Parameters
    ----------
    what : str
        The words for the value, as in "output_size(28, 3)".
    mistakes : pairs of (wrong value, message)
        Values that a known mistake produces; the first that ``got`` equals gives its message. What equals
        ``right`` is right, so that a mistake with no effect here is never named.
    tolerance : float
        The largest absolute difference, relative to the largest magnitude in ``right`` where that exceeds 1.
    picture : function, optional
        Draws (got, right) when their shapes agree and their values do not.

    Raises
    ------
    Refused
        With the mistake's message, or with what came and what was expected.
    """
    if got is None:
        raise Refused(f"{what} gives None. Does your function return its result?")
    if got is ...:
        raise NotStarted(f"{what} is still the ... of the stub.")
    if _equal(got, right, tolerance):
        return
    for wrong, message in mistakes:
        if _equal(got, wrong, tolerance):
            raise Refused(message, _draw(got, right, picture))
    got_array, right_array = _as_array(got), np.asarray(right)
    if got_array is None:
        expected = f"an array of shape {right_array.shape}" if right_array.ndim else "one number"
        raise Refused(f"{what} should be {expected}, yours is {describe(got)}.")
    if got_array.shape != right_array.shape:
        expected = f"have shape {right_array.shape}" if right_array.ndim else "be one value, without a shape"
        raise Refused(f"{what} should {expected}, yours has {got_array.shape}.")
    if got_array.dtype.kind in "fc" and np.isnan(got_array).any() and not np.isnan(right_array).any():
        raise Refused(f"{what} contains nan, which is not a number: look for 0/0 or a huge exponent.")
    if right_array.ndim == 0:
        expected, yours = apart(right, got)
        raise Refused(f"{what} should be {expected}, yours is {yours}.")
    if right_array.dtype.kind not in "biufc" or got_array.dtype.kind not in "biufc":
        unequal = got_array != right_array
    else:
        unequal = ~np.isclose(got_array, right_array, rtol=0, atol=_margin(right_array, tolerance))
    where = tuple(int(i) for i in np.argwhere(unequal)[0])
    place = ", ".join(map(str, where))
    expected, yours = apart(right_array[where], got_array[where])
    raise Refused(
        f"{what} differs in {int(unequal.sum())} of {unequal.size} places. The first is [{place}]: "
        f"expected {expected}, yours {yours}.",
        _draw(got, right, picture),
    )


def named(what: str, mistakes: Iterable[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Return mistakes for :func:`compare`, their words behind those for the value."""
    return [(wrong, f"{what} {why}") for wrong, why in mistakes]


def _as_array(value: Any) -> np.ndarray | None:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        return None
    return None if array.dtype == object else array


def _margin(right: np.ndarray, tolerance: float) -> float:
    largest = float(np.abs(right).max(initial=0)) if right.dtype.kind in "biufc" else 0.0
    return tolerance * max(1.0, largest)


def _equal(got: Any, right: Any, tolerance: float) -> bool:
    got_array, right_array = _as_array(got), np.asarray(right)
    if got_array is None or got_array.shape != right_array.shape:
        return False
    kinds = (got_array.dtype.kind, right_array.dtype.kind)
    if not all(kind in "biufc" for kind in kinds):
        return kinds[0] == kinds[1] and bool((got_array == right_array).all())
    # True is not 1 here, and 26.0 is not the count 26: the kind of a single number is part of the answer.
    if right_array.ndim == 0 and (
        ("b" in kinds and kinds != ("b", "b")) or (kinds[1] in "iu" and kinds[0] == "f")
    ):
        return False
    return bool(
        np.allclose(got_array, right_array, rtol=0, atol=_margin(right_array, tolerance), equal_nan=True)
    )


def _draw(
    got: Any, right: Any, picture: Callable[[np.ndarray, np.ndarray], Picture] | None
) -> Picture | None:
    got_array = _as_array(got)
    if picture is None or got_array is None or got_array.shape != np.shape(right):
        return None
    if got_array.dtype.kind not in "biuf" or not np.isfinite(got_array).all():
        return None
    return picture(got_array, np.asarray(right))
