"""NetworkTour as a picture: every map of every layer, and below how the open number is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plots.picture import BLUE, CSS_DPI, ORANGE, Picture, course_style, finish
from course_utils.widgets.inspector.pixel_inspector import scale
from course_utils.widgets.network.network import Network
from course_utils.widgets.shared.cells import frame
from course_utils.widgets.shared.kit import percent
from course_utils.widgets.shared.sheet import GREY, GROUND, QUIET, RULE, WIDTH, page, panel, write
from course_utils.widgets.tour import detail_twin
from course_utils.widgets.tour.columns import GAP, Column, layout, sources
from course_utils.widgets.tour.scene import Scene

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from course_utils.widgets.tour.step import Detail, Place, Stage

LEFT = 8
TITLE, BAND, HEADING = 36, 372, 44  # CSS pixels: above the first band, of a band, of its columns' headings
COLOURS = (
    "White is 0, or a layer's smallest number if all are above 0. Blue is more, red less. "
    "A blue line adds, an orange one takes away."
)


def draw(
    *,
    digit: np.ndarray,
    title: str,
    answer: str,
    scaling: str,
    network: Network,
    given: np.ndarray,
    stages: list[Stage],
    layer: int,
    place: Place,
    detail: Detail,
    alt: str,
) -> Picture:
    """Draw the tour.

    Parameters
    ----------
    digit : array of shape (28, 28), uint8
    title, answer, scaling : str
        What the digit is, what the network says, and the numbers that it gets.
    network : Network
    given : array
        Those numbers, in the network's shape.
    stages : list of (before, after)
        What each layer gives, without a batch axis.
    layer : int
        The open one.
    place : (map, row, column)
        The open number in it.
    detail : Detail
        How that is made.
    alt : str
    """
    with course_style():
        columns = layout(digit, scaling, network.steps, [after for _, after in stages], LEFT, WIDTH - LEFT)
        bottom = TITLE + BAND * (1 + columns[-1].band)
        figure = page(bottom + 24 + detail_twin.HEIGHT)
        for column in columns:
            column.top += TITLE + BAND * column.band + HEADING
        write(figure, LEFT, 20, title, weight="bold", fontsize=10)
        write(figure, WIDTH - LEFT, 20, answer, weight="bold", fontsize=10, color=BLUE, ha="right")
        _, height = size = figure.get_size_inches() * CSS_DPI
        below = panel(figure, 0, 0, *size)
        below.set(xlim=(0, WIDTH), ylim=(height, 0), zorder=-1)
        opened = columns[layer + 1]
        _lines(below, columns[layer], opened, network.steps[layer], detail, place[0])
        for column in columns:
            _column(figure, column)
        _mark(figure, opened, place[0])
        write(figure, LEFT, bottom + 2, COLOURS, fontsize=8, color=QUIET)
        below.plot([LEFT, WIDTH - LEFT], [bottom + 12] * 2, color=RULE, linewidth=1)
        pixels = scale(np.array([0, 255]), scaling).tolist()
        step, came_in = network.steps[layer], stages[layer - 1][1] if layer else given
        detail_twin.draw(
            Scene(figure, bottom + 18, network, layer, step, came_in, stages[layer], place, detail, pixels)
        )
        return finish(figure, alt)


def _column(figure: Figure, column: Column) -> None:
    """Draw a stage below its name and shape."""
    y = TITLE + BAND * column.band + 8
    name, shape, what = column.heading
    write(figure, column.left, y, name, weight="bold", fontsize=8)
    write(figure, column.left, y + 12, shape, fontsize=7, color=QUIET)
    write(figure, column.left, y + 24, what, fontsize=7)
    if column.kind == "bars":
        _bars(figure, column)
        return
    pixels = column.mosaic()
    high, wide = (size / column.SHARP for size in pixels.shape[:2])
    axes = panel(figure, column.left, column.top, wide, high)
    axes.imshow(pixels, aspect="auto", interpolation="nearest")


def _bars(figure: Figure, column: Column) -> None:
    """Draw the last stage's numbers, from 0 to 1, as bars with percents."""
    best = int(column.values.argmax())
    for unit, value in enumerate(column.values):
        _, top, _, bottom = column.box(unit)
        y, weight = (top + bottom) / 2, "bold" if unit == best else "normal"
        style = {"fontsize": 8.5, "va": "center", "weight": weight}
        write(figure, column.left + 5, y, str(unit), **style)
        axes = panel(figure, column.left + 20, y - 5, 40, 10)
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.barh(0.5, 1, 1, color=GROUND)
        axes.barh(0.5, float(value), 1, color=BLUE if unit == best else GREY)
        write(figure, column.left + column.wide - 5, y, percent(float(value)), ha="right", **style)


def _lines(
    below: Axes, previous: Column, opened: Column, step: dict[str, Any], detail: Detail, channel: int
) -> None:
    """Draw lines from what the open map or unit is made of, the more it adds or takes away the darker."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    x1, top, _, bottom = opened.box(channel)
    y1, column = (top + bottom) / 2, min(x1, opened.left)
    if x1 > column:  # between two rows of maps, so that none is crossed
        y1, column = top - GAP / 2, column - GAP
    for source, share in sources(step, detail, previous, channel):
        _, top, x0, bottom = previous.box(source)
        y0 = (top + bottom) / 2
        if previous.band != opened.band:  # it comes from the band above
            x0, y0 = 0, y1
        middle = (x0 + column) / 2
        colour = ORANGE if share < 0 else BLUE if step["kind"] in ("conv2d", "dense") else QUIET
        path = Path([(x0, y0), (middle, y0), (middle, y1), (column, y1), (x1, y1)], [1, 4, 4, 4, 2])
        below.add_patch(
            PathPatch(path, fill=False, edgecolor=colour, linewidth=1.2, alpha=0.15 + 0.75 * abs(share))
        )


def _mark(figure: Figure, column: Column, channel: int) -> None:
    """Frame the open map or unit."""
    left, top, right, bottom = column.box(channel)
    axes = panel(figure, left, top, right - left, bottom - top)
    axes.set(xlim=(0, 1), ylim=(1, 0))
    axes.add_patch(frame(0, 0, 1, 1))
