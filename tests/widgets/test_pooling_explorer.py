"""PoolingExplorer's Python side: what it computes, what it refuses, and its static twin.

Nothing here needs TensorFlow, MNIST or a browser: the same tests run once more on ipywidgets 7.
"""

import numpy as np
import pytest

from course_utils import layers
from course_utils.widgets import PoolingExplorer
from course_utils.widgets.pooling import step as steps
from tests.widgets import test_widgets

BY_HAND = np.array([[1, 3, 2, 1], [5, 2, 4, 8], [0, 6, 3, 3], [7, 1, 2, 5]])  # for pen and paper


def by_definition(image, mode, size, stride, padding):
    """Pooled values and winners, window by window; "same" as Keras pads, and what it adds does not count."""
    (height, width), before = image.shape, (0, 0)
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        added = (rows - 1) * stride + size - height, (columns - 1) * stride + size - width
        before = tuple(max(pixels, 0) // 2 for pixels in added)
    else:
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
    values, winners = np.zeros((rows, columns)), np.zeros((rows, columns, 2), int)
    for i, j in np.ndindex(rows, columns):
        pixels = {}
        for y in range(i * stride - before[0], i * stride - before[0] + size):
            for x in range(j * stride - before[1], j * stride - before[1] + size):
                if 0 <= y < height and 0 <= x < width:
                    pixels[y, x] = image[y, x]
        winners[i, j] = max(pixels, key=pixels.get)  # the first of several
        values[i, j] = max(pixels.values()) if mode == "max" else sum(pixels.values()) / len(pixels)
    return values, winners


@pytest.fixture
def images():
    return np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)


@pytest.fixture
def explorer(images):
    return PoolingExplorer(images, [7, 0, 4])


@pytest.fixture
def maps():
    """Feature maps in three channels, with numbers below 0."""
    return np.random.default_rng(1).normal(0, 1, (2, 6, 5, 3)).astype(np.float32)


class TestItsDisplay(test_widgets.TestEveryWidget):
    @pytest.fixture(params=["digits", "by hand", "maps", "over the edge", "impossible", "all zero"])
    def widget(self, request, explorer, maps):
        hanging = {"size": 3, "padding": "same", "row": 1, "column": 1}
        return {
            "digits": explorer,
            "by hand": PoolingExplorer(BY_HAND, mode="average"),
            "maps": PoolingExplorer(maps, channel=2, size=3, stride=1, shift=2, difference=True),
            "over the edge": PoolingExplorer(BY_HAND, mode="average", **hanging),
            "impossible": PoolingExplorer(BY_HAND[:3, :3], size=4),
            "all zero": PoolingExplorer(np.zeros((4, 4)), padding="same", shift=4, difference=True),
        }[request.param]


class TestWhatItComputes:
    def test_the_example_for_pen_and_paper(self):
        explorer = PoolingExplorer(BY_HAND)
        assert explorer.output.tolist() == [[5, 8], [7, 5]]
        assert explorer.winners.tolist() == [[[1, 0], [1, 3]], [[3, 0], [3, 3]]]
        explorer.mode = "average"
        assert explorer.output.tolist() == [[2.75, 3.75], [3.5, 3.25]]

    @pytest.mark.parametrize("mode", ["max", "average"])
    @pytest.mark.parametrize("padding", ["valid", "same"])
    @pytest.mark.parametrize("stride", [None, 1, 2, 3, 4])
    @pytest.mark.parametrize("size", [1, 2, 3, 4])
    def test_outputs_and_winners_are_the_definition_written_as_loops(self, maps, mode, size, stride, padding):
        explorer = PoolingExplorer(maps, mode=mode, size=size, stride=stride, padding=padding, channel=1)
        values, winners = by_definition(maps[0, ..., 1], mode, size, stride or size, padding)
        assert explorer.output_shape == values.shape
        np.testing.assert_allclose(explorer.output, values, atol=1e-6)
        np.testing.assert_array_equal(explorer.winners, winners)

    def test_the_winners_are_the_pixels_that_the_gradient_goes_back_to(self, images):
        image = images[0] // 64  # many equal numbers
        explorer = PoolingExplorer(image, size=3, stride=2, padding="same")
        sent = np.zeros((28, 28))
        np.add.at(sent, tuple(np.moveaxis(explorer.winners, 2, 0)), 1)
        x = image[np.newaxis, ..., np.newaxis].astype(np.float32)
        right = layers.max_pool2d_backward(np.ones((1, 14, 14, 1)), x, 3, 2, "same")
        np.testing.assert_array_equal(sent, right[0, ..., 0])

    def test_the_window_at_every_place_holds_the_pixels_that_its_output_comes_from(self, maps):
        explorer = PoolingExplorer(maps, size=3, stride=2, padding="same")
        for row, column in np.ndindex(*explorer.output_shape):
            explorer.row, explorer.column = row, column
            assert np.nanmax(explorer.window) == explorer.output[row, column]

    def test_a_window_over_the_edge_holds_no_numbers_outside(self):
        explorer = PoolingExplorer(BY_HAND, size=3, padding="same", row=0, column=0)
        outside = np.nan
        right = [[outside] * 3, [outside, 1, 3], [outside, 5, 2]]
        np.testing.assert_array_equal(explorer.window, right)

    def test_padding_never_wins_and_does_not_count(self):
        explorer = PoolingExplorer(-np.ones((3, 3)), padding="same")
        assert explorer.output.tolist() == [[-1, -1], [-1, -1]]
        explorer.mode = "average"
        assert explorer.output.tolist() == [[-1, -1], [-1, -1]]

    def test_without_a_stride_windows_stand_side_by_side(self, explorer):
        assert explorer.output_shape == (14, 14)
        explorer.size = 4
        assert explorer.output_shape == (7, 7)
        explorer.stride = 1
        assert explorer.output_shape == (25, 25)
        explorer.stride = None
        assert explorer.output_shape == (7, 7)

    def test_it_starts_where_the_contrast_is_largest(self):
        image = np.full((6, 6), 200)
        image[4, 1] = 0
        explorer = PoolingExplorer(image)
        assert (explorer.row, explorer.column) == (2, 0)

    def test_another_image_and_another_channel_give_another_output(self, maps):
        explorer = PoolingExplorer(maps, [3, 8])
        explorer.index, explorer.channel = 1, 2
        assert explorer.label == 8
        np.testing.assert_array_equal(explorer.image, maps[1, ..., 2])
        np.testing.assert_array_equal(explorer.output, layers.max_pool2d(maps)[1, ..., 2])

    def test_a_smaller_output_keeps_the_place_inside(self, explorer):
        explorer.row, explorer.column = 13, 0
        explorer.size = 4
        assert (explorer.row, explorer.column) == (6, 0)

    def test_what_the_page_sends_is_taken_over_in_any_order(self, explorer):
        explorer.set_state({"row": 25, "column": 3, "stride": 1, "size": 3})
        assert (explorer.row, explorer.column, explorer.output_shape) == (25, 3, (26, 26))

    def test_a_place_that_the_page_chose_in_an_output_that_is_gone_is_moved_inside(self, explorer):
        explorer.size = 4
        explorer.set_state({"row": 13, "column": 2, "shift": 1})
        assert (explorer.row, explorer.column, explorer.shift) == (6, 2, 1)
        with pytest.raises(ValueError, match="row is 13, expected a whole number from 0 to 6"):
            explorer.row = 13


class TestItsShift:
    def test_the_image_moves_to_the_right_and_zeros_come_in(self):
        explorer = PoolingExplorer(BY_HAND, shift=1)
        assert explorer.input.tolist() == [[0, 1, 3, 2], [0, 5, 2, 4], [0, 0, 6, 3], [0, 7, 1, 2]]
        assert explorer.image.tolist() == BY_HAND.tolist()
        assert explorer.output.tolist() == [[5, 4], [7, 6]]
        explorer.shift = 4
        assert not explorer.input.any()

    def test_a_shift_beyond_the_picture_leaves_nothing(self):
        assert not PoolingExplorer(np.ones((3, 2)), shift=4).input.any()

    def test_changes_by_hand(self):
        """The sums before are 53 and 25; the differences are added up cell by cell."""
        explorer = PoolingExplorer(BY_HAND, shift=1)
        input_change = (1 + 2 + 1 + 1) + (5 + 3 + 2 + 4) + (0 + 6 + 3 + 0) + (7 + 6 + 1 + 3)
        assert explorer.changes == pytest.approx((input_change / 53, (0 + 4 + 0 + 1) / 25))

    def test_without_a_shift_nothing_changes(self, explorer):
        assert explorer.changes == (0, 0)

    def test_numbers_below_0_count_by_their_size(self):
        assert PoolingExplorer(-BY_HAND, mode="average", shift=1).changes == pytest.approx(
            PoolingExplorer(BY_HAND, mode="average", shift=1).changes
        )

    def test_where_there_is_nothing_nothing_changes(self):
        assert PoolingExplorer(np.zeros((4, 4)), shift=2).changes == (0, 0)

    def test_ink_that_moves_where_none_was_counts_twice(self):
        image = np.zeros((4, 8))
        image[:, 2] = 1
        assert PoolingExplorer(image, shift=2).changes == (2, 2)

    def test_a_shift_inside_the_windows_leaves_the_pooled_output_as_it_was(self):
        image = np.zeros((4, 8))
        image[:, 2] = 1
        explorer = PoolingExplorer(image, shift=1)
        assert explorer.changes == (2, 0)
        assert explorer.winners[0, 1].tolist() == [0, 3]


HANGING, OUTSIDE = "Windows hang over the edge by", "what lies outside"


class TestWhatItSays:
    def test_where_it_is(self):
        explorer = PoolingExplorer(BY_HAND, [1])
        assert explorer.describe() == (
            "Pooling explorer: image 0, a 1. Max pooling, size 2, stride 2, padding valid. "
            "Output 2 × 2. Not shifted. Row 0, column 1: the largest of 4 pixels is 8, in row 1, column 3."
        )
        explorer.mode, explorer.shift = "average", 1
        assert explorer.describe() == (
            "Pooling explorer: image 0, a 1. Average pooling, size 2, stride 2, padding valid. "
            "Output 2 × 2. Shifted by 1 pixel: the input changes by 85 % of its ink, the pooled output by "
            "32 %. Row 0, column 1: the mean of 4 pixels is 2.75."
        )

    def test_of_several_channels_which(self, maps):
        assert (
            PoolingExplorer(maps, channel=2)
            .describe()
            .startswith("Pooling explorer: image 0 (of 0 to 1), channel 2 (of 0 to 2). Max pooling")
        )

    def test_a_window_larger_than_the_picture_is_explained(self):
        explorer = PoolingExplorer(BY_HAND[:3], size=4)
        assert explorer.output_shape == (0, 1)
        assert explorer.output.size == explorer.winners.size == 0
        assert explorer.changes == (0, 0)
        assert "4 × 4 does not fit into a picture of 3 × 4" in explorer.describe()
        with pytest.raises(ValueError, match=r"does not fit .* Choose a smaller size, or padding"):
            _ = explorer.window
        explorer.padding = "same"
        assert explorer.output.tolist() == [[8]]

    @pytest.mark.parametrize(
        ("size", "window", "stride", "padding", "mode", "said"),
        [
            ((28, 28), 2, 2, "valid", "max", []),
            ((28, 28), 3, 3, "valid", "max", ["No window reaches the last row and the last column."]),
            ((30, 31), 4, 4, "valid", "max", ["No window reaches the last 2 rows and the last 3 columns."]),
            ((28, 27), 3, 3, "valid", "max", ["No window reaches the last row."]),
            ((28, 28), 4, 2, "valid", "max", ["The windows overlap."]),
            ((28, 28), 2, 2, "same", "max", ["No window hangs over the edge."]),
            (
                (5, 5),
                2,
                2,
                "same",
                "max",
                [f"{HANGING} 1 row below and 1 column on the right; {OUTSIDE} never wins."],
            ),
            ((28, 4), 4, 4, "same", "average", ["No window hangs over the edge."]),
            (
                (5, 4),
                4,
                4,
                "same",
                "average",
                [f"{HANGING} 1 row above and 2 rows below; {OUTSIDE} does not count."],
            ),
        ],
    )
    def test_what_the_formula_does_not(self, size, window, stride, padding, mode, said):
        assert steps.remarks(size, window, stride, padding, mode) == said

    def test_that_pixels_between_windows_are_skipped(self):
        assert steps.remarks((9, 9), 1, 2, "valid", "max") == [
            "The stride is larger than the window: pixels between two windows are skipped."
        ]

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ({}, "max(1, 3, 5, 2)"),
            ({"mode": "average"}, "(1 + 3 + 5 + 2) / 4"),
            ({"size": 3}, "the largest of 9 pixels"),
            ({"size": 3, "mode": "average"}, "26 / 9"),
            ({"size": 1}, "max(1)"),
        ],
    )
    def test_how_a_number_is_found(self, options, text):
        explorer = PoolingExplorer(BY_HAND, row=0, column=0, **options)
        assert steps.working(explorer._step()) == text


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("row", 14, ValueError, "row is 14, .* from 0 to 13: there are 14 rows in the output"),
            ("column", -1, ValueError, "column is -1"),
            ("index", 3, ValueError, "there are 3 images, counted from 0"),
            ("channel", 1, ValueError, "channel is 1, .* there are 1 channels"),
            ("mode", "avg", ValueError, "mode is 'avg', expected one of 'max', 'average'"),
            ("size", 5, ValueError, "size is 5, expected 1, 2, 3 or 4 pixels"),
            (
                "size",
                (2, 2),
                TypeError,
                r"size is \(2, 2\), expected one whole number: 1, 2, 3 or 4 pixels, the same for",
            ),
            ("stride", 0, ValueError, "stride is 0, expected 1, 2, 3 or 4 pixels"),
            ("stride", "2", TypeError, "stride is '2', expected one whole number"),
            ("padding", "full", ValueError, "padding is 'full', expected one of 'valid', 'same'"),
            ("shift", -1, ValueError, "shift is -1, expected 0, 1, 2, 3 or 4 pixels to the right"),
            ("shift", 1.5, TypeError, "shift is 1.5, expected one whole number"),
            ("difference", "yes", TypeError, "difference is 'yes', expected True or False"),
        ],
    )
    def test_a_state_that_cannot_be_is_refused(self, images, explorer, name, value, error, words):
        before = getattr(explorer, name)
        with pytest.raises(error, match=words):
            setattr(explorer, name, value)
        assert getattr(explorer, name) == before
        with pytest.raises(error, match=words):
            PoolingExplorer(images, **{name: value})

    def test_what_are_no_images_is_refused(self):
        with pytest.raises(ValueError, match=r"reshape\(-1, 28, 28\)"):
            PoolingExplorer(np.zeros((2, 784)))

    def test_one_label_for_each_image_is_asked_for(self, images):
        with pytest.raises(ValueError, match="one label per image"):
            PoolingExplorer(images, [7])


class TestWhatThePageReceives:
    def test_the_numbers_row_by_row(self, maps):
        explorer = PoolingExplorer(maps)
        received = np.frombuffer(explorer._images, "<f4").reshape(explorer._shape)
        np.testing.assert_array_equal(received, maps)

    def test_labels_for_the_images_that_travel(self):
        explorer = PoolingExplorer(np.zeros((201, 28, 28), np.uint8), np.arange(201) % 10)
        assert explorer._shape == [200, 28, 28, 1]
        assert len(explorer._labels) == 200

    def test_a_scale_of_colours_for_each_channel(self, maps):
        maps[..., 0] = np.abs(maps[..., 0])
        largest = np.abs(maps).max(axis=(0, 1, 2)).tolist()
        assert PoolingExplorer(maps)._limits == [
            [0, largest[0]],
            [-largest[1], largest[1]],
            [-largest[2], largest[2]],
        ]
