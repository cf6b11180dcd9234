"""The check of lesson 00's practice exercise: counting ink."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course_utils.checks.framework import Refused, call, compare, exercise
from course_utils.checks.words import describe

# Each way to miscount gives another number here: 7 inked pixels of 10, 3 black, 1 white, 4 bright, 2 rows.
PAPER = np.array([[0, 3, 200, 255, 40], [0, 180, 140, 0, 9]], dtype=np.uint8)

OTHER_NAME = "you give {0} for every picture. Count in the argument: image, not stroke."
# A way to miscount, and its name. It is named only where it explains the answers to all pictures. A way that
# leaves the picture gives an IndexError, as the learner's loop does.
MISTAKES: list[tuple[Callable[[np.ndarray], float], str]] = [
    (lambda image: image.sum(), "you add up how bright the pixels are. Each pixel of ink counts once."),
    (lambda image: image.size, "you count every pixel. Ask first which of them are not black."),
    (lambda image: (image == 0).sum(), "you count the black pixels. Ink is what is not black."),
    (
        lambda image: (image == 255).sum(),
        "you count white pixels alone. The grey edge of a stroke is ink too.",
    ),
    (lambda image: (image > 127).sum(), "you leave out the darker greys. Every value above 0 is ink."),
    (lambda image: (image > 1).sum(), "you leave out the darkest grey: a pixel of 1 is not black."),
    (lambda image: len(image), "you count rows: len gives the length along the first axis."),
    (
        lambda image: len(np.unique(image[image > 0])),
        "you count the different greys. Two pixels of the same grey are two pixels of ink.",
    ),
    (
        lambda image: (image > 0).sum(dtype=np.uint8),
        "your count starts again at 0 after 255: uint8 holds no more. Leave dtype away.",
    ),
    (
        lambda image: (image > 0).mean(),
        "you give the share of pixels with ink. The task asks how many.",
    ),
    (
        lambda image: _in_square(image, image.shape[0], image.shape[0]),
        "your loop misses pixels: rows are image.shape[0], columns are image.shape[1].",
    ),
    (
        lambda image: _in_square(image, image.shape[1], image.shape[1]),
        "your loop misses pixels: rows are image.shape[0], columns are image.shape[1].",
    ),
    (
        lambda image: _in_square(image, 2, 3),
        "you look at 2 rows and 3 columns. A picture can have any size: use image.shape.",
    ),
]


@exercise("0.1")
def ink(answer: Callable) -> str:
    """Examine ``ink(image)``: the number of pixels that are not black."""
    random = np.random.default_rng(0)
    drawn = random.integers(0, 256, (28, 28), dtype=np.uint8) * (random.random((28, 28)) < 0.3)
    faint = np.array([[1, 1], [90, 0], [255, 1]], dtype=np.uint8)  # the darkest grey is ink too
    white = np.full((28, 28), 255, np.uint8)  # more ink than a byte can count
    images = [PAPER, faint, drawn, white, np.zeros((28, 28), np.uint8), np.full((4, 5), 255, np.uint8)]
    results = [_try(answer, image) for image in images]
    counts = [int(np.count_nonzero(image)) for image in images]
    if results != counts:
        _name_the_mistake(results, images)
    for result, count, image in zip(results, counts, images, strict=True):
        if isinstance(result, Refused):
            raise result
        if isinstance(result, float) and result == count:
            raise Refused(
                f"the number is right, and yours is the float {result}. A count is whole: use int(...)."
            )
        shown = image.tolist() if image.size <= PAPER.size else describe(image)
        compare(result, count, what=f"ink of {shown}")
    return "every pixel above 0 counts once, however bright it is, and the black ones do not count."


def _try(answer: Callable, image: np.ndarray) -> object:
    """Return what ``answer`` counts, or the refusal where its loop leaves the picture."""
    try:
        got = call(answer, image)
    except Refused as refusal:
        if isinstance(refusal.__cause__, IndexError):
            return refusal
        raise
    if isinstance(got, np.ndarray) and got.dtype == bool and got.shape == image.shape:
        raise Refused(
            "you return one True or False for each pixel. True counts as 1: add them up with .sum()."
        )
    if isinstance(got, np.ndarray) and got.ndim:
        raise Refused(
            f"you return {describe(got)}. One number is wanted for the whole image: .sum() with nothing in "
            "its brackets adds up everything."
        )
    if isinstance(got, list | tuple) and len(got) == 1:
        raise Refused(f"you return {describe(got)}. Return the number itself, without brackets around it.")
    if got is None:
        compare(got, 0, what="ink of a picture")
    return got.item() if isinstance(got, np.generic | np.ndarray) else got


def _name_the_mistake(results: list[object], images: list[np.ndarray]) -> None:
    """Raise the mistake that explains all ``results``, if one does."""
    if isinstance(results[0], int) and all(type(got) is int and got == results[0] for got in results):
        raise Refused(OTHER_NAME.format(results[0]))
    for miscount, message in MISTAKES:
        if all(_same(got, miscount, image) for got, image in zip(results, images, strict=True)):
            raise Refused(message)


def _same(got: object, miscount: Callable[[np.ndarray], float], image: np.ndarray) -> bool:
    try:
        wrong = miscount(image)
    except IndexError:
        return isinstance(got, Refused)
    return isinstance(got, int | float) and not isinstance(got, bool) and bool(np.isclose(got, wrong))


def _in_square(image: np.ndarray, rows: int, columns: int) -> int:
    """Count ink in the first ``rows`` and ``columns``, as a loop over their numbers does."""
    if rows > image.shape[0] or columns > image.shape[1]:
        raise IndexError("the loop leaves the picture")
    return int(np.count_nonzero(image[:rows, :columns]))
