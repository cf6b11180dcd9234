"""Pictures of a convolution: one window at work, the kernels, and the maps that they make."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import ORANGE, PAGE, Picture, course_style, finish, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

READABLE = 8  # pixels a side: up to here a picture carries its numbers
UNKNOWN = "0.93"  # a light grey
FOR_AND_AGAINST = "RdBu"  # blue is above 0, red below, white is 0; safe for the colour-blind
HEIGHT_OF_NAME, HEIGHT_OF_KERNEL, HEIGHT_OF_TITLE, GAP_OF_PANEL = 0.65, 0.75, 0.3, 0.25  # inches


def show_window(
    image: np.ndarray, kernel: np.ndarray, row: int, column: int, stride: int = 1, reveal: bool = True
) -> Picture:
    """Draw one step of a convolution: the window on the image, the kernel, their products, the output.

    Parameters
    ----------
    image : array of shape (height, width)
        With at most 8 x 8 pixels each carries its number.
    kernel : array of shape (kh, kw)
        At most 5 x 5: more cannot be read.
    row, column : int
        The place in the output; the window's top left pixel is ``stride`` times that.
    stride : int
        Pixels from one window to the next.
    reveal : bool
        Draw the whole output. Otherwise this place alone is drawn, and the others are left to be predicted.

    Raises
    ------
    ValueError
        If a shape is another, the kernel does not fit, or the output has no such place.
    """
    image, kernel = np.asarray(image, dtype=float), np.asarray(kernel, dtype=float)
    if image.ndim != 2:
        raise ValueError(f"image has shape {image.shape}, expected (height, width): one channel of one image")
    if kernel.ndim != 2 or max(kernel.shape) > 5 or any(np.greater(kernel.shape, image.shape)):
        raise ValueError(
            f"kernel has shape {kernel.shape}, expected (kh, kw) of at most 5 x 5 that fits into the image"
        )
    if stride < 1:
        raise ValueError(f"stride is {stride}, expected 1 or more pixels")
    output = _slide(image, kernel, stride)
    if not (0 <= row < output.shape[0] and 0 <= column < output.shape[1]):
        raise ValueError(f"there is no place ({row}, {column}) in an output of shape {output.shape}")
    top, left = row * stride, column * stride
    window = image[top : top + kernel.shape[0], left : left + kernel.shape[1]]
    products = window * kernel
    limits = _limits([output])
    if not reveal:
        answer, output = output[row, column], np.full(output.shape, np.nan)
        output[row, column] = answer
    panels = {"the image": image, "the kernel": kernel, "window × kernel": products, "the output": output}
    ratios = [1.25, 1, 1, 1.25]
    heights = [ratio * len(v) / v.shape[1] for ratio, v in zip(ratios, panels.values(), strict=True)]
    with course_style():
        figure = new_figure(PAGE, PAGE / sum(ratios) * max(heights) + 0.45)
        row_of_axes = figure.subplots(1, 4, width_ratios=ratios)
        for axes, (name, values) in zip(row_of_axes, panels.items(), strict=True):
            signed = name in ("the kernel", "window × kernel")
            own = limits if name == "the output" else None
            _draw(axes, values, write=max(values.shape) <= READABLE, limits=own, signed=signed)
            axes.set_title(name)
            axes.set_anchor("N")  # all headings on one line, however high the panels
            if name == "the image":
                _frame(axes, left, top, kernel.shape[1], kernel.shape[0])
            if name == "the output":
                _frame(axes, column, row, 1, 1)
                axes.set_xlabel(f"place ({row}, {column})")
            if name == "window × kernel":
                axes.set_xlabel(f"sum: {_number(products.sum())}")
        return finish(
            figure,
            f"A window of {kernel.shape[0]} by {kernel.shape[1]} pixels lies on an image at row {top}, "
            f"column {left}. It holds {_listed(window)}; the kernel is {_listed(kernel)}. The products sum "
            f"to {_number(products.sum())}, which is place ({row}, {column}) of the output.",
        )


def show_feature_maps(
    maps: Mapping[str, np.ndarray],
    kernels: Mapping[str, np.ndarray] | None = None,
    columns: int = 5,
    title: str | None = None,
    same_scale: bool = False,
) -> Picture:
    """Draw feature maps side by side, each with its name and its range of values.

    A map with values below 0 is drawn in blue (above 0), white (0) and red (below 0); a map without them
    like a digit, black at 0 and white at its largest value.

    Parameters
    ----------
    maps : mapping of a name to an array of shape (height, width)
    kernels : mapping of some of these names to an array of shape (kh, kw), optional
        Drawn above their maps, with their numbers.
    columns : int
        Maps per row, at least 1.
    title : str, optional
        What to see, in one line.
    same_scale : bool
        Draw all maps with one scale of colours, so that they can be compared.

    Raises
    ------
    ValueError
        If there is no map, a shape is another, or ``columns`` is below 1.
    """
    arrays = {name: np.asarray(values, dtype=float) for name, values in maps.items()}
    above = {name: np.asarray(kernel, dtype=float) for name, kernel in (kernels or {}).items()}
    _check_maps(arrays, above, columns)
    columns = min(columns, len(arrays))
    rows = math.ceil(len(arrays) / columns)
    side = min(PAGE / columns - GAP_OF_PANEL, 2.2)
    width = max(columns * (side + GAP_OF_PANEL), 0.1 * len(title or ""))
    one_row = side + HEIGHT_OF_NAME + (HEIGHT_OF_KERNEL if above else 0)
    height = rows * one_row + (HEIGHT_OF_TITLE if title else 0)
    limits = _limits(list(arrays.values())) if same_scale else None
    with course_style():
        figure = new_figure(width, height)
        if title:
            figure.suptitle(title, x=0.01, ha="left", fontsize=11, weight="bold")
        per_map = 2 if above else 1
        panels = figure.subplots(
            rows * per_map,
            columns,
            squeeze=False,
            height_ratios=([HEIGHT_OF_KERNEL, side] if above else [side]) * rows,
        )
        for axes in panels.flat:
            axes.axis("off")
        for position, (name, values) in enumerate(arrays.items()):
            row, column = divmod(position, columns)
            axes = panels[row * per_map + per_map - 1, column]
            axes.axis("on")
            _draw(axes, values, limits=limits)
            axes.set_xlabel(f"{_number(values.min())} to {_number(values.max())}", fontsize=8)
            heading = panels[row * per_map, column]
            if above and name not in above:  # its name stands in the kernel's empty place, close to the map
                heading.text(0, 0, name, transform=heading.transAxes, va="bottom", weight="bold", fontsize=10)
                continue
            heading.set_title(name, fontsize=10)
            if name in above:
                heading.axis("on")
                _draw(heading, above[name], write=max(above[name].shape) <= 3, fontsize=7, signed=True)
                heading.set_anchor("W")  # its left side above its map's
        said = "; ".join(
            f"{name}: {values.shape[0]} by {values.shape[1]}, "
            f"{_number(values.min())} to {_number(values.max())}"
            for name, values in arrays.items()
        )
        return finish(figure, f"{title}: {said}." if title else f"Feature maps: {said}.")


def show_kernels(kernels: Mapping[str, np.ndarray]) -> Picture:
    """Draw kernels side by side with their numbers: blue above 0, white at 0, red below.

    Parameters
    ----------
    kernels : mapping of up to 5 names to an array of shape (kh, kw)
        At most 5 x 5 numbers each: more cannot be read. Each kernel has its own scale of colours.

    Raises
    ------
    ValueError
        If there are none or more than 5, or a shape is another.
    """
    arrays = {name: np.asarray(kernel, dtype=float) for name, kernel in kernels.items()}
    if not 1 <= len(arrays) <= 5:
        raise ValueError(f"kernels holds {len(arrays)}, expected 1 to 5 side by side")
    for name, kernel in arrays.items():
        if kernel.ndim != 2 or kernel.size == 0 or max(kernel.shape) > 5:
            raise ValueError(f"kernels[{name!r}] has shape {kernel.shape}, expected at most 5 x 5 numbers")
    with course_style():
        figure = new_figure(PAGE / 5 * len(arrays), PAGE / 5 + 0.25)
        row_of_axes = figure.subplots(1, len(arrays), squeeze=False)[0]
        for axes, (name, kernel) in zip(row_of_axes, arrays.items(), strict=True):
            _draw(axes, kernel, write=True, signed=True)
            axes.set_title(name)
            axes.set_anchor("N")
        return finish(figure, f"Kernels. {'; '.join(f'{name}: {_listed(k)}' for name, k in arrays.items())}.")


def _check_maps(maps: dict[str, np.ndarray], kernels: dict[str, np.ndarray], columns: int) -> None:
    if not maps:
        raise ValueError('maps is empty, expected at least one, as in {"vertical edge": edges}')
    for name, values in maps.items():
        if values.ndim != 2 or values.size == 0:
            raise ValueError(
                f"maps[{name!r}] has shape {values.shape}, expected (height, width): one map of one image, "
                "as in output[0, :, :, 0]"
            )
    for name, kernel in kernels.items():
        if name not in maps or kernel.ndim != 2:
            raise ValueError(
                f"kernels[{name!r}] has shape {kernel.shape}, expected (kh, kw) and the name of a map"
            )
    if columns < 1:
        raise ValueError(f"columns is {columns}, expected 1 or more")


def _slide(image: np.ndarray, kernel: np.ndarray, stride: int) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return np.einsum("ijab,ab->ij", windows, kernel)


def _limits(arrays: list[np.ndarray], signed: bool = False) -> tuple[float, float]:
    largest = max(float(np.abs(values).max()) for values in arrays) or 1.0
    signed = signed or any(values.min() < 0 for values in arrays)
    return -largest if signed else 0.0, largest


def _draw(
    axes: Axes,
    values: np.ndarray,
    write: bool = False,
    fontsize: int = 10,
    limits: tuple[float, float] | None = None,
    signed: bool = False,
) -> None:
    """Draw ``values`` in blue and red if ``signed`` or where some are below 0, in greys otherwise.

    What is not a number is unknown: a light square, with a question mark where the others carry numbers.
    """
    low, high = limits or _limits([values], signed)
    axes.set_facecolor(UNKNOWN)
    axes.imshow(values, cmap=FOR_AND_AGAINST if low < 0 else "gray", vmin=low, vmax=high)
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set(visible=True, color="0.6")
    if not write:
        return
    for (row, column), value in np.ndenumerate(values):
        # The ends of the blue and red scale are dark, as is the lower end of the greys.
        known = not np.isnan(value)
        dark = known and (abs(value) > 0.6 * high if low < 0 else value < 0.5 * high)
        axes.text(
            column,
            row,
            _number(value) if known else "?",
            ha="center",
            va="center",
            color="white" if dark else "black",
            fontsize=fontsize,
        )


def _frame(axes: Axes, left: int, top: int, width: int, height: int) -> None:
    from matplotlib.patches import Rectangle

    place = (left - 0.5, top - 0.5)
    axes.add_patch(
        Rectangle(place, width, height, fill=False, edgecolor=ORANGE, linewidth=2.5, clip_on=False)
    )


def _number(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign, and a third as 0.11 where there is little room."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", "−")


def _listed(values: np.ndarray) -> str:
    return "[" + ", ".join("[" + ", ".join(_number(v) for v in row) + "]" for row in values) + "]"
