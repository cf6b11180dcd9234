"""Pooling: keep one number per window, the largest or the mean."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import Pair, as_images, as_pair
from course_utils.layers.windows import Windows


def max_pool2d(x: Any, size: Pair = 2, stride: Pair | None = None, padding: str = "valid") -> np.ndarray:
    """Keep the largest number of each window, channel by channel.

    Parameters
    ----------
    x : array of shape (N, height, width, channels)
    size : int or (int, int)
        The window's height and width, in pixels.
    stride : int or (int, int), optional
        Pixels from one window to the next; by default ``size``, so that windows do not overlap.
    padding : "valid" or "same"
        With "same", windows may hang over the edge; what lies outside never wins.

    Returns
    -------
    array of shape (N, rows, columns, channels)

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or shape, or a "valid" window is larger than the images.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", section 9.3; sizes follow Dumoulin and Visin (2016), chapter 3.
    """
    x, windows = _prepare(x, size, stride, padding)
    cells = windows.cells(windows.pad(x, -np.inf))
    output = next(cells).copy()
    for cell in cells:
        np.maximum(output, cell, out=output)
    return output


def avg_pool2d(x: Any, size: Pair = 2, stride: Pair | None = None, padding: str = "valid") -> np.ndarray:
    """Keep the mean of each window, channel by channel.

    Parameters, result and errors are those of :func:`max_pool2d`. With "same", a window that hangs over the
    edge takes the mean of the pixels inside the image only, as Keras does.
    """
    x, windows = _prepare(x, size, stride, padding)
    cells = windows.cells(windows.pad(x))
    output = next(cells).copy()
    for cell in cells:
        output += cell
    return output / _pixels_inside(x, windows)


def _prepare(x: Any, size: Pair, stride: Pair | None, padding: str) -> tuple[np.ndarray, Windows]:
    images = as_images(x)
    window = as_pair(size, "size")
    steps = window if stride is None else as_pair(stride, "stride")
    return images, Windows.over(images, window, steps, padding, "size")


def _pixels_inside(x: np.ndarray, windows: Windows) -> np.ndarray:
    """Count the pixels of the image under each window: ``(1, rows, columns, 1)``."""
    ones = windows.pad(np.ones((1, *x.shape[1:3], 1), x.dtype))
    return np.add.reduce(list(windows.cells(ones)))
