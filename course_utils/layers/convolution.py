"""Convolution as networks compute it: one small kernel, laid on every place of the image."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.layers._validate import Pair, as_bias, as_float, as_gradient, as_images, as_pair
from course_utils.layers.windows import Windows


def conv2d(x: Any, kernel: Any, bias: Any = None, stride: Pair = 1, padding: str = "valid") -> np.ndarray:
    """Lay ``kernel`` on every place of ``x``, multiply what lies on each other, and sum.

    Parameters
    ----------
    x : array of shape (N, height, width, c_in)
    kernel : array of shape (kh, kw, c_in, c_out)
    bias : array of shape (c_out,), optional
    stride : int or (int, int)
        Pixels from one place to the next, down and to the right.
    padding : "valid" or "same"
        "same" surrounds the images with zeros until the output has ``ceil(height / stride)`` rows.

    Returns
    -------
    array of shape (N, rows, columns, c_out)
        See :func:`output_size` for ``rows`` and ``columns``.

    Raises
    ------
    TypeError, ValueError
        If an argument has the wrong type or shape, or a "valid" kernel is larger than the images.

    Notes
    -----
    The kernel is not flipped: mathematicians call this cross-correlation (Goodfellow et al. 2016, "Deep
    Learning", equation 9.6). Sizes follow Dumoulin and Visin (2016), "A guide to convolution arithmetic for
    deep learning", and for "same" TensorFlow's documentation of ``tf.nn.convolution``.
    """
    x, kernel, windows = _prepare(x, kernel, stride, padding)
    channels = kernel.shape[3]
    bias = as_bias(bias, channels, x.dtype, per="output channel")
    output = np.empty((len(x), *windows.places, channels), x.dtype)
    # Each window becomes a row, each kernel a column: all sums of products are one matrix product.
    columns = kernel.reshape(-1, channels)
    for part, rows in windows.rows(x):
        output[part] = (rows @ columns + bias).reshape(output[part].shape)
    return output


def conv2d_backward(
    gradient: Any, x: Any, kernel: Any, stride: Pair = 1, padding: str = "valid"
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gradients of the loss for ``x``, ``kernel`` and ``bias``, from that for the output.

    Parameters
    ----------
    gradient : array of shape (N, rows, columns, c_out)
        The loss's slope for each number that :func:`conv2d` returned.
    x, kernel, stride, padding
        As they were given to :func:`conv2d`.

    Returns
    -------
    dx, dkernel, dbias : arrays of the shapes of x, kernel and bias

    Raises
    ------
    TypeError, ValueError
        As :func:`conv2d` does, or if ``gradient`` does not have the output's shape.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", equations 9.11 and 9.13.
    """
    x, kernel, windows = _prepare(x, kernel, stride, padding)
    gradient = as_gradient(gradient, (len(x), *windows.places, kernel.shape[3]), x.dtype)
    return (
        _image_gradient(gradient, x, kernel, windows),
        _kernel_gradient(gradient, x, kernel, windows),
        gradient.sum(axis=(0, 1, 2)),
    )


def _image_gradient(gradient: np.ndarray, x: np.ndarray, kernel: np.ndarray, windows: Windows) -> np.ndarray:
    """Send each output's gradient back to the pixels under its window, weighted as on the way forward."""
    c_in, c_out = kernel.shape[2:]
    slopes = gradient.reshape(-1, c_out)
    dpadded = np.zeros_like(windows.pad(x))
    for pixels, weights in zip(windows.cells(dpadded), kernel.reshape(-1, c_in, c_out), strict=True):
        pixels += (slopes @ weights.T).reshape(pixels.shape)
    return windows.unpad(dpadded)


def _kernel_gradient(gradient: np.ndarray, x: np.ndarray, kernel: np.ndarray, windows: Windows) -> np.ndarray:
    """Sum, over all places, what each kernel number was multiplied with times the output's gradient."""
    dkernel = np.zeros(kernel.shape, x.dtype).reshape(-1, kernel.shape[3])
    for part, rows in windows.rows(x):
        dkernel += rows.T @ gradient[part].reshape(-1, kernel.shape[3])
    return dkernel.reshape(kernel.shape)


def _prepare(x: Any, kernel: Any, stride: Pair, padding: str) -> tuple[np.ndarray, np.ndarray, Windows]:
    images = as_images(x)
    kernels = as_float(kernel, "kernel", images.dtype)
    if kernels.ndim != 4 or 0 in kernels.shape:
        fix = _kernel_fix(kernels.shape, images.shape[3])
        raise ValueError(f"kernel has shape {kernels.shape}, expected (kh, kw, c_in, c_out). {fix}")
    if kernels.shape[2] != images.shape[3]:
        raise ValueError(
            f"kernel has shape {kernels.shape}, expected (kh, kw, {images.shape[3]}, c_out), because x has "
            f"shape {images.shape}. Is the channel axis last in x, and third in kernel?"
        )
    window = kernels.shape[0], kernels.shape[1]
    return images, kernels, Windows.over(images, window, as_pair(stride, "stride"), padding, "kernel")


def _kernel_fix(shape: tuple[int, ...], c_in: int) -> str:
    if len(shape) == 4:
        return "All four count 1 or more"
    if len(shape) == 3 and shape[2] == c_in:
        return "One output channel? Add its axis: kernel[..., np.newaxis]"
    if len(shape) == 3:
        return "One input channel? Add its axis: kernel[:, :, np.newaxis]"
    if len(shape) == 2:
        return "Add the two channel axes: kernel[:, :, np.newaxis, np.newaxis]"
    return "One kernel of 3x3 pixels for gray images has shape (3, 3, 1, 1)"
