"""DigitPad: draw a digit, see what the network sees, and how it reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils.handwriting import FIELD, Preparation, Strokes, check_strokes, prepare_steps, rasterise
from course_utils.widgets.network import network
from course_utils.widgets.shared.kit import STATIC, Checked, CourseWidget, percent, whole_number

if TYPE_CHECKING:
    from course_utils.plots import Picture

EXAMPLES = Path(__file__).parents[1] / "js" / "pad" / "examples.json"


@cache
def _examples() -> dict[str, Strokes]:
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))


def example(digit: int) -> Strokes:
    """Return the strokes of a drawn ``digit``, from 0 to 9."""
    return _examples()[str(whole_number(digit, "digit", 10, "digits"))]


@cache
def _network() -> network.Network:
    return network.tiny_cnn()


def prepared_or_none(strokes: Strokes) -> Preparation | None:
    """Return the drawing as the network gets it; None where nothing is drawn."""
    drawing = rasterise(strokes)
    return prepare_steps(drawing) if drawing.any() else None


def read(strokes: Strokes) -> tuple[Preparation | None, np.ndarray]:
    """Return the prepared drawing and the network's ten probabilities for it.

    Without ink there is nothing to prepare (None), and all probabilities are 0.
    """
    prepared = prepared_or_none(strokes)
    if prepared is None:
        return None, np.zeros(10, dtype=np.float32)
    x = (prepared.digit / np.float32(255))[np.newaxis, ..., np.newaxis]
    return prepared, _network().forward(x)[0]


class DigitPad(CourseWidget):
    """Draw a digit with mouse, finger, pen or keyboard; a small network reads it while you draw.

    The drawing is prepared as MNIST's were: the box around the ink is scaled to 20 pixels, and its centre of
    mass is moved to the middle of 28 x 28. All of it is computed in the page, so that it is as quick without
    a kernel; Python computes the same from the same strokes.

    Parameters
    ----------
    strokes : sequence of strokes, optional
        What is on the pad at the start. A stroke is a sequence of points ``(x, y)`` from 0 to 1, x to the
        right, y down.

    Attributes
    ----------
    strokes : list of lists of (x, y)
        The drawing. Setting it draws.

    Raises
    ------
    TypeError, ValueError
        If the strokes are not such points.
    """

    _esm = STATIC / "digit_pad.js"

    strokes = Checked(lambda self, value: check_strokes(value), [])
    _layers: traitlets.List = traitlets.List().tag(sync=True)
    _weights = traitlets.Bytes().tag(sync=True)

    def __init__(self, strokes: Iterable[Sequence[Sequence[float]]] = ()) -> None:
        super().__init__(
            strokes=check_strokes(strokes),
            _layers=list(_network().steps),
            _weights=_network().weights(),
        )

    @classmethod
    def example(cls, digit: int) -> DigitPad:
        """Return a pad on which ``digit``, from 0 to 9, is already drawn."""
        return cls(example(digit))

    @property
    def digit(self) -> np.ndarray:
        """The drawing as the network sees it: (28, 28) uint8; all 0 on an empty pad."""
        prepared, _ = read(self.strokes)
        return np.zeros((FIELD, FIELD), dtype=np.uint8) if prepared is None else prepared.digit

    @property
    def probabilities(self) -> np.ndarray:
        """How the network spreads its belief over the digits 0 to 9: (10,) float32; all 0 on an empty pad."""
        return read(self.strokes)[1]

    @property
    def prediction(self) -> int | None:
        """The digit that the network reads, or None on an empty pad."""
        probabilities = self.probabilities
        return int(probabilities.argmax()) if probabilities.any() else None

    def describe(self) -> str:
        """Say how many strokes are drawn and what the network reads."""
        if not self.strokes:
            return "Digit pad: empty. Draw a digit."
        count = len(self.strokes)
        return (
            f"Digit pad: {count} stroke{'s' if count > 1 else ''}. The network {reading(self.probabilities)}."
        )

    def picture(self) -> Picture:
        """Draw the pad as it stands."""
        from course_utils.widgets.pad import twin

        prepared, probabilities = read(self.strokes)
        alt = (
            f"{self.describe()} Left the drawing, in the middle the same as 28 by 28 pixels, right ten bars."
        )
        words = "draw a digit" if prepared is None else reading(probabilities)
        return twin.draw(rasterise(self.strokes, 520), prepared, probabilities, words, alt)


def reading(probabilities: Any) -> str:
    """Put probabilities into words: "reads 7, 98 %", or, below one half, "perhaps reads 7, 43 %"."""
    best = int(np.argmax(probabilities))
    share = percent(float(probabilities[best])).replace(">", "over ")
    return f"{'reads' if probabilities[best] >= 0.5 else 'perhaps reads'} {best}, {share}"
