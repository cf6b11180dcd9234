"""From strokes to ink, and from ink to a digit as MNIST's makers prepared theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Point = tuple[float, float]
Strokes = list[list[Point]]

CANVAS = 140  # pixels along one side of a rasterised drawing
PEN = 0.09  # the pen's width, as a part of the drawing's side
INK = 0.1  # pixels brighter than this, on a scale from 0 to 1, are ink
BOX, FIELD = 20, 28  # the ink is scaled into BOX x BOX and placed in FIELD x FIELD pixels
# Symmetric drawings land on .5 exactly, up to the last bit of a float, and that bit depends on the order of
# the sums. Rounding such ties down by a margin gives the same picture in NumPy and in the browser.
TIE = 1e-6


@dataclass(frozen=True)
class Preparation:
    """A drawing on its way to the network, step by step.

    Attributes
    ----------
    box : (top, left, bottom, right)
        The smallest rectangle around the ink, in the drawing's pixels; bottom and right lie outside.
    scaled : array of shape (rows, columns), float from 0 to 1
        The inside of the box, scaled so that its longer side has 20 pixels.
    centre : (row, column)
        The centre of mass of ``scaled``: its balance point, in pixels from its upper left corner.
    corner : (row, column)
        Where the upper left pixel of ``scaled`` stands in the picture.
    grey : array of shape (28, 28), float from 0 to 1
        ``scaled`` in its place.
    digit : array of shape (28, 28), uint8
        The same in 256 steps, as MNIST stores it.
    """

    box: tuple[int, int, int, int]
    scaled: np.ndarray
    centre: tuple[float, float]
    corner: tuple[int, int]
    grey: np.ndarray
    digit: np.ndarray


def prepare(drawing: Any) -> np.ndarray:
    """Turn a drawing into a digit as MNIST has them.

    The smallest box around the ink is scaled, with its proportions kept, until its longer side has 20 pixels.
    Then it is placed so that its centre of mass falls on the middle of 28 x 28 pixels.

    Parameters
    ----------
    drawing : array of shape (height, width)
        Bright ink on a dark ground: integers from 0 to 255, or floats from 0 to 1.

    Returns
    -------
    array of shape (28, 28), uint8

    Raises
    ------
    TypeError, ValueError
        If ``drawing`` is not such a picture, has no ink, or is dark on a bright ground.

    Notes
    -----
    LeCun, Cortes and Burges describe these steps on the page of the MNIST database. The number of pixels by
    which a digit is moved is whole; ink is never pushed out of the picture.
    """
    ink = _as_ink(drawing)
    if ink.mean() > 0.5:
        raise ValueError(
            f"drawing is bright: its mean is {ink.mean():.2f} of 1, expected bright ink on a dark ground. "
            "Turn it around first: 255 - drawing for integers, 1 - drawing for floats"
        )
    return prepare_steps(ink).digit


def prepare_steps(drawing: Any) -> Preparation:
    """Do what :func:`prepare` does and return every step. A bright ground is taken as it is."""
    ink = _as_ink(drawing)
    bright = ink > INK
    if not bright.any():
        raise ValueError(
            f"drawing has no ink: its brightest pixel is {ink.max():.2f} of 1, expected more than {INK}. "
            "Draw something, or stretch the contrast first"
        )
    rows, columns = (np.flatnonzero(bright.any(axis=axis)) for axis in (1, 0))
    top, left, bottom, right = int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1
    height, width = bottom - top, right - left
    longer = max(height, width)
    new_height, new_width = (max(1, (2 * BOX * side + longer) // (2 * longer)) for side in (height, width))
    scaled = _resize(ink[top:bottom, left:right], new_height, new_width)

    mass = scaled.sum()
    centre = (
        float((scaled.sum(axis=1) @ (np.arange(new_height) + 0.5)) / mass),
        float((scaled.sum(axis=0) @ (np.arange(new_width) + 0.5)) / mass),
    )
    corner = (_place(centre[0], new_height), _place(centre[1], new_width))
    grey = np.zeros((FIELD, FIELD))
    grey[corner[0] : corner[0] + new_height, corner[1] : corner[1] + new_width] = scaled
    digit = np.floor(grey * 255 + (0.5 - TIE)).astype(np.uint8)
    return Preparation((top, left, bottom, right), scaled, centre, corner, grey, digit)


def rasterise(
    strokes: Iterable[Sequence[Sequence[float]]], size: int = CANVAS, pen: float = PEN
) -> np.ndarray:
    """Draw strokes with a round pen.

    Parameters
    ----------
    strokes : sequence of strokes
        A stroke is a sequence of points ``(x, y)`` from 0 to 1, x to the right, y down; one of a single
        point is a dot.
    size : int
        Pixels along each side of the drawing.
    pen : float
        The pen's width, as a part of the drawing's side.

    Returns
    -------
    array of shape (size, size), float64 from 0 (ground) to 1 (ink)
        Brightness falls from 1 to 0 over the one pixel around the stroke's edge. With d the distance of a
        pixel's centre from the nearest line and r the pen's radius, both in pixels, it is r + 1/2 - d, cut
        off at 0 and 1.

    Raises
    ------
    TypeError, ValueError
        If the strokes are not such points, or size or pen is not positive.
    """
    if not isinstance(size, int | np.integer) or size < 1:
        raise ValueError(f"size is {size!r}, expected a whole number of pixels, 1 or more")
    if not 0 < pen <= 1:
        raise ValueError(f"pen is {pen!r}, expected a part of the drawing's side, such as {PEN}")
    drawing = np.zeros((size, size))
    radius = pen * size / 2
    for stroke in check_strokes(strokes):
        points = np.array(stroke) * size
        starts = points if len(points) == 1 else points[:-1]
        for start, end in zip(starts, points[-len(starts) :], strict=True):
            _draw_line(drawing, start, end, radius)
    return drawing


def check_strokes(strokes: Any, name: str = "strokes") -> Strokes:
    """Return ``strokes`` as lists of points ``(x, y)``, each a float from 0 to 1.

    Raises
    ------
    TypeError
        If a stroke is not a sequence of pairs of numbers.
    ValueError
        If a stroke is empty or a point lies outside the drawing.
    """
    shape = "a list of strokes, each a list of (x, y) points from 0 to 1"
    if isinstance(strokes, str | bytes) or not isinstance(strokes, Iterable):
        raise TypeError(f"{name} is {strokes!r}, expected {shape}. Nothing drawn is []")
    checked: Strokes = []
    for number, stroke in enumerate(strokes):
        where = f"{name}[{number}]"
        try:
            points = np.asarray(stroke, dtype=float)
        except (TypeError, ValueError):
            raise TypeError(f"{where} is not a list of (x, y) points, expected {shape}") from None
        if points.shape == (2,):
            raise TypeError(
                f"{where} is a single point, expected {shape}. A dot is a stroke of one point: [(x, y)]"
            )
        if points.size == 0:
            raise ValueError(f"{where} is empty, expected at least one point. Leave empty strokes out")
        if points.ndim != 2 or points.shape[1] != 2:
            raise TypeError(f"{where} has shape {points.shape}, expected (number of points, 2)")
        outside = ~((points >= 0) & (points <= 1)).all(axis=1)
        if outside.any():
            x, y = points[outside][0]
            raise ValueError(
                f"{where} has the point ({x:g}, {y:g}), expected x and y from 0 to 1. "
                "Divide pixels by the size of the drawing"
            )
        checked.append([(float(x), float(y)) for x, y in points])
    return checked


def _as_ink(drawing: Any) -> np.ndarray:
    """Return a drawing as floats from 0 to 1."""
    array = np.asarray(drawing)
    if array.dtype.kind not in "buif":
        raise TypeError(
            f"drawing has dtype {array.dtype}, expected numbers: uint8 from 0 to 255, or floats from 0 to 1"
        )
    if array.ndim != 2 or 0 in array.shape:
        fix = (
            "Take the mean over its last axis to make a colour picture grey"
            if array.ndim == 3
            else ("One row of 784 numbers is a picture again after .reshape(28, 28)")
        )
        raise ValueError(f"drawing has shape {array.shape}, expected (height, width). {fix}")
    top = 255 if array.dtype.kind in "ui" else 1
    ink = array.astype(np.float64)
    if not np.isfinite(ink).all():
        raise ValueError("drawing contains nan or infinity, expected numbers from 0 to 1")
    if ink.min() < 0 or ink.max() > top:
        raise ValueError(
            f"drawing runs from {ink.min():g} to {ink.max():g}, expected {array.dtype} from 0 to {top}. "
            + ("Scale it first" if top == 255 else "Divide it by 255, or convert it with .astype('uint8')")
        )
    return ink / top


def _draw_line(drawing: np.ndarray, start: np.ndarray, end: np.ndarray, radius: float) -> None:
    """Brighten ``drawing`` (size, size) around one line; points are (x, y) in pixels."""
    size = len(drawing)
    reach = radius + 1
    left, top = (max(0, int(np.floor(min(a, b) - reach))) for a, b in zip(start, end, strict=True))
    right, bottom = (min(size, int(np.ceil(max(a, b) + reach))) for a, b in zip(start, end, strict=True))
    x = np.arange(left, right) + 0.5 - start[0]
    y = (np.arange(top, bottom) + 0.5 - start[1])[:, np.newaxis]
    dx, dy = end - start
    length = dx * dx + dy * dy
    # How far along the line its point nearest to each pixel lies: 0 at the start, 1 at the end.
    along = np.clip((x * dx + y * dy) / length, 0, 1) if length > 0 else np.zeros((1, 1))
    across, down = x - along * dx, y - along * dy
    distance = np.sqrt(across * across + down * down)
    window = drawing[top:bottom, left:right]
    np.maximum(window, np.clip(radius + 0.5 - distance, 0, 1), out=window)


def _resize(image: np.ndarray, height: int, width: int) -> np.ndarray:
    """Resize ``image``; where it shrinks, a new pixel is a weighted mean of all it covers (anti-aliasing)."""
    return _weights(image.shape[0], height) @ image @ _weights(image.shape[1], width).T


def _weights(old: int, new: int) -> np.ndarray:
    """Return (new, old) weights: triangles as wide as two pixels, new or old, whichever are larger."""
    scale = old / new
    middles = (np.arange(new) + 0.5) * scale
    distance = np.abs(np.arange(old) + 0.5 - middles[:, np.newaxis]) / max(scale, 1.0)
    triangle = np.maximum(0.0, 1.0 - distance)
    return triangle / triangle.sum(axis=1, keepdims=True)


def _place(centre: float, side: int) -> int:
    """Return where ``side`` pixels start, so that ``centre`` falls on the middle and none is lost."""
    start = int(np.floor(FIELD / 2 - centre + (0.5 - TIE)))
    return min(max(start, 0), FIELD - side)
