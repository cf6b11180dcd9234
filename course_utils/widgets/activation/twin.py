"""ActivationExplorer as a picture, laid out as in the page."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import BLUE, GREEN, ORANGE, Picture, course_style, finish
from course_utils.widgets.activation import curve as curves
from course_utils.widgets.shared.kit import number
from course_utils.widgets.shared.scientific import scientific
from course_utils.widgets.shared.sheet import QUIET, RULE, page, panel, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMULAS = {
    "linear": "f(z) = z",
    "relu": "f(z) = max(0, z)",
    "leaky relu": "f(z) = max(z, αz)",
    "sigmoid": "f(z) = 1 / (1 + e⁻ᶻ)",
    "tanh": "f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)",
}
CURVE, MAPS = 42, 372  # CSS pixels: where the curves begin, and the maps
WIDE, SIDE = 300, 156
STACK = 418
POWERS = 10  # of ten that the bars go down


def draw(
    *,
    values: np.ndarray,
    activation: str,
    z: float,
    alpha: float,
    depth: int,
    reach: float,
    limit: float,
    alt: str,
) -> Picture:
    """Draw the explorer.

    Parameters
    ----------
    values : array of shape (height, width)
        The feature map before the function.
    activation : str
    z, alpha : float
    depth : int
    reach : float
        How far the curves' axis goes from 0.
    limit : float
        The number that the map's darkest blue stands for.
    alt : str
    """
    with course_style():
        figure = page(628)
        leak = f", α = {number(alpha)}" if activation == "leaky relu" else ""
        write(figure, 8, 22, activation, weight="bold", fontsize=11)
        write(figure, 700, 22, FORMULAS[activation] + leak, fontsize=10, color=QUIET, ha="right")
        _curves(figure, activation, z, alpha, reach)
        _maps(figure, values, activation, alpha, limit)
        _stack(figure, curves.stack(activation, z, depth, alpha), depth)
        said = (
            "Each layer gets what the one before it gives. On its way back, from right to left, a gradient "
            f"is multiplied by the slope of each. {curves.remark(activation, depth, alpha)}"
        )
        write(figure, 8, 582, textwrap.fill(said, 112), fontsize=8.5, color=QUIET, va="top")
        return finish(figure, alt)


def _curves(figure: Figure, name: str, z: float, alpha: float, reach: float) -> None:
    """Draw the function, its slope below it, and the point on both."""
    # Just above 0 ReLU's slope is 1 already; between the two points that are there the line is cut.
    numbers = np.concatenate([np.linspace(-reach, 0, 200), [1e-9], np.linspace(0, reach, 200)[1:]])
    slopes = curves.slope(name, numbers, alpha)
    if name.endswith("relu"):
        numbers, slopes = np.insert(numbers, 200, 0), np.insert(slopes, 200, np.nan)
    value = float(curves.apply(name, np.float64(z), alpha))
    steepness = float(curves.slope(name, np.float64(z), alpha))
    end = 1 if name in curves.BOUNDED else reach
    height = 1.25 if name in curves.BOUNDED else 1.08 * reach
    upper = _axes(figure, 62, 166, (-height, height), (-end, 0, end), reach)
    upper.plot(numbers, curves.apply(name, numbers, alpha), color=BLUE, linewidth=2.5)
    ends = np.array([z - reach / 4, z + reach / 4])
    upper.plot(ends, value + steepness * (ends - z), color=ORANGE, linewidth=1.8)
    upper.plot([z, z], [-height, value], color=ORANGE, linewidth=1, linestyle=(0, (3, 3)))
    upper.plot(z, value, "o", color=ORANGE, markersize=8, markeredgecolor="white", clip_on=False)
    lower = _axes(figure, 262, 74, (-0.06, 1.12), (0, 1), reach)
    if name == "sigmoid":
        lower.plot([-reach, reach], [curves.STEEPEST] * 2, color=GREEN, linewidth=0.9, linestyle=(0, (4, 3)))
        lower.text(-1.03 * reach, curves.STEEPEST, "0.25", ha="right", va="center", fontsize=8, color=QUIET)
    lower.plot(numbers, slopes, color=GREEN, linewidth=2.5)
    lower.plot([z, z], [-0.06, 1.12], color=ORANGE, linewidth=1, linestyle=(0, (3, 3)))
    lower.plot(z, steepness, "o", color=ORANGE, markersize=7, markeredgecolor="white", clip_on=False)
    for part in (-1, -0.5, 0, 0.5, 1):
        x = CURVE + (part + 1) / 2 * WIDE
        write(figure, x, 350, number(part * reach), ha="center", fontsize=8, color=QUIET)
    write(figure, CURVE + 4, 56, "f(z)", weight="bold", fontsize=9)
    write(figure, CURVE + 4, 256, "its slope f′(z)", weight="bold", fontsize=9)
    for x, title, shown in ((0, "z", z), (108, "f(z)", value), (212, "slope f′(z)", steepness)):
        write(figure, CURVE + x, 372, title, fontsize=8.5, color=QUIET)
        write(figure, CURVE + x, 394, scientific(shown), fontsize=14, weight="bold", color=ORANGE)


def _axes(
    figure: Figure,
    top: float,
    height: float,
    limits: tuple[float, float],
    ticks: tuple[float, ...],
    reach: float,
) -> Axes:
    axes = panel(figure, CURVE, top, WIDE, height)
    axes.set(xlim=(-reach, reach), ylim=limits)
    for part in (-1, -0.5, 0, 0.5, 1):
        axes.plot([part * reach] * 2, limits, color=RULE if part else QUIET, linewidth=0.8)
    for tick in ticks:
        axes.plot([-reach, reach], [tick] * 2, color=RULE if tick else QUIET, linewidth=0.8)
        axes.text(-1.03 * reach, tick, number(tick), ha="right", va="center", fontsize=8, color=QUIET)
    return axes


def _maps(figure: Figure, values: np.ndarray, name: str, alpha: float, limit: float) -> None:
    """Draw the map, what the function makes of it, and the slope at each pixel."""
    outputs, slopes = curves.apply(name, values, alpha), curves.slope(name, values, alpha)
    right = MAPS + SIDE + 16
    for x, y, title, numbers, colours, limits, side in (
        (MAPS, 62, "A feature map", values, "RdBu", (-limit, limit), SIDE),
        (right, 62, "after the function", outputs, "RdBu", (-limit, limit), SIDE),
        (MAPS, 272, "its slope there", slopes, "gray", (0, 1), 128),
    ):
        write(figure, x, y - 6, title, weight="bold", fontsize=9)
        rows, columns = numbers.shape
        pixel = side / max(rows, columns)
        axes = panel(figure, x, y, pixel * columns, pixel * rows)
        axes.imshow(numbers, cmap=colours, vmin=limits[0], vmax=limits[1], aspect="auto")
        frame = [-0.5, columns - 0.5, columns - 0.5, -0.5, -0.5]
        axes.plot(frame, [-0.5, -0.5, rows - 0.5, rows - 0.5, -0.5], color=RULE, linewidth=0.8, clip_on=False)
    bar = panel(figure, MAPS + 46, 228, 236, 10)
    bar.imshow(np.linspace(-1, 1, 128)[np.newaxis], cmap="RdBu", aspect="auto")
    for edge, text, anchor in ((40, number(-limit), "right"), (288, number(limit), "left")):
        write(figure, MAPS + edge, 237, text, fontsize=8, color=QUIET, ha=anchor)
    words = curves.map_in_words(slopes)
    said = f"White is slope 1, black 0. {words[0].upper()}{words[1:]}."
    write(figure, right, 280, textwrap.fill(said, 25), fontsize=8.5, color=QUIET, va="top")


def _stack(figure: Figure, stack: curves.Stack, depth: int) -> None:
    """Draw what is left of a gradient that came back to each layer, on a logarithmic scale."""
    top, height = STACK + 44, 84
    title = "A stack of 1 layer" if depth == 1 else f"A stack of {depth} layers"
    write(figure, 8, STACK + 16, title, weight="bold", fontsize=10)
    left = f"{curves.left_in_words(depth, float(stack.left[0]))}."
    write(figure, 700, STACK + 16, left, weight="bold", fontsize=10, color="#007a5a", ha="right")
    axes = panel(figure, 46, top, 654, height)
    axes.set(xlim=(-0.5, curves.DEEPEST - 0.5), ylim=(0, 1))
    for y, text in ((1, "1"), (0.5, "10⁻⁵"), (0, "10⁻¹⁰")):
        axes.plot([-0.5, curves.DEEPEST - 0.5], [y, y], color=RULE, linewidth=0.8, clip_on=False)
        axes.text(-0.56, y, text, ha="right", va="center", fontsize=8, color=QUIET)
    for layer, (slope, share) in enumerate(zip(stack.slopes, stack.left, strict=True)):
        tall = 0.0 if share == 0 else float(np.clip(1 + np.log10(share) / POWERS, 0, 1))
        axes.bar(layer, tall, 0.62, color=GREEN, zorder=3)
        x = 46 + (layer + 0.5) * 654 / curves.DEEPEST
        y = top + height * (1 - tall)
        write(figure, x, y - 4, scientific(share, 2), ha="center", weight="bold", fontsize=8)
        write(figure, x, top + height + 13, str(layer + 1), ha="center", weight="bold", fontsize=8.5)
        write(figure, x, top + height + 25, f"× {scientific(slope)}", ha="center", fontsize=8, color=QUIET)
