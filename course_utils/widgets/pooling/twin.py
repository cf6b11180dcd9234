"""PoolingExplorer as a picture, laid out as in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import AMBER, BLUE, ORANGE, SKY, Picture, course_style, finish
from course_utils.widgets.convolution.step import formula, pads, unreached
from course_utils.widgets.pooling import step as steps
from course_utils.widgets.shared.cells import COLOURS, READABLE, cell, frame, hatch, paint, stripe, wrapped
from course_utils.widgets.shared.kit import number
from course_utils.widgets.shared.sheet import GROUND, QUIET, RULE, page, panel, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, MIDDLE, RIGHT = 8, 272, 450  # CSS pixels: where the three columns begin
SIDE, NARROW, TOP, BELOW = 246, 150, 44, 316  # the two pictures, the window, where they begin, what follows
LETTERS = 110  # of the remarks in a line
FULL = 2  # the change that fills a meter: no ink is left where it was
MEASURE = "The sum of all differences, divided by the sum before. 200 %: no ink is left where it was."
DIFFERENCES = "Blue: brighter, or more, than before the shift. Red: darker, or less. White: as before."


def draw(
    *,
    image: np.ndarray,
    output: np.ndarray,
    differences: tuple[np.ndarray, np.ndarray] | None,
    step: steps.Step | None,
    place: tuple[int, int],
    geometry: tuple[int, int, str],
    mode: str,
    shift: int,
    changes: tuple[float, float],
    limits: tuple[float, float],
    titles: tuple[str, str],
    alt: str,
) -> Picture:
    """Draw the explorer.

    Parameters
    ----------
    image, output : arrays of shape (height, width) and (rows, columns)
        As shifted, and pooled.
    differences : pair of arrays of the same shapes, or None
        What the shift changed in both, if that is to be shown.
    step : Step or None
        The place on show; None where the window is larger than the picture.
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
    titles : (str, str)
        The names of the image and of its channel, "" if it has but one.
    alt : str
    """
    size, stride, padding = geometry
    shown, colours, scale = (image, output), COLOURS[limits[0] < 0], limits
    if differences is not None:
        largest = max(np.abs(array).max(initial=0) for array in differences) or 1
        shown, colours, scale = differences, "RdBu", (-largest, largest)
    remarks = steps.remarks(image.shape, size, stride, padding, mode)
    words = [f"{mode} · size {size} · stride {stride} · padding {padding}", titles[1]]
    with course_style():
        bottom = BELOW + (106 if step else 12)
        figure = page(bottom + (36 if step and remarks else 0))
        for x, text in ((LEFT, titles[0]), (MIDDLE, "The window"), (RIGHT, "Pooled output")):
            write(figure, x, 26, text, weight="bold", fontsize=10)
        write(figure, LEFT, TOP + SIDE + 14, " · ".join(filter(None, words)), fontsize=8.5, color=QUIET)
        write(
            figure,
            LEFT,
            bottom - 4,
            formula(image.shape, (size, size), stride, padding),
            fontsize=9,
            weight="bold",
        )
        (above, below), (left, right) = (
            pads(image.shape, (size, size), stride, padding) if step else ((0, 0),) * 2
        )
        axes = _board(figure, LEFT, SIDE, shown[0], (above, below, left, right), colours, scale)
        if step is None:
            axes = panel(figure, RIGHT, TOP, SIDE, SIDE)
            axes.add_patch(cell(0, 0, 1, 1, facecolor=GROUND, edgecolor=RULE))
            write(figure, RIGHT + 12, TOP + 60, wrapped(remarks, 34), fontsize=9, va="top")
            return finish(figure, alt)
        hatch(axes, image, unreached(image.shape, (size, size), stride, padding))
        _outline_windows(axes, output.shape, size, stride)
        if mode == "max" and differences is None:
            _mark_winners(axes, image, geometry, (above, left))
        axes.add_patch(frame(step.left + left, step.top + above, size, size))
        if step.winner is not None:
            axes.add_patch(frame(step.winner[1] + left, step.winner[0] + above, 1, 1))
        _take_apart(figure, step, place, limits)
        shape = " × ".join(map(str, output.shape))
        write(figure, RIGHT + SIDE, 26, shape, fontsize=9, color=QUIET, ha="right")
        axes = _board(figure, RIGHT, SIDE, shown[1], (0, 0, 0, 0), colours, scale)
        axes.add_patch(frame(place[1], place[0], 1, 1))
        _compare(figure, shift, changes)
        write(
            figure,
            LEFT,
            BELOW + 76,
            MEASURE if differences is None else DIFFERENCES,
            fontsize=8.5,
            color=QUIET,
        )
        write(
            figure,
            LEFT,
            bottom + 2,
            wrapped([" ".join(remarks)], LETTERS),
            fontsize=8.5,
            color=QUIET,
            va="top",
        )
        return finish(figure, alt)


def _board(
    figure: Figure,
    left: float,
    side: float,
    values: np.ndarray,
    rim: tuple[int, int, int, int],
    colours: str,
    limits: tuple[float, float],
) -> Axes:
    """Draw values inside a striped rim of cells: above, below, on the left and on the right."""
    above, below, before, after = rim
    rows, columns = above + values.shape[0] + below, before + values.shape[1] + after
    one = side / max(rows, columns)
    axes = panel(figure, left, TOP, one * columns, one * rows)
    axes.set(xlim=(0, columns), ylim=(rows, 0))
    stripe(axes, rows, columns)
    paint(axes, values, colours, limits, (before, above))
    axes.add_patch(cell(0, 0, columns, rows, fill=False, edgecolor=RULE))
    return axes


def _outline_windows(axes: Axes, places: tuple[int, ...], size: int, stride: int) -> None:
    """Outline every window, or, where windows overlap, the part of each up to the next."""
    from matplotlib.collections import PatchCollection

    side = min(size, stride)
    windows = [cell(column * stride, row * stride, side, side) for row, column in np.ndindex(*places)]
    axes.add_collection(
        PatchCollection(windows, facecolor="none", edgecolor=SKY, linewidth=0.7, alpha=0.6), autolim=False
    )


def _mark_winners(
    axes: Axes, image: np.ndarray, geometry: tuple[int, int, str], corner: tuple[int, int]
) -> None:
    """Mark the pixels that win a window, where its pixels are not all equal."""
    contested = steps.contrast(image, *geometry) > 0
    rows, columns = steps.winners(image, *geometry)[contested].T
    one = SIDE / max(np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim()))
    x, y = columns + corner[1] + 0.5, rows + corner[0] + 0.5
    if max(image.shape) <= READABLE:  # a ring, as a number stands in the cell
        axes.plot(x, y, "o", ms=0.55 * one, mfc="none", mec=AMBER, mew=2)
    else:
        axes.plot(x, y, "o", ms=0.3 * one, mfc=AMBER, mec="black", mew=0.5)


def _take_apart(
    figure: Figure, step: steps.Step, place: tuple[int, int], limits: tuple[float, float]
) -> None:
    """Draw the pixels under the window, and write what becomes of them."""
    outside = np.isnan(step.window)
    rows, columns = (np.flatnonzero(~outside.all(axis=axis)) for axis in (1, 0))
    inside = step.window[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    size = len(step.window)
    rim = rows[0], size - 1 - rows[-1], columns[0], size - 1 - columns[-1]
    axes = _board(figure, MIDDLE, NARROW, inside, rim, COLOURS[limits[0] < 0], limits)
    if step.winner is not None:
        axes.add_patch(frame(step.winner[1] - step.left, step.winner[0] - step.top, 1, 1))
    y = TOP + NARROW
    write(figure, MIDDLE, y + 24, number(step.value), fontsize=22, weight="bold", color=ORANGE, va="center")
    source = "" if step.winner is None else f"\nfrom row {step.winner[0]}, column {step.winner[1]}"
    words = f"= {steps.working(step)}\noutput row {place[0]}, column {place[1]}{source}"
    write(figure, MIDDLE, y + 46, words, fontsize=8.5, color=QUIET, va="top", linespacing=1.5)


def _compare(figure: Figure, shift: int, changes: tuple[float, float]) -> None:
    """Say and draw how much the shift changed the input and the pooled output."""
    write(figure, LEFT, BELOW + 10, steps.change_in_words(shift, changes), fontsize=9)
    axes = panel(figure, LEFT + 96, BELOW + 20, 540, 40)
    axes.set(xlim=(0, FULL), ylim=(2, 0))
    for i, (name, share) in enumerate(zip(("input", "pooled output"), changes, strict=True)):
        axes.barh(i + 0.5, FULL, 0.45, color=GROUND)
        axes.barh(i + 0.5, share, 0.45, color=BLUE)
        y = BELOW + 33 + 20 * i
        write(figure, LEFT, y, name, fontsize=8.5)
        write(figure, 700, y, f"{number(100 * share, 0)} %" if shift else "", fontsize=8.5, ha="right")
