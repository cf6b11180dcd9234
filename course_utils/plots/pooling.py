"""Pictures of pooling: the windows and what is kept of each, and what shifts do to maps and networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plots.picture import ORANGE, PAGE, Picture, course_style, finish, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

READABLE = 8  # pixels a side: up to here each carries its number
TINTS = ("#FFFFFF", "#DCEAF5")  # neighbouring windows, told apart by their brightness
MARKERS = "os^Dv<>p"
CHANCE = 0.1  # ten classes
NOTHING_IN_COMMON = 2  # all that was there is gone, and as much has come in elsewhere


def show_pooling(image: np.ndarray, size: int = 2) -> Picture:
    """Draw an image cut into windows, and beside it the largest number and the mean of each window.

    The pixel that won its window is framed.

    Parameters
    ----------
    image : array of shape (height, width)
        At most 8 x 8 pixels, each drawn with its number. ``size`` divides both sides.
    size : int
        The windows' side in pixels; they do not overlap.

    Raises
    ------
    ValueError
        If the image has another shape, or the windows do not cover it exactly.
    """
    image = np.asarray(image, dtype=float)
    if image.ndim != 2 or not 1 <= max(image.shape) <= READABLE:
        raise ValueError(
            f"image has shape {image.shape}, expected (height, width) of at most {READABLE} x {READABLE}"
        )
    if size < 1 or any(n % size for n in image.shape):
        raise ValueError(
            f"size is {size} and the image has shape {image.shape}; the windows must cover it exactly"
        )
    blocks = image.reshape(image.shape[0] // size, size, image.shape[1] // size, size)
    largest, mean = blocks.max(axis=(1, 3)), blocks.mean(axis=(1, 3))
    with course_style():
        figure = new_figure(PAGE, 2.7)
        panels = figure.subplots(1, 3, width_ratios=[1.5, 1, 1])
        for axes, (name, values, side) in zip(
            panels,
            (("the image", image, size), ("the largest of each", largest, 1), ("the mean of each", mean, 1)),
            strict=True,
        ):
            _write(axes, values, side)
            axes.set_title(name)
            axes.set_anchor("N")  # all headings on one line, however high the panels
        for row, column in _winners(image, size):
            _frame(panels[0], row, column)
        return finish(
            figure,
            f"An image of {image.shape[0]} by {image.shape[1]} numbers in windows of {size} by {size}: "
            f"{_listed(image)}. The largest of each window: {_listed(largest)}. "
            f"The mean of each window: {_listed(mean)}.",
        )


def show_change_by_shift(
    curves: Mapping[str, Sequence[float] | np.ndarray], title: str = "How much the maps change"
) -> Picture:
    """Draw how much feature maps change when the digit moves, one line per way to make them smaller.

    The first line is the one to compare with. It is drawn broad, so that it is seen even under another.

    Parameters
    ----------
    curves : mapping of a name to the changes
        Entry n belongs to a shift of n pixels: the sum of all differences, divided by the sum of the map
        before. 0 is no change; 2 is a map that has nothing in common with the first.

    Raises
    ------
    ValueError
        If there is no curve, or one is empty, not one-dimensional, negative or not finite.
    """
    if not curves:
        raise ValueError('curves is empty, expected at least one, as in {"no pooling": [0, 0.7, 1.3]}')
    lines = {name: np.asarray(values, dtype=float) for name, values in curves.items()}
    for name, values in lines.items():
        if values.ndim != 1 or not values.size or not np.all(np.isfinite(values) & (values >= 0)):
            raise ValueError(f"curves[{name!r}] should hold numbers from 0 up, one per shift, as in [0, 0.7]")
    with course_style():
        figure = new_figure(PAGE, 3.2)
        axes = figure.add_subplot()
        for (name, values), marker in zip(lines.items(), MARKERS * len(lines), strict=False):
            broad: dict[str, Any] = {} if axes.lines else {"linewidth": 6, "markersize": 12, "alpha": 0.45}
            axes.plot(range(len(values)), values, marker=marker, label=name, clip_on=False, **broad)
        axes.axhline(NOTHING_IN_COMMON, color="0.4", linestyle=":", label="nothing in common")
        longest = max(len(values) for values in lines.values())
        axes.set(xticks=range(longest), xlabel="moved to the right by … pixels", ylabel="relative change")
        axes.set(ylim=(0, None), title=title)
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
        told = [f"{name}: {', '.join(f'{v:.2f}' for v in values)}" for name, values in lines.items()]
        what = f"Line chart of the relative change for shifts of 0 to {longest - 1} pixels"
        return finish(figure, f"{title}. {what}. {'; '.join(told)}.")


def show_runs_by_shift(
    runs: Mapping[str, Sequence[Sequence[float]] | np.ndarray], title: str = "Several seeds each"
) -> Picture:
    """Draw accuracy against shift for networks that were trained several times: the mean, and the range.

    Parameters
    ----------
    runs : mapping of a network's name to an array-like of shape (seeds, shifts)
        Fractions from 0 to 1; entry n of a run belongs to a shift of n pixels.

    Raises
    ------
    ValueError
        If there is no network, a shape is another, or a value is not a fraction.
    """
    if not runs:
        raise ValueError('runs is empty, expected at least one, as in {"max pooling": [[0.98, 0.9], …]}')
    grids = {name: np.asarray(values, dtype=float) for name, values in runs.items()}
    for name, grid in grids.items():
        if grid.ndim != 2 or not grid.size or not np.all((grid >= 0) & (grid <= 1)):
            raise ValueError(f"runs[{name!r}] should be fractions of shape (seeds, shifts), got {grid.shape}")
    with course_style():
        figure = new_figure(PAGE, 3.6)
        axes = figure.add_subplot()
        for (name, grid), marker in zip(grids.items(), MARKERS * len(grids), strict=False):
            shifts = range(grid.shape[1])
            (line,) = axes.plot(shifts, 100 * grid.mean(axis=0), marker=marker, label=name, clip_on=False)
            axes.fill_between(
                shifts,
                100 * grid.min(axis=0),
                100 * grid.max(axis=0),
                color=line.get_color(),
                alpha=0.2,
                linewidth=0,
            )
        axes.axhline(100 * CHANCE, color="0.4", linestyle=":", label="guessing")
        longest = max(grid.shape[1] for grid in grids.values())
        axes.set(xticks=range(longest), xlabel="moved to the right by … pixels", ylabel="accuracy in %")
        axes.set(ylim=(0, 100), title=title)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 0.1))  # above the line of guessing
        told = [
            f"{name}: {', '.join(f'{100 * v:.0f}' for v in grid.mean(axis=0))} %"
            for name, grid in grids.items()
        ]
        what = f"Line chart of the mean accuracy for shifts of 0 to {longest - 1} pixels"
        return finish(figure, f"{title}. {what}. {'; '.join(told)}.")


def _winners(image: np.ndarray, size: int) -> list[tuple[int, int]]:
    """Return row and column of each window's largest number; the first, where several are equal."""
    places = []
    for top in range(0, image.shape[0], size):
        for left in range(0, image.shape[1], size):
            window = image[top : top + size, left : left + size]
            row, column = np.unravel_index(window.argmax(), window.shape)
            places.append((top + int(row), left + int(column)))
    return places


def _write(axes: Axes, values: np.ndarray, side: int) -> None:
    """Write numbers on squares of paper, ``side`` x ``side`` of them with one tint."""
    from matplotlib.patches import Rectangle

    for (row, column), value in np.ndenumerate(values):
        tint = TINTS[(row // side + column // side) % 2]
        axes.add_patch(
            Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=tint, edgecolor="0.7", linewidth=0.8)
        )
        axes.text(column, row, _number(value), ha="center", va="center", fontsize=12)
    rows, columns = values.shape
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5), xticks=[], yticks=[], aspect="equal")
    axes.spines[:].set(visible=True, color="0.4")


def _frame(axes: Axes, row: int, column: int) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(
        Rectangle((column - 0.42, row - 0.42), 0.84, 0.84, fill=False, edgecolor=ORANGE, linewidth=2.5)
    )


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def _listed(values: np.ndarray) -> str:
    return "[" + ", ".join("[" + ", ".join(_number(v) for v in row) + "]" for row in values) + "]"
