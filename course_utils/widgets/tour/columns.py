"""Where the static picture of NetworkTour draws each map of each layer, and what each is made of."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from course_utils.plots.picture import SHARPNESS
from course_utils.widgets.network.activations import function_name
from course_utils.widgets.network.network import times
from course_utils.widgets.shared.sheet import RULE, text_width
from course_utils.widgets.tour import step as steps

if TYPE_CHECKING:
    from course_utils.widgets.tour.step import Detail

HEIGHT = 312  # CSS pixels of the tallest column
TILE, INPUT, GAP = 48, 84, 3  # the largest map, the digit, and what is between two maps
ROOM = 15  # between two columns, at least: lines need it
STRIP, CELL = 14, 16  # of a vector: its width, and the height of a number at most
BARS, ROW = 114, 22
FEW = 12  # classes that have room for bars
ABREAST = ((8, 1), (20, 2), (36, 3), (64, 5), (128, 8))  # up to so many maps: so many side by side
MOST = 24  # lines to one map


@dataclass
class Column:
    """A stage as it is drawn, in CSS pixels.

    Attributes
    ----------
    values : array of shape (rows, columns, maps) or (n,)
    heading : three lines
    kind : "digit", "maps", "strip" or "bars"
    tile : (height, width)
        Of a map or a cell.
    rows : int
        Maps one below the other, before the next ones are drawn beside them.
    wide, high : float
    left, top : float
    band : int
        The row of columns that it stands in, from 0.
    """

    SHARP: ClassVar[float] = SHARPNESS  # the picture's pixels in a CSS pixel

    values: np.ndarray
    heading: tuple[str, str, str]
    kind: str
    tile: tuple[float, float]
    rows: int
    wide: float
    high: float
    left: float = 0
    top: float = 0
    band: int = 0

    def box(self, channel: int) -> tuple[float, float, float, float]:
        """Return a map's or a unit's left, top, right and bottom."""
        if self.kind == "digit":
            channel = 0  # a network that takes 784 numbers gets them from one picture
        high, wide = self.tile
        gap = GAP if self.kind == "maps" else 0
        across, down = divmod(channel, self.rows)
        left, top = self.left + across * (wide + gap), self.top + down * (high + gap)
        if high < 4:  # a cell so low is framed with its neighbours
            top, high = top + high / 2 - 2, 4
        return left, top, left + (self.wide if self.kind == "bars" else wide), top + high

    def mosaic(self) -> np.ndarray:
        """Return the picture's pixels, (height, width, 4) from 0 to 1; between maps they are transparent."""
        import matplotlib
        from matplotlib.colors import to_rgba

        values = self.values.reshape(-1, 1, 1) if self.values.ndim == 1 else np.moveaxis(self.values, 2, 0)
        tile = self.tile
        if self.kind == "strip":  # one map of n pixels
            values, tile = values.reshape(1, -1, 1), (self.high, tile[1])
        if self.kind == "digit":
            colours = matplotlib.colormaps["gray"](values / 255)
        else:
            low, high = steps.colours(self.values)
            colours = matplotlib.colormaps["RdBu"]((values - low) / (high - low))
        size = [max(round(side * self.SHARP), 3) for side in tile]
        gap = round(GAP * self.SHARP)
        across = math.ceil(len(values) / self.rows) if self.kind == "maps" else 1
        down = min(self.rows, len(values))
        pixels = np.zeros((down * (size[0] + gap) - gap, across * (size[1] + gap) - gap, 4))
        for channel, one in enumerate(colours):
            rows, columns = (np.arange(new) * old // new for new, old in zip(size, one.shape, strict=False))
            part = one[rows][:, columns]
            part[[0, -1]] = part[:, [0, -1]] = to_rgba(RULE)
            place = divmod(channel, self.rows)[::-1]
            y, x = (i * (side + gap) for i, side in zip(place, size, strict=True))
            pixels[y : y + size[0], x : x + size[1]] = part
        return pixels


def layout(
    digit: np.ndarray,
    scaling: str,
    layers: tuple[dict[str, Any], ...],
    outputs: list[np.ndarray],
    left: float,
    right: float,
) -> list[Column]:
    """Return a column for the digit and one for each layer, placed in as few bands as they fit into.

    Tops are measured from a band's own.
    """
    columns = [
        Column(
            digit[..., np.newaxis],
            ("input", times(*digit.shape), scaling.replace("-", "−")),
            "digit",
            (INPUT, INPUT),
            1,
            INPUT,
            INPUT,
        )
    ]
    for step, values in zip(layers, outputs, strict=True):
        columns.append(_column(step, values, last=step is layers[-1]))
    for column in columns:
        column.wide = max(column.wide, *map(text_width, column.heading, (8, 7, 7), (True, False, False)))
        column.top = (HEIGHT - column.high) / 2
    bands = _bands(columns, right - left)
    for number_of, band in enumerate(bands):
        free = right - left - sum(column.wide for column in band)
        gap = min(free / max(len(band) - 1, 1), 7 * ROOM)
        x = left
        for column in band:
            column.left, column.band = x, number_of
            x += column.wide + gap
    return columns


def _column(step: dict[str, Any], values: np.ndarray, last: bool) -> Column:
    function = function_name(step)
    count = values.shape[-1]
    if values.ndim == 3:
        rows, columns, _ = values.shape
        across = next(across for most, across in ABREAST if count <= most)
        down = math.ceil(count / across)
        side = min(TILE, math.floor(HEIGHT / down) - GAP)
        tile = side * rows / max(rows, columns), side * columns / max(rows, columns)
        wide, high = across * (tile[1] + GAP) - GAP, down * (tile[0] + GAP) - GAP
        shape = f"{count} map{'s' * (count > 1)} {times(rows, columns)}"
        heading = steps.shortened(step["name"]), shape, _what(step, function)
        return Column(values, heading, "maps", tile, down, wide, high)
    shape = f"{count} {steps.noun(step)}{'s' * (count > 1)}"
    heading = steps.shortened(step["name"]), shape, _what(step, function)
    if last and step.get("activation") in ("softmax", "sigmoid") and count <= FEW:
        return Column(values, heading, "bars", (ROW, BARS), count, BARS, ROW * count)
    cell = min(CELL, HEIGHT / count)
    return Column(values, heading, "strip", (cell, STRIP), count, STRIP, cell * count)


def _what(step: dict[str, Any], function: str) -> str:
    """Say in a few letters what a layer does."""
    size = step.get("size", 0)
    match step["kind"]:
        case "conv2d":
            return f"{times(*step['shape'][:2])}{function and f', {function}'}"
        case "max_pool2d" | "avg_pool2d":
            words = times(*size) if isinstance(size, list) else times(size, size)
            return f"{'max' if step['kind'] == 'max_pool2d' else 'mean'} {words}"
        case "global_avg_pool2d":
            return "mean of a map"
        case "global_max_pool2d":
            return "max of a map"
        case "zero_pad2d":
            return "zeros around"
        case "flatten":
            return "in a row"
        case "reshape":
            return "in order"
        case "scale_shift":
            return "scale, shift"
    return function


def _bands(columns: list[Column], wide: float) -> list[list[Column]]:
    """Break columns into bands, as few and as even as can be."""
    few = len(_broken(columns, wide))
    even = next(limit for limit in range(int(wide / 2), int(wide) + 1) if len(_broken(columns, limit)) == few)
    return _broken(columns, even)


def _broken(columns: list[Column], wide: float) -> list[list[Column]]:
    bands: list[list[Column]] = [[]]
    used = 0.0
    for column in columns:
        if bands[-1] and used + ROOM + column.wide > wide:
            bands.append([])
            used = 0
        used += column.wide + (ROOM if bands[-1] else 0)
        bands[-1].append(column)
    return bands


def sources(step: dict[str, Any], detail: Detail, previous: Column, channel: int) -> list[tuple[int, float]]:
    """Return the maps or units that a map or unit is made of, each with how much it adds: from −1 to 1."""
    match step["kind"]:
        case "conv2d":
            parts = detail.products.sum(axis=(0, 1))
        case "dense":
            parts = detail.products
        case "flatten" | "reshape":
            return [((detail.source or (0,))[-1], 1)]
        case "activation" if step["activation"] == "softmax":
            return [(unit, 0.3) for unit in range(previous.values.shape[-1])]
        case _:
            return [(channel, 1)]
    if previous.kind == "digit":
        return [(0, -1 if parts.sum() < 0 else 1)]
    strongest = np.argsort(-np.abs(parts), kind="stable")[:MOST]
    most = np.abs(parts).max() or 1
    return [(int(source), float(parts[source] / most)) for source in strongest]
