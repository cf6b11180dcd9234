"""PoolingExplorer: windows on a digit, the pixel that wins each, and what a shift leaves of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils.widgets.convolution.step import PADDINGS, output_shape
from course_utils.widgets.pooling import step as steps
from course_utils.widgets.shared.kit import (
    STATIC,
    Checked,
    as_labels,
    one_of,
    one_of_few,
    whole_number,
    yes_or_no,
)
from course_utils.widgets.shared.stack import as_stack, count, limits
from course_utils.widgets.shared.walked import BOTH, WalkedWidget, place_of_largest

if TYPE_CHECKING:
    from course_utils.plots import Picture

SIZES = (1, 2, 3, 4)  # pixels, for windows and for strides
SHIFTS = (0, 1, 2, 3, 4)  # pixels


class PoolingExplorer(WalkedWidget):
    """Lay a pooling layer's windows on a digit, a feature map or a few numbers, and shift it under them.

    The window follows the pointer on the input and on the output, or the arrow keys; the pixel that wins is
    marked. All of it is computed in the page; Python computes the same from the same state, which it can read
    and set.

    Parameters
    ----------
    images : array of shape (N, height, width), (N, height, width, channels) or (height, width)
        Any numbers, at most 64 x 64 pixels and 16 channels. The first 200 are taken, fewer if they are larger
        than 28 x 28 numbers.
    labels : sequence of N ints, optional
        The digit that each image shows.
    index : int
        The image to start with.
    mode : "max" or "average"
    size : 1, 2, 3 or 4
        The window's height and width, in pixels.
    stride : 1, 2, 3 or 4, optional
        Pixels from one window to the next; by default ``size``, so that windows do not overlap.
    padding : "valid" or "same"
        As Keras defines them: with "same", windows may hang over the edge; what lies outside never wins and
        does not count in a mean.
    shift : 0, 1, 2, 3 or 4
        Pixels by which the image is moved to the right; zeros come in from the left.
    row, column : int, optional
        The place in the output to start with; by default the window with the largest contrast.
    channel : int
        The channel on show.
    difference : bool
        Show what the shift changed, in place of the shifted image and its output.

    Attributes
    ----------
    index, mode, size, stride, padding, shift, row, column, channel, difference
        As above: where the learner is. Setting one moves the view. A ``stride`` of None is the size.

    Raises
    ------
    TypeError, ValueError
        If an argument, or later an attribute, has the wrong type or shape or is out of range.
    """

    _esm = STATIC / "pooling_explorer.js"

    mode = Checked(lambda self, value: one_of(value, "mode", steps.MODES), "max")
    size = Checked(lambda self, value: one_of_few(value, "size", SIZES, BOTH), 2)
    stride = Checked(
        lambda self, value: None if value is None else one_of_few(value, "stride", SIZES, BOTH), None
    )
    padding = Checked(lambda self, value: one_of(value, "padding", PADDINGS), "valid")
    shift = Checked(lambda self, value: one_of_few(value, "shift", SHIFTS, "pixels to the right"), 0)
    channel = Checked(lambda self, value: whole_number(value, "channel", self._depth, "channels"), 0)
    difference = Checked(lambda self, value: yes_or_no(value, "difference"), False)
    _shape: traitlets.List = traitlets.List().tag(sync=True)
    _limits: traitlets.List = traitlets.List().tag(sync=True)

    def __init__(
        self,
        images: np.ndarray,
        labels: Sequence[int] | np.ndarray | None = None,
        index: int = 0,
        mode: str = "max",
        size: int = 2,
        stride: int | None = None,
        padding: str = "valid",
        *,
        shift: int = 0,
        row: int | None = None,
        column: int | None = None,
        channel: int = 0,
        difference: bool = False,
    ) -> None:
        self._stack = as_stack(images)
        super().__init__(
            _images=self._stack.astype("<f4").tobytes(),
            _shape=list(self._stack.shape),
            _labels=as_labels(labels, count(images))[: len(self._stack)],
            _limits=[list(limits(self._stack[..., channel])) for channel in range(self._depth)],
            index=index,
            mode=mode,
            size=size,
            stride=stride,
            padding=padding,
            shift=shift,
            channel=channel,
            difference=difference,
        )
        strongest = place_of_largest(steps.contrast(self.input, *self._geometry))
        self.row = strongest[0] if row is None else row
        self.column = strongest[1] if column is None else column

    @traitlets.observe("size", "stride", "padding")
    def _output_changed(self, _: Any) -> None:
        self._stay_inside()

    @property
    def _depth(self) -> int:
        return self._stack.shape[3]

    @property
    def _geometry(self) -> tuple[int, int, str]:
        return self.size, self.size if self.stride is None else self.stride, self.padding

    def _remarks(self) -> list[str]:
        return steps.remarks(self.image.shape, *self._geometry, self.mode)

    def _step(self) -> steps.Step:
        if 0 in self.output_shape:
            raise ValueError(" ".join(self._remarks()))
        return steps.take_step(self.input, self.mode, *self._geometry, (self.row, self.column))

    @property
    def image(self) -> np.ndarray:
        """The channel on show of the image on show, before it is shifted: (height, width) float32."""
        return self._stack[self.index, ..., self.channel]

    @property
    def input(self) -> np.ndarray:
        """The same image shifted: what is pooled."""
        return steps.shifted(self.image, self.shift)

    @property
    def output_shape(self) -> tuple[int, int]:
        """The output's rows and columns; 0 where the window is larger than the picture."""
        size, stride, padding = self._geometry
        return output_shape(self._stack.shape[1:3], (size, size), stride, padding)

    @property
    def output(self) -> np.ndarray:
        """The pooled input: (rows, columns) float32, empty where the window is larger than the picture."""
        return steps.pool(self.input, self.mode, *self._geometry)

    @property
    def winners(self) -> np.ndarray:
        """The row and column, in the input, of each window's largest pixel: (rows, columns, 2) int.

        The first in reading order where several are equally large. Known in both modes.
        """
        return steps.winners(self.input, *self._geometry)

    @property
    def window(self) -> np.ndarray:
        """The pixels under the window, nan outside of the picture: (size, size)."""
        return self._step().window

    @property
    def changes(self) -> tuple[float, float]:
        """How much the shift changed the input and the pooled output.

        Each is the sum of all differences as a share of the sum before: 0 where nothing changed, 2 where no
        ink is left where it was.
        """
        before = steps.pool(self.image, self.mode, *self._geometry)
        return steps.change(self.image, self.input), steps.change(before, self.output)

    def describe(self) -> str:
        """Say which image, pooling and place are chosen, what the shift changed, and the number there."""
        size, stride, padding = self._geometry
        (rows, columns), mode = self.output_shape, self.mode.capitalize()
        said = [
            f"Pooling explorer: {', '.join(filter(None, self._titles))}.",
            f"{mode} pooling, size {size}, stride {stride}, padding {padding}.",
        ]
        if 0 in (rows, columns):
            said += self._remarks()
        else:
            said += [
                f"Output {rows} × {columns}.",
                steps.change_in_words(self.shift, self.changes),
                f"{steps.in_words((self.row, self.column), self._step())}.",
            ]
        return " ".join(said)

    @property
    def _titles(self) -> tuple[str, str]:
        channel = f"channel {self.channel} (of 0 to {self._depth - 1})" if self._depth > 1 else ""
        return self._which, channel

    def picture(self) -> Picture:
        """Draw the explorer as it stands."""
        from course_utils.widgets.pooling import twin

        shown, differences = "the image", None
        if self.difference and self.shift > 0:
            shown = "what the shift changed in the image"
            before = steps.pool(self.image, self.mode, *self._geometry)
            differences = (self.input - self.image, self.output - before)
        return twin.draw(
            image=self.input,
            output=self.output,
            differences=differences,
            step=None if 0 in self.output_shape else self._step(),
            place=(self.row, self.column),
            geometry=self._geometry,
            mode=self.mode,
            shift=self.shift,
            changes=self.changes,
            limits=limits(self._stack[..., self.channel]),
            titles=self._titles,
            alt=f"{self.describe()} Left {shown} with the windows and the chosen one marked, in the middle "
            "the pixels under it, right the pooled output.",
        )
