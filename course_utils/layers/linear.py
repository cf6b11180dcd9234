"""The dense layer: every output is a dot product with all inputs."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_bias, as_float, as_rows


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
    Goodfellow et al. (2016), "Deep Learning", section 6.1; the weights are stored as Keras stores them.
    """
    x, weights = as_rows(x, "x", "inputs"), _as_weights(weights)
    _check_inputs(x, weights)
    return x @ weights + as_bias(bias, weights.shape[1], weights.dtype, per="unit")


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


def _as_weights(value: Any) -> np.ndarray:
    weights = as_float(value, "weights")
    if weights.ndim != 2 or 0 in weights.shape:
        fix = " One unit? Make it a column: weights[:, np.newaxis]" if weights.ndim == 1 else ""
        raise ValueError(f"weights has shape {weights.shape}, expected (inputs, units).{fix}")
    return weights


def _check_inputs(x: np.ndarray, weights: np.ndarray) -> None:
    if x.shape[1] != weights.shape[0]:
        turned = " Is it transposed? Use weights.T" if x.shape[1] == weights.shape[1] else ""
        raise ValueError(
            f"weights has shape {weights.shape}, expected ({x.shape[1]}, units), because x has shape "
            f"{x.shape}.{turned}"
        )
