"""What the exercises of lesson 05, ReLU and softmax, must satisfy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from unittest.mock import patch

import numpy as np

from course_utils import layers
from course_utils.checks import depth_05 as depth
from course_utils.checks import inputs_05 as inputs
from course_utils.checks import mistakes_05 as mistakes
from course_utils.checks.framework import (
    NotStarted,
    Refused,
    call,
    compare,
    exercise,
    explained,
    named,
)
from course_utils.checks.predictions import as_array
from course_utils.checks.words import describe
from course_utils.layers import softmax as right_softmax
from course_utils.layers import softmax_cross_entropy
from course_utils.plots import Picture, show_gradient_sizes

GOAL = 4.0  # exercise 5.6: the largest of ten gradients may be so many times the smallest

# What errors mean in these exercises, and what to do.
ONE_NUMBER = {"truth value of an array": "max and if want one number. np.maximum and z > 0 look at each."}
BY_ROWS = {
    "broadcast": "one number for each row is wanted, as a column: keepdims=True.",
    "truth value of an array": "max wants plain numbers: logits.max(axis=1, keepdims=True).",
    "math range error": "e to such a power is too large. Subtract each row's largest first.",
}
ONE_HOT = {"broadcast": "labels are wanted one-hot: a row for each digit, a column for each class."}


@exercise("5.1")
def relu_and_slope(function: Callable[..., Any]) -> str:
    """ReLU and its slope, for an array of sums."""
    for z in inputs.sums():
        what = f"relu_and_slope({z.tolist()})"
        values, slopes = _pair(explained(ONE_NUMBER, function, z), what, "values, slopes")
        right, slope = np.maximum(0, z), (z > 0).astype(float)
        if _same(values, slope) and _same(slopes, right) and not _same(right, slope):
            raise Refused(f"{what} returns the slopes first. Return values, then slopes.")
        known = named(f"the values of {what}", mistakes.of_relu(z))
        compare(values, right, what=f"the array of values, {what},", mistakes=known)
        known = named(f"the slopes of {what}", mistakes.of_a_slope(z))
        compare(_numbers(slopes), slope, what=f"the array of slopes, {what},", mistakes=known)
    return "what is above 0 passes unchanged with slope 1, however large; below there is neither."


@exercise("5.2")
def collapse(function: Callable[..., Any]) -> str:
    """Two dense layers without an activation as one: its weights and its bias."""
    for case in inputs.two_layers():
        W1, b1, W2, b2 = case
        what = f"collapse of {W1.shape} and {W2.shape}"
        W, b = _pair(call(function, *case), what, "W, b")
        if as_array(W).ndim == 1 and as_array(b).ndim == 2:
            raise Refused(f"{what} returns the bias first. Return W, then b.")
        known = named(f"the weights W, {what},", mistakes.of_collapsed_weights(case))
        compare(W, W1 @ W2, what=f"W, {what},", mistakes=known)
        known = named(f"the bias b, {what},", mistakes.of_a_collapsed_bias(case))
        compare(b, b1 @ W2 + b2, what=f"b, {what},", mistakes=known)
    return "the first bias goes through the second layer too, and x W + b does what both did."


@exercise("5.3")
def softmax(function: Callable[..., Any]) -> str:
    """Softmax over the classes, for logits of any size."""
    for z in inputs.scores():
        what = f"softmax of logits {z.tolist()}" if z.size <= 6 else f"softmax of {z.shape[0]} rows"
        with patch.object(layers, "softmax", wraps=right_softmax) as ready_made:
            got = explained(BY_ROWS, function, z)
        if ready_made.called or function is right_softmax:
            raise Refused("the work is left to layers.softmax. Write its three steps yourself.")
        if _has_nan(got):
            for less, why in mistakes.of_what_is_subtracted(z):
                if _same(got, mistakes.softmax_less(z, less)):
                    raise Refused(f"{what} contains nan: {why}")
            raise Refused(f"{what} contains nan: {_cause_of_nan(as_array(got))}")
        compare(got, right_softmax(z), what=what, mistakes=named(what, _finite(mistakes.of_a_softmax(z))))
    return "each row sums to 1, only differences count, and no logit is too large."


@exercise("5.4")
def loss_gradient(function: Callable[..., Any]) -> str:
    """The gradient of the mean cross-entropy for the logits."""
    for z, labels in inputs.answers():
        what = f"loss_gradient of {len(z)} row{'s' if len(z) > 1 else ''} and {z.shape[1]} classes"
        got = explained(ONE_HOT, function, z, labels)
        if _has_nan(got):
            raise Refused(
                f"{what} contains nan: e to a large power overflowed, or a logarithm met 0. layers.softmax "
                "bears large logits, and prediction minus truth needs no logarithm."
            )
        right = (right_softmax(z) - np.eye(z.shape[1])[labels]) / len(z)
        compare(got, right, what=what, mistakes=named(what, mistakes.of_a_gradient(z, labels)))
    return "prediction minus truth, divided by N because the loss is a mean. Each row sums to 0."


@exercise("5.5")
def loss_from_logits(function: Callable[..., Any]) -> str:
    """Three faults: the wrong axis, one largest for the whole batch, and the logarithm of 0."""
    trials = list(inputs.debugged())
    answers = [explained(BY_ROWS, function, z, labels) for z, labels in trials]
    for left, why in mistakes.faults_left():
        if all(
            _same(got, mistakes.loss_with(z, labels, *left))
            for (z, labels), got in zip(trials, answers, strict=True)
        ):
            if not any(left):
                raise NotStarted(
                    "the cell above still has its three faults. Find one, then run both cells again."
                )
            raise Refused(f"in loss_from_logits, {why}")
    for (z, labels), got in zip(trials, answers, strict=True):
        what = f"loss_from_logits of {len(z)} rows and {z.shape[1]} classes"
        right = softmax_cross_entropy(z, labels)
        if _is_number(got) and np.isinf(got):
            raise Refused(
                f"{what} is infinite: e to a large power overflowed, or ln met 0. Subtract each row's "
                "largest, and use ln(a / b) = ln a − ln b."
            )
        if right > inputs.BEYOND_A_LOGARITHM and _is_number(got) and 0 < got < 0.99 * right:
            raise Refused(
                f"{what} is cut off: with a smallest probability, being wrong by 2,000 costs little more "
                "than by 20. Use ln(a / b) = ln a − ln b."
            )
        compare(got, right, what=what, mistakes=named(what, mistakes.of_a_loss(z, labels)))
    return "each row by itself, and the logarithm worked out on paper, so nothing is ever ln 0."


@exercise("5.6")
def even_gradients(draw: Callable[..., Any], activation: Any) -> tuple[str, Picture]:
    """Ten layers whose gradients are of about one size."""
    sizes = [np.array(depth.gradient_sizes(draw, activation, seed)) for seed in depth.SEEDS]
    if activation == "linear":
        raise Refused('"linear" keeps gradients even and makes ten layers one. Choose a function that bends.')
    if not np.isfinite(sizes).all():
        raise Refused("the numbers grow beyond all bounds: infinity comes out. Are your weights too large?")
    if not np.all(sizes):
        raise Refused(
            "no gradient at all arrives at some layer. Weights of 0 pass nothing on, and where all sums are "
            "below 0, ReLU lets nothing through; nor do sigmoid and tanh where they are flat."
        )
    ratios = [float(run.max() / run.min()) for run in sizes]
    worst = int(np.argmax(ratios))
    run, ratio = sizes[worst], ratios[worst]
    picture = show_gradient_sizes({f"yours, {activation}": run}, "The gradient that arrives at each layer")
    score = f"the largest of ten gradients is {ratio:,.1f} times the smallest"
    if ratio <= GOAL and (fault := depth.fault_of(draw)):
        raise Refused(f"{score}, but {fault}", picture)
    if ratio <= GOAL:
        return f"{score} in the worst of {len(sizes)} draws: the first layer hears the news too.", picture
    if activation == "sigmoid":
        cause = "Sigmoid's slope is at most a quarter. Is it the right function here?"
    elif run[0] < run[-1]:
        cause = "They vanish towards the input. Are your weights large enough?"
    else:
        cause = "They explode towards the input. Are your weights too large?"
    raise Refused(f"{score}; at most {GOAL:g} times is wanted. {cause}", picture)


def _finite(pairs: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, str]]:
    """Pass over mistakes that overflow here: they were named on milder numbers, and inf compares badly."""
    return ((wrong, why) for wrong, why in pairs if np.isfinite(wrong).all())


def _cause_of_nan(p: np.ndarray) -> str:
    """Say how a softmax came to hold nan, from the first row that holds it."""
    row = next(row for row in p.reshape(-1, p.shape[-1]) if np.isnan(row).any())
    if np.isnan(row).all():
        return (
            "in a row, e to every power became 0 or infinity, and 0/0 and ∞/∞ are nan. Subtract the row's "
            "largest, no more and no less."
        )
    if (row[~np.isnan(row)] == 0).all():
        return "e to such a power overflows. Subtract each row's largest first."
    return "look for 0/0, ∞/∞, or the logarithm of a number below 0."


def _pair(given: Any, what: str, names: str) -> tuple[Any, Any]:
    if given is None:
        raise Refused(f"{what} gives None. Does your function return its result?")
    if isinstance(given, np.ndarray) and given.shape[:1] == (2,):
        given = tuple(given)  # both in one array
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise Refused(f"{what} should return two arrays, {names}; yours is {describe(given)}.")
    first, second = given
    return first, second


def _is_number(got: Any) -> bool:
    array = as_array(got)
    return array.ndim == 0 and array.dtype.kind in "iuf"


def _numbers(got: Any) -> Any:
    """Take True and False for 1 and 0: ``z > 0`` is a slope too."""
    return got.astype(float) if isinstance(got, np.ndarray) and got.dtype == bool else got


def _has_nan(got: Any) -> bool:
    array = as_array(got)
    return array.ndim > 0 and array.dtype.kind == "f" and bool(np.isnan(array).any())


def _same(got: Any, wrong: Any) -> bool:
    array = as_array(got)
    alike = array.shape == np.shape(wrong) and array.dtype.kind in "biuf"
    return alike and np.allclose(array, wrong, equal_nan=True)
