"""The check of lesson 00's practice exercise: counting ink."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course_utils.checks.framework import Refused, call, compare, describe, exercise

# Each way to miscount gives another number here: 7 inked pixels of 10, 3 black, 1 white, 4 bright, 2 rows.
PAPER = np.array([[0, 3, 200, 255, 40], [0, 180, 140, 0, 9]], dtype=np.uint8)


@exercise("0.1")
def ink(answer: Callable) -> str:
    """Examine ``ink(image)``: the number of pixels that are not black."""
    random = np.random.default_rng(0)
    drawn = random.integers(0, 256, (28, 28), dtype=np.uint8) * (random.random((28, 28)) < 0.3)
    faint = np.array([[1, 1], [90, 0], [255, 1]], dtype=np.uint8)  # the darkest grey is ink too
    for image in (PAPER, faint, drawn, np.zeros((28, 28), np.uint8), np.full((4, 5), 255, np.uint8)):
        _examine(call(answer, image), image)
    return "every pixel above 0 counts once, however bright it is, and the black ones do not count."


def _examine(got: object, image: np.ndarray) -> None:
    if isinstance(got, np.ndarray) and got.dtype == bool and got.shape == image.shape:
        raise Refused(
            "you return one True or False for each pixel. True counts as 1: add them up with .sum()."
        )
    if isinstance(got, np.ndarray) and got.ndim:
        raise Refused(
            f"you return {describe(got)}. The task asks for one number for the whole image: leave out axis."
        )
    shown = image.tolist() if image.size <= PAPER.size else describe(image)
    right = np.count_nonzero(image)
    if isinstance(got, float) and got == right:
        raise Refused(
            f"a number of pixels is a whole number, yours is the float {got}. Count, do not divide."
        )
    compare(
        got,
        right,
        what=f"ink of {shown}",
        mistakes=[
            (int(image.sum()), "you add up how bright the pixels are. Each pixel of ink counts once."),
            (image.size, "you count every pixel. Ask first which of them are not black."),
            (int((image == 0).sum()), "you count the black pixels. Ink is what is not black."),
            (
                int((image == 255).sum()),
                "you count white pixels alone. The grey edge of a stroke is ink too.",
            ),
            (int((image > 127).sum()), "you leave out the darker greys. Every value above 0 is ink."),
            (len(image), "you count rows: len gives the length along the first axis."),
            (float((image > 0).mean()), "you give the share of pixels with ink. The task asks how many."),
        ],
    )
