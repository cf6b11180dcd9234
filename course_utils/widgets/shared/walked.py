"""The place of a window that walks over an output: always inside it, in whatever order the news arrives."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.widgets.shared.kit import Checked, whole_number
from course_utils.widgets.shared.shown import ImagesWidget

BOTH = "pixels, the same for both axes"  # what sizes and strides count


def place_of_largest(values: np.ndarray) -> tuple[int, int]:
    """Return the row and column of the first largest value; (0, 0) where there is none."""
    row, column = divmod(int(values.argmax()), values.shape[1]) if values.size else (0, 0)
    return row, column


class WalkedWidget(ImagesWidget):
    """A widget of images whose ``row`` and ``column`` are a place in an output that may become smaller."""

    row = Checked(lambda self, value: self._as_place(value, "row", 0), 0)
    column = Checked(lambda self, value: self._as_place(value, "column", 1), 0)

    @property
    def output_shape(self) -> tuple[int, int]:
        """The output's rows and columns; 0 where the window is larger than the picture."""
        raise NotImplementedError

    _from_page = False  # while the page's changes are taken over

    def _as_place(self, value: Any, name: str, axis: int) -> int:
        places = max(self.output_shape[axis], 1)
        if self._from_page:  # what Python did, the page hears a moment later: its output may be gone
            value = min(value, places - 1)
        return whole_number(value, name, places, f"{name}s in the output")

    def _stay_inside(self) -> None:
        """Move the place into an output that may have become smaller."""
        rows, columns = self.output_shape
        self.row, self.column = min(self.row, max(rows - 1, 0)), min(self.column, max(columns - 1, 0))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over the page's changes: sizes before places, as a place may exist only with the new size."""
        places = ("row", "column")
        self._from_page = True
        try:
            super().set_state(dict(sorted(sync_data.items(), key=lambda change: change[0] in places)))
        finally:
            self._from_page = False
