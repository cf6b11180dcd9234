"""What exercise 2.6 asks of a learner's ``prepare`` and network before their accuracy counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.checks.framework import Refused, call
from course_utils.checks.words import describe


def prepared(prepare: Callable[..., Any], images: np.ndarray) -> np.ndarray:
    """Return what the learner's ``prepare`` makes of ``images``, or refuse what is no row per image."""
    x = call(prepare, images)
    if not isinstance(x, np.ndarray) or x.dtype.kind not in "fiub":
        raise Refused(f"prepare should return an array of numbers, yours is {describe(x)}.")
    if x.ndim != 2 or len(x) != len(images):
        raise Refused(f"prepare gives shape {x.shape} for {len(images)} images, expected one row per image.")
    if not np.isfinite(x).all():
        raise Refused("prepare gives nan or infinity: look for a division by 0.")
    return x


def read(network: Any, x: np.ndarray) -> np.ndarray:
    """Return the learner's network's probabilities for ``x``, or refuse what are none."""
    takes = getattr(network, "input_shape", None)
    if isinstance(takes, tuple) and len(takes) == 2 and takes[1] not in (None, x.shape[1]):
        raise Refused(
            f"prepare gives rows of {x.shape[1]} numbers, and the network takes {takes[1]}. Both must agree."
        )
    try:
        probabilities = np.asarray(network.predict(x, verbose=0))
    except Exception as error:
        first = (str(error).strip() or "no message").splitlines()[0][:160]
        raise Refused(f"predict(prepare(images)) stopped with {type(error).__name__}: {first}") from error
    if probabilities.shape != (len(x), 10):
        raise Refused(
            f"the network gives shape {probabilities.shape} for {len(x)} images, expected ({len(x)}, 10): "
            "one probability per digit. How many neurons has the last layer?"
        )
    if not np.isfinite(probabilities).all():
        raise Refused("the network gives nan: its training went astray. Smaller steps, and scaled pixels?")
    if probabilities.min() < 0 or not np.allclose(probabilities.sum(axis=1), 1, atol=1e-3):
        raise Refused("the ten numbers do not sum to 1: they are no probabilities. Is softmax missing?")
    return probabilities
