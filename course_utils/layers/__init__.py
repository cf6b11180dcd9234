"""Every layer of the course from scratch in NumPy, each proven against Keras.

Images are ``(N, height, width, channels)``, kernels ``(kh, kw, c_in, c_out)``. float64 stays float64; float32
and whole numbers are computed in float32. No function changes what it is given.
"""

from course_utils.layers.activations import relu, sigmoid, softmax, tanh
from course_utils.layers.convolution import conv2d
from course_utils.layers.linear import dense, flatten
from course_utils.layers.losses import cross_entropy
from course_utils.layers.pooling import avg_pool2d, max_pool2d
from course_utils.layers.windows import output_size, same_padding

__all__ = [
    "avg_pool2d",
    "conv2d",
    "cross_entropy",
    "dense",
    "flatten",
    "max_pool2d",
    "output_size",
    "relu",
    "same_padding",
    "sigmoid",
    "softmax",
    "tanh",
]
