"""PixelInspector: a digit, one pixel of it, and the numbers around that pixel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils.widgets.shared.kit import (
    STATIC,
    Checked,
    as_labels,
    one_of,
    whole_number,
)
from course_utils.widgets.shared.shown import ImagesWidget

if TYPE_CHECKING:
    from course_utils.plots import Picture

SIDE = 28
LIMIT = 200  # images that travel to the page: 157 KB
REACH = 3  # pixels shown on each side of the chosen one
SCALINGS = ("0 to 255", "0 to 1", "-0.5 to 0.5")


def scale(image: np.ndarray, scaling: str) -> np.ndarray:
    """Return uint8 pixels as the numbers that ``scaling`` makes of them: unchanged, / 255, or / 255 - 0.5."""
    if one_of(scaling, "scaling", SCALINGS) == SCALINGS[0]:
        return np.asarray(image, dtype=np.float64)
    return np.asarray(image) / 255 - (0.5 if scaling == SCALINGS[2] else 0)


def neighbourhood(image: np.ndarray, row: int, column: int, scaling: str = SCALINGS[0]) -> np.ndarray:
    """Return the 7 x 7 values around one pixel.

    Parameters
    ----------
    image : array of shape (28, 28), uint8
    row, column : int
        The pixel in the middle.
    scaling : "0 to 255", "0 to 1" or "-0.5 to 0.5"

    Returns
    -------
    array of shape (7, 7), float64
        nan where the neighbourhood hangs over the edge of the image.
    """
    padded = np.pad(scale(image, scaling), REACH, constant_values=np.nan)
    return padded[row : row + 2 * REACH + 1, column : column + 2 * REACH + 1]


class PixelInspector(ImagesWidget):
    """Look at digits pixel by pixel.

    Hovering over the digit shows the numbers around the pixel under the pointer; a click, a tap or the arrow
    keys choose a pixel. The choice can be read and set from Python.

    Parameters
    ----------
    images : array of shape (N, 28, 28) or (28, 28), uint8
        The first 200 are taken.
    labels : sequence of N ints, optional
        The digit that each image shows.
    index : int
        The image to start with.
    row, column : int
        The pixel to start with.
    scaling : "0 to 255", "0 to 1" or "-0.5 to 0.5"
        The numbers to start with: as stored, / 255, or / 255 - 0.5.

    Attributes
    ----------
    index, row, column, scaling
        As above: where the learner is. Setting one moves the view.

    Raises
    ------
    TypeError, ValueError
        If an argument, or later an attribute, has the wrong type or shape or is out of range.
    """

    _esm = STATIC / "pixel_inspector.js"

    row = Checked(lambda self, value: whole_number(value, "row", SIDE, "rows"), 14)
    column = Checked(lambda self, value: whole_number(value, "column", SIDE, "columns"), 14)
    scaling = Checked(lambda self, value: one_of(value, "scaling", SCALINGS), SCALINGS[0])
    _count = traitlets.Int(1).tag(sync=True)

    def __init__(
        self,
        images: np.ndarray,
        labels: Sequence[int] | np.ndarray | None = None,
        index: int = 0,
        *,
        row: int = 14,
        column: int = 14,
        scaling: str = SCALINGS[0],
    ) -> None:
        stack = as_digits(images)
        names = as_labels(labels, len(stack))
        self._stack = stack[:LIMIT].copy()
        super().__init__(
            _images=self._stack.tobytes(),
            _labels=names[:LIMIT],
            _count=len(self._stack),
            index=whole_number(index, "index", len(self._stack), "images"),
            row=row,
            column=column,
            scaling=scaling,
        )

    @property
    def image(self) -> np.ndarray:
        """The image on show: (28, 28) uint8."""
        return self._stack[self.index]

    @property
    def value(self) -> float:
        """The chosen pixel's number on the chosen scale."""
        return float(scale(self.image, self.scaling)[self.row, self.column])

    @property
    def neighbourhood(self) -> np.ndarray:
        """The (7, 7) numbers around the chosen pixel; nan outside of the image."""
        return neighbourhood(self.image, self.row, self.column, self.scaling)

    def describe(self) -> str:
        """Say which image and pixel are chosen, and the pixel's number."""
        return (
            f"Pixel inspector: {self._which}. "
            f"Row {self.row}, column {self.column} is {in_words(self.value, self.scaling)}, "
            f"on the scale {self.scaling.replace('-', '−')}."
        )

    def picture(self) -> Picture:
        """Draw the inspector as it stands."""
        from course_utils.widgets.inspector import twin

        return twin.draw(
            self.image,
            self._which,
            (self.row, self.column),
            self.neighbourhood,
            self.scaling,
            f"{self.describe()} Left the digit with the pixel marked, right the 7 by 7 numbers around it.",
        )


def in_words(value: float, scaling: str, digits: int = 3) -> str:
    """Write one number of a scale: 253, or 0.992 with ``digits`` places behind the point."""
    if scaling == SCALINGS[0]:
        return f"{value:.0f}"
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def as_digits(images: Any) -> np.ndarray:
    """Return digits as they are loaded, (N, 28, 28) uint8.

    Raises
    ------
    TypeError, ValueError
        If they have another shape or dtype.
    """
    stack = np.asarray(images)
    if stack.ndim == 2:
        stack = stack[np.newaxis]
    if stack.ndim != 3 or stack.shape[1:] != (SIDE, SIDE) or len(stack) == 0:
        fix = "A row of 784 numbers is an image again after .reshape(-1, 28, 28)"
        if stack.ndim == 4 and stack.shape[-1] == 1:
            fix = "Take the channel axis away: images[..., 0]"
        elif len(stack) == 0:
            fix = "Give at least one image"
        raise ValueError(f"images has shape {np.shape(images)}, expected (N, 28, 28). {fix}")
    if stack.dtype != np.uint8:
        raise TypeError(
            f"images has dtype {stack.dtype}, expected uint8: whole numbers from 0 to 255, as loaded. "
            "The explorer scales by itself"
        )
    return stack
