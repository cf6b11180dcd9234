"""The functions between the layers: ReLU and its relatives, and softmax."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_float


def relu(x: Any) -> np.ndarray:
    """Replace negative numbers by 0: ``max(0, x)``, for an array of any shape."""
    return np.maximum(as_float(x, "x"), 0)


def sigmoid(x: Any) -> np.ndarray:
    """Squeeze every number into 0 to 1: ``1 / (1 + exp(-x))``, for an array of any shape."""
    x = as_float(x, "x")
    # exp of a large number overflows; of a number below zero it never does.
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


def tanh(x: Any) -> np.ndarray:
    """Squeeze every number into -1 to 1: the hyperbolic tangent, for an array of any shape."""
    return np.tanh(as_float(x, "x"))


def softmax(x: Any, axis: int = -1) -> np.ndarray:
    """Turn scores into probabilities along ``axis``: positive, and they sum to 1.

    The largest score is subtracted first. The result is the same, as numerator and denominator shrink by the
    same factor, and exp cannot overflow.
    """
    x = as_float(x, "x")
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)
