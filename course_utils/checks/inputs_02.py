"""The inputs with which the checks of lesson 02 try an answer: small, fixed, and telling mistakes apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def neurons() -> Iterator[tuple[np.ndarray, np.ndarray, int | float]]:
    """Yield pixels, weights and bias: sums above and below zero, and biases that decide."""
    yield np.array([3, 2, 1]), np.array([2, -2, 3]), 3
    right_bar = np.array([-1, 1, -1, 1])
    yield np.array([1, 0, 1, 0]), right_bar, -1
    yield np.array([0, 1, 0, 1]), right_bar, -1
    yield np.array([1, 1]), np.array([-2, 1]), 3
    rng = np.random.default_rng(1)
    yield rng.random(784), rng.normal(0, 0.1, 784), 5.5


def predictions() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield probabilities (N, classes) and labels (N,): right ones, wrong ones, one row alone."""
    rng = np.random.default_rng(7)
    yield rng.dirichlet(np.ones(4), size=7), np.array([0, 3, 1, 2, 2, 0, 1])
    yield np.array([[0.5, 0.5], [0.9, 0.1]]), np.array([0, 1])
    yield rng.dirichlet(np.ones(10), size=25), np.arange(25) * 7 % 10
    yield np.array([[0.2, 0.7, 0.1]]), np.array([1])


def batches() -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]]:
    """Yield weights, bias, pixels, labels and learning rate: two batches, and a single digit."""
    rng = np.random.default_rng(3)
    for n, pixels, rate in ((6, 5, 0.5), (11, 9, 0.2), (1, 4, 1.5)):
        weights, bias = rng.normal(size=(pixels, 10)), rng.normal(size=10)
        yield weights, bias, rng.random((n, pixels)), rng.integers(0, 10, n), rate
