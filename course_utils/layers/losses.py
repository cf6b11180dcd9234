"""Cross-entropy: how surprised the network is by the right answer."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_rows

SMALLEST = 1e-7  # log(0) is minus infinity; Keras clips at the same place


def cross_entropy(probabilities: Any, labels: Any) -> float:
    """Return the mean of ``-log(probability of the right class)``, in nats.

    Parameters
    ----------
    probabilities : array of shape (N, classes)
        Each row sums to 1, as :func:`softmax` returns them.
    labels : whole numbers of shape (N,)
        The right class of each row, from 0.
    """
    probabilities = as_rows(probabilities, "probabilities", "classes")
    labels = np.asarray(labels)
    right = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(right, SMALLEST)).mean())
