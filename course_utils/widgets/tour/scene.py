"""The sheet on which NetworkTour's picture shows how a number is made, and what all layers draw on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plots.picture import ORANGE
from course_utils.widgets.convolution.step import pads
from course_utils.widgets.network.activations import function_name
from course_utils.widgets.network.network import Network
from course_utils.widgets.shared.cells import READABLE, cell, frame, numbers, stripe
from course_utils.widgets.shared.sheet import QUIET, RULE, panel, text_width, write
from course_utils.widgets.tour import step as steps

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from course_utils.widgets.tour.step import Detail, Place, Stage

LEFT, RIGHT, EDGE = 8, 548, 700  # CSS pixels: where what goes in begins, what comes out, and where all ends
TOP, EQUATION = 58, 336  # below the upper edge: the pictures, and the sum
SIDE, WIDE, OUT = 152, 240, 132  # of the pictures that go in, alone or side by side, and that come out
FEW = 8  # maps that have room
TERM, AIR = 112, 8  # of each term of a sum, and what is free between two

Box = tuple[float, float, float]  # left, top, side
STACKED: tuple[Box, ...] = ((RIGHT, TOP, OUT), (RIGHT, TOP + OUT + 26, OUT))  # where maps come out
BESIDE: tuple[Box, ...] = ((RIGHT - 136, 252, 124), (RIGHT + 8, 252, 124))
Rim = tuple[tuple[int, int], tuple[int, int]]  # pixels above and below, on the left and on the right
Mark = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True)
class Scene:
    """What the parts of the picture need.

    Attributes
    ----------
    figure : Figure
    top : float
        Its upper edge, in CSS pixels.
    network : Network
    layer : int
    step : dict
        The open layer.
    given : array
        What comes in.
    stage : (before, after)
    place : (map, row, column)
    detail : Detail
    pixels : (low, high)
        The numbers that the network gets for black and for white.
    """

    figure: Figure
    top: float
    network: Network
    layer: int
    step: dict[str, Any]
    given: np.ndarray
    stage: Stage
    place: Place
    detail: Detail
    pixels: tuple[float, float]

    @property
    def function(self) -> str:
        """The activation's name, or ""."""
        return function_name(self.step)

    @property
    def scale(self) -> tuple[str, float, float]:
        """The colours of what comes in, and the numbers that the first and the last of them stand for."""
        if self.layer == 0:
            return "gray", *self.pixels
        return "RdBu", *steps.colours(self.given)

    @property
    def rim(self) -> Rim:
        """The padding around what comes in, over which a window may hang."""
        rows, columns = self.detail.window.shape[:2]
        stride = self.step.get("stride", self.step.get("size", 1))
        padding = self.step.get("padding", "valid")
        return pads(self.given.shape[:2], (rows, columns), stride, padding)

    @property
    def came_from(self) -> str:
        """The name of the layer before."""
        return steps.shortened(self.network.steps[self.layer - 1]["name"]) if self.layer else "the input"

    def write(self, x: float, y: float, text: str, **style: Any) -> None:
        """Write at a place measured from the upper edge."""
        write(self.figure, x, self.top + y, text, **{"fontsize": 8.5, **style})

    def map(
        self,
        x: float,
        y: float,
        side: float,
        values: np.ndarray,
        scale: tuple[str, float, float],
        *marks: Mark,
        title: str = "",
        rim: Rim = ((0, 0), (0, 0)),
    ) -> None:
        """Draw a map under a title, frames around places of it, and around it a striped rim of padding."""
        (above, below), (left, right) = rim
        rows, columns = values.shape[0] + above + below, values.shape[1] + left + right
        one = side / max(rows, columns)
        axes = panel(self.figure, x, self.top + y, one * columns, one * rows)
        axes.imshow(
            values,
            cmap=scale[0],
            vmin=scale[1],
            vmax=scale[2],
            extent=(left, columns - right, rows - below, above),
            aspect="auto",
            interpolation="nearest",
        )
        axes.set(xlim=(0, columns), ylim=(rows, 0))
        if (rows, columns) != values.shape:
            stripe(axes, rows, columns)
        axes.add_patch(cell(0, 0, columns, rows, fill=False, edgecolor=RULE, clip_on=False))
        for x0, y0, wide, high in marks:
            axes.add_patch(frame(x0 + left, y0 + above, wide, high))
        if title:
            self.write(x, y - 6, title)

    def numbers(
        self, x: float, y: float, side: float, values: np.ndarray, scale: tuple[str, float, float], title: str
    ) -> None:
        """Draw a grid of numbers under a title; a map where they are too many to be read."""
        if max(values.shape) > READABLE:
            self.map(x, y, side, values, scale, title=title)
            return
        self.write(x, y - 6, title)
        numbers(self.figure, x, self.top + y, values, scale[2], scale[0], scale[1], side)

    def note(self, text: str) -> None:
        """Write a quiet line under the title."""
        self.write(LEFT, 36, text, color=QUIET, fontsize=8)

    def terms(self, terms: list[tuple[str, str]], y: float = EQUATION, right: float = RIGHT - AIR) -> None:
        """Write numbers side by side, what each is below it, and the last one, the result, in orange.

        They become smaller where one would run into the next, or into what stands on the ``right``.
        """
        one = min(TERM, (right - LEFT) / len(terms))
        rooms = [*[one - AIR] * (len(terms) - 1), right - LEFT - one * (len(terms) - 1)]
        widths = [text_width(text, 14, bold=True) for text, _ in terms]
        fontsize = 14 * min(1, *(room / wide for room, wide in zip(rooms, widths, strict=True)))
        for place, (text, caption) in enumerate(terms):
            x, last = LEFT + place * one, place == len(terms) - 1
            colour = ORANGE if last else "black"
            self.write(x, y + 14, text, fontsize=fontsize, weight="bold", color=colour)
            self.write(x, y + 31, caption, color=QUIET, fontsize=8)

    def sum(self, y: float = EQUATION, right: float = RIGHT - AIR) -> None:
        """Write products + bias = the number before, and after, its activation."""
        detail = self.detail
        count = detail.products.size
        total, bias, before = steps.alike([float(detail.products.sum()), abs(detail.bias), detail.before])
        terms = [
            (total, f"{count} product{'s' * (count > 1)}"),
            (f"{'−' if detail.bias < 0 else '+'} {bias}", "bias"),
            (f"= {before}", f"before {self.function}" if self.function else ""),
        ]
        if self.function:
            passed = detail.after == detail.before and self.function != "softmax"
            after = before if passed else steps.value_in_words(self.step, detail.after)
            terms.append((f"→ {after}", f"after {self.function}"))
        self.terms(terms, y, right)

    def output(self, places: tuple[Box, ...] = STACKED) -> None:
        """Draw the open map, where it has one before and after its activation, with the place in it."""
        channel, row, column = self.place
        shown = [(self.stage[1], f"map {channel} of {steps.shortened(self.step['name'])}")]
        if self.function and self.step["kind"] != "activation":
            shown = [(self.stage[0], f"before {self.function}"), (self.stage[1], f"after {self.function}")]
        for (array, title), (x, y, side) in zip(shown, places, strict=False):
            # What ReLU lets through keeps its colour.
            limits = steps.colours(self.stage[0] if self.function.endswith("ReLU") else array)
            scale = "RdBu", *limits
            self.map(x, y, side, array[..., channel], scale, (column, row, 1, 1), title=title)


def largest(values: np.ndarray) -> float:
    """Return how far the numbers go from 0; 1 where all are 0."""
    return float(np.abs(values).max()) or 1.0
