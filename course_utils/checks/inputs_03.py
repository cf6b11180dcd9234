"""The inputs with which the checks of lesson 03 try an answer: small, fixed, and telling mistakes apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np


class Window(NamedTuple):
    """One place of a convolution: a picture (h, w, c), a kernel (kh, kw, c), a bias, and where to look."""

    x: np.ndarray
    kernel: np.ndarray
    bias: float
    row: int
    column: int


class Slide(NamedTuple):
    """A picture (h, w), a kernel (kh, kw), a bias and a stride."""

    x: np.ndarray
    kernel: np.ndarray
    bias: float
    stride: int


def windows() -> Iterator[Window]:
    """Yield places off the diagonal, of one to four channels, with kernels that are not square.

    The first meets most mistakes. With whole numbers, some of them would give the same.
    """
    rng = np.random.default_rng(0)
    first = rng.normal(0, 5, (4, 5, 2)).round(2)
    yield Window(first, np.stack([[[-1, 0], [2, 3]], [[3, -2], [-4, 1]]], axis=-1), 100, 1, 2)
    for shape, size, bias, row, column in (
        ((6, 6, 1), (3, 3), -4.5, 2, 1),
        ((7, 8, 3), (2, 3), 1.5, 3, 4),
        ((9, 9, 4), (5, 3), -2.5, 0, 3),
    ):
        yield Window(rng.normal(size=shape), rng.normal(size=(*size, shape[2])), bias, row, column)


def sizes() -> Iterator[tuple[int, int, int, str]]:
    """Yield pixels, kernel, stride and padding: steps that fit, by half and by most, even and odd kernels."""
    for n, k, stride in ((28, 3, 1), (30, 12, 4), (28, 3, 2), (7, 7, 3), (28, 5, 1), (10, 3, 4)):
        yield n, k, stride, "valid"
    for n, k, stride in ((28, 3, 1), (28, 3, 2), (28, 3, 3), (9, 4, 1), (9, 2, 1), (10, 4, 4)):
        yield n, k, stride, "same"
    yield from ((5, 1, 3, "valid"), (6, 1, 5, "same"), (1, 1, 1, "valid"))


def drawn_seven() -> np.ndarray:
    """Return a 7 of 14 x 14 pixels, drawn by arithmetic: the same with and without MNIST."""
    image = np.zeros((14, 14))
    image[2:4, 2:11] = 1
    for row in range(4, 12):
        right = 10 - (row - 3) // 2
        image[row, right - 2 : right + 1] = (0.5, 1, 1)
    return image


def slides() -> Iterator[Slide]:
    """Yield a drawn 7, then small pictures that are not square, with strides that fit and that do not."""
    rng = np.random.default_rng(1)
    # Its last row does not sum to 0: else @ in place of * would give zeros, as many a loop does.
    yield Slide(drawn_seven(), np.array([[-1, 0, 1], [-2, 0, 2], [-3, 0, 4]]), 0, 1)
    yield Slide(rng.integers(0, 9, (6, 9)), rng.integers(-3, 4, (2, 3)), 0, 1)
    yield Slide(rng.integers(0, 9, (7, 10)), np.array([[1, 2, 4], [-3, 5, 0], [2, -6, 7]]), 0, 2)
    yield Slide(rng.normal(size=(8, 11)), rng.normal(size=(3, 2)), -1.5, 3)
    yield Slide(rng.normal(size=(5, 5)), rng.normal(size=(5, 5)), 2.5, 1)


def paddings() -> Iterator[tuple[np.ndarray, int, int]]:
    """Yield picture, kernel and stride: sides that are whole steps, and a little or much more than that.

    The last needs no padding at all, since its windows leave gaps.
    """
    rng = np.random.default_rng(2)
    for shape, k, stride in (
        ((4, 4), 3, 1),
        ((4, 6), 2, 1),
        ((6, 8), 5, 3),
        ((5, 6), 3, 2),
        ((7, 10), 4, 3),
        ((6, 8), 1, 2),
    ):
        yield rng.integers(1, 10, shape), k, stride
