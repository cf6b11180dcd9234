"""The layers as parts of a network: each keeps its parameters, and remembers what its way back needs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from course_utils.layers._validate import Pair, as_count, as_number, as_pair, check_padding
from course_utils.layers.activations import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)
from course_utils.layers.base import Layer
from course_utils.layers.convolution import conv2d, conv2d_backward
from course_utils.layers.linear import dense, dense_backward, flatten, flatten_backward
from course_utils.layers.pooling import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward
from course_utils.layers.regularisation import as_rate, dropout, dropout_backward


def glorot_uniform(shape: tuple[int, ...], generator: np.random.Generator, dtype: Any) -> np.ndarray:
    """Draw weights that keep numbers about as large on the way forward as on the way back.

    ``shape`` is (inputs, units), or (kh, kw, c_in, c_out) for kernels. Uniform within
    ``sqrt(6 / (inputs + outputs))``, both counted per unit: Glorot and Bengio (2010), "Understanding the
    difficulty of training deep feedforward neural networks", equation 16; Keras's default.
    """
    cells = math.prod(shape[:-2])
    limit = math.sqrt(6 / (cells * shape[-2] + cells * shape[-1]))
    return generator.uniform(-limit, limit, shape).astype(dtype)


class Conv2D(Layer):
    """``filters`` kernels of ``kernel_size`` pixels, and a bias for each: :func:`conv2d`.

    Parameters
    ----------
    filters : int
        The number of kernels, and so of feature maps.
    kernel_size, stride : int or (int, int)
        In pixels, down and to the right.
    padding : "valid" or "same"

    Raises
    ------
    TypeError, ValueError
        If one has the wrong type or is out of range.
    """

    axes = 3

    def __init__(self, filters: int, kernel_size: Pair, stride: Pair = 1, padding: str = "valid") -> None:
        super().__init__()
        self.filters = as_count(filters, "filters")
        self.kernel_size = as_pair(kernel_size, "kernel_size")
        self.stride = as_pair(stride, "stride")
        self.padding = check_padding(padding)

    def build(self, input_shape: tuple[int, ...], generator: np.random.Generator, dtype: Any) -> None:
        """Draw the kernels; the biases start at 0."""
        shape = (*self.kernel_size, input_shape[-1], self.filters)
        self.parameters["kernel"] = glorot_uniform(shape, generator, dtype)
        self.parameters["bias"] = np.zeros(self.filters, dtype)

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Compute the feature maps of ``x``."""
        self.x = x
        return conv2d(x, self._learned("kernel"), self._learned("bias"), self.stride, self.padding)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Return the gradient for ``x``; keep those for kernel and bias."""
        dx, dkernel, dbias = conv2d_backward(
            gradient, self.x, self._learned("kernel"), self.stride, self.padding
        )
        self.gradients = {"kernel": dkernel, "bias": dbias}
        return dx


class Dense(Layer):
    """``units`` dot products with the whole input, and a bias for each: :func:`dense`.

    Raises
    ------
    TypeError, ValueError
        If ``units`` is no whole number of at least 1.
    """

    axes = 1

    def __init__(self, units: int) -> None:
        super().__init__()
        self.units = as_count(units, "units")

    def build(self, input_shape: tuple[int, ...], generator: np.random.Generator, dtype: Any) -> None:
        """Draw the weights; the biases start at 0."""
        self.parameters["weights"] = glorot_uniform((input_shape[-1], self.units), generator, dtype)
        self.parameters["bias"] = np.zeros(self.units, dtype)

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Compute the units' sums for ``x``."""
        self.x = x
        return dense(x, self._learned("weights"), self._learned("bias"))

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Return the gradient for ``x``; keep those for weights and bias."""
        dx, dweights, dbias = dense_backward(gradient, self.x, self._learned("weights"))
        self.gradients = {"weights": dweights, "bias": dbias}
        return dx


class _Pool2D(Layer):
    axes = 3

    def __init__(self, size: Pair = 2, stride: Pair | None = None, padding: str = "valid") -> None:
        super().__init__()
        self.size = as_pair(size, "size")
        self.stride = self.size if stride is None else as_pair(stride, "stride")
        self.padding = check_padding(padding)


class MaxPool2D(_Pool2D):
    """The largest number of each window: :func:`max_pool2d`.

    Parameters and errors: ``size``, ``stride`` and ``padding``, as that function takes and refuses them.
    """

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Keep the largest number of each window of ``x``."""
        self.x = x
        return max_pool2d(x, self.size, self.stride, self.padding)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Hand each window's gradient to the pixel that won."""
        return max_pool2d_backward(gradient, self.x, self.size, self.stride, self.padding)


class AvgPool2D(_Pool2D):
    """The mean of each window: :func:`avg_pool2d`.

    Parameters and errors: ``size``, ``stride`` and ``padding``, as that function takes and refuses them.
    """

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Keep the mean of each window of ``x``."""
        self.x = x
        return avg_pool2d(x, self.size, self.stride, self.padding)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Share each window's gradient among its pixels."""
        return avg_pool2d_backward(gradient, self.x, self.size, self.stride, self.padding)


class Flatten(Layer):
    """Each example as one row: :func:`flatten`."""

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Write each example of ``x`` as one row."""
        self.x = x
        return flatten(x)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Give the gradient the shape of ``x`` again."""
        return flatten_backward(gradient, self.x)


class ReLU(Layer):
    """``max(0, x)``: :func:`relu`."""

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Replace negative numbers of ``x`` by 0."""
        self.x = x
        return relu(x)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Let the gradient through where ``x`` was positive."""
        return relu_backward(gradient, self.x)


class LeakyReLU(Layer):
    """Negative numbers shrink by ``negative_slope``: :func:`leaky_relu`.

    Raises
    ------
    TypeError
        If ``negative_slope`` is no number.
    """

    def __init__(self, negative_slope: float = 0.2) -> None:
        super().__init__()
        self.negative_slope = as_number(negative_slope, "negative_slope", 0.2)

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Shrink negative numbers of ``x``."""
        self.x = x
        return leaky_relu(x, self.negative_slope)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Let the gradient through, shrunk where ``x`` was negative."""
        return leaky_relu_backward(gradient, self.x, self.negative_slope)


class Sigmoid(Layer):
    """From 0 to 1: :func:`sigmoid`."""

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Squeeze ``x`` into 0 to 1."""
        self.x = x
        return sigmoid(x)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Multiply the gradient by the sigmoid's slope."""
        return sigmoid_backward(gradient, self.x)


class Tanh(Layer):
    """From -1 to 1: :func:`tanh`."""

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Squeeze ``x`` into -1 to 1."""
        self.x = x
        return tanh(x)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Multiply the gradient by the slope of tanh."""
        return tanh_backward(gradient, self.x)


class Dropout(Layer):
    """Hides a share ``rate`` of its inputs while training, and nothing afterwards: :func:`dropout`.

    Raises
    ------
    TypeError, ValueError
        If ``rate`` is no number from 0 to below 1.
    """

    generator: np.random.Generator | None = None

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = as_rate(rate)

    def build(self, input_shape: tuple[int, ...], generator: np.random.Generator, dtype: Any) -> None:
        """Keep the network's generator: it decides what is dropped."""
        self.generator = generator

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Drop numbers of ``x`` while training; otherwise return ``x``."""
        self.x, self.mask = x, np.ones_like(x)
        if not training:
            return x
        if self.generator is None:
            raise self._alone("generator", "has one to draw what is dropped")
        output, self.mask = dropout(x, self.rate, self.generator)
        return output

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Drop the same numbers of the gradient."""
        self._check_forward()
        return dropout_backward(gradient, self.mask)
