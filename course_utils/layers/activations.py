"""The functions between the layers: ReLU and its relatives, and softmax.

The input has any shape, and the output the same. A ``..._backward`` function takes the gradient of the loss
for the output, of that shape too, then the arguments of the forward call; it returns the gradient for ``x``.
All raise TypeError or ValueError for an argument of the wrong type, range or shape.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from course_utils.layers._validate import as_float, as_gradient, as_number


def relu(x: Any) -> np.ndarray:
    """Replace negative numbers by 0: ``max(0, x)``.

    Glorot, Bordes and Bengio (2011), "Deep sparse rectifier neural networks".
    """
    return np.maximum(as_float(x, "x"), 0)


def relu_backward(gradient: Any, x: Any) -> np.ndarray:
    """Let the gradient through where ``x > 0``; at 0 itself, where the slope jumps, it counts as 0."""
    x, gradient = _pair(x, gradient)
    # Four times as quick as np.where; adding 0 turns the -0.0 that a product can give into 0.0.
    return gradient * (x > 0) + 0


def leaky_relu(x: Any, negative_slope: float = 0.2) -> np.ndarray:
    """Shrink negative numbers by ``negative_slope`` instead of replacing them; 0.2 is Keras's default.

    Maas, Hannun and Ng (2013), "Rectifier nonlinearities improve neural network acoustic models".
    """
    x = as_float(x, "x")
    return np.where(x > 0, x, x * as_number(negative_slope, "negative_slope", 0.2))


def leaky_relu_backward(gradient: Any, x: Any, negative_slope: float = 0.2) -> np.ndarray:
    """Let the gradient through where ``x > 0``, and ``negative_slope`` of it elsewhere."""
    x, gradient = _pair(x, gradient)
    return np.where(x > 0, gradient, gradient * as_number(negative_slope, "negative_slope", 0.2))


def sigmoid(x: Any) -> np.ndarray:
    """Squeeze every number into 0 to 1: ``1 / (1 + exp(-x))``.

    Goodfellow et al. (2016), "Deep Learning", equation 3.30.
    """
    x = as_float(x, "x")
    # Of a number up to zero, exp never overflows: below zero, 1 / (1 + exp(-x)) = exp(x) / (exp(x) + 1).
    power = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, power) / (1 + power)


def sigmoid_backward(gradient: Any, x: Any) -> np.ndarray:
    """Multiply the gradient by the slope ``s (1 - s)`` with ``s = sigmoid(x)``: at most a quarter."""
    x, gradient = _pair(x, gradient)
    s = sigmoid(x)
    return gradient * s * (1 - s)


def tanh(x: Any) -> np.ndarray:
    """Squeeze every number into -1 to 1: the hyperbolic tangent."""
    return np.tanh(as_float(x, "x"))


def tanh_backward(gradient: Any, x: Any) -> np.ndarray:
    """Multiply the gradient by the slope ``1 - tanh(x)²``: at most 1."""
    x, gradient = _pair(x, gradient)
    return gradient * (1 - np.tanh(x) ** 2)


def softmax(x: Any, axis: int = -1) -> np.ndarray:
    """Turn scores into probabilities along ``axis``: ``exp(x) / sum(exp(x))``, positive and summing to 1.

    The largest score is subtracted first. Numerator and denominator shrink by the same factor, so that the
    result stays the same, and exp cannot overflow.

    Goodfellow et al. (2016), "Deep Learning", equations 6.29 and 6.33.
    """
    x = as_float(x, "x")
    _check_axis(x, axis)
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def softmax_backward(gradient: Any, x: Any, axis: int = -1) -> np.ndarray:
    """Return ``p (gradient - sum(p gradient))``, ``p = softmax(x)``: each score moves every probability."""
    x, gradient = _pair(x, gradient)
    p = softmax(x, axis)
    return p * (gradient - (p * gradient).sum(axis=axis, keepdims=True))


def _pair(x: Any, gradient: Any) -> tuple[np.ndarray, np.ndarray]:
    array = as_float(x, "x")
    return array, as_gradient(gradient, array.shape, array.dtype)


def _check_axis(x: np.ndarray, axis: Any) -> None:
    try:
        if isinstance(axis, bool | np.bool_):
            raise TypeError
        axis = operator.index(axis)
    except TypeError:
        raise TypeError(f"axis is {axis!r}, expected a whole number; -1 is the last axis") from None
    if not -x.ndim <= axis < x.ndim:
        raise ValueError(
            f"axis is {axis}, expected {-x.ndim} to {x.ndim - 1}, because x has shape {x.shape}. "
            "-1 is the last axis"
            if x.ndim
            else f"x is the single number {x}, expected an array of scores: there is nothing to share among"
        )
    if x.shape[axis] == 0:
        raise ValueError(f"x has shape {x.shape}, expected at least one score along axis {axis}")
