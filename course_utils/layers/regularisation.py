"""Dropout: hide random units while training, so that none becomes indispensable."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import as_float, as_gradient, as_number, described


def dropout(x: Any, rate: float, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Set each number to 0 with probability ``rate``, and enlarge the others to keep the expected sum.

    For training only. Because the kept numbers are enlarged here ("inverted" dropout), nothing has to be
    done when the network predicts.

    Parameters
    ----------
    x : array of any shape
    rate : float
        From 0 (keep all) to below 1.
    generator : numpy.random.Generator
        Draws which numbers go; ``np.random.default_rng(seed)`` draws the same ones for the same seed.

    Returns
    -------
    output : array of the shape of x
        ``x * mask``.
    mask : array of the shape of x
        0 where a number was dropped, ``1 / (1 - rate)`` where it stayed.

    Raises
    ------
    TypeError, ValueError
        If ``x`` does not hold numbers, ``rate`` is out of range, or ``generator`` is none.

    Notes
    -----
    Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from overfitting", section 10.
    """
    x, rate = as_float(x, "x"), as_rate(rate)
    if not isinstance(generator, np.random.Generator):
        raise TypeError(
            f"generator is {described(generator)}, expected a Generator such as np.random.default_rng(0)"
        )
    kept = generator.random(x.shape, dtype=np.float32) >= rate
    mask = kept.astype(x.dtype) / (1 - rate)
    return x * mask, mask


def dropout_backward(gradient: Any, mask: Any) -> np.ndarray:
    """Return the gradient of the loss for ``x``: what was dropped gets none, the rest is enlarged alike.

    Parameters
    ----------
    gradient, mask : arrays of the shape of x
        The gradient for the output, and the mask that :func:`dropout` returned.

    Raises
    ------
    TypeError, ValueError
        If they do not hold numbers, or their shapes differ.
    """
    mask = as_float(mask, "mask")
    return as_gradient(gradient, mask.shape, mask.dtype) * mask


def as_rate(value: Any) -> float:
    """Return ``value`` as a float from 0 to below 1.

    Raises
    ------
    TypeError, ValueError
        If it is no number, or out of range.
    """
    rate = as_number(value, "rate", 0.5)
    if not 0 <= rate < 1:
        fix = ". In per cent? Divide by 100" if 1 < rate < 100 else ""
        raise ValueError(f"rate is {rate:g}, expected 0 to below 1: the share to drop{fix}")
    return rate
