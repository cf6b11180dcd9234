"""Networks as learners write them, after well-known tutorials: each is toured, and each stage is Keras's."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.widgets import NetworkTour
from course_utils.widgets.network.network import rim_in_words
from tests.widgets.test_network_reader import assert_every_stage_is_keras_s, images, keras, randomised

__all__ = ["images", "keras"]  # fixtures


def kinds(tour):
    return [step["kind"] for step in tour._layers]


def two_convolutions(k):
    """Keras's own example of a small convnet."""
    layers = k.layers
    return k.Sequential(
        [
            k.Input(shape=(28, 28, 1)),
            layers.Conv2D(32, kernel_size=(3, 3), activation="relu"),
            layers.MaxPooling2D(pool_size=(2, 2)),
            layers.Conv2D(64, kernel_size=(3, 3), activation="relu"),
            layers.MaxPooling2D(pool_size=(2, 2)),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(10, activation="softmax"),
        ]
    )


def quickstart(k):
    """TensorFlow's first example: the shape given to the first layer, logits at the end."""
    layers = k.layers
    return k.models.Sequential(
        [
            layers.Flatten(input_shape=(28, 28)),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.2),
            layers.Dense(10),
        ]
    )


def article_a(k):
    """607,394 weights."""
    layers = k.layers
    model = k.Sequential()
    model.add(layers.Conv2D(28, kernel_size=(3, 3), input_shape=(28, 28, 1)))
    model.add(layers.MaxPooling2D(pool_size=(2, 2)))
    model.add(layers.Flatten())
    model.add(layers.Dense(128, activation="relu"))
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def normalised(k):
    """A functional chain: normalisation between convolution and activation, strides in place of pools."""
    layers = k.layers
    x = inputs = k.Input((28, 28, 1), name="digit")
    for filters in (16, 24):
        x = layers.Conv2D(filters, 3, strides=2, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return k.Model(inputs, layers.Dense(10, activation="softmax", name="classes")(x), name="strided")


def leaky(k):
    """Layers for what others give as an argument, and the largest number of each map at the end."""
    layers = k.layers
    return k.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(8, 5, kernel_initializer="he_normal", kernel_regularizer="l2"),
            layers.LeakyReLU(),
            layers.SpatialDropout2D(0.2),
            layers.Conv2D(12, 3),
            layers.ELU(alpha=0.7),
            layers.AveragePooling2D(2),
            layers.ReLU(max_value=6),
            layers.GlobalMaxPooling2D(),
            layers.Dense(10, activation="softmax"),
        ]
    )


def self_normalising(k):
    """A multilayer perceptron in the manner of books that go beyond ReLU."""
    layers = k.layers
    return k.Sequential(
        [
            layers.Input((784,)),
            layers.Dense(60, activation="selu", kernel_initializer="lecun_normal"),
            layers.AlphaDropout(0.1),
            layers.Dense(40, activation="elu"),
            layers.Dense(30, activation="swish"),
            layers.Dense(20, activation=k.activations.gelu),
            layers.Dense(20),
            layers.Activation("silu"),
            layers.Dense(20, activation="relu6"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def lenet_5(k):
    """LeNet-5 as published, but for C3's table of connections: rims of zeros, and a tanh that is scaled."""
    layers = k.layers

    def scaled_tanh():
        return [layers.Rescaling(2 / 3), layers.Activation("tanh"), layers.Rescaling(1.7159)]

    return k.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.ZeroPadding2D(2),
            *(layers.Conv2D(6, 5, name="C1"), *scaled_tanh(), layers.AveragePooling2D(2, name="S2")),
            *(layers.Conv2D(16, 5, name="C3"), *scaled_tanh(), layers.AveragePooling2D(2, name="S4")),
            *(layers.Conv2D(120, 5, name="C5"), *scaled_tanh(), layers.Flatten()),
            *(layers.Dense(84, name="F6"), *scaled_tanh(), layers.Dense(10, activation="softmax")),
        ]
    )


def lopsided(k):
    """Rims that differ from side to side."""
    layers = k.layers
    parts = [
        layers.ZeroPadding2D(((1, 0), (2, 3)), name="rim"),
        layers.Conv2D(3, 3),
        layers.ZeroPadding2D((0, 1)),
    ]
    return k.Sequential([layers.Input((28, 28, 1)), *parts, layers.Flatten(), layers.Dense(10)])


@pytest.mark.parametrize(
    "build",
    [
        *(two_convolutions, quickstart, article_a, normalised, leaky, self_normalising, lenet_5, lopsided),
    ],
)
@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")
@pytest.mark.parametrize("scaling", ["0 to 1", "-0.5 to 0.5"])
def test_it_is_toured_stage_by_stage(keras, images, build, scaling):
    tour = assert_every_stage_is_keras_s(keras, randomised(build(keras)), images, scaling)
    for name in tour.activations:
        tour.layer = name
        assert tour.describe().startswith("Network tour: image 1")


@pytest.mark.parametrize("build", [leaky, self_normalising, lopsided])
def test_all_of_it_is_drawn(keras, images, build):
    tour = NetworkTour(randomised(build(keras)), images)
    for name in tour.activations:
        tour.layer, tour.feature_map = name, 0
        tour.row = tour.column = 0
        assert tour.picture().alt.startswith(tour.describe())


def test_pixels_that_the_network_divides_after_it_has_moved_them_about(keras, images):
    layers = keras.layers
    augment = keras.Sequential(
        [layers.RandomRotation(0.1), layers.RandomZoom(0.1), layers.RandomContrast(0.1)]
    )
    body = keras.Sequential([layers.Conv2D(4, 3, activation="relu"), layers.MaxPooling2D()], name="body")
    parts = [augment, layers.Rescaling(1 / 127.5, offset=-1), body, layers.Flatten(), layers.Dense(10)]
    model = keras.Sequential([layers.Input((28, 28, 1)), *parts])
    tour = NetworkTour(model, images, scaling="0 to 255")
    right = np.array(model(tour.input[np.newaxis], training=False))[0]
    np.testing.assert_allclose(tour._run().stages[-2][1], right, atol=1e-5 * np.abs(right).max())
    assert kinds(tour)[:3] == ["scale_shift", "conv2d", "max_pool2d"]


def test_functions_of_tensorflow_are_those_of_keras(keras, images):
    nn = pytest.importorskip("tensorflow").nn
    functions = [nn.relu, nn.relu6, nn.leaky_relu, nn.elu, nn.selu, nn.gelu, nn.silu, nn.tanh, nn.sigmoid]
    parts = [keras.layers.Dense(20, activation=function) for function in functions]
    model = keras.Sequential(
        [keras.layers.Input((784,)), *parts, keras.layers.Dense(10, activation=nn.softmax)]
    )
    assert_every_stage_is_keras_s(keras, randomised(model), images)


@pytest.mark.parametrize(("maps", "reads"), [(10, True), (12, False)])
def test_one_map_for_each_class_gives_scores(keras, images, maps, reads):
    """Network in network: no dense layer at all, and logits at the end."""
    layers = keras.layers
    parts = [layers.Conv2D(maps, 5, strides=2), layers.GlobalAveragePooling2D()]
    tour = NetworkTour(keras.Sequential([layers.Input((28, 28, 1)), *parts]), images)
    assert (tour.prediction is not None) == reads
    assert (kinds(tour)[-1] == "activation") == reads


def test_a_tanh_between_two_scalings_is_one_stage(keras, images):
    tour = NetworkTour(lenet_5(keras), images)
    assert kinds(tour)[:4] == ["zero_pad2d", "conv2d", "activation", "avg_pool2d"]
    assert tour._layers[2]["title"].endswith(": 1.716 tanh(0.6667 z)")


def test_a_scaling_of_pixels_stays_a_stage(keras, images):
    layers = keras.layers
    parts = [layers.Rescaling(1 / 255), layers.Activation("tanh"), layers.Rescaling(2.0), layers.Flatten()]
    model = keras.Sequential([layers.Input((28, 28, 1)), *parts, layers.Dense(10, activation="softmax")])
    tour = assert_every_stage_is_keras_s(keras, model, images, "0 to 255")
    assert kinds(tour)[:3] == ["scale_shift", "activation", "scale_shift"]


class TestNormalisation:
    def toured(self, keras, images, layer, shape=(28, 28, 1), scaling="0 to 1"):
        parts = [layer, keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")]
        model = keras.Sequential([keras.layers.Input(shape), *parts])
        return assert_every_stage_is_keras_s(keras, model, images, scaling)

    @pytest.mark.parametrize("axis", [-1, 3, None])
    def test_of_data_that_it_has_seen(self, keras, images, axis):
        layer = keras.layers.Normalization(axis=axis)
        layer.adapt(images[..., np.newaxis].astype(np.float32))
        tour = self.toured(keras, images, layer, scaling="0 to 255")
        assert abs(tour._run().stages[0][1].mean()) < 0.1
        with pytest.raises(ValueError, match="expects pixels from 0 to 255"):
            self.toured(keras, images, layer)

    def test_by_numbers_that_are_given(self, keras, images):
        self.toured(keras, images, keras.layers.Normalization(axis=None, mean=0.1307, variance=0.3081**2))

    @pytest.mark.parametrize("invert", [False, True])
    def test_of_each_of_784_numbers(self, keras, images, invert):
        layer = keras.layers.Normalization(invert=invert)
        layer.adapt(np.random.default_rng(0).uniform(0, 1, (50, 784)))
        self.toured(keras, images, layer, (784,))

    def test_that_has_seen_nothing_and_does_nothing(self, keras, images):
        self.toured(keras, images, keras.layers.Normalization())

    def test_of_each_pixel_of_a_picture_is_refused(self, keras, images):
        layer = keras.layers.Normalization(axis=(1, 2, 3), name="n")
        with pytest.raises(ValueError, match=r"layer 'n' normalises along the axes \(1, 2, 3\), expected -1"):
            self.toured(keras, images, layer)


class TestWhatIsRefusedSaysWhatToDo:
    def refused(self, keras, layer, words, error=ValueError):
        parts = [layer, keras.layers.Flatten(), keras.layers.Dense(10)]
        with pytest.raises(error, match=words):
            NetworkTour(keras.Sequential([keras.layers.Input((28, 28, 1)), *parts]))

    def test_a_tanh_that_is_a_function_of_one_s_own(self, keras):
        def scaled_tanh(z):
            return 1.7159 * keras.ops.tanh(2 * z / 3)

        words = r"activation of your own, scaled_tanh, .* Rescaling\(2 / 3\), Activation\(\"tanh\"\), Resc"
        self.refused(keras, keras.layers.Conv2D(2, 3, activation=scaled_tanh), words)
        self.refused(keras, keras.layers.Activation(scaled_tanh), words)
        self.refused(keras, keras.layers.Lambda(scaled_tanh), r"Reshape. .* Rescaling\(2 / 3\)", TypeError)

    def test_a_function_of_keras_that_is_not_what_its_name_says(self, keras):
        words = "has the activation gelu, expected one"
        self.refused(keras, keras.layers.Activation(keras.ops.gelu), words)  # it approximates

    @pytest.mark.parametrize("name", ["mish", "hard_sigmoid", "softplus"])
    def test_a_rare_function(self, keras, name):
        self.refused(
            keras,
            keras.layers.Conv2D(2, 3, activation=name),
            "linear, relu, relu6, leaky_relu, elu, selu, gelu, silu, sigmoid, tanh, softmax",
        )

    def test_arithmetic_in_place_of_a_layer(self, keras):
        inputs = keras.Input((28, 28, 1))
        x = keras.layers.Flatten()(inputs / 255.0)
        with pytest.raises(TypeError, match=r"but no layer, .* Put a layer in its place: Rescaling, Reshape"):
            NetworkTour(keras.Model(inputs, keras.layers.Dense(10)(x)))

    def test_something_long_is_not_written_out(self):
        with pytest.raises(TypeError) as refusal:
            NetworkTour({"weights": list(range(1000))})
        assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("rim", "words"),
    [
        ([[2, 2], [2, 2]], "2 on each side"),
        ([[1, 0], [2, 3]], "1 above, 0 below, 2 on the left, 3 on the right"),
    ],
)
def test_a_rim_is_put_into_words(rim, words):
    assert rim_in_words({"rim": rim}) == words


def test_a_zero_of_a_rim_says_so(keras, images):
    tour = NetworkTour(lopsided(keras), images, layer="rim")
    tour.feature_map = tour.row = tour.column = 0
    assert tour.describe().endswith(", row 0, column 0: the rim around the input is 0.")
    tour.row, tour.column = 28, 29
    assert tour.describe().endswith(
        ": map 0, row 27, column 27 of the input is " + f"{tour.detail.after:.3g}."
    )
