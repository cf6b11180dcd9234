"""ConvolutionExplorer's Python side: what it computes, what it refuses, and its static twin.

Nothing here needs TensorFlow, MNIST or a browser: the same tests run once more on ipywidgets 7.
"""

import numpy as np
import pytest

from course_utils.widgets import ConvolutionExplorer
from course_utils.widgets.convolution import step as steps
from course_utils.widgets.convolution.kernels import BY_HAND, OWN
from course_utils.widgets.convolution.twin import added_up
from course_utils.widgets.shared.cells import short
from course_utils.widgets.shared.kit import number
from tests.widgets import test_widgets

STROKE = np.array([[0, 2, 2, 2, 0]] * 3 + [[0] * 5])  # lesson 03's picture for pen and paper
VERTICAL = [[-1, 0, 1]] * 3


def by_definition(image, kernel, stride, padding):
    """The convolution of (h, w, c) with (kh, kw, c), cell by cell; "same" as Keras pads."""
    (h, w, _), (kh, kw, _) = image.shape, kernel.shape
    if padding == "same":
        rows, columns = -(-h // stride), -(-w // stride)
        down = max((rows - 1) * stride + kh - h, 0)
        across = max((columns - 1) * stride + kw - w, 0)
        image = np.pad(image, ((down // 2, down - down // 2), (across // 2, across - across // 2), (0, 0)))
    else:
        rows, columns = (h - kh) // stride + 1, (w - kw) // stride + 1
    output = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        output[i, j] = (image[i * stride : i * stride + kh, j * stride : j * stride + kw] * kernel).sum()
    return output


@pytest.fixture
def images():
    return np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)


@pytest.fixture
def explorer(images):
    return ConvolutionExplorer(images, [7, 0, 4])


@pytest.fixture
def deep():
    """Three channels, a kernel of three channels."""
    rng = np.random.default_rng(1)
    return ConvolutionExplorer(rng.normal(0, 1, (2, 6, 5, 3)), kernel=rng.normal(0, 1, (3, 2, 3)))


class TestItsDisplay(test_widgets.TestEveryWidget):
    @pytest.fixture(params=["digits", "deep", "impossible", "all zero"])
    def widget(self, request, explorer, deep):
        return {
            "digits": explorer,
            "deep": deep,
            "impossible": ConvolutionExplorer(STROKE, kernel=np.ones((5, 5))),
            "all zero": ConvolutionExplorer(np.zeros((4, 4)), kernel=np.zeros((2, 2)), padding="same"),
        }[request.param]


class TestWhatItComputes:
    def test_the_lesson_s_first_window_by_hand(self):
        explorer = ConvolutionExplorer(STROKE, kernel=VERTICAL, row=0, column=0)
        assert explorer.window.tolist() == [[0, 2, 2]] * 3
        assert explorer.products.tolist() == [[0, 0, 2]] * 3
        assert explorer.output.tolist() == [[6, 0, -6], [4, 0, -4]]

    @pytest.mark.parametrize("padding", ["valid", "same"])
    @pytest.mark.parametrize("stride", [1, 2, 3, 4])
    @pytest.mark.parametrize("window", [(1, 1), (2, 3), (5, 4), (6, 5)])
    def test_the_output_is_the_definition_written_as_loops(self, window, stride, padding):
        rng = np.random.default_rng(2)
        image, kernel = rng.normal(0, 1, (1, 6, 5, 3)), rng.normal(0, 1, (*window, 3))
        explorer = ConvolutionExplorer(image, kernel=kernel, stride=stride, padding=padding)
        right = by_definition(image[0].astype(np.float32), kernel, stride, padding)
        assert explorer.output_shape == right.shape
        np.testing.assert_allclose(explorer.output, right, atol=1e-5)

    def test_the_products_of_every_place_sum_to_the_output(self, deep):
        deep.padding = "same"
        for row, column in np.ndindex(*deep.output_shape):
            deep.row, deep.column = row, column
            np.testing.assert_allclose(deep.products, deep.window * np.array(deep.kernel))
            assert deep.products.sum() == pytest.approx(deep.output[row, column], abs=1e-5)

    def test_the_window_holds_zeros_where_it_lies_on_padding(self, images):
        explorer = ConvolutionExplorer(images, kernel="blur", padding="same", row=0, column=27)
        np.testing.assert_array_equal(explorer.window[0], 0)
        np.testing.assert_array_equal(explorer.window[:, 2], 0)
        np.testing.assert_array_equal(explorer.window[1:, :2], images[0, :2, 26:])

    def test_an_odd_pad_goes_below_and_to_the_right(self):
        explorer = ConvolutionExplorer(np.ones((2, 2)), kernel=np.ones((2, 2)), padding="same")
        assert explorer.output.tolist() == [[4, 2], [2, 1]]

    def test_identity_returns_the_image_without_its_rim(self, images):
        np.testing.assert_array_equal(
            ConvolutionExplorer(images, kernel="identity").output, images[0, 1:-1, 1:-1]
        )

    def test_it_starts_where_the_sum_is_largest(self, explorer):
        largest = np.abs(explorer.output).max()
        assert abs(explorer.output[explorer.row, explorer.column]) == largest

    def test_another_image_gives_another_output(self, explorer, images):
        explorer.index = 2
        assert explorer.label == 4
        np.testing.assert_array_equal(explorer.image, images[2])
        right = by_definition(images[2][..., np.newaxis], np.array(VERTICAL)[..., np.newaxis], 1, "valid")
        np.testing.assert_allclose(explorer.output, right, atol=1e-5)

    def test_a_kernel_without_channels_is_the_same_in_each(self):
        image = np.random.default_rng(3).normal(0, 1, (1, 5, 5, 4))
        explorer = ConvolutionExplorer(image, kernel=VERTICAL)
        np.testing.assert_array_equal(np.array(explorer.kernel), np.repeat(np.c_[VERTICAL][..., None], 4, 2))
        assert explorer.preset == "vertical edge"


class TestItsKernels:
    @pytest.mark.parametrize("name", list(BY_HAND))
    def test_every_preset_can_be_chosen_by_name(self, explorer, name):
        explorer.preset = name
        np.testing.assert_array_equal(explorer.kernel, BY_HAND[name])
        assert ConvolutionExplorer(np.ones((4, 4)), kernel=name).preset == name

    @pytest.mark.parametrize("name", [name for name in BY_HAND if "edge" in name or name == "Laplacian"])
    def test_edge_detectors_give_0_on_even_ground(self, name):
        assert np.abs(ConvolutionExplorer(np.full((5, 5), 0.7), kernel=name).output).max() < 1e-6

    @pytest.mark.parametrize("name", ["identity", "blur", "sharpen", "emboss"])
    def test_the_others_keep_its_brightness(self, name):
        np.testing.assert_allclose(
            ConvolutionExplorer(np.full((5, 5), 0.75), kernel=name).output, 0.75, rtol=1e-6
        )

    @pytest.mark.parametrize(
        ("name", "image", "sign"),
        [
            ("vertical edge", [[0, 0, 1, 1]] * 4, 1),
            ("vertical edge (reversed)", [[0, 0, 1, 1]] * 4, -1),
            ("horizontal edge", [[0] * 4, [0] * 4, [1] * 4, [1] * 4], 1),
            ("horizontal edge (reversed)", [[0] * 4, [0] * 4, [1] * 4, [1] * 4], -1),
            ("diagonal", np.triu(np.ones((4, 4))), 1),
        ],
    )
    def test_an_edge_is_positive_where_its_own_direction_gets_brighter(self, name, image, sign):
        output = sign * ConvolutionExplorer(np.array(image, float), kernel=name).output
        assert output.min() >= 0
        assert output.max() > 0

    def test_the_shipped_network_s_kernels_come_with_images_of_their_depth(self):
        from course_utils import pretrained

        weights = pretrained.load_weights("tiny_cnn")
        first = ConvolutionExplorer(np.ones((28, 28)), kernel="learned 8")
        np.testing.assert_allclose(first.kernel, weights["conv_1"][0][..., 0, 7])
        second = ConvolutionExplorer(np.ones((1, 12, 12, 8)), kernel="learned 16")
        np.testing.assert_allclose(second.kernel, weights["conv_2"][0][..., 15])
        with pytest.raises(ValueError, match="kernel is 'learned 1'"):
            ConvolutionExplorer(np.ones((1, 5, 5, 3)), kernel="learned 1")

    def test_a_changed_kernel_is_one_s_own_until_it_is_a_preset_again(self, explorer):
        explorer.kernel = [[-1, 0, 1], [-1, 0, 1], [-1, 0, 2]]
        assert explorer.preset == OWN
        explorer.kernel = VERTICAL
        assert explorer.preset == "vertical edge"
        explorer.kernel = "blur"
        assert explorer.preset == "blur"
        explorer.preset = OWN
        assert explorer.preset == "blur"


class TestWhereItStands:
    def test_a_smaller_output_keeps_the_window_inside(self, explorer):
        explorer.row = explorer.column = 25
        explorer.stride = 4
        assert explorer.output_shape == (7, 7)
        assert (explorer.row, explorer.column) == (6, 6)

    def test_the_page_s_changes_are_taken_in_any_order(self, explorer):
        explorer.stride = 4
        explorer.set_state({"row": 25, "column": 20, "stride": 1})
        assert (explorer.stride, explorer.row, explorer.column) == (1, 25, 20)
        explorer.set_state({"column": 0, "preset": "blur", "kernel": BY_HAND["blur"].tolist()})
        assert (explorer.preset, explorer.column) == ("blur", 0)

    def test_a_place_that_the_page_chose_in_an_output_that_is_gone_is_moved_inside(self, explorer):
        explorer.stride = 4
        explorer.set_state({"row": 25, "column": 3, "channel": 0})
        assert (explorer.row, explorer.column) == (6, 3)
        with pytest.raises(ValueError, match="row is 25, expected a whole number from 0 to 6"):
            explorer.row = 25

    def test_a_window_larger_than_the_picture_is_explained(self):
        explorer = ConvolutionExplorer(np.ones((4, 6)), kernel=np.ones((5, 5)))
        assert explorer.output_shape == (0, 2)
        assert explorer.output.size == 0
        assert "5 × 5 does not fit into a picture of 4 × 6" in explorer.describe()
        with pytest.raises(ValueError, match=r"does not fit .* Choose a smaller kernel, or padding"):
            _ = explorer.products
        explorer.padding = "same"
        assert explorer.output_shape == (4, 6)
        assert explorer.products.shape == (5, 5)

    def test_it_says_where_it_is(self):
        assert ConvolutionExplorer(STROKE, [1], padding="same", row=1, column=0).describe() == (
            "Convolution explorer: image 0, a 1. Kernel vertical edge, 3 × 3, stride 1, padding same. "
            "Output 4 × 5. Row 1, column 0: sum of products 6."
        )

    @pytest.mark.parametrize(
        ("size", "window", "stride", "padding", "text"),
        [
            ((28, 28), (3, 3), 1, "valid", "(28 − 3) / 1 + 1 = 26 → 26 × 26"),
            ((28, 28), (3, 3), 2, "valid", "⌊(28 − 3) / 2⌋ + 1 = 13 → 13 × 13"),
            ((28, 28), (5, 5), 2, "same", "⌈28 / 2⌉ = 14 → 14 × 14"),
            ((4, 5), (3, 3), 1, "valid", "(4 − 3) / 1 + 1 = 2 rows, (5 − 3) / 1 + 1 = 3 columns → 2 × 3"),
            ((4, 5), (4, 3), 1, "valid", "(4 − 4) / 1 + 1 = 1 row, (5 − 3) / 1 + 1 = 3 columns → 1 × 3"),
            ((5, 4), (3, 4), 1, "valid", "(5 − 3) / 1 + 1 = 3 rows, (4 − 4) / 1 + 1 = 1 column → 3 × 1"),
            ((4, 4), (5, 5), 1, "valid", "5 × 5 does not fit into 4 × 4"),
        ],
    )
    def test_the_formula_shows_how_the_shape_is_computed(self, size, window, stride, padding, text):
        assert steps.formula(size, window, stride, padding) == text

    @pytest.mark.parametrize(
        ("window", "stride", "padding", "text"),
        [
            ((3, 3), 1, "valid", []),
            ((3, 3), 3, "valid", ["No window reaches the last row and the last column."]),
            ((5, 1), 4, "valid", ["No window reaches the last 3 rows and the last 3 columns."]),
            ((3, 3), 1, "same", ["Zeros: 1 on every side."]),
            ((5, 5), 2, "same", ["Zeros: 1 above, 2 below, 1 on the left, 2 on the right."]),
            ((1, 1), 1, "same", ["No zeros are needed."]),
        ],
    )
    def test_remarks_say_what_the_formula_does_not(self, window, stride, padding, text):
        said = steps.remarks((28, 28), window, stride, padding)
        assert [sentence for sentence in said if "stride" not in sentence] == text
        assert any("skipped" in sentence for sentence in said) == (stride > min(window))


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("row", 26, ValueError, "row is 26, .* from 0 to 25: there are 26 rows in the output"),
            ("column", -1, ValueError, "column is -1"),
            ("index", 3, ValueError, "there are 3 images, counted from 0"),
            ("channel", 1, ValueError, "channel is 1, .* there are 1 channels"),
            ("stride", 0, ValueError, "stride is 0, expected 1, 2, 3 or 4 pixels"),
            ("stride", (1, 2), TypeError, "one whole number: 1, 2, 3 or 4 pixels, the same for both axes"),
            ("stride", True, TypeError, "stride is True, expected one whole number"),
            ("padding", "full", ValueError, "padding is 'full', expected one of 'valid', 'same'"),
            ("kernel", "edge", ValueError, "kernel is 'edge', expected one of 'identity'"),
            ("preset", "edge", ValueError, "preset is 'edge', expected one of 'identity'"),
            ("kernel", [-1, 0, 1], ValueError, r"shape \(3,\), expected \(kh, kw\)\. One row needs"),
            ("kernel", [[1, 0], [1]], ValueError, "rows of different lengths"),
            ("kernel", np.ones((3, 3, 1, 8)), ValueError, r"one kernel of a layer: kernel\[\.\.\., 0\]"),
            ("kernel", np.ones((3, 3, 2)), ValueError, "as deep as the images: 1 channel"),
            ("kernel", np.ones((8, 3)), ValueError, "at most 7 x 7"),
            ("kernel", [[np.nan]], ValueError, "nan or infinity"),
            ("kernel", [[-1e300]], ValueError, "expected at most 1,000,000"),
            ("kernel", [["a"]], TypeError, "expected numbers, or the name of a kernel"),
        ],
    )
    def test_a_state_that_cannot_be_is_refused(self, images, explorer, name, value, error, words):
        before = getattr(explorer, name)
        with pytest.raises(error, match=words):
            setattr(explorer, name, value)
        assert getattr(explorer, name) == before
        if name != "preset":
            with pytest.raises(error, match=words):
                ConvolutionExplorer(images, **{name: value})

    @pytest.mark.parametrize(
        ("images", "error", "words"),
        [
            (np.zeros((2, 784)), ValueError, r"reshape\(-1, 28, 28\)"),
            (np.zeros(784), ValueError, r"expected \(N, height, width\)"),
            (np.zeros((0, 28, 28)), ValueError, r"shape \(0, 28, 28\)"),
            (np.zeros((1, 224, 224, 3)), ValueError, "at most 64 x 64 pixels"),
            (np.zeros((1, 3, 28, 28)), ValueError, "at most 16 channels. Is the channel axis last"),
            (np.full((2, 2), np.inf), ValueError, "nan or infinity"),
            (np.array([["a"]]), TypeError, "expected numbers"),
        ],
    )
    def test_what_are_no_images_is_refused(self, images, error, words):
        with pytest.raises(error, match=words):
            ConvolutionExplorer(images)

    def test_one_label_for_each_image_is_asked_for(self, images):
        with pytest.raises(ValueError, match="one label per image"):
            ConvolutionExplorer(images, [7])


class TestWhatThePageReceives:
    def test_the_numbers_row_by_row(self, deep):
        received = np.frombuffer(deep._images, "<f4").reshape(deep._shape)
        np.testing.assert_array_equal(received, deep._stack)

    def test_no_more_than_200_digits(self):
        explorer = ConvolutionExplorer(np.zeros((201, 28, 28), np.uint8), np.arange(201) % 10)
        assert explorer._shape == [200, 28, 28, 1]
        assert len(explorer._labels) == 200

    def test_fewer_of_larger_images(self):
        assert ConvolutionExplorer(np.zeros((300, 56, 56))).__dict__["_stack"].shape[0] == 50

    def test_greys_from_0_or_red_and_blue_around_it(self):
        assert ConvolutionExplorer(STROKE)._limits == [0, 2]
        assert ConvolutionExplorer(STROKE - 3)._limits == [-3, 3]

    def test_its_own_copy(self, images, explorer):
        before = explorer.output
        images[:] = 0
        np.testing.assert_array_equal(explorer.output, before)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2.995, 2, "3"),
        (-0.004, 2, "0"),
        (-1.5, 2, "−1.5"),
        (100, 0, "100"),
        (0.125, 2, "0.13"),
        (2.4, 2, "2.4"),
    ],
)
def test_numbers_have_a_true_minus_sign_and_no_idle_zeros(value, digits, text):
    assert number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(765.4, "765"), (-12.34, "−12.3"), (0.333, "0.33"), (9.96, "10")]
)
def test_where_there_is_little_room_numbers_are_short(value, text):
    assert short(value) == text


def test_the_sum_over_channels_is_written_out():
    assert added_up(np.array([0.5, -1.25, 3.0])) == "channels: 0.5 − 1.25 + 3 = 2.25"
