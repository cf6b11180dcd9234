"""What the exercises of lesson 04, pooling, must satisfy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.checks import inputs_04 as inputs
from course_utils.checks import mistakes_04 as mistakes
from course_utils.checks import moving_04 as judge
from course_utils.checks.framework import (
    NotStarted,
    Refused,
    call,
    compare,
    exercise,
    explained,
    named,
)
from course_utils.checks.predictions import as_array, by_letter, predicted
from course_utils.data import Digits
from course_utils.layers import avg_pool2d, max_pool2d, max_pool2d_backward
from course_utils.plots import Picture, show_feature_maps

GOAL = 0.7  # of the digits, in exercise 4.6, in the middle and pushed

# Exercise 4.5: the shape behind each layer, and what is said of shapes that are often written instead.
SHAPES: dict[str, tuple[int, int, int]] = {
    "A": (26, 26, 32),
    "B": (13, 13, 32),
    "C": (13, 13, 64),
    "D": (6, 6, 64),
    "E": (3, 3, 64),
}
OFTEN: dict[str, dict[Any, str]] = {
    "A": {
        (28, 28, 32): 'keeps the size. That would be "same".',
        (25, 25, 32): "is one place short: 28 - 3 steps join one place more.",
        (26, 26, 1): "has one map. Each of the 32 kernels makes one.",
    },
    "B": {
        (14, 14, 32): "is half of 28. What comes in is the output of A.",
        (25, 25, 32): "has windows that overlap. Pooling without a stride moves by its size.",
        (13, 13, 16): "halves the number of maps too. Pooling takes each map by itself.",
        (13, 13, 1): "has one map. Pooling takes each map by itself, and none gets lost.",
        (12, 12, 32): "is one place short: 13 windows of 2 fill 26 pixels.",
    },
    "C": {
        (11, 11, 64): 'shrinks. With "same", zeros make room for every place.',
        (13, 13, 32): "keeps the number of maps. Each of the 64 kernels makes one map.",
        (13, 13, 2048): "has 32 · 64 maps. A kernel sums over all maps that come in.",
        (13, 13, 96): "adds the maps to those that came in. Only what the kernels make goes on.",
    },
    "D": {
        (7, 7, 64): 'rounds up. Without "same", half a window does not count.',
        (12, 12, 64): "has windows that overlap. Pooling without a stride moves by its size.",
        (6.5, 6.5, 64): "has half a place. Round down: half a window does not count.",
        (6, 6, 32): "halves the number of maps too. Pooling takes each map by itself.",
    },
    "E": {
        (2, 2, 64): 'is the answer for "valid". With "same" windows may hang over the edge.',
        (6, 6, 64): 'keeps the size. With "same", the stride still makes the output smaller.',
        (4, 4, 64): "is one too many: 6 / 2 places.",
    },
}
NO_STRIDE = {"'NoneType'": "stride is None where none was given. Then it is size."}
NUDGE = "Count the places along one side, then the maps."


@exercise("4.1", parts=("largest", "means", "overlapping"))
def pooled_by_hand(largest: Any, means: Any, overlapping: Any) -> str:
    """Sixteen numbers, pooled on paper."""
    x = inputs.NUMBERS[np.newaxis, ..., np.newaxis]
    for name, answer, right, known in (
        ("largest", largest, max_pool2d(x), mistakes.of_largest()),
        ("means", means, avg_pool2d(x), mistakes.of_means()),
        ("overlapping", overlapping, max_pool2d(x, 3, 1), mistakes.of_overlapping()),
    ):
        if answer is ...:
            continue
        given = as_array(answer)
        if given.ndim == 0 or given.size == 0 or given.dtype.kind not in "biuf":
            raise Refused(f"{name} should be two rows of two numbers, such as [[1, 2], [3, 4]].")
        try:
            compare(answer, right[0, ..., 0], what=name, mistakes=named(name, known))
        except Refused as refusal:
            raise Refused(_without_the_answer(str(refusal), name)) from None
    return (
        "the largest of four, also below 0; their mean; and a winner that wins twice where windows overlap."
    )


@exercise("4.2")
def max_pool(function: Callable[..., Any]) -> str:
    """Max pooling of several maps without padding, with any stride."""
    for case in inputs.pools():
        x, size, stride = case
        what = f"max_pool with x {x.shape}, size {size}, stride {stride}"
        if (size, stride) == (2, None):
            got = explained(NO_STRIDE, function, x)
        else:
            got = call(function, x, size=size, stride=stride)
        right = max_pool2d(x[np.newaxis].astype(float), size, stride)[0]
        known = named(what, mistakes.of_a_pool(case))
        compare(got, right, what=what, mistakes=known, picture=_first_maps)
    return "the largest of every window that fits, map by map, with the stride you were given or the size."


@exercise("4.3")
def mean_pool(function: Callable[..., Any]) -> str:
    """Two faults: the odd padding in front, and the padding counted."""
    trials = list(inputs.means())
    answers = [call(function, x) if size == 2 else call(function, x, size) for x, size in trials]
    untouched = [mistakes.mean_of_windows(*trial, after=False, counted=True) for trial in trials]
    if all(_same(got, wrong) for got, wrong in zip(answers, untouched, strict=True)):
        raise NotStarted("the cell above still has its two faults. Find one, then run both.")
    for (x, size), got in zip(trials, answers, strict=True):
        what = f"mean_pool with x {x.shape}, size {size}"
        right = avg_pool2d(x[np.newaxis, ..., np.newaxis].astype(float), size, padding="same")[0, ..., 0]
        known = named(what, mistakes.of_a_mean(x, size))
        compare(got, right, what=what, mistakes=known, picture=_two_maps)
    return "odd padding comes after the map, and each sum is divided by the pixels that are there."


@exercise("4.4")
def to_winners(function: Callable[..., Any]) -> str:
    """The gradient of max pooling, of one map."""
    for way in inputs.ways():
        gradient, x, size, stride = way
        what = f"to_winners with x {x.shape}, size {size}, stride {stride}"
        if (size, stride) == (2, None):
            got = explained(NO_STRIDE, function, gradient, x)
        else:
            got = call(function, gradient, x, size=size, stride=stride)
        arrived, maps = (array[np.newaxis, ..., np.newaxis].astype(float) for array in (gradient, x))
        right = max_pool2d_backward(arrived, maps, size, stride)[0, ..., 0]
        known = named(what, mistakes.of_a_way(way))
        compare(got, right, what=what, mistakes=known, picture=_two_maps)
    return "each slope goes to one number, the first of the largest, and who wins twice collects twice."


@exercise("4.5", parts=("shapes", "parameters"))
def shapes_of_a_stack(shapes: Any, parameters: Any) -> str:
    """Shapes through two convolutions and three pools."""
    if shapes is ...:
        shapes = dict.fromkeys(SHAPES, ...)
    for letter, shape in by_letter("shapes", shapes, SHAPES, "(28, 28, 1)").items():
        right = SHAPES[letter]
        often = OFTEN[letter] | {
            (1, *right): "begins with an axis for pictures. Here it is one: (height, width, maps).",
            (right[2], *right[:2]): "lists the maps first. They come last: (height, width, maps).",
            right[:2]: "does not say how many maps there are: (height, width, maps).",
        }
        predicted(letter, shape, right, often, NUDGE)
    wrong = {
        4 * 32
        + 4 * 64
        + 9 * 64: "gives each window its own weights. What would they be? A maximum has none.",
        4 + 4 + 9: "counts the windows' places as weights. A maximum has none.",
        3: "gives each layer one number. Its size and stride are chosen, not learned.",
    }
    predicted("parameters", parameters, 0, wrong, "What could gradient descent change in a maximum?")
    return "convolutions decide how many maps there are, pooling how large they are, and it learns nothing."


@exercise("4.6")
def let_it_move(description: Callable[..., Any], digits: Digits) -> str:
    """Templates of at most 200 numbers must read digits in the middle and pushed by 4 pixels."""
    found = judge.readings(description, digits)
    if found.numbers > judge.MOST:
        raise Refused(
            f"your description has {found.numbers:,} numbers for each digit, {judge.MOST} at most are "
            "allowed. Pool with larger windows."
        )
    if found.numbers == 0:
        raise Refused("your description has no number at all. What tells a 1 from an 8?")
    if found.numbers == 1:
        raise Refused("your description is one number for each digit. That tells hardly any apart.")
    if found.middle >= GOAL and found.pushed >= GOAL:
        if found.pushed < found.middle - 0.02:
            return f"{found!r}. The push still costs it something, and not too much."
        return f"{found!r}. It hardly minds the push, and has kept enough to tell digits apart."
    if found.middle >= GOAL:
        raise Refused(
            f"{found!r}; {100 * GOAL:.0f} are wanted. "
            "It still remembers too well where things are, from left to right."
        )
    if found.pushed >= found.middle - 0.1:
        raise Refused(
            f"{found!r}; {100 * GOAL:.0f} are wanted. "
            "It does not mind the shift, but it has forgotten too much. What may it remember?"
        )
    raise Refused(f"{found!r}; {100 * GOAL:.0f} are wanted, both times.")


def _without_the_answer(message: str, name: str) -> str:
    """Replace what `compare` says of an unknown mistake, which would give the right numbers away."""
    if "differs in" not in message:
        return message
    count = message.split("differs in ")[1].split(" places")[0]
    return f"{name} differs in {count} places. Cover all numbers but one window's, and do it once more."


def _same(got: Any, wrong: np.ndarray) -> bool:
    try:
        got = np.asarray(got)
    except (TypeError, ValueError):  # rows of different lengths
        return False
    return got.shape == wrong.shape and got.dtype.kind in "iuf" and bool(np.allclose(got, wrong))


def _first_maps(got: np.ndarray, right: np.ndarray) -> Picture:
    return _two_maps(got[..., 0], right[..., 0])


def _two_maps(got: np.ndarray, right: np.ndarray) -> Picture:
    return show_feature_maps({"yours": got, "expected": right}, columns=2, same_scale=True)
