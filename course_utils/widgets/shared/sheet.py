"""A blank sheet for static twins: places and sizes in CSS pixels from the upper left corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import CSS_DPI, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 708  # CSS pixels
GROUND, QUIET, RULE = "#f3f4f6", "#57606a", "#d0d7de"
GREY = "#8b949e"  # of bars that are not chosen


def page(height: int) -> Figure:
    """Return a figure as wide as all, and ``height`` CSS pixels high, without any automatic layout."""
    figure = new_figure(WIDTH / CSS_DPI, height / CSS_DPI)
    figure.set_layout_engine("none")
    return figure


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Return bare axes at a place given in CSS pixels from the upper left corner."""
    page_width, page_height = figure.get_size_inches() * CSS_DPI
    axes = figure.add_axes(
        (left / page_width, 1 - (top + height) / page_height, width / page_width, height / page_height)
    )
    axes.axis("off")
    return axes


def write(figure: Figure, x: float, y: float, text: str, **style: object) -> None:
    """Write at (x, y), in CSS pixels from the upper left corner."""
    width, height = figure.get_size_inches() * CSS_DPI
    figure.text(x / width, 1 - y / height, text, **style)  # type: ignore[arg-type]


def show(axes: Axes, image: np.ndarray, limits: tuple[float, float]) -> None:
    """Fill the axes with an image whose pixels are the units of both axes."""
    rows, columns = image.shape
    axes.imshow(
        image, cmap="gray", vmin=limits[0], vmax=limits[1], extent=(0, columns, rows, 0), aspect="auto"
    )
    axes.set(xlim=(0, columns), ylim=(rows, 0))


def text_width(text: str, fontsize: float, bold: bool = False) -> float:
    """Return how wide a text is, in CSS pixels; ``fontsize`` is in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    if not text:
        return 0
    path = TextPath((0, 0), text, size=fontsize, prop=FontProperties(weight="bold" if bold else "normal"))
    return path.get_extents().x1 * CSS_DPI / 72
