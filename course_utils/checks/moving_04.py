"""The judge of exercise 4.6: how many digits ten mean templates read, by a description of the learner's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from course_utils.checks.framework import Refused, call
from course_utils.checks.words import describe
from course_utils.data import Digits

TRAINING, READ = 3000, 1000  # digits
MOST = 200  # numbers for each digit
PUSHED = 4  # pixels
HUGE = 1e100  # a larger number's square is on its way to infinity


class Readings(NamedTuple):
    """How long a description is, and the share it reads in the middle and pushed to the right."""

    numbers: int
    middle: float
    pushed: float

    def __repr__(self) -> str:
        return (
            f"{self.numbers} numbers: reads {100 * self.middle:.0f} of 100 in the middle, "
            f"{100 * self.pushed:.0f} of 100 pushed by {PUSHED} pixels"
        )


def shift_right(images: np.ndarray, pixels: int) -> np.ndarray:
    """Move pictures (N, h, w) to the right; black comes in on the left."""
    return np.pad(images, ((0, 0), (0, 0), (pixels, 0)))[:, :, : images.shape[2]]


def readings(description: Callable[[np.ndarray], Any], digits: Digits) -> Readings:
    """Make ten mean templates of described training digits, and let them read others.

    Raises
    ------
    Refused
        If a description is no array of numbers, one row for each picture.
    """
    x_train = digits.x_train[:TRAINING].astype(np.float32) / 255
    x_val, labels = digits.x_val[:READ].astype(np.float32) / 255, digits.y_val[:READ]
    train, middle, pushed = (
        described(description, images) for images in (x_train, x_val, shift_right(x_val, PUSHED))
    )
    lengths = [rows.shape[1] for rows in (train, middle, pushed)]
    if len(set(lengths)) > 1:
        raise Refused(
            "your description must be as long for one picture as for another. It has {} numbers for those "
            "that make the templates, {} for others, and {} when these are pushed.".format(*lengths)
        )
    templates = np.stack([train[digits.y_train[:TRAINING] == k].mean(axis=0) for k in range(10)])
    shares = [float((_nearest(templates, rows) == labels).mean()) for rows in (middle, pushed)]
    return Readings(train.shape[1], *shares)


def described(description: Callable[[np.ndarray], Any], images: np.ndarray) -> np.ndarray:
    """Return what ``description`` makes of the images as rows of numbers.

    Raises
    ------
    Refused
        If it is no array of numbers, one row for each picture.
    """
    result = call(description, images)
    if result is None:
        raise Refused("description gives None. Does your function return its result?")
    try:
        rows = np.asarray(result)
    except ValueError:  # rows of different lengths
        rows = np.array(None)
    if rows.dtype.kind not in "biuf":
        raise Refused(f"description should give numbers, yours gives {describe(result)}.")
    if rows.ndim < 2 or len(rows) != len(images):
        raise Refused(
            f"description of {len(images)} pictures should have shape ({len(images)}, …), yours has "
            f"{rows.shape}. Pool each picture by itself: axis 0 stays."
        )
    rows = rows.astype(float)
    if not (np.abs(rows) < HUGE).all():
        raise Refused("description contains nan or infinity, or comes close. Look for 0/0 or a huge number.")
    return rows.reshape(len(rows), -1)


def _nearest(templates: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return (rows @ templates.T - (templates**2).sum(axis=1) / 2).argmax(axis=1)
