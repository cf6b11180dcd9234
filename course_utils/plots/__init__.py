"""Every static figure of the course. Each function returns a `Picture`; the notebook shows it."""

from course_utils.plots.digits import show_digits
from course_utils.plots.picture import Picture

__all__ = ["Picture", "show_digits"]
