"""A widget that shows one of the images that it was given."""

from __future__ import annotations

import numpy as np
import traitlets

from course_utils.widgets.shared.kit import Checked, CourseWidget, which_image, whole_number


class ImagesWidget(CourseWidget):
    """A widget whose ``index`` says which of its images is shown; each may have a label."""

    index = Checked(lambda self, value: whole_number(value, "index", max(len(self._stack), 1), "images"), 0)
    _images = traitlets.Bytes().tag(sync=True)
    _labels: traitlets.List = traitlets.List().tag(sync=True)

    _stack: np.ndarray  # the images, known before any trait is set

    @property
    def label(self) -> int | None:
        """The digit that the image shows, or None where no labels were given."""
        return self._labels[self.index] if self._labels else None

    @property
    def _which(self) -> str:
        return which_image(self.index, len(self._stack), self.label)
