"""Pooling: keep one number per window, the largest or the mean."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import Pair, as_gradient, as_images, as_pair
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
        See :func:`output_size` for ``rows`` and ``columns``.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or shape, or a "valid" window is larger than the images.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", section 9.3. Sizes follow Dumoulin and Visin (2016), "A guide
    to convolution arithmetic for deep learning", chapter 3.
    """
    x, windows = _prepare(x, size, stride, padding)
    return _largest(windows.pad(x, -np.inf), windows)


def max_pool2d_backward(
    gradient: Any, x: Any, size: Pair = 2, stride: Pair | None = None, padding: str = "valid"
) -> np.ndarray:
    """Return the gradient of the loss for ``x``: each window hands its own to the pixel that won.

    Where several pixels of a window are equally large, the first wins, row by row, as in TensorFlow.

    Parameters
    ----------
    gradient : array of shape (N, rows, columns, channels)
        The loss's slope for each number that :func:`max_pool2d` returned.
    x, size, stride, padding
        As they were given to :func:`max_pool2d`.

    Returns
    -------
    array of the shape of x

    Raises
    ------
    TypeError, ValueError
        As :func:`max_pool2d` does, or if ``gradient`` does not have the output's shape.
    """
    x, windows = _prepare(x, size, stride, padding)
    gradient = as_gradient(gradient, (len(x), *windows.places, x.shape[3]), x.dtype)
    largest = _largest(windows.pad(x, -np.inf), windows)
    padded = windows.pad(x, np.nan)  # equals nothing, not even a largest number of -inf
    undecided = np.ones(largest.shape, bool)
    dpadded = np.zeros_like(padded)
    for pixels, slopes in zip(windows.cells(padded), windows.cells(dpadded), strict=True):
        wins = undecided & (pixels == largest)
        slopes += gradient * wins
        undecided &= ~wins
    return windows.unpad(dpadded)


def avg_pool2d(x: Any, size: Pair = 2, stride: Pair | None = None, padding: str = "valid") -> np.ndarray:
    """Keep the mean of each window, channel by channel.

    With "same", a window that hangs over the edge takes the mean of the pixels inside the image only, as
    TensorFlow does. Parameters, result and errors are those of :func:`max_pool2d`.

    Notes
    -----
    LeCun et al. (1998), "Gradient-based learning applied to document recognition", section II.A
    ("sub-sampling").
    """
    x, windows = _prepare(x, size, stride, padding)
    cells = windows.cells(windows.pad(x))
    total = next(cells).copy()
    for pixels in cells:
        total += pixels
    return total / _pixels_inside(x, windows)


def avg_pool2d_backward(
    gradient: Any, x: Any, size: Pair = 2, stride: Pair | None = None, padding: str = "valid"
) -> np.ndarray:
    """Return the gradient of the loss for ``x``: each window shares its own equally among its pixels.

    Parameters, result and errors are those of :func:`max_pool2d_backward`; of ``x`` only the shape matters.
    """
    x, windows = _prepare(x, size, stride, padding)
    gradient = as_gradient(gradient, (len(x), *windows.places, x.shape[3]), x.dtype)
    share = gradient / _pixels_inside(x, windows)
    dpadded = np.zeros_like(windows.pad(x))
    for slopes in windows.cells(dpadded):
        slopes += share
    return windows.unpad(dpadded)


def _prepare(x: Any, size: Pair, stride: Pair | None, padding: str) -> tuple[np.ndarray, Windows]:
    images = as_images(x)
    window = as_pair(size, "size")
    steps = window if stride is None else as_pair(stride, "stride")
    return images, Windows.over(images, window, steps, padding, "size")


def _largest(padded: np.ndarray, windows: Windows) -> np.ndarray:
    cells = windows.cells(padded)
    largest = next(cells).copy()
    for pixels in cells:
        np.maximum(largest, pixels, out=largest)
    return largest


def _pixels_inside(x: np.ndarray, windows: Windows) -> np.ndarray:
    """Count the pixels of the image under each window: ``(1, rows, columns, 1)``."""
    inside = windows.pad(np.ones((1, *x.shape[1:3], 1), x.dtype))
    return np.add.reduce(list(windows.cells(inside)))
