"""Explorers that live in the page: each a pure function, a view in the browser, and a static twin."""

from course_utils.widgets.activation.activation_explorer import ActivationExplorer
from course_utils.widgets.convolution.convolution_explorer import ConvolutionExplorer
from course_utils.widgets.inspector.pixel_inspector import PixelInspector
from course_utils.widgets.pad.digit_pad import DigitPad
from course_utils.widgets.pooling.pooling_explorer import PoolingExplorer
from course_utils.widgets.softmax.softmax_explorer import SoftmaxExplorer
from course_utils.widgets.tour.network_tour import NetworkTour

__all__ = [
    "ActivationExplorer",
    "ConvolutionExplorer",
    "DigitPad",
    "NetworkTour",
    "PixelInspector",
    "PoolingExplorer",
    "SoftmaxExplorer",
]
