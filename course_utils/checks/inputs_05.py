"""The inputs with which the checks of lesson 05 try an answer: small, fixed, and telling mistakes apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

BEYOND_A_LOGARITHM = 800  # e to the −746 is 0 in float64: no probability can say that a loss is larger


class TwoLayers(NamedTuple):
    """Weights (inputs, hidden) and (hidden, outputs), with a bias for each."""

    W1: np.ndarray
    b1: np.ndarray
    W2: np.ndarray
    b2: np.ndarray


def sums() -> Iterator[np.ndarray]:
    """Yield sums before ReLU: the one of the notebook, small and large ones, two axes, 0 itself."""
    yield np.array([-2.0, 0.5, 3.0])
    yield np.array([[-0.5, 0.25, 100.0], [1.5, -40.0, 0.75]])
    yield np.array([0.0, 2.0, -1.0])


def two_layers() -> Iterator[TwoLayers]:
    """Yield square layers, where no shape stops a wrong order before it is named; the notebook's; others."""
    rng = np.random.default_rng(0)
    yield _drawn_layers(rng, 3, 3, 3)
    yield TwoLayers(np.array([[1, 0], [1, -1]]), np.array([0, 5]), np.array([[2], [1]]), np.array([-3]))
    yield _drawn_layers(rng, 6, 4, 2)
    yield _drawn_layers(rng, 2, 5, 3)


def _drawn_layers(rng: np.random.Generator, inputs: int, hidden: int, outputs: int) -> TwoLayers:
    return TwoLayers(
        rng.normal(size=(inputs, hidden)),
        rng.normal(size=hidden),
        rng.normal(size=(hidden, outputs)),
        rng.normal(size=outputs),
    )


def scores() -> Iterator[np.ndarray]:
    """Yield logits (N, classes): not square, square, far apart within a batch, and too large for exp."""
    yield np.array([[2.0, 0.0, -1.0], [0.5, 1.5, 0.25]])
    yield np.random.default_rng(1).normal(0, 2, (4, 4))
    yield np.array([[1000.0, 998.0, 0.0], [2.0, 1.0, 0.0]])
    yield np.array([[-1000.0, -1001.0], [3.0, 1.0]])
    # Far from their mean and from their median, too.
    yield np.array([[0.0, 30_000.0, 29_999.0], [0.0, -3000.0, 1.0], [0.0, 2.0, 9000.0]])


def answers() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield logits (N, classes) and labels (N,): several digits, one, as many as classes, very sure ones."""
    rng = np.random.default_rng(2)
    # Not the one digit first: with label 0, many a mistake makes no difference that could name it.
    yield rng.normal(0, 2, (5, 3)), np.array([2, 0, 1, 1, 0])
    yield np.array([[2.0, 0.0]]), np.array([0])
    yield rng.normal(0, 2, (4, 4)), np.array([1, 1, 3, 0])
    yield np.array([[1000.0, 0.0, 1.0], [0.0, 2.0, 1.0]]), np.array([1, 1])


def debugged() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield logits and labels: mild ones first, then rows on different levels, then two sure mistakes."""
    rng = np.random.default_rng(3)
    yield rng.normal(0, 1, (3, 4)), np.array([0, 3, 1])
    yield rng.normal(0, 1, (3, 3)) + np.array([[0.0], [2.0], [-3.0]]), np.array([1, 0, 2])
    yield np.array([[0.0, 2000.0], [1.0, 0.0], [900.0, 0.0]]), np.array([0, 0, 1])
    yield np.array([[0.5, 0.0, -1.0], [5000.0, 5001.0, 4999.0]]), np.array([0, 1])
