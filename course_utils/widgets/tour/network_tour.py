"""NetworkTour: a whole network from the picture to its answer, every feature map, every number in reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils.handwriting import FIELD, Strokes, check_strokes
from course_utils.widgets.inspector.pixel_inspector import LIMIT, SCALINGS, as_digits, scale
from course_utils.widgets.network.network import Stage
from course_utils.widgets.network.reader import as_scaling, finite_stages, read_network
from course_utils.widgets.pad.digit_pad import example, prepared_or_none, reading
from course_utils.widgets.shared.kit import (
    STATIC,
    Checked,
    as_labels,
    one_of,
    whole_number,
)
from course_utils.widgets.shared.shown import ImagesWidget
from course_utils.widgets.tour import step as steps

if TYPE_CHECKING:
    from course_utils.plots import Picture

FIRST = 7  # the digit that is drawn where no images are given
PLACE = ("feature_map", "row", "column")


@dataclass(frozen=True)
class Run:
    """A digit on its way through the network.

    Attributes
    ----------
    state : (index, strokes)
        What was read.
    digit : array of shape (28, 28), uint8
    input : array
        Its numbers, as the network gets them.
    stages : list of (before, after)
        What each layer gives, before and after its activation.
    """

    state: tuple[int, Strokes]
    digit: np.ndarray
    input: np.ndarray
    stages: list[Stage]


class NetworkTour(ImagesWidget):
    """Walk through a network: see every feature map of a digit, and how each of its numbers is made.

    Choose a digit or draw one, open a map or a unit, and move over it. All of it is computed in the page;
    Python computes the same from the same state, which it can read and set.

    Parameters
    ----------
    model : Keras model or course_utils.layers.Network, optional
        A chain of layers for one digit, (28, 28, 1), (28, 28) or (784,), with at most 1,500,000 weights. By
        default the small network that ships with the course. The tour keeps the weights of this moment: after
        more training make a new one.
    images : array of shape (N, 28, 28) or (28, 28), uint8, optional
        The first 200 are taken. By default there are none, and a digit is drawn.
    labels : sequence of N ints, optional
        The digit that each image shows.
    index : int
        The image to start with.
    scaling : "0 to 1", "-0.5 to 0.5" or "0 to 255"
        The numbers that the network was trained on.
    strokes : sequence of strokes
        A drawing to start with, as :class:`DigitPad` has it. The network reads it in place of the image.
    layer : str, optional
        The name of the layer to open; by default the first convolution, or else the last dense layer.
    feature_map : int, optional
        The map, or of a vector the unit, to open; by default the one with the largest number.
    row, column : int, optional
        The place in that map; by default that of its largest number.

    Attributes
    ----------
    index, strokes, layer, feature_map, row, column
        As above: where the learner is. Setting one moves the view. Another index takes the drawing away;
        another layer opens its largest number.

    Raises
    ------
    TypeError, ValueError
        If the model cannot be toured, with the reason, or an argument, or later an attribute, has the wrong
        type or shape or is out of range.
    """

    _esm = STATIC / "network_tour.js"

    strokes = Checked(lambda self, value: check_strokes(value), [])
    layer = Checked(lambda self, value: one_of(value, "layer", self._names), "")
    feature_map = Checked(lambda self, value: self._place(value, "feature_map", -1), 0)
    row = Checked(lambda self, value: self._place(value, "row", 0), 0)
    column = Checked(lambda self, value: self._place(value, "column", 1), 0)
    _layers: traitlets.List = traitlets.List().tag(sync=True)
    _weights = traitlets.Bytes().tag(sync=True)
    _offset_scale: traitlets.List = traitlets.List().tag(sync=True)
    _input: traitlets.List = traitlets.List().tag(sync=True)

    _together: frozenset[str] = frozenset()  # the traits that are being set at once, and shall stay as set
    _from_page = False  # while the page's changes are taken over

    def __init__(
        self,
        model: Any = None,
        images: np.ndarray | None = None,
        labels: Sequence[int] | np.ndarray | None = None,
        index: int = 0,
        *,
        scaling: str = SCALINGS[1],
        strokes: Iterable[Sequence[Sequence[float]]] = (),
        layer: str | None = None,
        feature_map: int | None = None,
        row: int | None = None,
        column: int | None = None,
    ) -> None:
        self._network = read_network(model)
        self._names = [step["name"] for step in self._network.steps]
        stack = np.zeros((0, FIELD, FIELD), np.uint8) if images is None else as_digits(images)
        if images is None and labels is not None:
            raise ValueError("labels came without images, expected both: NetworkTour(model, images, labels)")
        names = as_labels(labels, len(stack))
        self._stack = stack[:LIMIT].copy()
        self._scaling = as_scaling(scaling, self._network)
        self._last: Run | None = None
        drawing = check_strokes(strokes)
        first, last = scale(np.array([0, 1]), scaling)
        places = {"feature_map": feature_map, "row": row, "column": column}
        chosen = {name: value for name, value in places.items() if value is not None}
        self._together = frozenset(["strokes", "layer", *chosen])
        super().__init__(
            _layers=list(self._network.steps),
            _weights=self._network.weights(),
            _images=self._stack.tobytes(),
            _labels=names[:LIMIT],
            _offset_scale=[float(last - first), float(first)],
            _input=list(self._network.shape),
            index=index,
            strokes=drawing if drawing or len(stack) else example(FIRST),
            layer=steps.first_to_open(self._network.steps) if layer is None else layer,
        )
        self._together = frozenset()
        self._stand(chosen)

    @traitlets.observe("index")
    def _look_at_the_image(self, _: Any) -> None:
        if "strokes" not in self._together:
            self.strokes = []

    @traitlets.observe("layer")
    def _stand_on_the_largest(self, _: Any) -> None:
        self._stand({name: getattr(self, name) for name in PLACE if name in self._together})

    def _stand(self, chosen: dict[str, int]) -> None:
        """Go to the chosen place; what is not chosen is that of the largest number."""
        output = self._stage[1]
        with self.hold_sync():  # the page gets all three at once
            self.feature_map = chosen.get("feature_map", steps.strongest(output)[0])
            _, row, column = steps.strongest(output, self.feature_map)
            self.row, self.column = chosen.get("row", row), chosen.get("column", column)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over the page's changes: layers before places, as a place may exist only in the new layer."""
        order = ["index", "strokes", "layer", *PLACE]
        self._together, self._from_page = frozenset(sync_data), True
        try:
            super().set_state({name: sync_data[name] for name in order if name in sync_data} | sync_data)
        finally:
            self._together, self._from_page = frozenset(), False

    @property
    def _open(self) -> int:
        return self._names.index(self.layer)

    @property
    def _step(self) -> dict[str, Any]:
        return self._network.steps[self._open]

    def _place(self, value: Any, name: str, axis: int) -> int:
        out = self._step["out"]
        count = out[axis] if len(out) == 3 or name == "feature_map" else 1
        if self._from_page:  # what Python did, the page hears a moment later: its layer may be closed
            value = min(value, count - 1)
        words = f"{steps.noun(self._step)}s" if name == "feature_map" else f"{name}s"
        return whole_number(value, name, count, f"{words} in {self.layer}")

    def _run(self) -> Run:
        """Return the digit and what each layer makes of it; computed again only if the state asks for it."""
        state = self.index, self.strokes
        if self._last is None or self._last.state != state:
            digit = self._read_digit()
            numbers = scale(digit, self._scaling).astype(np.float32).reshape(self._network.shape)
            self._last = Run(state, digit, numbers, finite_stages(self._network, numbers))
        return self._last

    def _read_digit(self) -> np.ndarray:
        if self.strokes:
            prepared = prepared_or_none(self.strokes)
            if prepared is not None:
                return prepared.digit
        elif len(self._stack):
            return self._stack[self.index]
        return np.zeros((FIELD, FIELD), np.uint8)

    @property
    def _stage(self) -> Stage:
        return self._run().stages[self._open]

    @property
    def digit(self) -> np.ndarray:
        """The digit as it is read: (28, 28) uint8; all 0 where nothing is drawn."""
        return self._run().digit.copy()

    @property
    def input(self) -> np.ndarray:
        """The numbers that the network gets: float32, (28, 28, 1) or (784,)."""
        return self._run().input.copy()

    @property
    def label(self) -> int | None:
        """The digit that the image shows; None for a drawing, or where no labels were given."""
        return None if self.strokes else super().label

    @property
    def activations(self) -> dict[str, np.ndarray]:
        """What each layer gives: (rows, columns, maps) or (n,), float32, by the layer's name."""
        return {name: after.copy() for name, (_, after) in zip(self._names, self._run().stages, strict=True)}

    @property
    def probabilities(self) -> np.ndarray:
        """What the last layer gives: float32, for a network that reads digits (10,)."""
        return self._run().stages[-1][1].copy()

    @property
    def prediction(self) -> int | None:
        """The digit that is read; None where nothing is drawn, or where there are no ten classes."""
        return int(self.probabilities.argmax()) if self._is_read else None

    @property
    def _is_read(self) -> bool:
        return steps.reads(self._network.steps[-1]) and bool(self.digit.any())

    @property
    def detail(self) -> steps.Detail:
        """How the number at the open place is made: its window, its weights, the number before and after."""
        index = self._open
        given = self._run().stages[index - 1][1] if index else self.input
        place = (self.feature_map, self.row, self.column)
        return steps.take_apart(self._step, self._network.arrays[index], given, self._stage, place)

    @property
    def window(self) -> np.ndarray:
        """The numbers that the open one is made of: those under the window, or all that a unit receives."""
        return self.detail.window

    @property
    def products(self) -> np.ndarray:
        """The window times the weights, cell by cell; with the bias they add up to the number before."""
        return self.detail.products

    @property
    def output(self) -> np.ndarray:
        """The open map, (rows, columns), or the whole of an open vector, (n,): float32."""
        output = self._stage[1]
        return (output if output.ndim == 1 else output[..., self.feature_map]).copy()

    def describe(self) -> str:
        """Say which digit is read, and as what; which number is open, and how it is made."""
        said = [f"Network tour: {self._title}."]
        if self._is_read:
            said.append(f"The network {reading(self.probabilities)}.")
        came_from = self._names[self._open - 1] if self._open else "the input"
        where = steps.title(self._step, self.feature_map)
        if len(self._step["out"]) == 3:
            where = f"{where}, row {self.row}, column {self.column}"
        said.append(f"{where}: {steps.in_words(self._step, self.detail, came_from)}.")
        return " ".join(said)

    @property
    def _title(self) -> str:
        if self.strokes:
            count = len(self.strokes)
            return f"a drawing of {count} stroke{'s' * (count > 1)}"
        if not len(self._stack):
            return "nothing is drawn"
        return self._which

    def picture(self) -> Picture:
        """Draw the tour as it stands."""
        from course_utils.widgets.tour import twin

        return twin.draw(
            digit=self.digit,
            title=f"{self._title[0].upper()}{self._title[1:]}",
            answer=f"The network {reading(self.probabilities)}" if self._is_read else "",
            scaling=self._scaling,
            network=self._network,
            given=self.input,
            stages=self._run().stages,
            layer=self._open,
            place=(self.feature_map, self.row, self.column),
            detail=self.detail,
            alt=f"{self.describe()} Above, from left to right, the digit and every map of every layer, the "
            "open one framed; below, how its number is made.",
        )
