"""Every static figure of the course. Each function returns a `Picture`; the notebook shows it."""

from course_utils.plots.activations import (
    show_activations,
    show_gradient_sizes,
    show_losses,
    show_probabilities,
)
from course_utils.plots.classes import show_class_counts, show_confusion
from course_utils.plots.convolution import show_feature_maps, show_kernels, show_window
from course_utils.plots.digits import show_digits
from course_utils.plots.network import show_neuron, show_readings, show_weights
from course_utils.plots.numbers import show_numbers, show_patch
from course_utils.plots.picture import Picture
from course_utils.plots.pixel_use import show_pixel_use
from course_utils.plots.pooling import show_change_by_shift, show_pooling, show_runs_by_shift
from course_utils.plots.shifts import show_accuracy_by_shift
from course_utils.plots.training import show_claim, show_curves, show_descent

__all__ = [
    "Picture",
    "show_accuracy_by_shift",
    "show_activations",
    "show_change_by_shift",
    "show_claim",
    "show_class_counts",
    "show_confusion",
    "show_curves",
    "show_descent",
    "show_digits",
    "show_feature_maps",
    "show_gradient_sizes",
    "show_kernels",
    "show_losses",
    "show_neuron",
    "show_numbers",
    "show_patch",
    "show_pixel_use",
    "show_pooling",
    "show_probabilities",
    "show_readings",
    "show_runs_by_shift",
    "show_weights",
    "show_window",
]
