"""ConvolutionExplorer: a kernel slides over a digit, every product and every sum in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import traitlets

from course_utils.widgets.convolution import step as steps
from course_utils.widgets.convolution.kernels import OWN, as_kernel, name_of, presets
from course_utils.widgets.shared.kit import (
    STATIC,
    Checked,
    as_labels,
    one_of,
    one_of_few,
    whole_number,
)
from course_utils.widgets.shared.stack import as_stack, count, limits
from course_utils.widgets.shared.walked import BOTH, WalkedWidget, place_of_largest

if TYPE_CHECKING:
    from course_utils.plots import Picture

STRIDES = (1, 2, 3, 4)  # pixels from one window to the next


class ConvolutionExplorer(WalkedWidget):
    """Slide a kernel over a digit and see each product, their sum, and the feature map that they make.

    The window follows the pointer on the input and on the output, the arrow keys, or the play button. The
    kernel's numbers can be typed. All of it is computed in the page; Python computes the same from the same
    state, which it can read and set.

    Parameters
    ----------
    images : array of shape (N, height, width), (N, height, width, channels) or (height, width)
        Any numbers, at most 64 x 64 pixels and 16 channels. The first 200 are taken, fewer if they are larger
        than 28 x 28 numbers.
    labels : sequence of N ints, optional
        The digit that each image shows.
    index : int
        The image to start with.
    kernel : str or array of shape (kh, kw) or (kh, kw, channels)
        A name such as "vertical edge", "blur" or "learned 1", or numbers, at most 7 x 7. A kernel without
        channels is the same in each.
    stride : 1, 2, 3 or 4
    padding : "valid" or "same"
        As Keras defines them: "same" surrounds the image with zeros, an odd one below and on the right.
    row, column : int, optional
        The place in the output to start with; by default the one with the largest sum.
    channel : int
        The channel on show.

    Attributes
    ----------
    index, stride, padding, row, column, channel
        As above: where the learner is. Setting one moves the view.
    kernel : list of lists
        Its numbers, (kh, kw) or, with several channels, (kh, kw, channels). An array or a name can be set.
    preset : str
        The kernel's name, or "your own". Setting a name sets the kernel.

    Raises
    ------
    TypeError, ValueError
        If an argument, or later an attribute, has the wrong type or shape or is out of range.
    """

    _esm = STATIC / "convolution_explorer.js"

    kernel = Checked(lambda self, value: self._listed(as_kernel(value, self._depth, self._named)), [[1.0]])
    preset = Checked(lambda self, value: one_of(value, "preset", [*self._named, OWN]), OWN)
    stride = Checked(lambda self, value: one_of_few(value, "stride", STRIDES, BOTH), 1)
    padding = Checked(lambda self, value: one_of(value, "padding", steps.PADDINGS), "valid")
    channel = Checked(lambda self, value: whole_number(value, "channel", self._depth, "channels"), 0)
    _shape: traitlets.List = traitlets.List().tag(sync=True)
    _limits: traitlets.List = traitlets.List().tag(sync=True)
    _presets: traitlets.List = traitlets.List().tag(sync=True)

    def __init__(
        self,
        images: np.ndarray,
        labels: Sequence[int] | np.ndarray | None = None,
        index: int = 0,
        kernel: str | np.ndarray | Sequence[Any] = "vertical edge",
        stride: int = 1,
        padding: str = "valid",
        *,
        row: int | None = None,
        column: int | None = None,
        channel: int = 0,
    ) -> None:
        self._stack = as_stack(images)
        names = as_labels(labels, count(images))
        self._named = presets(self._depth)
        weights = as_kernel(kernel, self._depth, self._named)
        stride = one_of_few(stride, "stride", STRIDES, BOTH)
        padding = one_of(padding, "padding", steps.PADDINGS)
        index = whole_number(index, "index", len(self._stack), "images")
        strongest = place_of_largest(np.abs(steps.convolve(self._stack[index], weights, stride, padding)))
        super().__init__(
            _images=self._stack.astype("<f4").tobytes(),
            _shape=list(self._stack.shape),
            _labels=names[: len(self._stack)],
            _limits=list(limits(self._stack)),
            _presets=[[name, self._listed(array)] for name, array in self._named.items()],
            index=index,
            kernel=weights,
            preset=name_of(weights, self._named),
            stride=stride,
            padding=padding,
            row=strongest[0] if row is None else row,
            column=strongest[1] if column is None else column,
            channel=channel,
        )

    @traitlets.observe("kernel")
    def _name_kernel(self, _: Any) -> None:
        self.preset = name_of(self._weights, self._named)

    @traitlets.observe("preset")
    def _use_preset(self, _: Any) -> None:
        if self.preset == OWN:
            self.preset = name_of(self._weights, self._named)
        else:
            self.kernel = self.preset

    @traitlets.observe("kernel", "stride", "padding")
    def _output_changed(self, _: Any) -> None:
        self._stay_inside()

    @property
    def _depth(self) -> int:
        return self._stack.shape[3]

    @property
    def _weights(self) -> np.ndarray:
        return as_kernel(self.kernel, self._depth, self._named)

    def _listed(self, kernel: np.ndarray) -> list:
        return (kernel[..., 0] if self._depth == 1 else kernel).tolist()

    def _without_channel(self, array: np.ndarray) -> np.ndarray:
        return array[..., 0] if self._depth == 1 else array

    @property
    def _geometry(self) -> tuple[tuple[int, int], tuple[int, int], int, str]:
        kh, kw, _ = self._weights.shape
        return (self._stack.shape[1], self._stack.shape[2]), (kh, kw), self.stride, self.padding

    def _step(self) -> steps.Step:
        if 0 in self.output_shape:
            raise ValueError(" ".join(steps.remarks(*self._geometry)))
        image, kernel = self._stack[self.index], self._weights
        return steps.take_step(image, kernel, self.stride, self.padding, self.row, self.column)

    @property
    def image(self) -> np.ndarray:
        """The image on show: (height, width) or (height, width, channels), float32."""
        return self._without_channel(self._stack[self.index])

    @property
    def output_shape(self) -> tuple[int, int]:
        """The output's rows and columns; 0 where the window is larger than the picture."""
        return steps.output_shape(*self._geometry)

    @property
    def output(self) -> np.ndarray:
        """The feature map: (rows, columns) float32, empty where the window is larger than the picture."""
        return steps.convolve(self._stack[self.index], self._weights, self.stride, self.padding)

    @property
    def window(self) -> np.ndarray:
        """The pixels under the kernel, 0 on padding: (kh, kw) or (kh, kw, channels)."""
        return self._without_channel(self._step().window)

    @property
    def products(self) -> np.ndarray:
        """The window times the kernel, cell by cell; their sum is the output at this place."""
        return self._without_channel(self._step().products)

    def describe(self) -> str:
        """Say which image, kernel and place are chosen, and the sum of the products there."""
        (_, (kh, kw), stride, padding), (rows, columns) = self._geometry, self.output_shape
        said = [
            f"Convolution explorer: {self._which}.",
            f"Kernel {self.preset}, {kh} × {kw}, stride {stride}, padding {padding}.",
        ]
        if 0 in (rows, columns):
            said += steps.remarks(*self._geometry)
        else:
            said.append(f"Output {rows} × {columns}.")
            said.append(f"{steps.in_words(self.row, self.column, self._step().total)}.")
        return " ".join(said)

    def picture(self) -> Picture:
        """Draw the explorer as it stands."""
        from course_utils.widgets.convolution import twin

        return twin.draw(
            image=self._stack[self.index],
            kernel=self._weights,
            output=self.output,
            step=None if 0 in self.output_shape else self._step(),
            place=(self.row, self.column),
            channel=self.channel,
            stride=self.stride,
            padding=self.padding,
            limits=(self._limits[0], self._limits[1]),
            title=self._which,
            preset=self.preset,
            alt=f"{self.describe()} Left the image with the window marked, in the middle the kernel, right "
            "the output; below, the pixels under the window, their products with the kernel, and the sum.",
        )
