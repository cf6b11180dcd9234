"""The inputs with which the checks of lesson 01 try an answer: small, fixed, and telling mistakes apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from course_utils.data import Digits

HALF = 10_000  # pictures, at most: enough for good templates, few enough for an answer within seconds


def byte_pictures() -> dict[str, np.ndarray]:
    """Return stacks of bytes: one with black and white, one in which no pixel is white."""
    rng = np.random.default_rng(1)
    dim = np.stack([rng.integers(0, limit, size=(5, 4), dtype=np.uint8) for limit in (60, 120, 200)])
    dim[:, 0, 0] = 59, 119, 199
    return {
        "four pixels": np.array([[[0, 51], [204, 255]]], dtype=np.uint8),
        "three dim pictures": dim,
    }


def graded_papers() -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
    """Yield labels, answers and the number of classes; every class occurs among the labels.

    First come papers in which every answer is given, then papers with a gap in the middle and at the end: a
    function that counts answers must not take those for fewer classes.
    """
    yield np.array([0, 0, 1, 1, 1, 2, 2]), np.array([0, 1, 1, 1, 0, 2, 0]), 3
    rng = np.random.default_rng(2)
    labels = np.repeat(np.arange(10), 3 * np.arange(10) + 4)
    answers = np.where(rng.random(len(labels)) < 0.6, labels, rng.integers(0, 10, len(labels)))
    answers[labels == 4] = 7  # a class that is never recognised
    answers[0] = 4
    order = rng.permutation(len(labels))
    labels, answers = labels[order].astype(np.uint8), answers[order]
    yield labels, answers, 10
    yield np.array([0, 0, 1, 1, 1, 2, 3, 3]), np.array([0, 1, 1, 3, 1, 0, 3, 3]), 4
    yield labels, np.where(answers == 9, 8, answers), 10


def small_pictures() -> tuple[np.ndarray, np.ndarray]:
    """Return 37 pictures of 6 x 5 bytes and their labels, uneven in number, each digit at least twice."""
    rng = np.random.default_rng(3)
    labels = np.concatenate([np.repeat(np.arange(10), 2), rng.integers(0, 10, 17)])
    images = rng.integers(0, 256, size=(len(labels), 6, 5), dtype=np.uint8)
    return images, labels.astype(np.uint8)


def halves(digits: Digits) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Split the training digits: one half to make templates from, another to judge them; scaled to [0, 1]."""
    n = min(HALF, len(digits.x_train) // 2)
    x = digits.x_train[: 2 * n].astype(np.float32) / 255
    return x[:n], digits.y_train[:n], x[n:], digits.y_train[n : 2 * n]
