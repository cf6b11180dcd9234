"""ActivationExplorer: a function between two layers, its slope, and what it does to a feature map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils import layers
from course_utils.widgets.activation import curve as curves
from course_utils.widgets.network.network import tiny_cnn
from course_utils.widgets.pad.digit_pad import DigitPad
from course_utils.widgets.shared.kit import STATIC, Checked, CourseWidget, one_of, real_number
from course_utils.widgets.shared.scientific import scientific

if TYPE_CHECKING:
    from course_utils.plots import Picture

SIDE = 64  # rows and columns: more pixels cannot be told apart
DIGIT, MAP = 3, 4  # the built-in digit and the map of it that shows most, of both signs
REACHES = (6, 12, 30)  # how far z goes from 0, or ten, a hundred ... times that


@cache
def example() -> np.ndarray:
    """Return a map of the shipped network's first layer before ReLU, for a built-in 3: (24, 24) float32."""
    digit = DigitPad.example(DIGIT).digit / np.float32(255)
    kernel, bias = tiny_cnn().arrays[0]
    return layers.conv2d(digit[np.newaxis, ..., np.newaxis], kernel, bias)[0, ..., MAP]


class ActivationExplorer(CourseWidget):
    """See a function that stands between two layers, its slope, and what both do to a feature map.

    The point on the curve is dragged, or moved with the arrow keys; pointing at the map moves it to that
    pixel's number. A stack of layers shows what their slopes, multiplied, leave of a gradient. All of it is
    computed in the page; Python computes the same from the same state, which it can read and set.

    Parameters
    ----------
    values : array of shape (height, width), optional
        A feature map before the function: any numbers, at most 64 x 64. By default one that the shipped
        network makes of a built-in 3.
    activation : "linear", "relu", "leaky relu", "sigmoid" or "tanh"
    z : float
        Where on the curve the point is, from -6 to 6, or further if ``values`` go further.
    alpha : float from 0 to 1
        Leaky ReLU's slope below 0; 0.2 is Keras's default.
    depth : int from 1 to 10
        The number of layers in the stack.

    Attributes
    ----------
    activation, z, alpha, depth
        As above: what the learner chose. Setting one moves the view.

    Raises
    ------
    TypeError, ValueError
        If an argument, or later an attribute, has the wrong type or shape or is out of range.
    """

    _esm = STATIC / "activation_explorer.js"

    activation = Checked(lambda self, value: one_of(value, "activation", curves.NAMES), "relu")
    z = Checked(lambda self, value: real_number(value, "z", -self._reach, self._reach), 1.0)
    alpha = Checked(lambda self, value: real_number(value, "alpha", 0, 1), 0.2)
    depth = Checked(lambda self, value: _as_depth(value), 5)
    _reach = traitlets.Float(float(REACHES[0])).tag(sync=True)
    _values = traitlets.Bytes().tag(sync=True)
    _shape: traitlets.List = traitlets.List().tag(sync=True)
    _limit = traitlets.Float(1.0).tag(sync=True)

    def __init__(
        self,
        values: np.ndarray | None = None,
        activation: str = "relu",
        *,
        z: float = 1.0,
        alpha: float = 0.2,
        depth: int = 5,
    ) -> None:
        self._map = example() if values is None else _as_map(values)
        largest = float(np.abs(self._map).max())
        # Of all functions only sigmoid can give more than it got; both maps have the same colours.
        limit = max(largest, float(curves.apply("sigmoid", self._map).max()))
        super().__init__(
            _values=self._map.astype("<f4").tobytes(),
            _shape=list(self._map.shape),
            _limit=limit,
            _reach=_reach(largest),
        )
        self.activation, self.alpha, self.depth, self.z = activation, alpha, depth, z

    @property
    def values(self) -> np.ndarray:
        """The map before the function: (height, width) float32."""
        return self._map

    @property
    def outputs(self) -> np.ndarray:
        """The map after the function: (height, width) float32."""
        return curves.apply(self.activation, self._map, self.alpha)

    @property
    def slopes(self) -> np.ndarray:
        """The function's slope at each of the map's numbers: (height, width) float32."""
        return curves.slope(self.activation, self._map, self.alpha)

    @property
    def output(self) -> float:
        """The function at ``z``."""
        return float(curves.apply(self.activation, np.float64(self.z), self.alpha))

    @property
    def slope(self) -> float:
        """The function's slope at ``z``."""
        return float(curves.slope(self.activation, np.float64(self.z), self.alpha))

    @property
    def stack(self) -> curves.Stack:
        """The layers on top of each other, from ``z`` on."""
        return curves.stack(self.activation, self.z, self.depth, self.alpha)

    def describe(self) -> str:
        """Say which function is chosen, what it is at the point, and what the stack leaves of a gradient."""
        leak = f" with slope {scientific(self.alpha)} below 0" if self.activation == "leaky relu" else ""
        rows, columns = self._map.shape
        return (
            f"Activation explorer: {self.activation}{leak}. "
            f"{curves.in_words(self.z, self.output, self.slope)}. "
            f"{curves.left_in_words(self.depth, float(self.stack.left[0]))}. "
            f"Feature map {rows} × {columns}: {curves.map_in_words(self.slopes)}."
        )

    def picture(self) -> Picture:
        """Draw the explorer as it stands."""
        from course_utils.widgets.activation import twin

        return twin.draw(
            values=self._map,
            activation=self.activation,
            z=self.z,
            alpha=self.alpha,
            depth=self.depth,
            reach=self._reach,
            limit=self._limit,
            alt=f"{self.describe()} Left the function's curve and below it its slope, with the point marked; "
            "right the map before and after the function; below one bar per layer on a logarithmic scale.",
        )


def _as_depth(value: Any) -> int:
    expected = f"expected a whole number from 1 to {curves.DEEPEST}: layers on top of each other"
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"depth is {value!r}, {expected}")
    if not 1 <= value <= curves.DEEPEST:
        raise ValueError(f"depth is {value}, {expected}")
    return int(value)


def _reach(largest: float) -> float:
    """Return how far z has to go: to 6, 12, 30, 60, 120, 300 and so on, the first that is not too little."""
    scale = 1
    while True:
        for reach in REACHES:
            if reach * scale >= largest:
                return float(reach * scale)
        scale *= 10


def _as_map(values: Any) -> np.ndarray:
    array = np.asarray(values)
    if array.dtype.kind not in "buif":
        raise TypeError(
            f"values has dtype {array.dtype}, expected numbers: a feature map before its function"
        )
    if array.ndim != 2 or 0 in array.shape:
        fix = "Give one map: of a batch of maps, values[0, ..., 0]"
        if array.ndim == 3:
            fix = "Give one of its channels: values[..., 0]"
        elif array.ndim < 2:
            fix = "A row of numbers is a map of one row after .reshape(1, -1)"
        raise ValueError(f"values has shape {array.shape}, expected (height, width). {fix}")
    if max(array.shape) > SIDE:
        raise ValueError(
            f"values has shape {array.shape}, expected at most {SIDE} x {SIDE}: more pixels cannot be told "
            f"apart. A part of it: values[:{SIDE}, :{SIDE}]"
        )
    if not np.isfinite(array).all() or np.abs(array.astype(float)).max() > 1e30:
        raise ValueError(
            "values holds nan, infinity or numbers beyond 1e30, expected a map that can be drawn"
        )
    return array.astype(np.float32)
