"""ConvolutionExplorer as a picture, laid out as in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import ORANGE, Picture, course_style, finish
from course_utils.widgets.convolution import step as steps
from course_utils.widgets.shared.cells import (
    COLOURS,
    cell,
    frame,
    hatch,
    numbers,
    paint,
    short,
    stripe,
    wrapped,
)
from course_utils.widgets.shared.kit import number
from course_utils.widgets.shared.sheet import GROUND, QUIET, RULE, page, panel, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, MIDDLE, RIGHT = 8, 262, 468  # CSS pixels: where the three columns begin
SIDE = 228  # the canvases of input and output
TOP, BELOW, BOTTOM = 44, 316, 576


def draw(
    *,
    image: np.ndarray,
    kernel: np.ndarray,
    output: np.ndarray,
    step: steps.Step | None,
    place: tuple[int, int],
    channel: int,
    stride: int,
    padding: str,
    limits: tuple[float, float],
    title: str,
    preset: str,
    alt: str,
) -> Picture:
    """Draw the explorer.

    Parameters
    ----------
    image, kernel : arrays of shape (height, width, channels) and (kh, kw, channels)
    output : array of shape (rows, columns)
    step : Step or None
        The place on show; None where the window is larger than the picture.
    place : (row, column)
        The same place in the output.
    channel : int
        The channel on show.
    stride, padding
    limits : (low, high)
        The numbers drawn in the darkest and the lightest colour; ``low`` below 0 means red and blue.
    title, preset : str
        The names of the image and of the kernel.
    alt : str
    """
    size, window = (image.shape[0], image.shape[1]), (kernel.shape[0], kernel.shape[1])
    with course_style():
        figure = page(BOTTOM if step else BELOW)
        write(figure, LEFT, 26, title, weight="bold", fontsize=10)
        write(figure, MIDDLE, 26, f"Kernel: {preset}", weight="bold", fontsize=10)
        write(figure, RIGHT, 26, "Output", weight="bold", fontsize=10)
        shape = f"{output.shape[0]} × {output.shape[1]}" if step else ""
        write(figure, RIGHT + SIDE, 26, shape, fontsize=9, color=QUIET, ha="right")
        depth = image.shape[2]
        if depth > 1:
            words = f"channel {channel} (of 0 to {depth - 1})"
            write(figure, LEFT, TOP + SIDE + 13, words, fontsize=8.5, color=QUIET)
        _input(figure, image[..., channel], step, (size, window, stride, padding), limits)
        numbers(figure, MIDDLE, TOP, kernel[..., channel], float(np.abs(kernel).max()), "RdBu")
        words = f"{window[0]} × {window[1]} · stride {stride} · padding {padding}"
        write(figure, MIDDLE, TOP + SIDE + 13, words, fontsize=8.5, color=QUIET)
        remarks = steps.remarks(size, window, stride, padding)
        sizes = steps.formula(size, window, stride, padding)
        write(figure, LEFT, (BOTTOM if step else BELOW) - 14, sizes, fontsize=9, weight="bold")
        if step is None:
            axes = panel(figure, RIGHT, TOP, SIDE, SIDE)
            axes.add_patch(cell(0, 0, 1, 1, facecolor=GROUND, edgecolor=RULE))
            write(figure, RIGHT + 12, TOP + 60, wrapped(remarks, 33), fontsize=9, va="top")
            return finish(figure, alt)
        write(figure, 700, BOTTOM - 14, " ".join(remarks), fontsize=8.5, color=QUIET, ha="right")
        _output(figure, output, place)
        _sums(figure, step, kernel, place, channel, limits)
        return finish(figure, alt)


def _input(
    figure: Figure,
    image: np.ndarray,
    step: steps.Step | None,
    geometry: tuple[tuple[int, int], tuple[int, int], int, str],
    limits: tuple[float, float],
) -> None:
    """Draw one channel with its rim of padding and the window on it."""
    rows, columns = image.shape
    (above, below), (left, right) = steps.pads(*geometry) if step else ((0, 0), (0, 0))
    axes = _canvas(figure, LEFT, above + rows + below, left + columns + right)
    stripe(axes, above + rows + below, left + columns + right)
    paint(axes, image, COLOURS[limits[0] < 0], limits, (left, above))
    if step:
        kh, kw = geometry[1]
        hatch(axes, image, steps.unreached(*geometry))
        axes.add_patch(frame(step.left + left, step.top + above, kw, kh))


def _output(figure: Figure, output: np.ndarray, place: tuple[int, int]) -> None:
    """Draw the feature map with the place marked, and below it the scale of its colours."""
    largest = float(np.abs(output).max()) or 1.0
    axes = _canvas(figure, RIGHT, *output.shape)
    paint(axes, output, "RdBu", (-largest, largest), (0, 0))
    axes.add_patch(cell(0, 0, output.shape[1], output.shape[0], fill=False, edgecolor=RULE))
    axes.add_patch(frame(place[1], place[0], 1, 1))
    bar = panel(figure, RIGHT + 50, TOP + SIDE + 5, 128, 8)
    bar.imshow(np.linspace(-1, 1, 128)[np.newaxis], cmap="RdBu", aspect="auto")
    y = TOP + SIDE + 13
    write(figure, RIGHT + 44, y, short(-largest), ha="right", fontsize=8, color=QUIET)
    write(figure, RIGHT + 184, y, short(largest), fontsize=8, color=QUIET)
    write(figure, RIGHT + 114, y + 13, "0", ha="center", fontsize=8, color=QUIET)


def _sums(
    figure: Figure,
    step: steps.Step,
    kernel: np.ndarray,
    place: tuple[int, int],
    channel: int,
    limits: tuple[float, float],
) -> None:
    """Write the window's numbers, the products, and their sum."""
    y = BELOW + 10
    for x, text in (
        (LEFT, "the window"),
        (MIDDLE, "× kernel = products"),
        (RIGHT, "their sum = the output here"),
    ):
        write(figure, x, y, text, weight="bold", fontsize=10)
    largest = float(np.abs(kernel).max() * max(map(abs, limits)))
    numbers(figure, LEFT, BELOW + 22, step.window[..., channel], limits[1], COLOURS[limits[0] < 0], limits[0])
    numbers(figure, MIDDLE, BELOW + 22, step.products[..., channel], largest, "RdBu")
    write(figure, RIGHT, BELOW + 66, number(step.total), fontsize=26, weight="bold", color=ORANGE)
    write(figure, RIGHT, BELOW + 92, f"row {place[0]}, column {place[1]}", fontsize=10, color=QUIET)
    if kernel.shape[2] > 1:
        parts = step.products.sum(axis=(0, 1))
        write(figure, RIGHT, BELOW + 124, wrapped([added_up(parts)], 38), fontsize=9, color=QUIET, va="top")


def added_up(parts: np.ndarray) -> str:
    """Write the sum over channels: "0.5 − 1.2 + 3 = 2.3"."""
    first, *rest = (float(part) for part in parts)
    terms = "".join(f" {'−' if part < 0 else '+'} {number(abs(part))}" for part in rest)
    return f"channels: {number(first)}{terms} = {number(float(np.sum(parts)))}"


def _canvas(figure: Figure, left: float, rows: int, columns: int) -> Axes:
    """Return axes of square cells, as large as the column allows."""
    side = SIDE / max(rows, columns)
    axes = panel(figure, left, TOP, side * columns, side * rows)
    axes.set(xlim=(0, columns), ylim=(rows, 0))
    return axes
