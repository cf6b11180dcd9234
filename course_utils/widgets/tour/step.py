"""One number of a network, taken apart: what it is made of, how, and that in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils.widgets.convolution import step as convolution_step
from course_utils.widgets.network.activations import function_name
from course_utils.widgets.network.network import Stage
from course_utils.widgets.pooling import step as pooling_step
from course_utils.widgets.shared.kit import number, percent

Place = tuple[int, int, int]  # map, row, column; a vector's number is a map of one pixel
DIGITS = 3  # places behind the point
LETTERS = 14  # of a name
NUMBERS = ("flatten", "reshape", "global_avg_pool2d", "global_max_pool2d")  # what they give, if no maps


@dataclass(frozen=True)
class Detail:
    """How one number of a stage is made.

    Attributes
    ----------
    window : array, float64
        The numbers that it is made of: (kh, kw, channels) under a kernel, with 0 on padding; (rows, columns)
        under a pool's window, with nan outside of the map; (n,) for a unit; one where it is made of one; none
        in a rim of zeros.
    factors : array of the same shape, or None
        What each of them is multiplied by, where they are.
    bias : float
        What is added to the sum of the products; 0 where there is none.
    before, after : float
        The number before and after the layer's activation.
    top, left : int
        The pixel under the window's first cell; negative where that is outside of the map.
    source : tuple of int or None
        Where the number comes from that is taken as it is, in what comes in: (row, column, map) or (index,).
        For a pool, the winner. None for a zero of a rim.
    """

    window: np.ndarray
    factors: np.ndarray | None
    bias: float
    before: float
    after: float
    top: int = 0
    left: int = 0
    source: tuple[int, ...] | None = None

    @property
    def weights(self) -> np.ndarray:
        """The factors, in a layer that has weights."""
        if self.factors is None:
            raise ValueError("weights and products exist in convolutions and dense layers, not in this one")
        return self.factors

    @property
    def products(self) -> np.ndarray:
        """``window * weights``; their sum and the bias make ``before``."""
        return self.window * self.weights


def take_apart(
    step: dict[str, Any], arrays: tuple[np.ndarray, ...], given: np.ndarray, stage: Stage, place: Place
) -> Detail:
    """Show how one number of a stage is made.

    Parameters
    ----------
    step, arrays
        The layer, as :class:`~course_utils.widgets.network.network.Network` has it.
    given : array
        What comes in, without a batch axis.
    stage : (before, after)
        What the layer gives, before and after its activation, without a batch axis.
    place : (map, row, column)
    """
    before, after = (float(at(array, place)) for array in stage)
    kind, channel = step["kind"], place[0]
    padding = step.get("padding", "valid")
    match kind:
        case "conv2d":
            kernel = arrays[0][..., channel].astype(float)
            stride = step.get("stride", 1)
            seen = convolution_step.take_step(given, kernel, stride, padding, *place[1:])
            bias = float(arrays[1][channel])
            return Detail(seen.window, kernel, bias, before, after, seen.top, seen.left)
        case "dense":
            weights = arrays[0][:, channel].astype(float)
            return Detail(given.astype(float), weights, float(arrays[1][channel]), before, after)
        case "max_pool2d" | "avg_pool2d":
            mode, size = "max" if kind == "max_pool2d" else "average", step["size"]
            stride = step.get("stride", size)
            pooled = pooling_step.take_step(given[..., channel], mode, size, stride, padding, place[1:])
            winner = None if pooled.winner is None else (*pooled.winner, channel)
            return Detail(pooled.window, None, 0, before, after, pooled.top, pooled.left, winner)
        case "global_avg_pool2d":
            return Detail(given[..., channel].astype(float), None, 0, before, after)
        case "global_max_pool2d":
            _, row, column = strongest(given, channel)
            winner = row, column, channel
            return Detail(given[..., channel].astype(float), None, 0, before, after, source=winner)
    source = _taken_from(step, given.shape, place)
    if source is None:
        return Detail(np.empty(0), None, 0, before, after)
    one = np.array([given[source]], float)
    if kind == "scale_shift":
        return Detail(
            one, arrays[0][[channel]].astype(float), float(arrays[1][channel]), before, after, source=source
        )
    return Detail(one, None, 0, before, after, source=source)


def _taken_from(step: dict[str, Any], shape: tuple[int, ...], place: Place) -> tuple[int, ...] | None:
    """Return where, in what comes in, the one number stands that a number is made of; None in a rim."""
    channel, row, column = place
    if step["kind"] == "zero_pad2d":
        row, column = row - step["rim"][0][0], column - step["rim"][1][0]
        return (row, column, channel) if 0 <= row < shape[0] and 0 <= column < shape[1] else None
    out = step["out"]
    index = (row, column, channel) if len(out) == 3 else (channel,)
    flat = np.ravel_multi_index(index, out)
    return tuple(int(i) for i in np.unravel_index(flat, shape))


def at(array: np.ndarray, place: Place) -> Any:
    """Return the number of a stage, (rows, columns, maps) or (n,), at a place."""
    channel, row, column = place
    return array[channel] if array.ndim == 1 else array[row, column, channel]


def strongest(array: np.ndarray, channel: int | None = None) -> Place:
    """Return the place of a stage's largest number, or of the largest in one map."""
    if array.ndim == 1:
        return (int(array.argmax()) if channel is None else channel), 0, 0
    if channel is None:
        channel = int(array.argmax()) % array.shape[2]
    row, column = divmod(int(array[..., channel].argmax()), array.shape[1])
    return channel, row, column


def colours(values: np.ndarray) -> tuple[float, float]:
    """Return the numbers that are drawn in the darkest red and the darkest blue.

    White, halfway, is 0, or the smallest number where all are above 0, as after sigmoid: else they would all
    be of nearly the same blue.
    """
    low, high = float(values.min()), float(values.max())
    white = max(low, 0.0)
    reach = max(high - white, white - low) or 1.0
    return white - reach, white + reach


def shortened(name: str) -> str:
    """Return the name of a layer for where there is little room: "batch_normali…"."""
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


def noun(step: dict[str, Any]) -> str:
    """Name what a stage consists of: maps, a layer's units, or mere numbers."""
    if len(step["out"]) == 3:
        return "map"
    return "number" if step["kind"] in NUMBERS else "unit"


def title(step: dict[str, Any], channel: int) -> str:
    """Name a map or a unit: "conv_1, map 5 (of 0 to 7)"."""
    count = step["out"][-1]
    return f"{step['name']}, {noun(step)} {channel}{f' (of 0 to {count - 1})' if count > 1 else ''}"


def in_words(step: dict[str, Any], detail: Detail, came_from: str) -> str:
    """Say how a number is made; ``came_from`` names the stage before."""
    after = value_in_words(step, detail.after)
    count = detail.window.size - int(np.isnan(detail.window).sum())
    numbers = f"{count} number{'s' * (count > 1)}"
    match step["kind"]:
        case "conv2d" | "dense":
            bias = " and the bias" if detail.bias else ""
            verb = "add" if count > 1 or bias else "adds"
            said = f"{count} product{'s' * (count > 1)}{bias} {verb} up to {number(detail.before, DIGITS)}"
            return f"{said}, {function} makes it {after}" if (function := function_name(step)) else said
        case "max_pool2d" | "global_max_pool2d":
            row, column, _ = detail.source or (0, 0, 0)
            return f"the largest of {numbers} is {after}, in row {row}, column {column} of {came_from}"
        case "avg_pool2d" | "global_avg_pool2d":
            return f"the mean of {numbers} is {after}"
        case "scale_shift":
            sign = "−" if detail.bias < 0 else "+"
            one, scale = (factor_in_words(float(array[0])) for array in (detail.window, detail.weights))
            return f"{one} × {scale} {sign} {number(abs(detail.bias), DIGITS)} is {after}"
        case "activation":
            return f"{number(detail.before, DIGITS)} comes in, {function_name(step)} makes it {after}"
    return f"{source_in_words(detail.source, came_from)} is {after}"


def source_in_words(source: tuple[int, ...] | None, came_from: str) -> str:
    """Name a place of what comes in, or of the rim around it."""
    if source is None:
        return f"the rim around {came_from}"
    if len(source) == 1:
        return f"number {source[0]} of {came_from}"
    row, column, channel = source
    return f"map {channel}, row {row}, column {column} of {came_from}"


def value_in_words(step: dict[str, Any], value: float) -> str:
    """Write a stage's number, a probability in percent."""
    if step.get("activation") == "softmax":
        return percent(value).replace(">", "over ").replace("<", "under ")
    return number(value, DIGITS)


def alike(values: Sequence[float]) -> list[str]:
    """Write numbers that add up with equally many places: the 0.2 beside 1.801 is a rounded 0.200."""
    parts = [number(value, DIGITS).partition(".") for value in values]
    places = max(len(behind) for _, _, behind in parts)
    return [f"{whole}.{behind:0<{places}}" if places else whole for whole, _, behind in parts]


def factor_in_words(value: float) -> str:
    """Write a number that another is multiplied by: a small one, too, with three figures."""
    return number(value, next((digits for digits in (3, 4, 5) if abs(value) * 10**digits >= 100), 6))


def reads(step: dict[str, Any]) -> bool:
    """Tell whether the last stage's numbers are beliefs: ten probabilities, or ten sigmoids."""
    return step["out"] == [10] and step.get("activation") in ("softmax", "sigmoid")


def first_to_open(layers: tuple[dict[str, Any], ...]) -> str:
    """Name the layer to open first: a convolution, else the last with units, else the last."""
    units = [step["name"] for step in layers if step["kind"] == "dense"]
    convolutions = [step["name"] for step in layers if step["kind"] == "conv2d"]
    return [*convolutions[:1], *units[-1:], layers[-1]["name"]][0]
