"""The inputs with which the checks of lesson 04 try an answer: small, fixed, and telling mistakes apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

NUMBERS = np.array([[2, 7, -1, -3], [0, -1, -5, -3], [1, 4, 3, 1], [5, 2, 8, 0]])  # exercise 4.1


class Pool(NamedTuple):
    """Maps (h, w, c), or one map (h, w), and how they are pooled; a stride of None is the size."""

    x: np.ndarray
    size: int
    stride: int | None

    @property
    def step(self) -> int:
        """The stride in pixels."""
        return self.size if self.stride is None else self.stride


class Way(NamedTuple):
    """One map (h, w), the slopes that arrive for its windows, and how it was pooled."""

    gradient: np.ndarray
    x: np.ndarray
    size: int
    stride: int | None

    @property
    def step(self) -> int:
        """The stride in pixels."""
        return self.size if self.stride is None else self.stride


def pools() -> Iterator[Pool]:
    """Yield sizes that fit and that do not, overlaps, gaps, maps of nothing but negative numbers."""
    rng = np.random.default_rng(0)
    yield Pool(NUMBERS[..., np.newaxis], 2, None)
    yield Pool(rng.integers(-9, 10, (6, 8, 2)), 2, None)
    yield Pool(rng.normal(size=(7, 9, 3)), 2, None)
    yield Pool(rng.normal(size=(9, 7, 2)), 3, 2)
    yield Pool(rng.normal(size=(8, 11, 1)), 2, 3)
    yield Pool(rng.normal(size=(5, 6, 4)), 3, 1)
    yield Pool(-rng.random((6, 9, 2)) - 1, 3, None)


def means() -> Iterator[tuple[np.ndarray, int]]:
    """Yield one map and a size: a lone row, zeros in the map; nothing, one row and two rows lacking."""
    rng = np.random.default_rng(1)
    yield np.array([[2, 4, 6]]), 2
    yield np.array([[4, 0, 2], [0, 0, 6]]), 2
    for shape, size in (((5, 7), 2), ((4, 6), 2), ((7, 8), 3), ((5, 9), 4)):
        yield rng.integers(1, 10, shape), size


def ways() -> Iterator[Way]:
    """Yield the way back: all winners clear, ties, nothing above 0, numbers that win twice, gaps."""
    rng = np.random.default_rng(2)
    yield Way(np.array([[8.0, 4], [-4, 12]]), NUMBERS, 2, None)
    ties = np.array([[1, 2, 0, 0], [2, 2, 0, 0], [3, 1, 4, 4], [1, 3, 4, 4]])
    yield Way(np.array([[1.5, 2.5], [-3.5, 4.5]]), ties, 2, None)
    yield Way(np.array([[3.0]]), np.array([[1, 5], [5, 2]]), 2, None)
    yield Way(np.array([[2.0, -5.0]]), np.array([[-4, -1, -8, -7], [-6, -2, -5, -9]]), 2, None)
    for shape, size, stride in (((5, 7), 2, None), ((5, 6), 3, 1), ((7, 9), 3, 2), ((8, 7), 2, 3)):
        places = [(n - size) // (stride or size) + 1 for n in shape]
        yield Way(
            rng.normal(size=places).round(2), rng.permutation(np.prod(shape)).reshape(shape), size, stride
        )
