"""Exercise 1.6: what a hundred templates must be, how many digits they read, and why no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.checks.framework import Refused, call
from course_utils.checks.predictions import as_array
from course_utils.checks.words import describe

PER_DIGIT = 10  # templates
ASKED = 0.25  # the share of the ten means' mistakes that must go


def why_so_few(templates: np.ndarray, halves: tuple[np.ndarray, ...], after: float, gone: float) -> str:
    """Say why ``templates`` do not reach the goal, as far as they show it."""
    x, y, x_new, y_new = halves
    by_turns = templates.reshape(PER_DIGIT, 10, 28, 28).swapaxes(0, 1).reshape(templates.shape)
    if accuracy(by_turns, x_new, y_new, PER_DIGIT) > after + 0.2:
        return (
            "They come by turns, 0 to 9 again and again. Put the ten templates of 0 first, then those of 1."
        )
    chosen = _nearest(templates, x)
    votes = [np.bincount(y[chosen == j], minlength=10) for j in range(len(templates))]
    stands_for = np.array([vote.argmax() for vote in votes])
    if (stands_for[_nearest(templates, x_new)] == y_new).mean() > after + 0.2:
        return (
            "Many stand in the place of another digit. The first ten should be made from "
            "images[labels == 0] alone, the next ten from images[labels == 1]."
        )
    spread = templates.reshape(10, PER_DIGIT, -1).var(axis=1).sum(axis=1).mean()
    natural = np.mean([x[y == k].reshape((y == k).sum(), -1).var(axis=0).sum() for k in range(10)])
    if spread < 0.05 * natural:
        return (
            "The ten of a digit look alike and say little more than one. Let each stand for a way to write."
        )
    if all((x == one).all(axis=(1, 2)).any() for one in templates[::5]):
        return "Each is one person's digit, quirks and all. Average several similar pictures."
    return f"That undoes {max(gone, 0):.0%} of the mistakes; {ASKED:.0%} are asked."


def made(function: Callable[..., Any], images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Call make_templates, and refuse what is not 100 templates; a list of 100 pictures will do."""
    templates = call(function, images, labels)
    if isinstance(templates, list | tuple) and len(templates) == 10 * PER_DIGIT:
        templates = as_array(templates)
    _judge_form(templates)
    return templates.astype(np.float32)


def _judge_form(templates: Any) -> None:
    shape = (10 * PER_DIGIT, 28, 28)
    if not isinstance(templates, np.ndarray) or templates.dtype.kind not in "fiu":
        raise Refused(f"make_templates should return an array of numbers, yours is {describe(templates)}.")
    if templates.shape != shape:
        raise Refused(f"make_templates should return shape {shape}, yours is {templates.shape}.")
    if not np.isfinite(templates).all():
        raise Refused("a template holds nan: the mean of no pictures at all. Does every group have a member?")
    if templates.min() < -1e-6 or templates.max() > 1 + 1e-6:
        raise Refused(
            "the templates leave the scale of the pictures, 0 to 1. Means of pictures stay inside it."
        )


def accuracy(templates: np.ndarray, images: np.ndarray, labels: np.ndarray, per_digit: int) -> float:
    """Accuracy of the nearest of the templates, which come in groups of ``per_digit``."""
    return float((_nearest(templates, images) // per_digit == labels).mean())


def _nearest(templates: np.ndarray, images: np.ndarray) -> np.ndarray:
    x, m = images.reshape(len(images), -1), templates.reshape(len(templates), -1)
    return ((m**2).sum(axis=1) - 2 * x @ m.T).argmin(axis=1)  # |x|² is the same for every template
