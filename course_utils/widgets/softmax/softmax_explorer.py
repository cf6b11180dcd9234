"""SoftmaxExplorer: ten scores become ten probabilities, and those a loss."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.widgets.shared.kit import (
    STATIC,
    Checked,
    CourseWidget,
    real_number,
    whole_number,
    yes_or_no,
)
from course_utils.widgets.shared.scientific import scientific
from course_utils.widgets.softmax import step as steps

if TYPE_CHECKING:
    from course_utils.plots import Picture

START = (3.0, -2.0, 0.5, -1.0, -2.5, 0.0, 2.0, -3.0, 1.0, -0.5)  # a 0, or perhaps a 6
LARGEST = 1000.0  # no logit goes further from 0; float32's exp overflows at 89 already
COLDEST, HOTTEST = 0.1, 10.0


class SoftmaxExplorer(CourseWidget):
    """Drag ten logits and see the probabilities that softmax makes of them, and the loss.

    Every bar is dragged, or moved with the arrow keys. Without the max trick the same is computed in float32
    as the formula says, and large logits overflow. All of it is computed in the page; Python computes the
    same from the same state, which it can read and set.

    Parameters
    ----------
    logits : sequence of 10 floats, optional
        The scores to start with, from -1000 to 1000. By default those of something between a 0 and a 6.
    label : int from 0 to 9
        The right class.
    temperature : float from 0.1 to 10
        What the logits are divided by: below 1 the largest probability grows, above 1 all become more alike.
    max_trick : bool
        Whether the largest logit is taken off all of them first.

    Attributes
    ----------
    logits, label, temperature, max_trick
        As above: what the learner chose. Setting one moves the view.

    Raises
    ------
    TypeError, ValueError
        If an argument, or later an attribute, has the wrong type or shape or is out of range.
    """

    _esm = STATIC / "softmax_explorer.js"

    logits = Checked(lambda self, value: as_logits(value), list(START))
    label = Checked(lambda self, value: whole_number(value, "label", steps.CLASSES, "classes"), 0)
    temperature = Checked(lambda self, value: real_number(value, "temperature", COLDEST, HOTTEST), 1.0)
    max_trick = Checked(lambda self, value: yes_or_no(value, "max_trick"), True)

    def __init__(
        self,
        logits: Sequence[float] | np.ndarray | None = None,
        label: int = 0,
        temperature: float = 1.0,
        *,
        max_trick: bool = True,
    ) -> None:
        super().__init__(
            logits=list(START) if logits is None else logits,
            label=label,
            temperature=temperature,
            max_trick=max_trick,
        )

    @property
    def answer(self) -> steps.Answer:
        """Everything that follows from the logits."""
        return steps.answer(self.logits, self.temperature, self.label, self.max_trick)

    @property
    def probabilities(self) -> np.ndarray:
        """The probabilities on show: (10,) float64, or, without the max trick, float32 and perhaps nan."""
        return self.answer.probabilities

    @property
    def loss(self) -> float:
        """The cross-entropy on show, -ln(probability of the right class), in nats."""
        return self.answer.loss

    @property
    def gradient(self) -> np.ndarray:
        """The loss's gradient for the logits: (probabilities - one-hot label) / temperature."""
        return self.answer.gradient

    def describe(self) -> str:
        """Say which logits there are, and what becomes of the right class."""
        logits = ", ".join(scientific(logit, 2) for logit in self.logits)
        return (
            f"Softmax explorer: logits {logits}. Temperature {scientific(self.temperature, 2)}, "
            f"{'with' if self.max_trick else 'without'} the max trick. "
            f"{steps.describe(self.answer, self.label)}."
        )

    def picture(self) -> Picture:
        """Draw the explorer as it stands."""
        from course_utils.widgets.softmax import twin

        return twin.draw(
            logits=self.logits,
            answer=self.answer,
            label=self.label,
            temperature=self.temperature,
            max_trick=self.max_trick,
            alt=f"{self.describe()} Left ten bars up or down from 0, the logits; right ten bars, the "
            "probabilities, and under each what the gradient is.",
        )


def as_logits(value: Any) -> list[float]:
    """Return ten logits as a list of floats.

    Raises
    ------
    TypeError, ValueError
        If they are not ten numbers from -1000 to 1000.
    """
    try:
        logits = np.asarray(value)
    except ValueError as error:
        raise ValueError("logits is ragged, expected ten numbers: one score per class") from error
    if logits.dtype.kind not in "buif":
        raise TypeError(f"logits has dtype {logits.dtype}, expected ten numbers: one score per class")
    if logits.shape != (steps.CLASSES,):
        fix = "Give one score for each of the classes 0 to 9"
        if logits.ndim == 2 and logits.shape[1] == steps.CLASSES:
            fix = "Give the scores of one image: logits[0]"
        raise ValueError(f"logits has shape {logits.shape}, expected ({steps.CLASSES},). {fix}")
    if not (np.abs(logits) <= LARGEST).all():
        raise ValueError(
            f"logits holds numbers beyond ±{LARGEST:g}, nan or infinity, expected scores in between"
        )
    return [float(logit) for logit in logits]
