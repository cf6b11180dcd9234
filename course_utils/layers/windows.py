"""Where a window can stand on an image: output sizes, padding, and views of what it sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from course_utils.layers._validate import as_count, check_padding

NUMBERS_AT_ONCE = 2**18  # one megabyte in float32


def output_size(size: int, window: int, stride: int = 1, padding: str = "valid") -> int:
    """Count the places where a window can stand along one axis.

    Parameters
    ----------
    size, window, stride : int
        Pixels of the image, pixels of the window, pixels from one place to the next.
    padding : "valid" or "same"
        "valid" stays inside the image: ``floor((size - window) / stride) + 1``.
        "same" pads with as much as ``ceil(size / stride)`` places need.

    Raises
    ------
    TypeError, ValueError
        If a number is not whole or below 1, ``padding`` is unknown, or with "valid" the window is larger
        than the image.

    Notes
    -----
    Dumoulin and Visin (2016), "A guide to convolution arithmetic for deep learning", relationship 5; "same"
    as TensorFlow's documentation of ``tf.nn.convolution`` defines it.
    """
    size, window, stride = as_count(size, "size"), as_count(window, "window"), as_count(stride, "stride")
    if check_padding(padding) == "same":
        return -(-size // stride)
    if window > size:
        raise ValueError(
            f"window is {window} pixels and size only {size}, expected a window that fits into the image. "
            'Use a smaller window, or padding="same"'
        )
    return (size - window) // stride + 1


def same_padding(size: int, window: int, stride: int = 1) -> tuple[int, int]:
    """Return how many pixels "same" padding adds along one axis: ``(before, after)``.

    An odd amount puts its extra pixel after: at the bottom or at the right.

    Raises
    ------
    TypeError, ValueError
        If a number is not whole or below 1.

    Notes
    -----
    TensorFlow's documentation of ``tf.nn.convolution``: the last of ``ceil(size / stride)`` windows ends
    ``(places - 1) * stride + window - size`` pixels beyond the image.
    """
    places = output_size(size, window, stride, "same")
    total = max((places - 1) * stride + window - size, 0)
    return total // 2, total - total // 2


@dataclass(frozen=True)
class Windows:
    """All places of one window on images of one size."""

    window: tuple[int, int]
    stride: tuple[int, int]
    places: tuple[int, int]
    pads: tuple[tuple[int, int], tuple[int, int]]

    @classmethod
    def over(
        cls, images: np.ndarray, window: tuple[int, int], stride: tuple[int, int], padding: str, name: str
    ) -> Windows:
        """Work out the places of a window on ``images``; ``name`` is the window's argument in messages."""
        check_padding(padding)
        size = images.shape[1], images.shape[2]
        if padding == "valid" and (window[0] > size[0] or window[1] > size[1]):
            raise ValueError(
                f"{name} covers {window[0]}x{window[1]} pixels and each image has only {size[0]}x{size[1]}, "
                f'expected a window that fits into the image. Use a smaller {name}, or padding="same"'
            )
        places = tuple(
            output_size(s, w, step, padding) for s, w, step in zip(size, window, stride, strict=True)
        )
        pads = ((0, 0), (0, 0))
        if padding == "same":
            pads = (
                same_padding(size[0], window[0], stride[0]),
                same_padding(size[1], window[1], stride[1]),
            )
        return cls(window, stride, (places[0], places[1]), pads)

    def pad(self, images: np.ndarray, value: float = 0.0) -> np.ndarray:
        """Surround ``images`` with ``value``; without padding they come back as they are."""
        if self.pads == ((0, 0), (0, 0)):
            return images
        return np.pad(images, ((0, 0), *self.pads, (0, 0)), constant_values=value)

    def unpad(self, padded: np.ndarray) -> np.ndarray:
        """Return the inside of ``padded``: what :meth:`pad` put there."""
        (top, bottom), (left, right) = self.pads
        return padded[:, top : padded.shape[1] - bottom, left : padded.shape[2] - right]

    def rows(self, images: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
        """Write what the window sees at each place as one row: ``(images * places, kh * kw * channels)``.

        Neighbouring windows share pixels, so that the rows hold each pixel up to ``kh * kw`` times. They come
        in parts, each with its slice of ``images``, small enough for the processor's cache.
        """
        view = np.lib.stride_tricks.sliding_window_view(self.pad(images), self.window, axis=(1, 2))
        view = view[:, :: self.stride[0], :: self.stride[1]].transpose(0, 1, 2, 4, 5, 3)
        length = int(np.prod(view.shape[3:]))
        step = max(1, NUMBERS_AT_ONCE // (length * self.places[0] * self.places[1]))
        for start in range(0, len(view), step):
            part = slice(start, start + step)
            yield part, view[part].reshape(-1, length)

    def cells(self, padded: np.ndarray) -> Iterator[np.ndarray]:
        """Show, for each cell of the window, the pixels it lies on at all places at once.

        Each is a view ``(N, rows, columns, channels)`` of ``padded``. A window has few cells and an image has
        many places, so that a Python loop over cells is quick.
        """
        rows, columns = (
            (places - 1) * step + 1 for places, step in zip(self.places, self.stride, strict=True)
        )
        for i in range(self.window[0]):
            for j in range(self.window[1]):
                yield padded[:, i : i + rows : self.stride[0], j : j + columns : self.stride[1]]
