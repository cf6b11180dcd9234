"""Exercise 3.6: pictures with a frame and a solid square, and where a kernel answers most strongly."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from course_utils.checks.framework import Refused
from course_utils.checks.predictions import as_array
from course_utils.checks.words import describe
from course_utils.layers import conv2d
from course_utils.plots import Picture, show_feature_maps

SIDE = 28  # pixels of a picture
LARGEST = 9  # pixels of a kernel's side
SOLID = 0.95  # brighter than any frame
LOOSE = 2  # pixels by which the strongest answer may miss a corner: kernels differ in where their middle lies


class Frames(NamedTuple):
    """Pictures with a frame and a solid square: (N, 28, 28), and where things lie in them.

    ``corners`` has shape (N, 4, 2): row and column of each frame's corners in the order of ``CORNERS``.
    """

    pictures: np.ndarray
    corners: np.ndarray


CORNERS = ("upper right", "upper left", "lower left", "lower right")


def frames(count: int = 60, seed: int = 0) -> Frames:
    """Draw pictures with a frame, two pixels thick, a solid square beside it, and a little noise.

    Parameters
    ----------
    count : int
        How many.
    seed : int
        The same seed gives the same pictures.
    """
    rng = np.random.default_rng(seed)
    pictures = rng.uniform(0, 0.1, (count, SIDE, SIDE)).astype(np.float32)
    corners = np.zeros((count, 4, 2), dtype=int)
    for picture, own in zip(pictures, corners, strict=True):
        height, width = rng.integers(8, 13, 2)
        top = rng.integers(2, SIDE - 1 - height)
        size = rng.integers(5, 8)
        above = rng.integers(2, SIDE - 1 - size)
        # The frame takes one half of the picture, the square the other.
        if rng.random() < 0.5:
            left, beside = rng.integers(2, 16 - width), rng.integers(18, SIDE - 1 - size)
        else:
            left, beside = rng.integers(12, SIDE - 1 - width), rng.integers(2, 11 - size)
        picture[top : top + height, left : left + width] += rng.uniform(0.5, 0.8)
        picture[top + 2 : top + height - 2, left + 2 : left + width - 2] = rng.uniform(0, 0.1)
        picture[above : above + size, beside : beside + size] = 1
        bottom, right = top + height - 1, left + width - 1
        own[:] = (top, right), (top, left), (bottom, left), (bottom, right)
    return Frames(pictures, corners)


def as_kernel(answer: Any) -> np.ndarray:
    """Return ``answer`` as a kernel whose largest number is 1 or -1, or refuse what is none.

    How large its numbers are changes nothing about where it answers most strongly.
    """
    kernel = as_array(answer)
    if kernel.dtype.kind == "U":
        raise Refused("corner is still text. drawn(...) makes a kernel of it.")
    if kernel.size == 0 or kernel.dtype.kind not in "biuf":
        raise Refused(f"corner should be an array of numbers, yours is {describe(answer)}.")
    if kernel.ndim != 2 or not 2 <= min(kernel.shape) <= max(kernel.shape) <= LARGEST:
        raise Refused(
            f"corner has shape {kernel.shape}, expected (kh, kw): from 2 x 2 to {LARGEST} x {LARGEST}."
        )
    if not np.isfinite(kernel).all():
        raise Refused("corner contains nan or infinity.")
    return kernel.astype(float) / (np.abs(kernel.astype(float)).max() or 1)


def strongest(kernel: np.ndarray, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return, for each picture, the place (row, column) of the strongest answer, and the pixel there."""
    maps = _answers(kernel, pictures)
    flat = maps.reshape(len(maps), -1).argmax(axis=1)
    places = np.stack(np.divmod(flat, maps.shape[2]), axis=1)
    return places, pictures[np.arange(len(pictures)), places[:, 0], places[:, 1]]


def _answers(kernel: np.ndarray, pictures: np.ndarray) -> np.ndarray:
    return conv2d(pictures[..., np.newaxis], kernel[..., np.newaxis, np.newaxis], padding="same")[..., 0]


def found(kernel: np.ndarray, pictures: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Tell, for each picture, whether the strongest answer lies at ``wanted``, shape (N, 2)."""
    places, _ = strongest(kernel, pictures)
    return np.abs(places - wanted).max(axis=1) <= LOOSE


def misses(kernel: np.ndarray, pictures: np.ndarray, hits: np.ndarray) -> Picture:
    """Draw three pictures whose corner was missed, and what the kernel answers to them."""
    missed = pictures[~hits][:3]
    panels = {f"picture {i}": picture for i, picture in enumerate(missed, start=1)}
    panels |= {f"your answers to {i}": values for i, values in enumerate(_answers(kernel, missed), start=1)}
    return show_feature_maps(panels, columns=len(missed), title="Missed: where is your map darkest blue?")
