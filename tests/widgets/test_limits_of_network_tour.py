"""What NetworkTour refuses and why, what travels to its page, and what fits into its picture."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from course_utils import layers
from course_utils.layers import Conv2D, Dense, Dropout, Flatten, MaxPool2D, Network, ReLU, Sigmoid
from course_utils.widgets import NetworkTour
from course_utils.widgets.network.network import chain
from course_utils.widgets.network.reader import _named
from course_utils.widgets.tour import detail_twin, network_tour, twin
from course_utils.widgets.tour import step as steps
from course_utils.widgets.tour.columns import ROOM, layout
from tests.widgets.test_network_tour import images, lenet, own, tour

__all__ = ["images", "own", "tour"]  # fixtures


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("index", 3, ValueError, "index is 3, .* there are 3 images, counted from 0"),
            (
                "layer",
                "conv_3",
                ValueError,
                "layer is 'conv_3', expected one of 'conv_1', 'pool_1', 'conv_2'",
            ),
            ("layer", 0, ValueError, "layer is 0, expected one of 'conv_1'"),
            ("feature_map", 8, ValueError, "feature_map is 8, .* from 0 to 7: there are 8 maps in conv_1"),
            ("feature_map", 1.0, TypeError, r"Convert it with int\(feature_map\)"),
            ("row", 24, ValueError, "row is 24, .* from 0 to 23: there are 24 rows in conv_1"),
            ("column", -1, ValueError, "column is -1, .* there are 24 columns in conv_1"),
            ("strokes", [[(0.5, 2)]], ValueError, r"strokes\[0\] has the point \(0.5, 2\)"),
        ],
    )
    def test_a_state_that_cannot_be_is_refused(self, images, tour, name, value, error, words):
        before = getattr(tour, name)
        with pytest.raises(error, match=words):
            setattr(tour, name, value)
        assert getattr(tour, name) == before
        with pytest.raises(error, match=words):
            NetworkTour(images=images, **{name: value})

    def test_a_place_in_a_row_of_numbers(self, tour):
        tour.layer = "scores"
        with pytest.raises(ValueError, match="row is 1, expected a whole number from 0 to 0"):
            tour.row = 1
        with pytest.raises(ValueError, match=r"feature_map is 10, .* there are 10 units in scores"):
            tour.feature_map = 10

    def test_products_where_nothing_is_multiplied(self, tour):
        tour.layer = "pool_1"
        with pytest.raises(ValueError, match="exist in convolutions and dense layers"):
            _ = tour.products

    @pytest.mark.parametrize(
        ("options", "error", "words"),
        [
            ({"images": np.zeros((2, 28, 28))}, TypeError, "dtype float64, expected uint8: whole numbers"),
            ({"images": np.zeros((2, 784), np.uint8)}, ValueError, r"reshape\(-1, 28, 28\)"),
            ({"images": np.zeros((2, 28, 28, 1), np.uint8)}, ValueError, r"images\[\.\.\., 0\]"),
            ({"images": np.zeros((2, 28, 28), np.uint8), "labels": [1]}, ValueError, "one label per image"),
            (
                {"labels": [1]},
                ValueError,
                r"labels came without images, .* NetworkTour\(model, images, labels\)",
            ),
            ({"index": 1}, ValueError, "index is 1, expected a whole number from 0 to 0"),
            ({"scaling": "0..1"}, ValueError, "scaling is '0..1', expected one of '0 to 255', '0 to 1'"),
        ],
    )
    def test_arguments_that_do_not_fit(self, options, error, words):
        with pytest.raises(error, match=words):
            NetworkTour(**options)

    @pytest.mark.parametrize(
        ("model", "error", "words"),
        [
            ("model.keras", TypeError, r"'model.keras', .* Load it first: keras.models.load_model\(path\)"),
            ([Dense(10)], TypeError, r"model is a list, .* keras.Sequential\(\[...\]\)"),
            (np.zeros((2, 28, 28)), TypeError, r"shape \(2, 28, 28\), .* NetworkTour\(model, images\)"),
            (lenet, TypeError, "model is lenet, .* Call it: it builds the model"),
            (Network, TypeError, "model is Network, .* Call it"),
            (
                7,
                TypeError,
                "model is 7, expected a network. Give a Keras model, a course_utils.layers.Network",
            ),
            (
                Network([Flatten(), Dense(10)], (32, 32, 1)),
                ValueError,
                r"shape \(32, 32, 1\), .* padding=\"same\"",
            ),
            (Network([Flatten(), Dense(10)], (28, 28, 3)), ValueError, "Digits are grey"),
            (Network([Flatten(), Dense(10)], (1, 28, 28)), ValueError, "The channel axis comes last"),
            (Network([Dropout(0.5)], (784,)), ValueError, "no layer that computes anything, .* Dense"),
            (Network([Dense(10)], (100,)), ValueError, r"expected \(28, 28, 1\) or \(784,\)"),
            (
                Network([Flatten(), Dense(2000)], (28, 28, 1)),
                ValueError,
                "has 1,570,000 weights, expected at most",
            ),
            (
                Network([Conv2D(129, 28), Flatten()], (28, 28, 1)),
                ValueError,
                "gives 129 maps, expected at most",
            ),
        ],
    )
    def test_what_is_no_network_for_a_tour(self, model, error, words):
        with pytest.raises(error, match=words):
            NetworkTour(model)

    def test_weights_that_went_astray(self):
        network = Network([Flatten(), Dense(10)], (28, 28, 1))
        network.set_weights([np.full((784, 10), np.nan), np.zeros(10)])
        with pytest.raises(
            ValueError, match=r"layer 'dense_1' has weights that are nan .* smaller learning rate"
        ):
            NetworkTour(network)

    def test_weights_so_large_that_numbers_overflow(self):
        network = Network([Dense(4), Dense(10)], (784,))
        network.set_weights([np.full(array.shape, 1e30) for array in network.get_weights()])
        with pytest.raises(
            ValueError, match=r"layer 'dense_2' gives numbers too large .* smaller learning rate"
        ):
            NetworkTour(network)

    def test_a_layer_of_one_s_own(self):
        class Double(layers.Layer):
            def forward(self, x, training=False):
                return 2 * x

        with pytest.raises(TypeError, match="layer 'double_1' is a Double, expected layers of course_utils"):
            NetworkTour(Network([Flatten(), Double(), Dense(10)], (28, 28, 1)))


class TestWhatThePageReceives:
    def test_the_pixels_row_by_row(self, tour, images):
        np.testing.assert_array_equal(np.frombuffer(tour._images, np.uint8).reshape(-1, 28, 28), images)
        assert tour._labels == [7, 0, 4]
        assert tour._input == [28, 28, 1]

    def test_no_images_where_none_are_given(self):
        tour = NetworkTour()
        assert (tour._images, tour._labels) == (b"", [])

    def test_no_more_than_200_images(self):
        tour = NetworkTour(images=np.zeros((201, 28, 28), np.uint8), labels=np.arange(201) % 10)
        assert len(tour._images) == 200 * 784
        assert len(tour._labels) == 200

    def test_every_weight_layer_by_layer(self, own):
        numbers = np.frombuffer(own._weights, "<f4")
        network = lenet()
        np.testing.assert_array_equal(
            numbers, np.concatenate([array.ravel() for array in network.get_weights()])
        )
        shapes = [step["shape"] for step in own._layers if "shape" in step]
        assert shapes == [list(array.shape) for array in network.get_weights()[::2]]

    def test_what_each_layer_does_and_what_comes_out(self, own):
        told = {step.pop("name"): step for step in map(dict, own._layers)}
        assert told["conv_1"] == {
            "kind": "conv2d",
            "stride": [1, 2],
            "padding": "same",
            "title": "conv_1: 3 kernels 5 × 5, stride 1 × 2, padding same",
            "shape": [5, 5, 1, 3],
            "out": [28, 14, 3],
        }
        assert told["pool_1"] == {
            "kind": "avg_pool2d",
            "size": 3,
            "stride": 2,
            "padding": "same",
            "title": "pool_1: the mean of each 3 × 3, stride 2, padding same",
            "out": [14, 7, 3],
        }
        assert told["relu_1"]["slope"] == 0.1
        assert told["relu_1"]["title"] == "relu_1: leaky ReLU, slope 0.1"
        assert told["pool_2"]["size"] == [2, 1]
        assert told["flatten_1"]["title"] == "flatten_1: 4 maps 6 × 5 become 120 numbers"
        assert told["dense_1"]["title"] == "dense_1: 12 units of 120 weights"
        assert told["softmax"] == {
            "kind": "activation",
            "activation": "softmax",
            "title": "softmax: softmax",
            "out": [10],
        }

    def test_layers_of_one_name_get_different_ones(self):
        parts = [({"name": name}, ()) for name in ("a", "a_2", "a", "a")]
        assert [step["name"] for step, _ in _named(parts)] == ["a", "a_2", "a_3", "a_4"]


class TestItsPicture:
    @pytest.mark.parametrize(
        "parts",
        [
            [Flatten(), Dense(10)],
            [Conv2D(128, 3, stride=2), ReLU(), MaxPool2D(), Flatten(), Dense(10)],
            [*[layer for _ in range(6) for layer in (Conv2D(24, 3), ReLU())], Flatten()],
            [
                MaxPool2D(28),
                Flatten(),
                *[layer for _ in range(12) for layer in (Dense(150), Sigmoid())],
                Dense(2),
            ],
        ],
    )
    def test_every_map_lies_on_the_page_and_none_on_another(self, parts):
        network = NetworkTour(Network([*parts, Dense(10)], (28, 28, 1)))._network
        outputs = [after[0] for _, after in network.stages(np.zeros((1, 28, 28, 1), np.float32))]
        columns = layout(np.zeros((28, 28), np.uint8), "0 to 1", network.steps, outputs, 8, 700)
        assert len(columns) == len(outputs) + 1
        for column in columns:
            boxes = [column.box(channel) for channel in range(column.values.shape[-1])]
            for left, top, right, bottom in boxes:
                assert 8 <= left < right <= 701
                assert -2 <= top < bottom <= 314  # the lowest cells are framed with room around
            if column.kind == "maps":
                assert len(set(boxes)) == len(boxes)
                assert min(column.tile) > 10
        for one, after in itertools.pairwise(columns):
            assert after.band > one.band or after.left >= one.left + one.wide + ROOM - 1

    @pytest.mark.parametrize(("parts", "words"), [([Dense(1), Dense(2)], "1 unit"), ([ReLU()], "784 units")])
    def test_one_unit_is_not_called_units(self, parts, words):
        tour = NetworkTour(Network(parts, (784,)))
        outputs = [after for _, after in tour._run().stages]
        columns = layout(np.zeros((28, 28), np.uint8), "0 to 1", tour._network.steps, outputs, 8, 700)
        assert columns[1].heading[1] == words

    @pytest.mark.parametrize(
        ("scaling", "pixels"),
        [("0 to 255", (0, 255)), ("0 to 1", (0, 1)), ("-0.5 to 0.5", (-0.5, 0.5))],
    )
    @pytest.mark.parametrize("brightest", [0, 100, 255])
    def test_a_pixel_is_as_bright_below_as_above(self, monkeypatch, scaling, pixels, brightest):
        image = np.full((28, 28), brightest, np.uint8)
        scenes = []
        monkeypatch.setattr(detail_twin, "draw", scenes.append)
        NetworkTour(images=image, scaling=scaling).picture()
        assert scenes[0].scale == ("gray", *pixels)

    @pytest.mark.parametrize("scaling", ["0 to 255", "0 to 1", "-0.5 to 0.5"])
    @pytest.mark.parametrize("grey", [0, 255])
    @pytest.mark.filterwarnings("error::RuntimeWarning")
    def test_a_picture_of_one_grey_is_drawn(self, scaling, grey):
        assert NetworkTour(images=np.full((28, 28), grey, np.uint8), scaling=scaling).picture().alt

    @pytest.mark.parametrize("weight", [-0.5, -2000])
    def test_no_number_runs_into_the_next_or_into_a_picture(self, monkeypatch, weight):
        kernel = np.full((5, 5, 1, 1), weight), np.array([weight / 10])
        step = {"name": "a", "kind": "conv2d", "activation": "leaky_relu", "slope": 0.1}
        monkeypatch.setattr(network_tour, "read_network", lambda model: chain([(step, kernel)]))
        places = []

        def read_the_sum(figure, alt):
            end = next(text for text in figure.texts if text.get_text().startswith("→"))
            line = [text for text in figure.texts if text.get_position()[1] == end.get_position()[1]]
            numbers = [text.get_window_extent() for text in line]
            beside = [axes.get_window_extent() for axes in figure.axes[-2:]]  # the map before and after
            places.extend([*numbers, *beside])

        monkeypatch.setattr(twin, "finish", read_the_sum)
        NetworkTour(images=np.full((28, 28), 200, np.uint8), row=0, column=0).picture()
        assert len(places) == 6
        for one, after in itertools.pairwise(places):
            assert one.x1 < after.x0

    def test_white_is_0_or_the_smallest_number_of_all_above_0(self):
        assert steps.colours(np.array([0, 1, 3.0])) == (-3, 3)
        assert steps.colours(np.array([-4, 1, 3.0])) == (-4, 4)
        assert steps.colours(np.array([0.5, 0.75])) == (0.25, 0.75)
        assert steps.colours(np.zeros(3)) == (-1, 1)
