"""Pictures of digits: a grid of them, each with its label, every pixel a sharp square."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from course_utils.plots.picture import CSS_DPI, PAGE, SHARPNESS, Picture, course_style, finish, new_figure

PIXELS_PER_INCH = round(CSS_DPI * SHARPNESS)
WIDEST = round(PAGE * PIXELS_PER_INCH)  # in the figure's own pixels
LARGEST = 220  # nor is a lone digit blown up over the whole page
GAP, LABEL, TITLE, TITLE_LETTER = 12, 24, 36, 14


def show_digits(
    images: np.ndarray,
    labels: Sequence[Any] | np.ndarray | None = None,
    columns: int = 10,
    title: str | None = None,
    alt: str | None = None,
) -> Picture:
    """Show pictures side by side, ``columns`` to a row, with their labels above them.

    All share one scale of greys: 0 to 255 for uint8, from the smallest to the largest value otherwise.

    Parameters
    ----------
    images : array of shape (N, height, width), (N, height, width, 1) or (height, width)
        At least one picture.
    labels : sequence of N values, optional
        Written above the pictures as they are: numbers or words.
    columns : int
        Pictures per row, at least 1.
    title : str, optional
        What to see, in one line.
    alt : str, optional
        The text description; made from the title and the labels where none is given.

    Raises
    ------
    ValueError
        If the shapes are others, the numbers of pictures and labels differ, or ``columns``
        is below 1 or more than fit on the page.
    """
    stack = _as_stack(images)
    words = None if labels is None else [str(label) for label in labels]
    if words is not None and len(words) != len(stack):
        raise ValueError(f"labels has {len(words)} entries for {len(stack)} images; give one label per image")
    if columns < 1:
        raise ValueError(f"columns is {columns}, expected 1 or more")
    columns = min(columns, len(stack))
    height, width = stack.shape[1:]
    if columns > (most := WIDEST // (width + GAP)):
        raise ValueError(f"columns is {columns}, and {most} pictures of {width} pixels fit side by side")

    # A whole number of the figure's pixels per pixel of the digit: only then are all of them equally large.
    zoom = max(1, min(WIDEST // columns - GAP, LARGEST) // max(height, width))
    step_x, step_y = zoom * width + GAP, zoom * height + GAP + (LABEL if words else 0)
    top = TITLE if title else 0
    # A title wider than its pictures would be cut off.
    page = (
        max(columns * step_x, TITLE_LETTER * len(title or "")),
        math.ceil(len(stack) / columns) * step_y + top,
    )
    limits = (0, 255) if stack.dtype == np.uint8 else (stack.min(), stack.max())

    with course_style():
        figure = new_figure(page[0] / PIXELS_PER_INCH, page[1] / PIXELS_PER_INCH)
        figure.set_layout_engine("none")  # every place below is a whole pixel already
        axes = figure.add_axes((0, 0, 1, 1))
        for i, image in enumerate(stack):
            x = i % columns * step_x + GAP // 2
            y = i // columns * step_y + GAP // 2 + top
            if words:
                y += LABEL
                axes.text(x + zoom * width / 2, y - 5, words[i], ha="center", va="bottom", fontsize=9)
            extent = (x, x + zoom * width, y + zoom * height, y)
            axes.imshow(image, extent=extent, vmin=limits[0], vmax=limits[1], aspect="auto")
        if title:
            axes.text(GAP // 2, TITLE / 2, title, va="center", fontsize=11, weight="bold")
        axes.set(xlim=(0, page[0]), ylim=(page[1], 0))
        axes.axis("off")
        return finish(figure, alt or _describe(len(stack), words, title))


def _as_stack(images: np.ndarray) -> np.ndarray:
    stack = np.asarray(images)
    if stack.ndim == 4 and stack.shape[-1] == 1:
        stack = stack[..., 0]
    if stack.ndim == 2:
        stack = stack[np.newaxis]
    # Nobody means a picture 28 times as wide as it is high: these are rows of flattened pictures.
    is_flat = stack.ndim == 3 and max(stack.shape[1:]) > 8 * min(stack.shape[1:])
    if stack.ndim != 3 or 0 in stack.shape or is_flat:
        raise ValueError(
            f"images has shape {np.shape(images)}, expected (N, 28, 28). One row of 784 numbers is a picture "
            "again after .reshape(28, 28)"
        )
    return stack


def _describe(count: int, words: list[str] | None, title: str | None) -> str:
    what = f"{count} pictures" if count > 1 else "One picture"
    if words:
        what += ", labelled " + ", ".join(words[:20]) + (" and so on" if count > 20 else "")
    return f"{title}: {what[0].lower()}{what[1:]}." if title else f"{what}."
