"""What the exercises of lesson 03, convolution, must satisfy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from course_utils.checks import corners_03 as judge
from course_utils.checks import inputs_03 as inputs
from course_utils.checks import mistakes_03 as mistakes
from course_utils.checks.framework import NotStarted, Refused, call, compare, exercise, named
from course_utils.checks.predictions import by_letter, is_whole
from course_utils.checks.words import describe
from course_utils.layers import conv2d, same_padding
from course_utils.layers import output_size as right_size
from course_utils.plots import Picture, show_feature_maps

GOAL = 0.9  # of the corners, in exercise 3.6

# Exercise 3.5: the kernels by their numbers, and which of them made which map.
KERNELS = {
    1: np.array([[-1, 0, 1]] * 3),
    2: np.array([[1, 0, -1]] * 3),
    3: np.array([[-1, 0, 1]] * 3).T,
    4: np.ones((3, 3), dtype=int),
    5: np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
}
MADE_BY = {"A": 3, "B": 5, "C": 2, "D": 4, "E": 1}
MEANINGS = {
    1: "is blue where it gets brighter from left to right",
    2: "is blue where it gets darker from left to right",
    3: "is blue where it gets brighter downwards",
    4: "has no negative number, as the kernel has none: a broader, softer digit",
    5: "keeps the digit sharp and puts a red rim around it",
}


def riddle(image: np.ndarray) -> dict[str, np.ndarray]:
    """Return the five maps of exercise 3.5, by their letters: each kernel laid on an image (h, w)."""
    x = image[np.newaxis, ..., np.newaxis]
    return {
        letter: conv2d(x, KERNELS[number][..., np.newaxis, np.newaxis])[0, ..., 0]
        for letter, number in MADE_BY.items()
    }


@exercise("3.1")
def answer_at(function: Callable[..., Any]) -> str:
    """One window of all channels: products, their sum, the bias."""
    for case in inputs.windows():
        what = f"answer_at with a kernel of shape {case.kernel.shape} at ({case.row}, {case.column})"
        right = float((mistakes.window_of(case) * case.kernel).sum()) + case.bias
        compare(call(function, *case), right, what=what, mistakes=named(what, mistakes.of_a_window(case)))
    return "all products of one window, over all channels, in one sum, and the bias once."


@exercise("3.2")
def output_size(function: Callable[..., Any]) -> str:
    """The places of a window along one side."""
    for n, k, stride, padding in inputs.sizes():
        what = f'output_size({n}, {k}, stride={stride}, padding="{padding}")'
        if (stride, padding) == (1, "valid"):
            what = f"output_size({n}, {k})"
            got = call(function, n, k)
        else:
            got = call(function, n, k, stride=stride, padding=padding)
        if isinstance(got, float | np.floating):
            raise Refused(f"{what} is {got:.4g}, a float. A number of windows is whole: divide with //.")
        right = right_size(n, k, stride, padding)
        compare(got, right, what=what, mistakes=named(what, mistakes.of_a_size(n, k, stride, padding)))
    return "valid counts the places where the window fits, same counts steps, and only same rounds up."


@exercise("3.3")
def slide(function: Callable[..., Any]) -> str:
    """A convolution of one channel with loops: kernel, bias, stride."""
    for case in inputs.slides():
        x, kernel, bias, stride = case
        what = f"slide with x {x.shape}, kernel {kernel.shape}, bias {bias}, stride {stride}"
        got = call(function, x, kernel) if (bias, stride) == (0, 1) else call(function, *case)
        compare(
            got,
            mistakes.places(x, kernel)[::stride, ::stride] + bias,
            what=what,
            mistakes=named(what, mistakes.of_a_slide(case)),
            picture=_three_maps,
        )
    return "every place once, the stride on both axes, the kernel as it is, and the bias in every sum."


@exercise("3.4")
def pad_same(function: Callable[..., Any]) -> str:
    """Three faults: places rounded down, the odd zero in front, and a negative number of zeros."""
    *trials, gaps = inputs.paddings()
    answers = [call(function, x, k) if s == 1 else call(function, x, k, s) for x, k, s in trials]
    try:
        answers.append(call(function, *gaps))
    except Refused as error:
        broken = [mistakes.padded(*trial, up=False, after=False) for trial in trials]
        if all(np.array_equal(got, wrong) for got, wrong in zip(answers, broken, strict=True)):
            raise NotStarted("the cell above still has its three faults. Find one, then run both.") from error
        _examine_paddings(trials, answers)
        if "negative" not in str(error):
            raise
        x, k, stride = gaps
        raise Refused(
            f"pad_same with {x.shape}, kernel {k}, stride {stride} asks for a negative number of zeros. "
            "Where windows leave gaps, nothing is lacking, and fewer than 0 zeros cannot be."
        ) from error
    _examine_paddings([*trials, gaps], answers)
    return (
        "n / stride places, rounded up; the odd zero at the bottom and at the right; never fewer than none."
    )


@exercise("3.5")
def feature_maps(answer: Any) -> str:
    """Five maps, five kernels."""
    given = by_letter("made_by", answer, MADE_BY, "1")
    for letter, number in given.items():
        if not is_whole(number) or number not in KERNELS:
            raise Refused(f"{letter} should be a kernel's number, 1 to 5; yours is {describe(number)}.")
    numbers = list(given.values())
    if len(set(numbers)) < len(numbers):
        twice = next(number for number in numbers if numbers.count(number) > 1)
        raise Refused(f"kernel {twice} made one map only. Each kernel occurs once.")
    for letter, number in given.items():
        right = MADE_BY[letter]
        if number == right:
            continue
        if {number, right} == {1, 2}:
            raise Refused(
                f"{letter} has its edges in the right places and its colours the wrong way round: the map of "
                f"kernel {number} {MEANINGS[number]}."
            )
        raise Refused(
            f"{letter} is not by kernel {number}, whose map {MEANINGS[number]}. Look at {letter} again."
        )
    return "you read direction from where the colours lie, and sign from which colour comes first."


@exercise("3.6")
def corner_kernel(answer: Any) -> str:
    """The strongest answer must lie at the frame's upper right corner."""
    kernel = judge.as_kernel(answer)
    pictures, corners = judge.frames(seed=1)
    hits = judge.found(kernel, pictures, corners[:, 0])
    if hits.mean() >= GOAL:
        return f"it finds {hits.sum()} of {len(hits)} corners, and leaves the others and the square alone."
    score = f"your kernel finds {hits.sum()} of {len(hits)} corners, {GOAL:.0%} are wanted."
    if judge.found(kernel[::-1, ::-1], pictures, corners[:, 0]).mean() >= GOAL:
        raise Refused(f"{score} It is flipped, as for true convolution: turned by half a turn it finds them.")
    if judge.found(-kernel, pictures, corners[:, 0]).mean() >= GOAL:
        raise Refused(f"{score} Its signs are exchanged: + is for ink that is there, − for ink that is not.")
    missed = judge.misses(kernel, pictures, hits)
    for position, name in enumerate(judge.CORNERS[1:], start=1):
        if judge.found(kernel, pictures, corners[:, position]).mean() > 0.5:
            raise Refused(f"{score} It answers most strongly to the {name} corners.", missed)
    if np.ptp(kernel) == 0:
        raise Refused(f"{score} All its numbers are alike, so it answers to brightness alone.", missed)
    if (kernel <= 0).all():
        raise Refused(f"{score} It has no positive numbers, so it looks for pixels without ink.")
    if (kernel >= 0).all():
        nothing = "It has no negative numbers, so no ink ever counts against. Where must there be none?"
        raise Refused(f"{score} {nothing}", missed)
    if (judge.strongest(kernel, pictures)[1] > judge.SOLID).mean() > 0.5:
        solid = (
            "It answers most strongly to the solid square. What has the square inside that a frame has not?"
        )
        raise Refused(f"{score} {solid}", missed)
    raise Refused(f"{score} Look where it answers. Is it large enough to tell a corner from a line?", missed)


def _examine_paddings(trials: Iterable[tuple[np.ndarray, int, int]], answers: Iterable[Any]) -> None:
    for (x, k, stride), got in zip(trials, answers, strict=True):
        what = f"pad_same with {x.shape}, kernel {k}, stride {stride}"
        right = np.pad(x, [same_padding(n, k, stride) for n in x.shape])
        known = named(what, mistakes.of_a_padding(x, k, stride))
        compare(got, right, what=what, mistakes=known, picture=_two_pictures)


def _three_maps(got: np.ndarray, right: np.ndarray) -> Picture:
    panels = {"yours": got, "expected": right, "yours − expected": got - right}
    return show_feature_maps(panels, columns=3, same_scale=True)


def _two_pictures(got: np.ndarray, right: np.ndarray) -> Picture:
    return show_feature_maps({"yours": got, "expected": right}, columns=2, same_scale=True)
