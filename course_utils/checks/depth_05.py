"""Exercise 5.6: ten layers, and how much of the gradient arrives at each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils import layers
from course_utils.checks.framework import Refused, attempt
from course_utils.checks.predictions import as_array
from course_utils.checks.words import describe

DEPTH, UNITS, CLASSES = 10, 64, 10
SEEDS = (0, 1, 2)
ACTIVATIONS = {
    "linear": (lambda z: z, lambda gradient, z: gradient),
    "relu": (layers.relu, layers.relu_backward),
    "leaky_relu": (layers.leaky_relu, layers.leaky_relu_backward),
    "sigmoid": (layers.sigmoid, layers.sigmoid_backward),
    "tanh": (layers.tanh, layers.tanh_backward),
}


# What becomes too large is judged by what comes out, not told in warnings beside the verdict.
@np.errstate(over="ignore", invalid="ignore")
def gradient_sizes(draw: Callable[..., Any], activation: str, seed: int = 0) -> list[float]:
    """Measure the gradient that arrives at each of ten layers, from the first to the last.

    Parameters
    ----------
    draw : function
        ``draw(inputs, units, rng)`` returns first weights of shape (inputs, units).
    activation : str
        "relu", "leaky_relu", "sigmoid" or "tanh".
    seed : int
        Decides the inputs, the labels and the generator that ``draw`` is given.

    Returns
    -------
    list of 10 floats
        The root mean square of the gradient for each layer's sums, before the activation.

    Raises
    ------
    Refused
        If ``draw`` or ``activation`` is not what is expected.
    """
    if not isinstance(activation, str) or activation not in ACTIVATIONS:
        raise Refused(
            'activation should be "relu", "leaky_relu", "sigmoid" or "tanh", yours is '
            f"{describe(activation)}."
        )
    forward, backward = ACTIVATIONS[activation]
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(256, UNITS))
    labels = rng.integers(CLASSES, size=len(x))
    weights = [_drawn(draw, rng) for _ in range(DEPTH)]
    sums = []
    for W in weights:
        sums.append(x @ W)
        x = forward(sums[-1])
    # The last layer is the same for everybody, and no part of what is judged.
    last = rng.normal(0, UNITS**-0.5, (UNITS, CLASSES))
    gradient = layers.softmax_cross_entropy_backward(x @ last, labels) @ last.T
    sizes = []
    for z, W in zip(reversed(sums), reversed(weights), strict=True):
        gradient = backward(gradient, z)
        sizes.append(float(np.sqrt(np.mean(gradient**2))))
        gradient = gradient @ W.T
    return sizes[::-1]


def fault_of(draw: Callable[..., Any]) -> str:
    """Say what is wrong with how ``draw`` draws, whatever the gradients are; "" where nothing is.

    Raises
    ------
    Refused
        If it stops, or gives another shape than it was asked for.
    """
    rng = np.random.default_rng(0)
    first, second = _drawn(draw, rng), _drawn(draw, rng)
    if np.array_equal(first, second):
        return "draw gives the same weights each time: all layers begin alike. Draw from rng."
    if not np.array_equal(first, _drawn(draw, np.random.default_rng(0))):
        return "draw gives other weights in each run, from an rng that is the same. Draw from rng alone."
    _drawn(draw, rng, CLASSES)  # rows and columns are told apart where there are not as many
    return ""


def _drawn(draw: Callable[..., Any], rng: np.random.Generator, units: int = UNITS) -> np.ndarray:
    if not callable(draw):
        raise Refused(f"draw should be a function, yours is {describe(draw)}.")
    what, shape = f"draw({UNITS}, {units}, rng)", (UNITS, units)
    # Not by `call`: a copied generator would draw the same weights ten times.
    weights = attempt(lambda: draw(UNITS, units, rng), what)
    if weights is None:
        raise Refused(f"{what} gives None. Does your function return its result?")
    given, weights = weights, as_array(weights)
    if weights.dtype.kind not in "biuf":
        raise Refused(f"{what} should be an array of numbers, yours is {describe(given)}.")
    if weights.shape != shape:
        raise Refused(f"{what} should have shape {shape}, inputs first; yours has {weights.shape}.")
    if not np.isfinite(weights).all():
        raise Refused(f"{what} contains numbers that are not finite.")
    return weights.astype(float)
