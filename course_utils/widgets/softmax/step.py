"""Softmax with a temperature, with the max trick in double precision or without it in float32."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from course_utils import layers
from course_utils.widgets.shared.kit import number
from course_utils.widgets.shared.scientific import scientific

CLASSES = 10


@dataclass(frozen=True)
class Answer:
    """What becomes of ten logits.

    Attributes
    ----------
    scaled : array of shape (10,)
        The logits divided by the temperature: what exp is taken of, or float64 with the max trick.
    probabilities, gradient : arrays of shape (10,)
        The gradient is that of the loss for the logits. Both may hold nan without the max trick.
    loss : float
        Minus the logarithm of the right class's probability, in nats; infinity or nan without the trick.
    """

    scaled: np.ndarray
    probabilities: np.ndarray
    gradient: np.ndarray
    loss: float


def answer(logits: list[float], temperature: float, label: int, max_trick: bool) -> Answer:
    """Turn logits into probabilities, and compare them with the right class."""
    scaled = np.array(logits, np.float64) / temperature
    if max_trick:
        rows, labels = scaled[np.newaxis], np.array([label])
        gradient = layers.softmax_cross_entropy_backward(rows, labels)[0] / temperature
        loss = layers.softmax_cross_entropy(rows, labels)
        return Answer(scaled, layers.softmax(scaled), gradient, loss)
    probabilities, scaled = without_max_trick(scaled), scaled.astype(np.float32)
    with np.errstate(all="ignore"):
        loss = float(-np.log(probabilities[label].astype(np.float64)))
        gradient = (probabilities - np.eye(CLASSES, dtype=np.float32)[label]) / np.float32(temperature)
    return Answer(scaled, probabilities, gradient, loss)


def without_max_trick(scores: np.ndarray) -> np.ndarray:
    """Return ``exp(scores) / sum(exp(scores))`` as float32 has it: infinity and nan included."""
    with np.errstate(all="ignore"):
        # Computed finely and stored in float32, as the page has to do it: its exp knows only float64.
        powers = np.exp(scores.astype(np.float32).astype(np.float64)).astype(np.float32)
        return powers / powers.sum(dtype=np.float64).astype(np.float32)


def remark(result: Answer, label: int, max_trick: bool) -> str:
    """Say how the probabilities were computed, and what went wrong if something did."""
    largest = scientific(float(result.scaled.max()), 1)
    if max_trick:
        return (
            f"The largest z / T, {largest}, is taken off all: exp sees nothing above 0 and cannot overflow."
        )
    with np.errstate(all="ignore"):
        powers = np.exp(result.scaled.astype(np.float64)).astype(np.float32)
        total = powers.sum(dtype=np.float64).astype(np.float32)
    if np.isinf(powers).any():
        return (
            f"exp({largest}) is more than 3.4 × 10³⁸, the largest float32: it becomes infinity. "
            "Infinity / infinity is nan, not a number, and nothing can be learned from it."
        )
    if np.isinf(total):
        return (
            "The sum of the powers is more than 3.4 × 10³⁸, the largest float32: all is divided by infinity."
        )
    if total == 0:
        return (
            f"Even exp({largest}) is less than the smallest float32: all powers become 0. "
            "0 / 0 is nan, not a number, and nothing can be learned from it."
        )
    if result.probabilities[label] == 0:
        return (
            "The right class's power is too small for float32: its probability becomes 0, "
            "and −ln 0 is infinity."
        )
    return (
        f"exp of each z / T, divided by the sum. The largest is exp({largest}); "
        "far larger ones overflow: try ±100."
    )


def gradient_in_words(value: float) -> str:
    """Write a gradient where there is little room: 0.22, 0.008 or, where that would be 0, ≈ 0."""
    text = number(value, 3) if abs(value) < 0.01 else scientific(value, 2)
    return "≈ 0" if text == "0" and value != 0 else text


def describe(result: Answer, label: int) -> str:
    """Say how probable the right class is, and what the loss is."""
    probability = scientific(float(result.probabilities[label]))
    return f"Right class {label}: probability {probability}, cross-entropy {scientific(result.loss)}"
