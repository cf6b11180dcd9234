"""Pictures drawn cell by cell for static twins: colours, numbers where there is room, frames and stripes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plots.picture import ORANGE
from course_utils.widgets.shared.kit import number
from course_utils.widgets.shared.sheet import GROUND, RULE, panel

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

MOST = 7  # rows and columns of numbers: more cannot be read
ROOMY = 5  # cells in a row: up to here there is room for two places behind the point
NARROW, CELL = 196, 52  # CSS pixels: a grid of numbers, and its largest cells
READABLE = 8  # cells a side: up to here each carries its number
WIDTH_OF_A_FIGURE = 0.7  # of the size of its font, with some air around a number
COLOURS = {True: "RdBu", False: "gray"}  # blue above 0, red below; or black at 0 and white at the largest


def paint(
    axes: Axes, values: np.ndarray, colours: str, limits: tuple[float, float], corner: tuple[int, int]
) -> None:
    """Draw values from ``corner``, (left, top), on, each with its number if they are few.

    ``limits`` are the numbers drawn in the first and the last of ``colours``, the name of a colour map.
    """
    rows, columns = values.shape
    left, top = corner
    extent = (left, left + columns, top + rows, top)
    axes.imshow(values, cmap=colours, vmin=limits[0], vmax=limits[1], extent=extent, aspect="auto")
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
    if max(rows, columns) <= READABLE:
        write_in(axes, values, colours, limits, corner, 9)


def write_in(
    axes: Axes,
    values: np.ndarray,
    colours: str,
    limits: tuple[float, float],
    corner: tuple[int, int],
    fontsize: float,
) -> None:
    """Write each number where it is drawn, in black or white, whichever is easier to read.

    ``fontsize``, in points, becomes smaller where the numbers would leave their cells.
    """
    import matplotlib

    scale = matplotlib.colormaps[colours]
    digits = 1 if ROOMY < values.shape[1] <= MOST else 2
    width = axes.bbox.width / axes.figure.dpi * 72 / abs(np.ptp(axes.get_xlim()))  # of a cell, in points
    longest = max(len(short(value, digits)) for value in values.flat)
    fontsize = min(fontsize, width / (longest * WIDTH_OF_A_FIGURE))
    for (i, j), value in np.ndenumerate(values):
        rgb = np.array(scale((value - limits[0]) / (limits[1] - limits[0]))[:3]) ** 2.2
        ink = "black" if rgb @ [0.2126, 0.7152, 0.0722] > 0.18 else "white"
        x, y = corner[0] + j + 0.5, corner[1] + i + 0.5
        axes.text(x, y, short(value, digits), ha="center", va="center", color=ink, fontsize=fontsize)


def numbers(
    figure: Figure,
    left: float,
    top: float,
    values: np.ndarray,
    high: float,
    colours: str,
    low: float | None = None,
    side: float = NARROW,
) -> None:
    """Draw a grid of numbers, each on its colour, from ``low`` (by default -``high``) to ``high``.

    ``side``, in CSS pixels, is that of its longer edge, unless its cells would become larger than usual.
    """
    rows, columns = values.shape
    one = min(CELL, side / max(rows, columns))
    axes = panel(figure, left, top, one * columns, one * rows)
    axes.set(xlim=(0, columns), ylim=(rows, 0))
    high = high or 1.0
    limits = (-high if low is None else low, high)
    extent = (0, columns, rows, 0)
    axes.imshow(values, cmap=colours, vmin=limits[0], vmax=limits[1], extent=extent, aspect="auto")
    for (i, j), _ in np.ndenumerate(values):
        axes.add_patch(cell(j, i, 1, 1, fill=False, edgecolor=RULE))
    write_in(axes, values, colours, limits, (0, 0), max(6.0, min(11.0, one * 0.22)))


def stripe(axes: Axes, rows: int, columns: int) -> None:
    """Fill the axes with stripes, which are seen where nothing else is drawn: outside of the picture."""
    rim = cell(0, 0, columns, rows, facecolor=GROUND, edgecolor="#b6bec8", hatch="/////", zorder=-1)
    rim.set_linewidth(0)
    axes.add_patch(rim)


def hatch(axes: Axes, image: np.ndarray, missed: tuple[int, int]) -> None:
    """Hatch the last rows and columns of an image that no window reaches."""
    (rows, columns), (down, across) = image.shape, missed
    for place in ((0, rows - down, columns, down), (columns - across, 0, across, rows)):
        axes.add_patch(cell(*place, fill=False, edgecolor="#7d8590", hatch="/////", linewidth=0))


def short(value: float, digits: int = 2) -> str:
    """Write a number where there is little room: at most three figures, or whole."""
    size = abs(value)
    return number(float(value), 0 if size >= 99.5 else 1 if size >= 9.95 else digits)


def cell(left: float, top: float, width: float, height: float, **style: Any) -> Rectangle:
    """Return a rectangle of cells."""
    from matplotlib.patches import Rectangle

    return Rectangle((left, top), width, height, **{"linewidth": 0.8, **style})


def frame(left: float, top: float, width: float, height: float) -> Rectangle:
    """Return the outline of a chosen place."""
    return cell(left, top, width, height, fill=False, edgecolor=ORANGE, linewidth=2.5, clip_on=False)


def wrapped(sentences: list[str], width: int = 36) -> str:
    """Return sentences, each a paragraph of lines with at most ``width`` letters."""
    return "\n\n".join("\n".join(textwrap.wrap(sentence, width)) for sentence in sentences)
