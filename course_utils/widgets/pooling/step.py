"""One place of a pooling layer, which pixel won it, and how much a shifted picture changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from course_utils import layers
from course_utils.widgets.convolution.step import output_shape, pads, pair, under_window, unreached_in_words
from course_utils.widgets.shared.kit import number

MODES = ("max", "average")


@dataclass(frozen=True)
class Step:
    """What the window sees at one place, and what becomes of it.

    Attributes
    ----------
    window : array of shape (size, size), float64
        The pixels under the window; nan where it hangs over the edge.
    value : float
        The largest of them, or their mean: the output at this place.
    winner : (row, column) or None
        The pixel of the picture that is the largest, the first in reading order where several are; None where
        the mean is taken.
    top, left : int
        The pixel under the window's first cell; negative where that lies outside of the picture.
    """

    window: np.ndarray
    value: float
    winner: tuple[int, int] | None
    top: int
    left: int

    @property
    def inside(self) -> np.ndarray:
        """The pixels that count: those of the window that lie in the picture, in reading order."""
        return self.window[~np.isnan(self.window)]


def shifted(image: np.ndarray, pixels: int) -> np.ndarray:
    """Move a picture (height, width) to the right; zeros come in from the left."""
    moved = np.zeros_like(image)
    moved[:, pixels:] = image[:, : max(image.shape[1] - pixels, 0)]
    return moved


def pool(image: np.ndarray, mode: str, size: int, stride: int, padding: str) -> np.ndarray:
    """Return the pooled picture: (rows, columns) float32, empty if the window is larger than the picture."""
    shape = output_shape(image.shape, (size, size), stride, padding)
    if 0 in shape:
        return np.zeros(shape, np.float32)
    layer = layers.max_pool2d if mode == "max" else layers.avg_pool2d
    return layer(image[np.newaxis, ..., np.newaxis].astype(np.float32), size, stride, padding)[0, ..., 0]


def winners(image: np.ndarray, size: int, stride: int, padding: str) -> np.ndarray:
    """Return the row and column of the largest pixel of each window: (rows, columns, 2) int.

    Where several are equally large the first wins, row by row, as in TensorFlow; padding never wins.
    """
    rows, columns = output_shape(image.shape, (size, size), stride, padding)
    if 0 in (rows, columns):
        return np.zeros((rows, columns, 2), int)
    (above, below), (left, right) = pads(image.shape, (size, size), stride, padding)
    padded = np.pad(image.astype(float), ((above, below), (left, right)), constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))[::stride, ::stride]
    cells = windows.reshape(rows, columns, size * size).argmax(axis=2)
    down, across = np.indices((rows, columns)) * stride
    return np.stack([down + cells // size - above, across + cells % size - left], axis=2)


def contrast(image: np.ndarray, size: int, stride: int, padding: str) -> np.ndarray:
    """Return the largest pixel less the smallest of each window: (rows, columns) float32."""
    return pool(image, "max", size, stride, padding) + pool(-image, "max", size, stride, padding)


def take_step(
    image: np.ndarray,
    mode: str,
    size: int | Sequence[int],
    stride: int | Sequence[int],
    padding: str,
    place: tuple[int, int],
) -> Step:
    """Lay the window on one place of a picture.

    Parameters
    ----------
    image : array of shape (height, width)
    mode : "max" or "average"
    size, stride : int or pair of int
    padding : "valid" or "same"
    place : (row, column)
        The place in the output.
    """
    window, top, left = under_window(image, pair(size), stride, padding, place, np.nan)
    if mode == "average":
        return Step(window, float(np.nanmean(window)), None, top, left)
    i, j = divmod(int(np.nanargmax(window)), window.shape[1])
    return Step(window, float(window[i, j]), (top + i, left + j), top, left)


def change(before: np.ndarray, after: np.ndarray) -> float:
    """Return the sum of all differences as a share of the sum of the numbers before.

    What left one place and came to another counts at both: 2 where no ink is left where it was. A pooled
    picture may change by more, if its ink falls into more windows than before. Numbers below 0 count by their
    size. 0 where there was nothing before.
    """
    ink = np.abs(before.astype(float)).sum()
    return float(np.abs(after.astype(float) - before).sum() / ink) if ink else 0.0


def remarks(size: tuple[int, int], window: int, stride: int, padding: str, mode: str) -> list[str]:
    """Say in sentences what the formula does not: impossible, overlapping, left out or skipped pixels."""
    if 0 in output_shape(size, (window, window), stride, padding):
        return [
            f"A window of {window} × {window} does not fit into a picture of {size[0]} × {size[1]}.",
            "Choose a smaller size, or padding “same”, which lets windows hang over the edge.",
        ]
    said = []
    if padding == "same":
        (above, below), (left, right) = pads(size, (window, window), stride, padding)
        over = [
            _counted(above, "row", " above"),
            _counted(below, "row", " below"),
            _counted(left, "column", " on the left"),
            _counted(right, "column", " on the right"),
        ]
        fate = "never wins" if mode == "max" else "does not count"
        said.append(
            f"Windows hang over the edge by {_listed(over)}; what lies outside {fate}."
            if any(over)
            else "No window hangs over the edge."
        )
    elif missed := unreached_in_words(size, (window, window), stride, padding):
        said.append(missed)
    if stride < window:
        said.append("The windows overlap.")
    if stride > window:
        said.append("The stride is larger than the window: pixels between two windows are skipped.")
    return said


def _counted(count: int, what: str, where: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}{where}" if count else ""


def _listed(parts: list[str]) -> str:
    """Write "a", "a and b", "a, b and c"; empty parts are left out."""
    *most, last = filter(None, parts)
    return f"{', '.join(most)} and {last}" if most else last


def in_words(place: tuple[int, int], step: Step) -> str:
    """Say what one place holds."""
    count = _counted(len(step.inside), "pixel", "")
    said = f"Row {place[0]}, column {place[1]}: the"
    if step.winner is None:
        return f"{said} mean of {count} is {number(step.value)}"
    row, column = step.winner
    return f"{said} largest of {count} is {number(step.value)}, in row {row}, column {column}"


def working(step: Step) -> str:
    """Write how the value is found: "max(1, 3, 5, 2)" or "(1 + 3 + 5 + 2) / 4"."""
    values = [number(float(value)) for value in step.inside]
    if step.winner is not None:
        return f"max({', '.join(values)})" if len(values) <= 4 else f"the largest of {len(values)} pixels"
    if len(values) > 4:
        return f"{number(float(step.inside.sum()))} / {len(values)}"
    return f"({' + '.join(values)}) / {len(values)}"


def change_in_words(pixels: int, changes: tuple[float, float]) -> str:
    """Say how much the picture and its pooled picture changed."""
    if pixels == 0:
        return "Not shifted."
    before, after = (number(100 * share, 0) for share in changes)
    return (
        f"Shifted by {_counted(pixels, 'pixel', '')}: the input changes by {before} % of its ink, "
        f"the pooled output by {after} %."
    )
