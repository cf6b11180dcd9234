"""The pictures that an explorer receives: digits, feature maps or a few numbers for pen and paper."""

from __future__ import annotations

from typing import Any

import numpy as np

LIMIT = 200  # images that travel to the page, if they are no larger than digits,
NUMBERS = LIMIT * 28 * 28  # and if they are, as many as make this many numbers: 627 KB
SIDE, DEPTH = 64, 16  # pixels and channels: more cannot be told apart


def as_stack(images: Any) -> np.ndarray:
    """Return images as an array (N, height, width, channels), as many as may travel to the page.

    Parameters
    ----------
    images : array of shape (N, height, width), (N, height, width, channels) or (height, width)
        Any numbers.

    Raises
    ------
    TypeError, ValueError
        If they are no numbers, have another shape, or are larger than 64 x 64 pixels or 16 channels.
    """
    stack = np.asarray(images)
    if stack.dtype.kind not in "buif":
        raise TypeError(f"images has dtype {stack.dtype}, expected numbers")
    if stack.ndim == 2:
        stack = stack[np.newaxis]
    if stack.ndim == 3:
        stack = stack[..., np.newaxis]
    if stack.ndim != 4 or 0 in stack.shape or stack.shape[1] > SIDE or stack.shape[2] > SIDE:
        fix = f"at most {SIDE} x {SIDE} pixels"
        if np.ndim(images) == 2 or 0 in stack.shape:
            fix = "A row of 784 numbers is an image again after .reshape(-1, 28, 28)"
        raise ValueError(
            f"images has shape {np.shape(images)}, expected (N, height, width) or (N, height, width, "
            f"channels). {fix}"
        )
    if stack.shape[3] > DEPTH:
        raise ValueError(
            f"images has shape {np.shape(images)}, expected at most {DEPTH} channels. Is the channel axis "
            f"last? Some of them: images[..., :{DEPTH}]"
        )
    if not np.isfinite(stack).all():
        raise ValueError("images holds nan or infinity, expected numbers that can be added up")
    most = max(1, min(LIMIT, NUMBERS // stack[0].size))
    return stack[:most].astype(np.float32)


def count(images: Any) -> int:
    """Return how many images there are, also those that do not travel."""
    shape = np.shape(images)
    return shape[0] if len(shape) > 2 else 1


def limits(stack: np.ndarray) -> tuple[float, float]:
    """Return the numbers that are drawn black and white, or, if some are below 0, red and blue."""
    largest = float(np.abs(stack).max()) or 1.0
    return (-largest if stack.min() < 0 else 0.0), largest
