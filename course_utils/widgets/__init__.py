"""Explorers that live in the page: each a pure function, a view in the browser, and a static twin."""

from course_utils.widgets.activation_explorer import ActivationExplorer
from course_utils.widgets.convolution_explorer import ConvolutionExplorer
from course_utils.widgets.digit_pad import DigitPad
from course_utils.widgets.network_tour import NetworkTour
from course_utils.widgets.pixel_inspector import PixelInspector
from course_utils.widgets.pooling_explorer import PoolingExplorer
from course_utils.widgets.softmax_explorer import SoftmaxExplorer

__all__ = [
    "ActivationExplorer",
    "ConvolutionExplorer",
    "DigitPad",
    "NetworkTour",
    "PixelInspector",
    "PoolingExplorer",
    "SoftmaxExplorer",
]
