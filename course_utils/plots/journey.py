"""A digit's way through a network: the pixels, what each layer makes of them, the ten probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import BLUE, CSS_DPI, SHARPNESS, Picture, course_style, finish, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PIXELS_PER_INCH = round(CSS_DPI * SHARPNESS)
# All in the figure's own pixels.
TALL, GAP, ARROW, HEAD, MARGIN = 224, 8, 40, 44, 16
BARS, NUMBER, BAR = 150, 26, 14
WIDEST = 330  # a layer's pictures are drawn smaller rather than wider than this


def show_journey(image: np.ndarray, layers: Mapping[str, np.ndarray], probabilities: np.ndarray) -> Picture:
    """Draw ``image``, the pictures that each of ``layers`` makes of it, and ten bars.

    Parameters
    ----------
    image : array of shape (height, width)
        What goes into the network.
    layers : mapping of words to an array of shape (height, width, pictures)
        What to write above each layer's pictures, and the pictures; each picture is drawn from
        black at 0 (or at its smallest value, if that is lower) to white at its largest.
    probabilities : array of shape (10,)
        What comes out.

    Raises
    ------
    ValueError
        If an array has another shape.
    """
    image, probabilities = np.asarray(image), np.asarray(probabilities)
    if image.ndim != 2:
        raise ValueError(f"image has shape {image.shape}, expected (height, width)")
    if probabilities.shape != (10,):
        raise ValueError(
            f"probabilities has shape {probabilities.shape}, expected (10,). predict gives one row "
            "per image: take row [0]"
        )
    for words, maps in layers.items():
        if np.ndim(maps) != 3:
            raise ValueError(f"{words!r} has shape {np.shape(maps)}, expected (height, width, pictures)")
    panels = {
        f"{image.shape[0]} × {image.shape[1]} pixels": image[..., np.newaxis],
        **{w: np.asarray(m) for w, m in layers.items()},
    }
    width = 2 * MARGIN + sum(_grid(maps)[2] + ARROW for maps in panels.values()) + NUMBER + BARS
    height = TALL + HEAD + MARGIN
    with course_style():
        figure = new_figure(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
        figure.set_layout_engine("none")  # every place below is a whole pixel already
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        x = MARGIN
        for words, maps in panels.items():
            _write(axes, x, words)
            x = _draw_maps(axes, x, maps)
            axes.annotate(
                "",
                (x + ARROW - 10, HEAD + TALL / 2),
                (x + 10, HEAD + TALL / 2),
                arrowprops={"arrowstyle": "-|>", "color": "#444444", "linewidth": 1.5},
            )
            x += ARROW
        _write(axes, x, "ten probabilities")
        _draw_bars(axes, x, probabilities)
        axes.set(xlim=(0, width), ylim=(height, 0))
        return finish(figure, _describe(layers, image, probabilities))


def _grid(maps: np.ndarray) -> tuple[int, int, int]:
    """Return columns, zoom and the width in the figure's pixels of one layer's pictures."""
    height, width, count = maps.shape
    columns = math.ceil(math.sqrt(count))
    if count == 8:
        columns = 4  # two full rows look better than three, the last of them short
    rows = math.ceil(count / columns)
    zoom = min(
        (TALL - (rows - 1) * GAP) // (rows * height), (WIDEST - (columns - 1) * GAP) // (columns * width)
    )
    zoom = max(1, zoom)
    return columns, zoom, columns * zoom * width + (columns - 1) * GAP


def _draw_maps(axes: Axes, left: int, maps: np.ndarray) -> int:
    """Draw one layer's pictures, centred in height, and return where they end."""
    height, width, count = maps.shape
    columns, zoom, total = _grid(maps)
    rows = math.ceil(count / columns)
    top = HEAD + (TALL - rows * zoom * height - (rows - 1) * GAP) // 2
    for index in range(count):
        x = left + index % columns * (zoom * width + GAP)
        y = top + index // columns * (zoom * height + GAP)
        extent = (x, x + zoom * width, y + zoom * height, y)
        picture = maps[..., index]
        low, high = min(0, picture.min()), picture.max()
        axes.imshow(picture, extent=extent, vmin=low, vmax=max(high, low + 1e-6), aspect="auto")
    return left + total


def _draw_bars(axes: Axes, left: int, probabilities: np.ndarray) -> None:
    step = TALL / 10
    for digit, probability in enumerate(probabilities):
        y = HEAD + (digit + 0.5) * step
        axes.text(left + NUMBER - 10, y, str(digit), ha="right", va="center", fontsize=9)
        axes.barh(y, BARS, height=BAR, left=left + NUMBER, color="#EEEEEE")
        axes.barh(y, BARS * float(probability), height=BAR, left=left + NUMBER, color=BLUE)


def _write(axes: Axes, x: float, words: str) -> None:
    axes.text(x, HEAD / 2, words, va="center", fontsize=10, weight="bold")


def _describe(layers: Mapping[str, np.ndarray], image: np.ndarray, probabilities: np.ndarray) -> str:
    best = int(probabilities.argmax())
    steps = "".join(f", then {np.shape(maps)[2]} pictures ({words})" for words, maps in layers.items())
    return (
        f"A digit on its way through a network: {image.shape[0]} by {image.shape[1]} pixels{steps}, then ten "
        f"bars, the probabilities of the digits 0 to 9. The longest bar is at {best}."
    )
