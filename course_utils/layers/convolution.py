"""Convolution as networks compute it: one small kernel, laid on every place of the image."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import Pair, as_bias, as_float, as_images, as_pair
from course_utils.layers.windows import Windows


def conv2d(x: Any, kernel: Any, bias: Any = None, stride: Pair = 1, padding: str = "valid") -> np.ndarray:
    """Lay ``kernel`` on every place of ``x``, multiply what lies on each other, and sum.

    Parameters
    ----------
    x : array of shape (N, height, width, c_in)
    kernel : array of shape (kh, kw, c_in, c_out)
    bias : array of shape (c_out,), optional
    stride : int or (int, int)
        Steps down and to the right from one place to the next, in pixels.
    padding : "valid" or "same"
        "same" surrounds the images with zeros until the output has ``ceil(height / stride)`` rows.

    Returns
    -------
    array of shape (N, rows, columns, c_out)

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or shape, or a "valid" kernel is larger than the images.

    Notes
    -----
    The kernel is not flipped: mathematicians call this cross-correlation (Goodfellow et al. 2016, "Deep
    Learning", equation 9.6). Sizes follow Dumoulin and Visin (2016).
    """
    x, kernel = as_images(x), _as_kernel(kernel)
    _check_channels(x, kernel)
    kh, kw, c_in, c_out = kernel.shape
    bias = as_bias(bias, c_out, kernel.dtype, per="output channel")
    windows = Windows.over(x, (kh, kw), as_pair(stride, "stride"), padding, "kernel")
    # Each window becomes one row, each kernel one column: all sums of products are one matrix product.
    rows = windows.patches(x).reshape(-1, kh * kw * c_in)
    output = rows @ kernel.reshape(-1, c_out) + bias
    return output.reshape(len(x), *windows.places, c_out)


def _as_kernel(value: Any) -> np.ndarray:
    kernel = as_float(value, "kernel")
    if kernel.ndim != 4 or 0 in kernel.shape:
        fix = "Add the two channel axes: kernel[:, :, np.newaxis, np.newaxis]" if kernel.ndim == 2 else ""
        fix = fix or "Each side and each number of channels is 1 or more"
        raise ValueError(f"kernel has shape {kernel.shape}, expected (kh, kw, c_in, c_out). {fix}")
    return kernel


def _check_channels(x: np.ndarray, kernel: np.ndarray) -> None:
    if kernel.shape[2] != x.shape[3]:
        raise ValueError(
            f"kernel has shape {kernel.shape}, so it expects {kernel.shape[2]} channels, and x has shape "
            f"{x.shape} with {x.shape[3]}. Expected (kh, kw, c_in, c_out) with c_in = {x.shape[3]}. "
            "Are the kernel's axes in another order, or the images' channels not last?"
        )
