"""The dense layer, where every output is a dot product with all inputs, and the flattening before it."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_bias, as_float, as_gradient, as_rows


def dense(x: Any, weights: Any, bias: Any = None) -> np.ndarray:
    """Compute ``x @ weights + bias``: one dot product per row and unit.

    Parameters
    ----------
    x : array of shape (N, inputs)
    weights : array of shape (inputs, units)
    bias : array of shape (units,), optional

    Returns
    -------
    array of shape (N, units)

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or shape.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", section 6.1; the weights lie as Keras stores them.
    """
    x, weights = _prepare(x, weights)
    return x @ weights + as_bias(bias, weights.shape[1], x.dtype, per="unit")


def dense_backward(gradient: Any, x: Any, weights: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gradients of the loss for ``x``, ``weights`` and ``bias``, from that for the output.

    Parameters
    ----------
    gradient : array of shape (N, units)
        The loss's slope for each number that :func:`dense` returned.
    x, weights
        As they were given to :func:`dense`.

    Returns
    -------
    dx, dweights, dbias : arrays of the shapes of x, weights and bias

    Raises
    ------
    TypeError, ValueError
        As :func:`dense` does, or if ``gradient`` does not have the output's shape.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", algorithm 6.4.
    """
    x, weights = _prepare(x, weights)
    gradient = as_gradient(gradient, (len(x), weights.shape[1]), x.dtype)
    return gradient @ weights.T, x.T @ gradient, gradient.sum(axis=0)


def flatten(x: Any) -> np.ndarray:
    """Write each example as one row: ``(N, ...)`` becomes ``(N, product of the rest)``, a copy.

    Raises
    ------
    TypeError, ValueError
        If ``x`` does not hold numbers, or has no axis for the batch.
    """
    x = as_float(x, "x")
    if x.ndim == 0:
        raise ValueError(f"x is the single number {x}, expected an array of shape (N, ...)")
    return x.reshape(len(x), int(np.prod(x.shape[1:]))).copy()


def flatten_backward(gradient: Any, x: Any) -> np.ndarray:
    """Return the gradient of the loss for ``x``: the same numbers, in the shape of ``x`` again.

    Raises
    ------
    TypeError, ValueError
        As :func:`flatten` does, or if ``gradient`` does not have the output's shape.
    """
    x = as_float(x, "x")
    return as_gradient(gradient, flatten(x).shape, x.dtype).reshape(x.shape).copy()


def _prepare(x: Any, weights: Any) -> tuple[np.ndarray, np.ndarray]:
    rows = as_rows(x, "x", "inputs")
    matrix = as_float(weights, "weights", rows.dtype)
    if matrix.ndim != 2 or matrix.shape[1] == 0:
        fix = " One unit? Make it a column: weights[:, np.newaxis]" if matrix.ndim == 1 else ""
        raise ValueError(f"weights has shape {matrix.shape}, expected (inputs, units).{fix}")
    if rows.shape[1] != matrix.shape[0]:
        fix = " Is it transposed? Use weights.T" if rows.shape[1] == matrix.shape[1] else ""
        raise ValueError(
            f"weights has shape {matrix.shape}, expected ({rows.shape[1]}, units), because x has shape "
            f"{rows.shape}.{fix}"
        )
    return rows, matrix
