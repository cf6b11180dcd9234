"""Every stage of a toured Keras model is what Keras computes there; what cannot be toured is refused."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import models
from course_utils.widgets import NetworkTour

INPUTS = {"picture": (28, 28, 1), "rows": (28, 28), "numbers": (784,)}


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(0).integers(0, 256, (2, 28, 28), np.uint8)


@pytest.fixture(scope="module")
def keras():
    import keras

    return keras


def randomised(model, seed=0):
    """Give a model weights and moving statistics as training might leave them: none is 0, 1 or symmetric."""
    rng = np.random.default_rng(seed)
    for layer in model.layers:
        arrays = [rng.normal(0.05, 0.3, array.shape) for array in layer.get_weights()]
        if type(layer).__name__ == "BatchNormalization":
            arrays[-1] = rng.uniform(0.2, 2, arrays[-1].shape)  # a variance
        if (
            arrays
            and not hasattr(layer, "layers")
            and not type(layer).__name__.startswith(("Random", "Drop"))
        ):
            layer.set_weights(arrays)
    return model


def some_layers(layers, seed):
    """Draw a small network: strides, padding, pools, normalisation and activations at random."""
    rng = np.random.default_rng(seed)
    chosen = []
    for _ in range(rng.integers(1, 4)):
        kernel, stride = (
            tuple(int(n) for n in rng.integers(1, 5, 2)),
            tuple(int(n) for n in rng.integers(1, 3, 2)),
        )
        padding = str(rng.choice(["valid", "same"])) if not chosen else "same"  # so that every window fits
        function = rng.choice(["linear", "relu", "leaky_relu", "sigmoid", "tanh", "elu", "gelu", "silu"])
        chosen += [layers.ZeroPadding2D(tuple(int(n) for n in rng.integers(0, 3, 2)))] * rng.integers(2)
        chosen.append(
            layers.Conv2D(
                int(rng.integers(1, 6)),
                kernel,
                strides=stride,
                padding=padding,
                use_bias=bool(rng.integers(2)),
                activation=str(function),
            )
        )
        chosen += [
            layers.BatchNormalization(scale=bool(rng.integers(2)), center=bool(rng.integers(2)))
        ] * rng.integers(2)
        chosen += [layers.LeakyReLU(negative_slope=float(rng.uniform(0, 0.5)))] * rng.integers(2)
        pool = rng.choice([layers.MaxPooling2D, layers.AveragePooling2D])
        chosen.append(
            pool(
                tuple(int(n) for n in rng.integers(1, 4, 2)), strides=int(rng.integers(1, 3)), padding="same"
            )
        )
    chosen.append(layers.GlobalAveragePooling2D() if rng.integers(2) else layers.Flatten())
    chosen += [layers.Dense(int(rng.integers(2, 30)), activation="tanh"), layers.Dropout(0.3)]
    return [*chosen, layers.Dense(10, activation="softmax")]


def assert_every_stage_is_keras_s(keras, model, images, scaling="0 to 1"):
    tour = NetworkTour(model, images, index=1, scaling=scaling)
    x = tour.input.reshape(1, *model.inputs[0].shape[1:])
    stages = tour.activations
    shown = [layer for layer in model.layers if layer.name in stages]
    outputs = keras.Model(model.inputs, [layer.output for layer in shown])([x], training=False)
    outputs = outputs if isinstance(outputs, list) else [outputs]
    assert len(shown) >= len(stages) - 1  # softmax may be added
    for layer, output in zip(shown, outputs, strict=True):
        right = np.array(output)[0]
        largest = max(1, np.abs(right).max())
        np.testing.assert_allclose(
            stages[layer.name],
            right.reshape(stages[layer.name].shape),
            atol=1e-5 * largest,
            err_msg=layer.name,
        )
    return tour


@pytest.mark.parametrize("seed", range(12))
def test_every_stage_of_a_network_drawn_at_random(keras, images, seed):
    model = keras.Sequential([keras.Input((28, 28, 1)), *some_layers(keras.layers, seed)])
    tour = assert_every_stage_is_keras_s(keras, randomised(model, seed), images)
    rng = np.random.default_rng(seed)
    for name, values in tour.activations.items():
        tour.layer = name
        for _ in range(4):
            tour.feature_map = int(rng.integers(values.shape[-1]))
            if values.ndim == 3:
                tour.row, tour.column = (int(rng.integers(size)) for size in values.shape[:2])
            detail = tour.detail
            if detail.factors is not None:
                made = detail.products.sum() + detail.bias
                assert made == pytest.approx(
                    detail.before, abs=1e-5 * max(1, abs(made), np.abs(detail.products).max())
                )


class TestTheCourseSNetworks:
    def test_the_mlp_of_article_e_on_numbers_around_0(self, keras, images):
        tour = assert_every_stage_is_keras_s(keras, randomised(models.mlp()), images, "-0.5 to 0.5")
        assert tour._input == [784]
        assert tour.layer == tour._layers[-1]["name"]

    def test_the_shipped_network_built_in_keras_is_toured_as_without_it(self, keras, images):
        from course_utils import pretrained

        model = models.tiny_cnn()
        for name, arrays in pretrained.load_weights("tiny_cnn").items():
            model.get_layer(name).set_weights(arrays)
        tour = assert_every_stage_is_keras_s(keras, model, images)
        shipped = NetworkTour(images=images)
        assert tour._layers == shipped._layers
        assert tour._weights == shipped._weights

    def test_lenet_with_sigmoids_and_means(self, keras, images):
        layers = keras.layers
        model = keras.Sequential(
            [
                layers.Input((28, 28, 1)),
                layers.Conv2D(6, 5, padding="same", activation="sigmoid"),
                layers.AveragePooling2D(2),
                layers.Conv2D(16, 5, activation="sigmoid"),
                layers.AveragePooling2D(2),
                layers.Flatten(),
                layers.Dense(120, activation="sigmoid"),
                layers.Dense(84, activation="sigmoid"),
                layers.Dense(10, activation="softmax"),
            ]
        )
        assert_every_stage_is_keras_s(keras, randomised(model), images)


class TestOtherWaysToWriteANetwork:
    def test_numbers_that_become_a_picture_again(self, keras, images):
        layers = keras.layers
        model = keras.Sequential(
            [
                layers.Input((784,)),
                layers.Reshape((28, 28, 1)),
                layers.Rescaling(1 / 255, offset=-0.5),
                layers.Conv2D(3, 3, strides=2, use_bias=False),
                layers.BatchNormalization(epsilon=0.1),
                layers.Activation("relu"),
                layers.Reshape((-1,)),
                layers.Dense(20),
                layers.BatchNormalization(),
                layers.Activation(keras.activations.tanh),
                layers.Dense(10),
            ]
        )
        tour = assert_every_stage_is_keras_s(keras, randomised(model), images, "0 to 255")
        assert tour._layers[-1]["name"] == "softmax"
        assert tour.probabilities.sum() == pytest.approx(1, abs=1e-6)

    def test_a_picture_without_a_channel_axis(self, keras, images):
        layers = keras.layers
        model = keras.Sequential(
            [layers.Input((28, 28)), layers.Flatten(), layers.Dense(10, activation="sigmoid")]
        )
        tour = assert_every_stage_is_keras_s(keras, randomised(model), images)
        assert tour.prediction == tour.probabilities.argmax()

    def test_a_functional_chain(self, keras, images):
        layers = keras.layers
        x = inputs = keras.Input((28, 28, 1))
        for layer in (
            layers.RandomTranslation(0.1, 0.1),
            layers.Conv2D(4, 3, activation=layers.LeakyReLU(negative_slope=0.3)),
            layers.ReLU(negative_slope=0.1),
            layers.GaussianNoise(0.1),
            layers.MaxPooling2D(),
            layers.SpatialDropout2D(0.2),
            layers.Flatten(),
            layers.Dense(10),
            layers.Softmax(),
        ):
            x = layer(x)
        tour = assert_every_stage_is_keras_s(keras, randomised(keras.Model(inputs, x)), images)
        assert [step["kind"] for step in tour._layers] == [
            *("conv2d", "activation", "max_pool2d", "flatten", "dense", "activation")
        ]

    def test_a_model_inside_a_model(self, keras, images):
        layers = keras.layers
        augment = keras.Sequential([layers.RandomRotation(0.1), layers.RandomZoom(0.1)])
        inner = keras.Sequential([layers.Input((28, 28, 1)), layers.Conv2D(2, 5, name="a"), layers.Flatten()])
        model = keras.Sequential([layers.Input((28, 28, 1)), augment, inner, layers.Dense(10, name="a")])
        tour = NetworkTour(model, images)
        assert list(tour.activations)[0::2] == ["a", "a_2"]
        logits = tour.activations["a_2"]
        right = np.array(model(tour.input[np.newaxis], training=False))[0]
        np.testing.assert_allclose(logits, right, atol=1e-5)

    def test_a_network_without_an_end(self, keras, images):
        model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(3, 3, activation="relu")])
        tour = assert_every_stage_is_keras_s(keras, randomised(model), images)
        assert tour.prediction is None
        assert "reads" not in tour.describe()
        assert tour.picture().alt

    def test_a_picture_that_is_turned_into_its_negative(self, keras, images):
        layers = keras.layers
        model = keras.Sequential(
            [layers.Input((28, 28, 1)), layers.Rescaling(-1, offset=1), layers.Flatten(), layers.Dense(10)]
        )
        assert_every_stage_is_keras_s(keras, randomised(model), images)

    def test_two_classes(self, keras, images):
        layers = keras.layers
        model = keras.Sequential([layers.Input((784,)), layers.Dense(1, activation="sigmoid")])
        tour = assert_every_stage_is_keras_s(keras, randomised(model), images)
        assert tour.prediction is None
        assert tour.describe().startswith("Network tour: image 1 (of 0 to 1). dense")

    def test_training_afterwards_leaves_the_tour_as_it_was(self, keras, images):
        model = models.mlp()
        tour = NetworkTour(model, images)
        before = tour.probabilities
        model.set_weights([2 * array for array in model.get_weights()])
        tour.index = 1
        tour.index = 0
        np.testing.assert_array_equal(tour.probabilities, before)


class TestWhatCannotBeToured:
    def refused(self, model, words, error=ValueError, **options):
        with pytest.raises(error, match=words):
            NetworkTour(model, **options)

    def test_a_model_that_is_not_built(self, keras):
        words = (
            r"model is not built: .* keras.Input\(\(28, 28, 1\)\), or call model.build\(\(None, 28, 28, 1\)\)"
        )
        self.refused(keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)]), words)
        self.refused(keras.Sequential(), "model is not built")

    def test_once_built_it_is_toured(self, keras):
        model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
        model.build((None, 28, 28, 1))
        assert NetworkTour(model).prediction is not None

    def test_a_model_with_a_call_of_its_own(self, keras):
        class Own(keras.Model):
            def __init__(self):
                super().__init__()
                self.scores = keras.layers.Dense(10)

            def call(self, x):
                return self.scores(x)

        self.refused(Own(), "model is a Own with a call of its own, which hides", TypeError)

    def test_branches(self, keras):
        layers = keras.layers
        inputs = keras.Input((28, 28, 1))
        x = layers.Conv2D(1, 3, padding="same")(inputs)
        model = keras.Model(inputs, layers.Dense(10)(layers.Flatten()(layers.Add(name="sum")([x, inputs]))))
        self.refused(model, "layer 'sum' takes 2 inputs, expected one: the tour draws layers in a row")
        part = keras.Model(model.inputs, model.get_layer(x._keras_history[0].name).output)
        self.refused(model, f"Tour a part: .*get_layer\\('{part.layers[-1].name}'\\).output")
        assert NetworkTour(part).layer == part.layers[-1].name

    def test_several_inputs_or_outputs(self, keras):
        one, other = keras.Input((784,)), keras.Input((784,))
        dense = keras.layers.Dense(10)
        self.refused(keras.Model([one, other], keras.layers.Add()([one, other])), "model has 2 inputs")
        self.refused(keras.Model(one, [dense(one), keras.layers.Dense(3)(one)]), "model has 2 outputs")

    @pytest.mark.parametrize(
        ("shape", "words"),
        [
            ((32, 32, 1), r"shape \(32, 32, 1\), .* give the first convolution padding=\"same\""),
            ((28, 28, 3), "Digits are grey"),
            ((1, 28, 28), "The channel axis comes last"),
            ((100,), r"expected \(28, 28, 1\) or \(784,\)"),
            ((None, None, 1), r"shape \(None, None, 1\)"),
        ],
    )
    def test_inputs_that_are_no_digits(self, keras, shape, words):
        layers = [keras.layers.GlobalAveragePooling2D()] if None in shape else [keras.layers.Flatten()]
        self.refused(keras.Sequential([keras.Input(shape), *layers, keras.layers.Dense(10)]), words)

    @pytest.mark.parametrize(
        ("make", "error", "words"),
        [
            (
                lambda k: k.layers.Conv2D(2, 3, dilation_rate=2, name="c"),
                ValueError,
                r"layer 'c' has dilation_rate \(2, 2\), .* side by side",
            ),
            (
                lambda k: k.layers.Conv2D(2, 3, activation="softmax", name="c"),
                ValueError,
                "'c' has softmax on maps",
            ),
            (
                lambda k: k.layers.Conv2D(2, 3, activation="mish", name="c"),
                ValueError,
                "activation mish, .* linear, relu, relu6, leaky_relu",
            ),
            (
                lambda k: k.layers.Conv2D(2, 3, activation=lambda x: x, name="c"),
                ValueError,
                "code that it cannot read",
            ),
            (lambda k: k.layers.ReLU(max_value=4, name="r"), ValueError, "layer 'r' has the activation ReLU"),
            (lambda k: k.layers.ReLU(threshold=1, name="r"), ValueError, "a plain ReLU"),
            (
                lambda k: k.layers.Lambda(lambda x: x / 2, name="l"),
                TypeError,
                "'l' is a Lambda, .* Rescaling",
            ),
            (
                lambda k: k.layers.DepthwiseConv2D(3),
                TypeError,
                "DepthwiseConv2D, expected one that .* Conv2D, ZeroPadding2D, MaxPool",
            ),
            (
                lambda k: k.layers.BatchNormalization(axis=1, name="b"),
                ValueError,
                "'b' normalises along axis 1, expected -1",
            ),
            (
                lambda k: k.layers.GlobalAveragePooling2D(keepdims=True, name="g"),
                ValueError,
                "'g' has keepdims=True",
            ),
            (
                lambda k: k.layers.Dense(3, name="d"),
                ValueError,
                r"'d' does not fit: 28 × 28 × 1 .* Put Flatten\(\) before",
            ),
            (lambda k: k.layers.Softmax(name="s"), ValueError, "layer 's' does not fit: softmax of maps"),
            (
                lambda k: k.layers.Conv2D(200, 3, name="c"),
                ValueError,
                "layer 'c' gives 200 maps, expected at most 128",
            ),
        ],
    )
    def test_a_layer_that_the_tour_cannot_show(self, keras, make, error, words):
        layers = [keras.Input((28, 28, 1)), make(keras), keras.layers.Flatten(), keras.layers.Dense(10)]
        if isinstance(make(keras), keras.layers.Conv2D) and make(keras).filters == 200:
            layers[2] = keras.layers.GlobalAveragePooling2D()
        self.refused(keras.Sequential(layers), words, error)

    def test_a_layer_class_of_one_s_own(self, keras):
        class Twice(keras.layers.Layer):
            def call(self, x):
                return 2 * x

        model = keras.Sequential([keras.Input((784,)), Twice(name="t"), keras.layers.Dense(10)])
        self.refused(model, "layer 't' is a Twice, a class of your own", TypeError)

    def test_arithmetic_between_layers(self, keras):
        inputs = keras.Input((28, 28))
        rows = keras.ops.reshape(inputs, (-1, 784))
        model = keras.Model(inputs, keras.layers.Dense(10)(rows))
        self.refused(model, "is a Reshape, but no layer, expected one that the tour can show", TypeError)
        model = keras.Model(inputs, keras.layers.Dense(10)(keras.layers.Flatten()(inputs / 255)))
        self.refused(model, "is a (True)?Divide, but no layer", TypeError)

    def test_too_many_weights(self, keras):
        layers = [keras.layers.Dense(2000, name="wide"), keras.layers.Dense(10)]
        words = "has 1,590,010 weights, expected at most 1,500,000: .* layer 'wide' alone has 1,570,000"
        self.refused(keras.Sequential([keras.Input((784,)), *layers]), words)

    def test_a_training_that_went_astray(self, keras):
        model = models.mlp()
        model.layers[1].set_weights([array * np.nan for array in model.layers[1].get_weights()])
        self.refused(model, "has weights that are nan or infinity")

    def test_pixels_that_would_be_divided_twice(self, keras):
        layers = keras.layers
        model = keras.Sequential([keras.Input((784,)), layers.Rescaling(1 / 255, name="r"), layers.Dense(10)])
        self.refused(model, "begins with 'r', which multiplies by 0.0039: .* scaling='0 to 255'")
        assert NetworkTour(model, scaling="0 to 255").prediction is not None

    @pytest.mark.parametrize("scale", [1 / 255, -1 / 255])
    def test_pixels_that_become_a_picture_before_they_are_divided(self, keras, scale):
        layers = keras.layers
        parts = [layers.Reshape((28, 28, 1)), layers.Rescaling(scale, name="r"), layers.Flatten()]
        model = keras.Sequential([keras.Input((784,)), *parts, layers.Dense(10)])
        self.refused(model, "begins with 'r', which multiplies by -?0.0039: .* scaling='0 to 255'")
        assert NetworkTour(model, scaling="0 to 255").prediction is not None

    def test_a_normalisation_of_columns(self, keras):
        layers = keras.layers
        parts = [layers.BatchNormalization(name="b"), layers.Flatten(), layers.Dense(10)]
        words = r"layer 'b' does not fit: its numbers have shape \(28,\), expected \(1,\): one for"
        self.refused(keras.Sequential([keras.Input((28, 28)), *parts]), words)

    def test_numbers_in_four_axes(self, keras):
        layers = keras.layers
        parts = [layers.Reshape((2, 14, 14, 2), name="r"), layers.Flatten(), layers.Dense(10)]
        words = "layer 'r' does not fit: it gives numbers in 4 axes, 2 × 14 × 14 × 2, expected"
        self.refused(keras.Sequential([keras.Input((28, 28, 1)), *parts]), words)

    def test_a_layer_a_class_or_what_fit_returns(self, keras):
        self.refused(
            keras.layers.Dense(10, name="d"), "model is the layer 'd', .* keras.Sequential", TypeError
        )
        self.refused(models.mlp, "model is mlp, expected a network. Call it", TypeError)
        history = keras.callbacks.History()
        self.refused(history, "model is what fit returns, .* Give the model itself", TypeError)
