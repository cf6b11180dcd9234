"""Pictures as the numbers they are: every pixel a square of its grey, with its value written in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import ORANGE, PAGE, Picture, course_style, finish, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Rectangle

TINY = 1.6  # inches: the side of a picture that is small enough to compute with by hand


def show_numbers(images: Sequence[np.ndarray] | np.ndarray, titles: Sequence[str] | None = None) -> Picture:
    """Show tiny pictures side by side, each pixel with its value.

    Parameters
    ----------
    images : up to 5 arrays of shape (height, width)
        Small enough to read: at most 6 x 6 pixels.
    titles : as many strings, optional
        A name above each picture.

    Raises
    ------
    ValueError
        If there are none or more than 5, if one is not 2-D or is too large to read, or if the numbers of
        pictures and titles differ.
    """
    arrays = [np.asarray(image) for image in images]
    names = ["" for _ in arrays] if titles is None else list(titles)
    if not 1 <= len(arrays) <= 5:
        raise ValueError(f"images holds {len(arrays)} pictures, expected 1 to 5 side by side")
    if len(names) != len(arrays):
        raise ValueError(
            f"titles has {len(names)} entries for {len(arrays)} images; give one title per image"
        )
    for array in arrays:
        if array.ndim != 2 or max(array.shape) > 6:
            raise ValueError(
                f"images holds an array of shape {array.shape}, expected (height, width) of at most 6 x 6 "
                "pixels. show_patch cuts a readable piece from a larger picture"
            )
    limits = (0, max(1.0, *(float(array.max()) for array in arrays)))
    with course_style():
        figure = new_figure(TINY * len(arrays), TINY * 0.9 + (0.3 if any(names) else 0))
        for column, (array, name) in enumerate(zip(arrays, names, strict=True)):
            axes = figure.add_subplot(1, len(arrays), column + 1)
            _write_pixels(axes, array, limits, fontsize=12)
            axes.set_title(name)
            axes.spines[:].set(visible=True, color="0.6")  # white pixels lie on a white page
        rows = [f"{name or 'a picture'}: {array.tolist()}" for name, array in zip(names, arrays, strict=True)]
        return finish(figure, f"Tiny pictures with a number in every pixel. {'; '.join(rows)}.")


def show_patch(image: np.ndarray, top: int, left: int, size: int = 10, title: str | None = None) -> Picture:
    """Show a digit with a square marked on it, and beside it the numbers inside that square.

    Parameters
    ----------
    image : array of shape (height, width)
        uint8 values, 0 to 255.
    top, left : int
        The first row and the first column of the square.
    size : int
        The side of the square in pixels, at most 12: more cannot be read.

    Raises
    ------
    ValueError
        If the picture is not 2-D, or the square is not inside it.
    """
    array = np.asarray(image)
    if array.ndim != 2:
        raise ValueError(
            f"image has shape {array.shape}, expected (height, width): one picture, as in images[0]"
        )
    if not 1 <= size <= 12:
        raise ValueError(f"size is {size}, expected 1 to 12")
    if not (0 <= top <= array.shape[0] - size and 0 <= left <= array.shape[1] - size):
        raise ValueError(
            f"a square of {size} pixels at row {top}, column {left} leaves the picture of shape {array.shape}"
        )
    patch = array[top : top + size, left : left + size]
    with course_style():
        figure = new_figure(PAGE, PAGE / 2 + 0.2)
        whole, numbers = figure.subplots(1, 2)
        whole.imshow(array, vmin=0, vmax=255)
        corner = (left - 0.5, top - 0.5)
        for axes, place, side in ((whole, corner, size), (numbers, (-0.5, -0.5), size)):
            axes.add_patch(_frame(place, side))
        whole.set(xticks=range(0, array.shape[1], 4), yticks=range(0, array.shape[0], 4))
        whole.set(xlabel="column", ylabel="row")
        _write_pixels(numbers, patch, (0, 255), fontsize=9)
        numbers.set(xticks=range(size), xticklabels=range(left, left + size))
        numbers.set(yticks=range(size), yticklabels=range(top, top + size), xlabel="column")
        if title:
            figure.suptitle(title, x=0.02, ha="left", fontsize=11, weight="bold")
        return finish(
            figure,
            f"A digit with a square of {size} by {size} pixels marked; beside it the square enlarged, each "
            f"pixel with its number, {patch.min()} to {patch.max()}. Dark pixels carry small numbers.",
        )


def _frame(corner: tuple[float, float], side: int) -> Rectangle:
    from matplotlib.patches import Rectangle

    return Rectangle(corner, side, side, fill=False, edgecolor=ORANGE, linewidth=2.5, clip_on=False)


def _write_pixels(axes: Axes, array: np.ndarray, limits: tuple[float, float], fontsize: int) -> None:
    """Draw ``array`` with its values written in it, light on dark and dark on light."""
    axes.imshow(array, vmin=limits[0], vmax=limits[1])
    axes.set(xticks=[], yticks=[])
    middle = (limits[0] + limits[1]) / 2
    for (row, column), value in np.ndenumerate(array):
        colour = "black" if value > middle else "white"
        axes.text(column, row, f"{value:g}", ha="center", va="center", color=colour, fontsize=fontsize)
