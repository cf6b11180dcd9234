"""NetworkTour without Keras: what each stage holds, how each number is made, and where the learner stands."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from course_utils import layers, pretrained
from course_utils.layers import (
    AvgPool2D,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    Network,
    ReLU,
    Sigmoid,
    Tanh,
)
from course_utils.widgets import DigitPad, NetworkTour
from course_utils.widgets.network.network import chain
from course_utils.widgets.tour import step as steps
from course_utils.widgets.tour.columns import sources
from tests.widgets import test_widgets

MAP = 1  # one of conv_1 whose bias ReLU lets through
STAGES = ["conv_1", "pool_1", "conv_2", "pool_2", "flatten", "scores"]


def lenet(**options):
    """A small network with every kind of layer that the course builds itself."""
    return Network(
        [
            *(Conv2D(3, 5, stride=(1, 2), padding="same"), LeakyReLU(0.1), AvgPool2D(3, 2, "same")),
            *(Dropout(0.5), Conv2D(4, 3), Tanh(), MaxPool2D((2, 1)), Flatten(), Dense(12), Sigmoid()),
            *(Dense(8), ReLU(), Dense(10)),
        ],
        (28, 28, 1),
        **options,
    )


@pytest.fixture
def images():
    return np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)


@pytest.fixture
def tour(images):
    return NetworkTour(images=images, labels=[7, 0, 4])


@pytest.fixture
def own(images):
    """The tour of a network of the course's own layers, on numbers around 0."""
    return NetworkTour(lenet(), images, scaling="-0.5 to 0.5")


class TestItsDisplay(test_widgets.TestEveryWidget):
    @pytest.fixture(params=[*STAGES, "nothing drawn", "own", "one row"])
    def widget(self, request, images, own):
        if request.param == "own":
            return own
        if request.param == "one row":
            return NetworkTour(Network([Dense(64), ReLU(), Dense(10)], (784,)), images)
        tour = NetworkTour(layer=None if request.param == "nothing drawn" else request.param)
        if request.param == "nothing drawn":
            tour.strokes = []
        return tour

    def test_every_stage_of_a_network_can_be_drawn(self, own):
        for name in own.activations:
            own.layer = name
            assert own.picture().alt.startswith(own.describe())

    def test_its_lines_add_or_take_away_as_the_products_do(self):
        step, previous = {"kind": "conv2d"}, SimpleNamespace(kind="maps")
        products = np.array([1.0, -4.0, 2.0]).reshape(1, 1, 3)
        lines = sources(step, SimpleNamespace(products=products), previous, 0)
        assert lines == [(1, -1), (2, 0.5), (0, 0.25)]


class TestWhatItComputes:
    def test_the_shipped_network_layer_by_layer(self, tour, images):
        weights = pretrained.load_weights("tiny_cnn")
        x = images[:1, ..., np.newaxis].astype(np.float32) / 255
        right = {}
        for number in (1, 2):
            right[f"conv_{number}"] = x = layers.relu(layers.conv2d(x, *weights[f"conv_{number}"]))
            right[f"pool_{number}"] = x = layers.max_pool2d(x, 2)
        right["flatten"] = x = x.reshape(1, -1)
        right["scores"] = layers.softmax(layers.dense(x, *weights["scores"]))
        assert list(tour.activations) == STAGES == list(right)
        for name, values in tour.activations.items():
            np.testing.assert_allclose(values, right[name][0], atol=1e-6)
        np.testing.assert_array_equal(tour.probabilities, tour.activations["scores"])

    def test_a_network_of_our_own_layers_gives_what_it_predicts(self, images):
        network = lenet(seed=1)
        tour = NetworkTour(network, images, index=2)
        right = network.predict(images[2:, ..., np.newaxis] / 255)[0]
        np.testing.assert_allclose(tour.probabilities, right, atol=1e-6)
        assert list(tour.activations)[-2:] == ["dense_3", "softmax"]
        assert tour.prediction == right.argmax()

    @pytest.mark.parametrize(
        "parts", [[Conv2D(10, 28), Flatten()], [Flatten(), Dense(10), Tanh()], [Flatten(), Dense(1)]]
    )
    def test_however_our_own_network_ends_softmax_comes_last(self, images, parts):
        network = Network(parts, (28, 28, 1))
        tour = NetworkTour(network, images)
        right = network.predict(images[:1, ..., np.newaxis] / 255)[0]
        np.testing.assert_allclose(tour.probabilities, right, atol=1e-6)
        assert tour.prediction == (None if len(right) == 1 else right.argmax())

    @pytest.mark.parametrize("name", ["conv_1", "conv_2", "scores"])
    def test_products_and_bias_are_the_number_before_the_activation(self, tour, name):
        tour.layer = name
        rng = np.random.default_rng(1)
        for _ in range(20):
            out = tour.activations[name].shape
            tour.feature_map = int(rng.integers(out[-1]))
            if len(out) == 3:
                tour.row, tour.column = (int(rng.integers(size)) for size in out[:2])
            detail = tour.detail
            assert tour.products.shape == tour.window.shape == detail.weights.shape
            assert tour.products.sum() + detail.bias == pytest.approx(detail.before, abs=1e-4)
            place = tour.feature_map, tour.row, tour.column
            assert detail.after == pytest.approx(float(steps.at(tour.activations[name], place)))
            if name != "scores":
                assert detail.after == max(detail.before, 0)

    def test_every_number_of_every_kind_of_stage_is_made_of_its_window(self, own):
        """With strides, padding and windows that are no squares."""
        rng = np.random.default_rng(2)
        for name, values in own.activations.items():
            own.layer = name
            kind = own._step["kind"]
            for _ in range(12):
                own.feature_map = int(rng.integers(values.shape[-1]))
                if values.ndim == 3:
                    own.row, own.column = (int(rng.integers(size)) for size in values.shape[:2])
                detail = own.detail
                match kind:
                    case "conv2d" | "dense":
                        right = detail.products.sum() + detail.bias
                    case "max_pool2d":
                        right = np.nanmax(detail.window)
                    case "avg_pool2d":
                        right = np.nanmean(detail.window)
                    case _:
                        right = detail.window.item()
                assert detail.before == pytest.approx(right, abs=1e-5), name

    def test_the_winner_is_where_the_largest_number_comes_from(self, tour):
        tour.layer = "pool_1"
        for row, column in [(0, 0), (5, 7), (11, 11)]:
            tour.row, tour.column = row, column
            assert tour.activations["conv_1"][tour.detail.source] == tour.detail.after
            assert tour.window.shape == (2, 2)

    def test_every_number_of_the_row_comes_from_one_pixel_of_one_map(self, tour):
        tour.layer = "flatten"
        for unit in (0, 1, 17, 255):
            tour.feature_map = unit
            assert tour.activations["pool_2"][tour.detail.source] == tour.detail.after

    def test_a_unit_s_inputs_are_the_layer_before(self, tour):
        tour.layer = "scores"
        np.testing.assert_array_equal(tour.window, tour.activations["flatten"])

    def test_the_output_is_the_open_map(self, tour):
        tour.feature_map = 5
        np.testing.assert_array_equal(tour.output, tour.activations["conv_1"][..., 5])
        tour.layer = "scores"
        np.testing.assert_array_equal(tour.output, tour.probabilities)

    @pytest.mark.parametrize(
        ("scaling", "low", "high"), [("0 to 1", 0, 1), ("-0.5 to 0.5", -0.5, 0.5), ("0 to 255", 0, 255)]
    )
    def test_the_network_gets_the_numbers_that_it_was_trained_on(self, scaling, low, high):
        images = np.zeros((1, 28, 28), np.uint8)
        images[0, 3, 4] = 255
        tour = NetworkTour(images=images, scaling=scaling)
        assert tour.input.shape == (28, 28, 1)
        assert tour.input[0, 0, 0] == low
        assert tour.input[3, 4, 0] == high
        factor, shift = tour._offset_scale
        np.testing.assert_allclose(images[0] * factor + shift, tour.input[..., 0], atol=1e-7)

    def test_a_drawing_is_read_as_the_digit_pad_reads_it(self):
        pad = DigitPad.example(3)
        tour = NetworkTour(strokes=pad.strokes)
        np.testing.assert_array_equal(tour.digit, pad.digit)
        np.testing.assert_allclose(tour.probabilities, pad.probabilities, atol=1e-6)
        assert tour.prediction == 3

    def test_it_keeps_the_weights_of_the_moment_it_was_made(self, images):
        network = lenet()
        tour = NetworkTour(network, images)
        before = tour.probabilities
        network.train_step(images[..., np.newaxis] / 255, np.array([1, 2, 3]), layers.SGD(0.5))
        tour.index = 1
        tour.index = 0
        np.testing.assert_array_equal(tour.probabilities, before)


class TestWhereItStands:
    def test_alone_it_begins_with_a_drawn_7(self):
        tour = NetworkTour()
        assert (tour.prediction, tour.layer, tour.label) == (7, "conv_1", None)

    def test_it_begins_at_the_largest_number(self, tour):
        assert tour.detail.after == tour.activations["conv_1"].max()

    def test_without_a_convolution_it_begins_with_the_last_dense_layer(self, images):
        assert NetworkTour(Network([Dense(9), ReLU(), Dense(10)], (784,)), images).layer == "dense_2"

    @pytest.mark.parametrize("name", STAGES)
    def test_another_layer_opens_its_largest_number(self, tour, name):
        tour.layer = name
        assert tour.detail.after == tour.activations[name].max()

    def test_the_place_can_be_chosen_at_the_start(self, images):
        tour = NetworkTour(images=images, layer="conv_2", feature_map=3, row=1, column=7)
        assert (tour.layer, tour.feature_map, tour.row, tour.column) == ("conv_2", 3, 1, 7)

    def test_a_map_alone_is_opened_at_its_largest_number(self, images):
        tour = NetworkTour(images=images, layer="conv_2", feature_map=3)
        assert tour.detail.after == tour.activations["conv_2"][..., 3].max()

    def test_another_map_keeps_the_place(self, tour):
        tour.row, tour.column = 20, 21
        tour.feature_map = 6
        assert (tour.row, tour.column) == (20, 21)

    @pytest.mark.parametrize("order", [1, -1])
    def test_the_page_s_changes_are_taken_over_in_any_order(self, tour, order):
        changes = {"layer": "conv_2", "feature_map": 11, "row": 7, "column": 0}
        tour.set_state(dict(list(changes.items())[::order]))
        assert {name: getattr(tour, name) for name in changes} == changes
        tour.set_state(dict([("row", 23), ("column", 22), ("feature_map", 1), ("layer", "conv_1")][::order]))
        assert (tour.layer, tour.feature_map, tour.row, tour.column) == ("conv_1", 1, 23, 22)

    def test_what_the_page_leaves_out_is_filled_in(self, tour):
        tour.set_state({"layer": "conv_2"})
        assert tour.detail.after == tour.activations["conv_2"].max()
        tour.set_state({"feature_map": 9, "layer": "pool_2"})
        assert tour.feature_map == 9
        assert tour.detail.after == tour.activations["pool_2"][..., 9].max()

    def test_a_place_that_the_page_sends_late_stays_inside_of_the_layer_opened_meanwhile(self, tour):
        tour.layer = "scores"
        tour.set_state({"feature_map": 12, "row": 10, "column": 11})
        assert (tour.layer, tour.feature_map, tour.row, tour.column) == ("scores", 9, 0, 0)
        with pytest.raises(ValueError, match="row is 10"):
            tour.row = 10

    def test_another_image_takes_the_drawing_away(self, tour, images):
        tour.strokes = DigitPad.example(2).strokes
        assert tour.label is None
        tour.index = 1
        assert tour.strokes == []
        assert tour.label == 0
        np.testing.assert_array_equal(tour.digit, images[1])

    def test_from_the_page_an_image_and_a_drawing_may_come_together(self, tour):
        drawing = DigitPad.example(4).strokes
        tour.set_state({"strokes": drawing, "index": 2})
        assert tour.prediction == 4
        assert tour.index == 2

    def test_a_drawing_to_begin_with_stays_beside_an_index(self, images):
        tour = NetworkTour(images=images, index=2, strokes=DigitPad.example(6).strokes)
        assert (tour.prediction, tour.index) == (6, 2)

    def test_a_cleared_pad_gives_the_image_back(self, tour, images):
        tour.strokes = DigitPad.example(2).strokes
        tour.strokes = []
        np.testing.assert_array_equal(tour.digit, images[0])

    def test_with_no_images_a_cleared_pad_is_empty_and_nothing_is_read(self):
        tour = NetworkTour()
        tour.strokes = []
        assert not tour.digit.any()
        assert tour.prediction is None
        assert tour.activations["conv_1"].any()  # the biases are there

    def test_the_state_is_the_same_whatever_was_open_before(self, own):
        """From any stage to any other, every number that is named can be taken apart."""
        for name in own.activations:
            for other in reversed(own.activations):
                own.layer = name
                own.layer = other
                assert own.describe()


class TestWhatItSays:
    def test_a_convolution(self, images):
        tour = NetworkTour(images=images * 0, labels=[7, 0, 4], feature_map=MAP, row=10, column=12)
        bias = pretrained.load_weights("tiny_cnn")["conv_1"][1][MAP]
        z = f"{bias:.3f}".rstrip("0")
        assert bias > 0
        assert tour.describe() == (
            f"Network tour: image 0 (of 0 to 2), a 7. conv_1, map {MAP} (of 0 to 7), row 10, column 12: "
            f"25 products and the bias add up to {z}, ReLU makes it {z}."
        )

    @pytest.mark.parametrize(
        ("layer", "words"),
        [
            (
                "pool_1",
                "pool_1, map 3 (of 0 to 7), row 3, column 6: the largest of 4 numbers is 1.678, in row 6, ",
            ),
            (
                "conv_2",
                "conv_2, map 8 (of 0 to 15), row 4, column 5: 200 products and the bias add up to 3.968, ",
            ),
            ("flatten", "flatten, number 168 (of 0 to 255): map 8, row 2, column 2 of pool_2 is 3.968."),
            (
                "scores",
                "scores, unit 7 (of 0 to 9): 256 products and the bias add up to 15.244, softmax makes it ",
            ),
        ],
    )
    def test_what_is_open_and_how_it_is_made(self, layer, words):
        said = NetworkTour(layer=layer).describe()
        assert said.startswith(
            f"Network tour: a drawing of 1 stroke. The network reads 7, over 99 %. {words}"
        )

    @pytest.mark.parametrize(
        ("parts", "layer", "words"),
        [
            ([("scale_shift", {}, (2.0, -0.25))], "a", "0.5 × 2 − 0.25 is 0.75."),
            ([("scale_shift", {}, (0.5, 0.25))], "a", "0.5 × 0.5 + 0.25 is 0.5."),
            ([("activation", {"activation": "tanh"}, ())], "a", "0.5 comes in, tanh makes it 0.462."),
            (
                [("activation", {"activation": "leaky_relu", "slope": 0.1}, ())],
                "a",
                "leaky ReLU makes it 0.5.",
            ),
            ([("avg_pool2d", {"size": [28, 14]}, ())], "a", "the mean of 392 numbers is 0.5."),
            (
                [("max_pool2d", {"size": 3, "padding": "same", "stride": 1}, ())],
                "a",
                "row 0, column 0: the largest",
            ),
            ([("global_avg_pool2d", {}, ())], "a", "a, number 0: the mean of 784 numbers is 0.5."),
            (
                [("flatten", {}, ())],
                "a",
                "a, number 0 (of 0 to 783): map 0, row 0, column 0 of the input is 0.5.",
            ),
            (
                [("flatten", {}, ()), ("reshape", {"out": [-1, 14, 2]}, ())],
                "b",
                "b, map 0 (of 0 to 1), row 0, column 0: number 0 of a is 0.5.",
            ),
            (
                [("conv2d", {}, (np.ones((1, 1, 1, 1)), np.zeros(1)))],
                "a",
                "a, map 0, row 0, column 0: 1 product adds up to 0.5.",
            ),
            (
                [("flatten", {}, ()), ("dense", {}, (np.ones((784, 1)), np.ones(1)))],
                "b",
                "b, unit 0: 784 products and the bias add up to 393.",
            ),
        ],
    )
    def test_every_kind_of_layer(self, monkeypatch, parts, layer, words):
        made = [
            ({"name": name, "kind": kind, **options}, tuple(np.array(array, np.float32) for array in arrays))
            for name, (kind, options, arrays) in zip("abc", parts, strict=False)
        ]
        monkeypatch.setattr("course_utils.widgets.tour.network_tour.read_network", lambda model: chain(made))
        tour = NetworkTour(images=np.full((1, 28, 28), 255, np.uint8), layer=layer, scaling="-0.5 to 0.5")
        assert tour.describe().startswith("Network tour: image 0. ")
        assert words in tour.describe()

    @pytest.mark.parametrize(
        ("factor", "words"),
        [(255, "255"), (0.1234, "0.123"), (-1 / 255, "−0.00392"), (0.00001234, "0.000012"), (-3e-7, "0")],
    )
    def test_a_small_factor_keeps_three_figures_as_far_as_six_places_go(self, factor, words):
        assert steps.factor_in_words(factor) == words

    @pytest.mark.parametrize(
        ("terms", "words"),
        [
            ([1.8012, 0.19965, 1.60155], ["1.801", "0.200", "1.602"]),
            ([-1.5, 0.25, -1.25], ["−1.50", "0.25", "−1.25"]),
            ([12, 0, 12], ["12", "0", "12"]),
        ],
    )
    def test_terms_that_add_up_have_as_many_places(self, terms, words):
        assert steps.alike(terms) == words

    def test_that_nothing_is_drawn(self):
        tour = NetworkTour()
        tour.strokes = []
        assert tour.describe().startswith("Network tour: nothing is drawn. conv_1, map ")


def test_the_shipped_network_is_toured_without_tensorflow():
    code = (
        "import sys; from course_utils.widgets import NetworkTour; tour = NetworkTour(); tour.describe();"
        "print([m for m in ('tensorflow', 'keras') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
