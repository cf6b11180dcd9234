"""Cross-entropy: how surprised the network is by the right answer."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_labels, as_rows
from course_utils.layers.activations import softmax

SMALLEST = 1e-7  # log(0) is minus infinity; Keras stops at the same place


def cross_entropy(probabilities: Any, labels: Any) -> float:
    """Return the mean of ``-log(probability of the right class)``, in nats.

    Parameters
    ----------
    probabilities : array of shape (N, classes)
        As :func:`softmax` returns them: from 0 to 1, and every row sums to 1. Below 1e-7 one counts as 1e-7,
        and above 1, where it was rounded, as 1.
    labels : whole numbers of shape (N,)
        The right class of each row, from 0.

    Returns
    -------
    float
        From 0, for certainty about every right answer, to 16.1; ``log(classes)`` for blind guessing.

    Raises
    ------
    TypeError, ValueError
        If the batch is empty, the rows are no probabilities, or a label is not one of the classes.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", equation 6.12.
    """
    probabilities, labels = _prepare(probabilities, "probabilities", labels)
    _check_probabilities(probabilities)
    right = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.clip(right, SMALLEST, 1)).mean(dtype=np.float64))


def cross_entropy_backward(probabilities: Any, labels: Any) -> np.ndarray:
    """Return the gradient for ``probabilities``: ``-1 / (N p)`` for the right class, 0 for the others.

    Where ``p`` is below 1e-7, :func:`cross_entropy` is flat and the gradient 0: an answer that is wrong with
    certainty teaches nothing. :func:`softmax_cross_entropy_backward` has no such hole.

    Parameters, errors and source are those of :func:`cross_entropy`.

    Returns
    -------
    array of shape (N, classes)
    """
    probabilities, labels = _prepare(probabilities, "probabilities", labels)
    _check_probabilities(probabilities)
    right = (np.arange(len(labels)), labels)
    p = probabilities[right]
    gradient = np.zeros_like(probabilities)
    gradient[right] = np.where(p > SMALLEST, -1 / (len(labels) * np.maximum(p, SMALLEST)), 0)
    return gradient


def softmax_cross_entropy(logits: Any, labels: Any) -> float:
    """Return the cross-entropy of ``softmax(logits)`` without ever taking the logarithm of 0.

    Parameters
    ----------
    logits : array of shape (N, classes)
        The scores before softmax, any real numbers.
    labels : whole numbers of shape (N,)
        The right class of each row, from 0.

    Returns
    -------
    float
        The mean of ``log(sum(exp(logits))) - logit of the right class``, in nats.

    Raises
    ------
    TypeError, ValueError
        If the batch is empty, or a label is not one of the classes.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", equation 6.30.
    """
    logits, labels = _prepare(logits, "logits", labels)
    # The largest becomes 0: exp cannot overflow, and the sum is at least 1.
    shifted = logits - logits.max(axis=1, keepdims=True)
    right = shifted[np.arange(len(labels)), labels]
    return float((np.log(np.exp(shifted).sum(axis=1)) - right).mean(dtype=np.float64))


def softmax_cross_entropy_backward(logits: Any, labels: Any) -> np.ndarray:
    """Return the gradient for ``logits``: ``(softmax(logits) - one_hot(labels)) / N``.

    Softmax and logarithm undo each other, and what remains is the plain difference between what was said and
    what was right. Parameters, errors and source are those of :func:`softmax_cross_entropy`.

    Returns
    -------
    array of shape (N, classes)
    """
    logits, labels = _prepare(logits, "logits", labels)
    gradient = softmax(logits)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)


def _prepare(scores: Any, name: str, labels: Any) -> tuple[np.ndarray, np.ndarray]:
    rows = as_rows(scores, name, "classes")
    if len(rows) == 0:
        raise ValueError(f"{name} has shape {rows.shape}, expected at least one row: no rows have no mean")
    return rows, as_labels(labels, *rows.shape)


def _check_probabilities(rows: np.ndarray) -> None:
    if np.isnan(rows).any():
        raise ValueError("probabilities contains nan, expected 0 to 1. Did the training before it diverge?")
    if rows.min() < 0 or rows.max() > 1 + 1e-3:
        raise ValueError(
            f"probabilities goes from {rows.min():.4g} to {rows.max():.4g}, expected 0 to 1. "
            "Are these logits? Then use softmax first, or softmax_cross_entropy"
        )
    sums = rows.sum(axis=1)
    worst = int(np.abs(sums - 1).argmax())
    if abs(sums[worst] - 1) > 1e-3:
        raise ValueError(
            f"probabilities[{worst}] sums to {sums[worst]:.4g}, expected 1. "
            "Was softmax taken along the classes (axis=-1)?"
        )
