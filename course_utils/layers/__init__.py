"""Every layer of the course from scratch in NumPy, each proven against Keras.

Images are ``(N, height, width, channels)``, kernels ``(kh, kw, c_in, c_out)``. A function ``name_backward``
takes the gradient of the loss for what ``name`` returned, then the arguments of ``name``.

The argument ``x`` decides the precision: float64 stays float64; float32 and whole numbers are computed in
float32. No function changes what it is given.
"""

from course_utils.layers.activations import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from course_utils.layers.base import Layer
from course_utils.layers.convolution import conv2d, conv2d_backward
from course_utils.layers.linear import dense, dense_backward, flatten, flatten_backward
from course_utils.layers.losses import (
    cross_entropy,
    cross_entropy_backward,
    softmax_cross_entropy,
    softmax_cross_entropy_backward,
)
from course_utils.layers.network import Network
from course_utils.layers.optimizers import SGD, Adam
from course_utils.layers.parts import (
    AvgPool2D,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    ReLU,
    Sigmoid,
    Tanh,
)
from course_utils.layers.pooling import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward
from course_utils.layers.regularisation import dropout, dropout_backward
from course_utils.layers.windows import output_size, same_padding

__all__ = [
    "SGD",
    "Adam",
    "AvgPool2D",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "LeakyReLU",
    "MaxPool2D",
    "Network",
    "ReLU",
    "Sigmoid",
    "Tanh",
    "avg_pool2d",
    "avg_pool2d_backward",
    "conv2d",
    "conv2d_backward",
    "cross_entropy",
    "cross_entropy_backward",
    "dense",
    "dense_backward",
    "dropout",
    "dropout_backward",
    "flatten",
    "flatten_backward",
    "leaky_relu",
    "leaky_relu_backward",
    "max_pool2d",
    "max_pool2d_backward",
    "output_size",
    "relu",
    "relu_backward",
    "same_padding",
    "sigmoid",
    "sigmoid_backward",
    "softmax",
    "softmax_backward",
    "softmax_cross_entropy",
    "softmax_cross_entropy_backward",
    "tanh",
    "tanh_backward",
]
