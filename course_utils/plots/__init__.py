"""Every static figure of the course. Each function returns a `Picture`; the notebook shows it."""

from course_utils.plots.classes import show_class_counts, show_confusion
from course_utils.plots.digits import show_digits
from course_utils.plots.numbers import show_numbers, show_patch
from course_utils.plots.picture import Picture
from course_utils.plots.shifts import show_accuracy_by_shift

__all__ = [
    "Picture",
    "show_accuracy_by_shift",
    "show_class_counts",
    "show_confusion",
    "show_digits",
    "show_numbers",
    "show_patch",
]
