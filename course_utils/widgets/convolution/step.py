"""One place of a convolution, taken apart, and what can be said about its sizes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_utils import layers
from course_utils.widgets.shared.kit import number

PADDINGS = ("valid", "same")


@dataclass(frozen=True)
class Step:
    """What the window sees at one place, and what becomes of it.

    Attributes
    ----------
    window : array of shape (kh, kw, channels), float64
        The pixels under the kernel; 0 where it lies on padding.
    products : array of shape (kh, kw, channels), float64
        ``window * kernel``; their sum is the output at this place.
    top, left : int
        The pixel under the window's first cell; negative where that is padding.
    """

    window: np.ndarray
    products: np.ndarray
    top: int
    left: int

    @property
    def total(self) -> float:
        """The sum of all products."""
        return float(self.products.sum())


def output_shape(
    size: tuple[int, int], window: tuple[int, int], stride: int, padding: str
) -> tuple[int, int]:
    """Count the places of a window, down and across; 0 along an axis where it is larger than the picture."""
    rows, columns = (
        0 if padding == "valid" and w > s else layers.output_size(s, w, stride, padding)
        for s, w in zip(size, window, strict=True)
    )
    return rows, columns


def pair(value: int | Sequence[int]) -> tuple[int, int]:
    """Return a size or a stride as (down, across); a whole number is for both."""
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def pads(
    size: tuple[int, ...], window: tuple[int, int], stride: int | Sequence[int], padding: str
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the rows of zeros (above, below) and the columns of zeros (left, right)."""
    if padding == "valid":
        return (0, 0), (0, 0)
    above_below, left_right = map(layers.same_padding, size, window, pair(stride))
    return above_below, left_right


def convolve(image: np.ndarray, kernel: np.ndarray, stride: int, padding: str) -> np.ndarray:
    """Return the feature map, (rows, columns) float32, of an image and a kernel with the same channels.

    It is empty where the window is larger than the picture.
    """
    shape = output_shape(image.shape[:2], kernel.shape[:2], stride, padding)
    if 0 in shape:
        return np.zeros(shape, np.float32)
    x = image[np.newaxis].astype(np.float32)
    return layers.conv2d(x, kernel[..., np.newaxis], stride=stride, padding=padding)[0, ..., 0]


def under_window(
    image: np.ndarray,
    window: tuple[int, int],
    stride: int | Sequence[int],
    padding: str,
    place: tuple[int, int],
    outside: float,
) -> tuple[np.ndarray, int, int]:
    """Cut out what a window sees at one place, ``outside`` where it hangs over the edge, and say where it is.

    Parameters
    ----------
    image : array of shape (height, width) or (height, width, channels)
    window, stride, padding
    place : (row, column)
        In the output.
    outside : float

    Returns
    -------
    array of shape (*window) or (*window, channels), float64
    top, left : int
        The pixel under its first cell; negative where that is outside.
    """
    above_below, left_right = pads(image.shape[:2], window, stride, padding)
    rim = (above_below, left_right, (0, 0))[: image.ndim]
    padded = np.pad(image.astype(float), rim, constant_values=outside)
    y, x = (at * step for at, step in zip(place, pair(stride), strict=True))
    return padded[y : y + window[0], x : x + window[1]], y - above_below[0], x - left_right[0]


def take_step(
    image: np.ndarray,
    kernel: np.ndarray,
    stride: int | Sequence[int],
    padding: str,
    row: int,
    column: int,
) -> Step:
    """Lay the kernel on one place of an image.

    Parameters
    ----------
    image : array of shape (height, width, channels)
    kernel : array of shape (kh, kw, channels)
    stride : int or pair of int
    padding : "valid" or "same"
    row, column : int
        The place in the output.
    """
    size = kernel.shape[0], kernel.shape[1]
    window, top, left = under_window(image, size, stride, padding, (row, column), 0)
    return Step(window, window * kernel, top, left)


def formula(size: tuple[int, int], window: tuple[int, int], stride: int, padding: str) -> str:
    """Write the output's shape as it is computed: "(28 − 3) / 1 + 1 = 26 → 26 × 26"."""
    rows, columns = output_shape(size, window, stride, padding)
    if rows == 0 or columns == 0:
        return f"{window[0]} × {window[1]} does not fit into {size[0]} × {size[1]}"
    down, across = (_one_axis(s, w, stride, padding) for s, w in zip(size, window, strict=True))
    each = f"{down} row{'s' * (rows > 1)}, {across} column{'s' * (columns > 1)}"
    return f"{down if down == across else each} → {rows} × {columns}"


def _one_axis(size: int, window: int, stride: int, padding: str) -> str:
    places = layers.output_size(size, window, stride, padding)
    if padding == "same":
        return f"⌈{size} / {stride}⌉ = {places}"
    fraction = f"({size} − {window}) / {stride}"
    return f"{fraction} + 1 = {places}" if (size - window) % stride == 0 else f"⌊{fraction}⌋ + 1 = {places}"


def unreached(size: tuple[int, int], window: tuple[int, int], stride: int, padding: str) -> tuple[int, int]:
    """Count the last rows and columns that no window reaches."""
    if padding == "same":
        return 0, 0
    return (size[0] - window[0]) % stride, (size[1] - window[1]) % stride


def unreached_in_words(size: tuple[int, int], window: tuple[int, int], stride: int, padding: str) -> str:
    """Say in a sentence which rows and columns no window reaches; "" where there are none."""
    missing = zip(unreached(size, window, stride, padding), ("row", "column"), strict=True)
    missed = [f"the last {what if count == 1 else f'{count} {what}s'}" for count, what in missing if count]
    return f"No window reaches {' and '.join(missed)}." if missed else ""


def remarks(size: tuple[int, int], window: tuple[int, int], stride: int, padding: str) -> list[str]:
    """Say in sentences what the formula does not: impossible, padded, unreached or skipped pixels."""
    if 0 in output_shape(size, window, stride, padding):
        return [
            f"A window of {window[0]} × {window[1]} does not fit into a picture of {size[0]} × {size[1]}.",
            "Choose a smaller kernel, or padding “same”, which surrounds the picture with zeros.",
        ]
    said = []
    if padding == "same":
        (above, below), (left, right) = pads(size, window, stride, padding)
        if above == below == left == right:
            said.append(f"Zeros: {above} on every side." if above else "No zeros are needed.")
        else:
            said.append(f"Zeros: {above} above, {below} below, {left} on the left, {right} on the right.")
    elif missed := unreached_in_words(size, window, stride, padding):
        said.append(missed)
    if stride > min(window):
        said.append("The stride is larger than the window: pixels between two windows are skipped.")
    return said


def in_words(row: int, column: int, total: float) -> str:
    """Say what one place holds."""
    return f"Row {row}, column {column}: sum of products {number(total)}"
