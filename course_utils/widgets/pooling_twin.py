"""PoolingExplorer as a picture, laid out as in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import AMBER, BLUE, ORANGE, SKY, Picture, course_style, finish
from course_utils.widgets import pooling_step as steps
from course_utils.widgets.convolution_step import formula, pads
from course_utils.widgets.convolution_twin import (
    COLOURS,
    READABLE,
    _canvas,
    _cell,
    _frame,
    _numbers,
    _paint,
    _wrapped,
)
from course_utils.widgets.kit import number
from course_utils.widgets.sheet import GROUND, QUIET, RULE, page, panel, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, MIDDLE, RIGHT = 8, 258, 472  # CSS pixels: where the three columns begin
SIDE, TOP = 228, 44  # the canvases of input and output
BELOW = 306
MOST = 2  # a change can be no larger


def draw(
    *,
    image: np.ndarray,
    output: np.ndarray,
    before: tuple[np.ndarray, np.ndarray] | None,
    step: steps.Step | None,
    winners: np.ndarray | None,
    place: tuple[int, int],
    geometry: tuple[int, int, str],
    mode: str,
    shift: int,
    changes: tuple[float, float],
    limits: tuple[float, float],
    title: str,
    alt: str,
) -> Picture:
    """Draw the explorer.

    Parameters
    ----------
    image, output : arrays of shape (height, width) and (rows, columns)
        As shifted, and pooled.
    before : pair of arrays of the same shapes, or None
        Both before the shift, if what it changed is to be shown.
    step : Step or None
        The place on show; None where the window is larger than the picture.
    winners : array of shape (rows, columns, 2) or None
        The row and column of each window's largest pixel; None where the mean is taken.
    place : (row, column)
        The same place in the output.
    geometry : (size, stride, padding)
    mode : "max" or "average"
    shift : int
        Pixels to the right.
    changes : (input, output)
        By how much the shift changed them, as shares.
    limits : (low, high)
        The numbers drawn in the darkest and the lightest colour; ``low`` below 0 means red and blue.
    title : str
        The name of the image.
    alt : str
    """
    size, stride, padding = geometry
    colours = COLOURS[limits[0] < 0]
    scale = limits if before is None else (-limits[1], limits[1])
    shown, pooled = (image, output) if before is None else (image - before[0], output - before[1])
    remarks = steps.remarks(image.shape, size, stride, padding, mode)
    with course_style():
        figure = page(708, 410)
        write(figure, LEFT, 26, title, weight="bold", fontsize=10)
        write(figure, MIDDLE, 26, "The window", weight="bold", fontsize=10)
        write(figure, RIGHT, 26, "Pooled output", weight="bold", fontsize=10)
        (above, below), (left, right) = pads(image.shape, (size, size), stride, padding)
        axes = _canvas(figure, LEFT, above + image.shape[0] + below, left + image.shape[1] + right)
        rim = _cell(0, 0, *(np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim())), facecolor=GROUND)
        rim.set(hatch="/////", edgecolor="#b6bec8", linewidth=0, zorder=-1)
        axes.add_patch(rim)
        _paint(axes, shown, colours if before is None else "RdBu", scale, (left, above))
        if step is not None:
            _mark(axes, output.shape, geometry, (above, left))
            if winners is not None and before is None:
                _dot(axes, image, winners, geometry, (above, left))
            axes.add_patch(_frame(step.left + left, step.top + above, size, size))
            if step.winner is not None:
                axes.add_patch(_frame(step.winner[1] + left, step.winner[0] + above, 1, 1))
            _middle(figure, step, place, mode, limits)
        words = f"{mode} · size {size} · stride {stride} · padding {padding}"
        write(figure, LEFT, TOP + SIDE + 14, words, fontsize=8.5, color=QUIET)
        write(figure, LEFT, 396, formula(image.shape, (size, size), stride, padding), fontsize=9, weight="bold")
        if step is None:
            axes = panel(figure, RIGHT, TOP, SIDE, SIDE)
            axes.add_patch(_cell(0, 0, 1, 1, facecolor=GROUND, edgecolor=RULE))
            write(figure, RIGHT + 12, TOP + 60, _wrapped(remarks, 33), fontsize=9, va="top")
            return finish(figure, alt)
        axes = _canvas(figure, RIGHT, *output.shape)
        _paint(axes, pooled, colours if before is None else "RdBu", scale, (0, 0))
        axes.add_patch(_cell(0, 0, output.shape[1], output.shape[0], fill=False, edgecolor=RULE))
        axes.add_patch(_frame(place[1], place[0], 1, 1))
        write(figure, 700, 396, " ".join(remarks), fontsize=8.5, color=QUIET, ha="right")
        _compare(figure, shift, changes, before is not None)
        return finish(figure, alt)


def _mark(
    axes: Axes, places: tuple[int, ...], geometry: tuple[int, int, str], corner: tuple[int, int]
) -> None:
    """Outline every window."""
    size, stride, _ = geometry
    for row, column in np.ndindex(*places):
        style = {"fill": False, "edgecolor": SKY, "linewidth": 0.7, "alpha": 0.7}
        axes.add_patch(_cell(column * stride, row * stride, size, size, **style))


def _dot(
    axes: Axes,
    image: np.ndarray,
    winners: np.ndarray,
    geometry: tuple[int, int, str],
    corner: tuple[int, int],
) -> None:
    """Mark the pixels that win a window, where its pixels are not all equal."""
    size, stride, padding = geometry
    contested = steps.contrast(image, size, stride, padding) > 0
    rows, columns = winners[contested].T
    cells = max(np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim()))
    x, y = columns + corner[1] + 0.5, rows + corner[0] + 0.5
    if max(image.shape) <= READABLE:  # a ring, as a number stands in the cell
        axes.plot(x, y, "o", ms=0.6 * SIDE / cells, mfc="none", mec=AMBER, mew=2, linestyle="none")
    else:
        axes.plot(x, y, "o", ms=0.3 * SIDE / cells, mfc=AMBER, mec="black", mew=0.5, linestyle="none")


def _middle(
    figure: Figure, step: steps.Step, place: tuple[int, int], mode: str, limits: tuple[float, float]
) -> None:
    """Draw the pixels under the window, and write what becomes of them."""
    rows, columns = step.window.shape
    colours = COLOURS[limits[0] < 0]
    _numbers(figure, MIDDLE, TOP, step.window, limits[1], colours, limits[0])
    y = TOP + 180
    write(figure, MIDDLE, y, number(step.value), fontsize=22, weight="bold", color=ORANGE, va="center")
    write(figure, MIDDLE, y + 28, f"= {steps.working(step)}", fontsize=9, color=QUIET)
    source = "" if step.winner is None else f"\nfrom row {step.winner[0]}, column {step.winner[1]}"
    words = f"output row {place[0]}, column {place[1]}{source}"
    write(figure, MIDDLE, y + 46, words, fontsize=9, color=QUIET, va="top")


def _compare(figure: Figure, shift: int, changes: tuple[float, float], differ: bool) -> None:
    """Say and draw how much the shift changed the input and the pooled output."""
    words = steps.change_in_words(shift, changes)
    colours = " Blue: more than before the shift; red: less." if differ else ""
    write(figure, LEFT, BELOW + 10, words + colours, fontsize=9)
    if shift == 0:
        return
    axes = panel(figure, LEFT + 96, BELOW + 20, 540, 44)
    axes.set(xlim=(0, MOST), ylim=(2, 0))
    for i, (name, share) in enumerate(zip(("input", "pooled output"), changes, strict=True)):
        axes.barh(i + 0.5, MOST, 0.45, color=GROUND)
        axes.barh(i + 0.5, share, 0.45, color=BLUE)
        y = BELOW + 34 + 22 * i
        write(figure, LEFT, y, name, fontsize=8.5)
        write(figure, 700, y, f"{number(100 * share, 0)} %", fontsize=8.5, ha="right")
