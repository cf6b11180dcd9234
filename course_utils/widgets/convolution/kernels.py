"""The kernels that ConvolutionExplorer offers by name: made by hand, or learned by the shipped network."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils import pretrained
from course_utils.widgets.shared.cells import MOST
from course_utils.widgets.shared.kit import one_of

OWN = "your own"  # what a kernel is called that is none of these
LARGEST = 1e6  # of a kernel's numbers: sums of many larger ones may overflow, and cannot be read

VERTICAL = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])  # brighter on the right
HORIZONTAL = VERTICAL.T  # brighter below
BY_HAND = {
    "identity": np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
    "vertical edge": VERTICAL,
    "vertical edge (reversed)": -VERTICAL,
    "horizontal edge": HORIZONTAL,
    "horizontal edge (reversed)": -HORIZONTAL,
    "diagonal": np.array([[0, 1, 1], [-1, 0, 1], [-1, -1, 0]]),
    "blur": np.ones((3, 3)) / 9,
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "emboss": np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]),
    "Laplacian": np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
}


def presets(channels: int) -> dict[str, np.ndarray]:
    """Return all named kernels for images of so many channels: arrays (kh, kw, channels), float64.

    Those made by hand are the same in every channel. Those the network learned are there for images with as
    many channels as one of its convolutions takes: 1 for its first layer, 8 for its second.
    """
    kernels = {
        name: np.repeat(kernel[..., np.newaxis].astype(float), channels, axis=2)
        for name, kernel in BY_HAND.items()
    }
    for layer in ("conv_1", "conv_2"):
        learned = pretrained.load_weights("tiny_cnn")[layer][0].astype(float)
        if learned.shape[2] == channels:
            kernels |= {f"learned {n + 1}": learned[..., n] for n in range(learned.shape[3])}
    return kernels


def as_kernel(value: Any, channels: int, named: dict[str, np.ndarray]) -> np.ndarray:
    """Return a kernel's name, or its numbers, as an array (kh, kw, channels), float64.

    Raises
    ------
    TypeError, ValueError
        If the name is unknown, or the numbers have another shape, are more than 7 by 7, are no numbers, or
        are larger than a million.
    """
    if isinstance(value, str):
        return named[one_of(value, "kernel", list(named))]
    try:
        kernel = np.asarray(value)
    except ValueError as error:
        raise ValueError("kernel has rows of different lengths, expected a rectangle of numbers") from error
    if kernel.dtype.kind not in "buif":
        raise TypeError(
            f"kernel has dtype {kernel.dtype}, expected numbers, or the name of a kernel such as 'blur'"
        )
    shape = kernel.shape
    if kernel.ndim == 2:
        kernel = np.repeat(kernel[..., np.newaxis], channels, axis=2)
    if kernel.ndim != 3 or 0 in shape or kernel.shape[2] != channels:
        expected = "(kh, kw)" if channels == 1 else f"(kh, kw) or (kh, kw, {channels})"
        fix = "One row needs two pairs of brackets: [[-1, 0, 1]]"
        if kernel.ndim == 4:
            fix = "The explorer shows one kernel of a layer: kernel[..., 0]"
        elif kernel.ndim == 3:
            fix = f"A kernel is as deep as the images: {channels} channel{'s' if channels > 1 else ''}"
        raise ValueError(f"kernel has shape {shape}, expected {expected}. {fix}")
    if max(kernel.shape[:2]) > MOST:
        raise ValueError(
            f"kernel has shape {shape}, expected at most {MOST} x {MOST}: more numbers cannot be read"
        )
    kernel = kernel.astype(float)
    if not np.isfinite(kernel).all():
        raise ValueError("kernel holds nan or infinity, expected numbers that can be added up")
    largest = np.abs(kernel).max()
    if largest > LARGEST:
        raise ValueError(
            f"kernel holds a number of size {largest:g}, expected at most {LARGEST:,.0f}. Divide it by its "
            "largest: kernel / np.abs(kernel).max()"
        )
    return kernel


def name_of(kernel: np.ndarray, named: dict[str, np.ndarray]) -> str:
    """Return the name of a kernel (kh, kw, channels), or "your own"."""
    return next((name for name, array in named.items() if np.array_equal(array, kernel)), OWN)
