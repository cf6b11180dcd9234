"""A network that cannot be built or trained says which layer or argument is wrong, and the fix."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.layers import (
    SGD,
    Adam,
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
    softmax,
)

IMAGE = (8, 8, 1)
X, LABELS = np.ones((4, *IMAGE), np.float32), np.array([0, 1, 2, 0])


def network():
    return Network([Flatten(), Dense(3)], IMAGE)


def reused_layer():
    layer = Dense(3)
    Network([Flatten(), layer], IMAGE)
    return Network([Flatten(), layer], IMAGE)


def same_layer_twice():
    relu = ReLU()
    return Network([Flatten(), relu, Dense(3), relu], IMAGE)


def relu_of_another_network():
    relu = ReLU()
    Network([Flatten(), Dense(4), relu, Dense(3)], IMAGE)
    return Network([Flatten(), Dense(4), relu, Dense(3)], IMAGE)


def optimizer_of_another_network():
    optimizer = Adam()
    network().fit(X, LABELS, optimizer=optimizer)
    Network([Flatten(), Dense(4), Dense(3)], IMAGE).fit(X, LABELS, optimizer=optimizer)


# What is called, and words of its message in order.
WRONG_VALUES = [
    (lambda: Network([], IMAGE), "layers is empty|Dense(10)"),
    (lambda: Network([Dense(3)], IMAGE), "layers[0] (Dense) does not fit|(N, inputs)|Flatten"),
    (lambda: Network([Flatten(), Conv2D(3, 3)], IMAGE), "layers[1] (Conv2D) does not fit|(N, height"),
    (
        lambda: Network([Flatten(), Conv2D(3, 3)], IMAGE),
        "layers[1] (Conv2D)|x has shape (N, 64)|Put it before Flatten()",
    ),
    (
        lambda: Network([Conv2D(3, 3), Flatten(), Dense(3)], (8, 8)),
        "layers[0] (Conv2D) does not fit: x has shape (N, 8, 8)|Write input_shape=(8, 8, 1)",
    ),
    (
        lambda: Network([MaxPool2D(), Flatten(), Dense(3)], (4, 8, 8, 1)),
        "layers[0] (MaxPool2D) does not fit: x has shape (N, 4, 8, 8, 1)|without the batch",
    ),
    (
        lambda: Network([Conv2D(3, 3), Dense(3)], IMAGE),
        "layers[1] (Dense) does not fit: x has shape (N, 6, 6, 3)|Put Flatten() before it",
    ),
    (lambda: Network([Conv2D(3, 9)], IMAGE), "layers[0] (Conv2D) does not fit|kernel covers 9x9|8x8"),
    (lambda: Network([MaxPool2D(9)], IMAGE), "layers[0] (MaxPool2D) does not fit|size covers 9x9|8x8"),
    (lambda: Network([Conv2D(3, 3)], IMAGE), "layers give (6, 6, 3)|one row of scores|Flatten() and Dense"),
    (lambda: Network([Flatten(), Dense(3)], (8, 0)), "input_shape is 0|1 or more"),
    (lambda: Network([Dense(3)], ()), "input_shape is ()|at least one axis|(784,)"),
    (lambda: Network([Dense(3)], (4,), dtype=int), "dtype is int64|np.float32 or np.float64"),
    (lambda: Network([Dense(3)], (4,), dtype=np.float16), "dtype is float16|np.float32 or np.float64"),
    (reused_layer, "layers[1] (Dense) is in use already|new one"),
    (relu_of_another_network, "layers[2] (ReLU) is in use already|new one"),
    (same_layer_twice, "layers[3] (ReLU) is in use already|new one"),
    (
        lambda: Dense(3).forward(np.ones((4, 8))),
        "Dense has no weights yet|Network([Dense(...), ...], input_shape)",
    ),
    (lambda: Conv2D(3, 3).forward(X), "Conv2D has no kernel yet|input's shape"),
    (
        lambda: Dropout(0.5).forward(X, training=True),
        "Dropout has no generator yet|Network([Dropout(...), ...], input_shape)",
    ),
    (lambda: network().backward(np.ones((4, 3))), "Dense has seen no x yet|forward(x) before backward"),
    (lambda: Network([Dense(3)], (4,), seed=-1), "seed is -1|whole number of at least 0"),
    (lambda: Dense(0), "units is 0|1 or more"),
    (lambda: Conv2D(6, 5, padding="Same"), "padding is 'Same'|small letters: \"same\""),
    (lambda: Conv2D(6, (5, 5, 1)), "kernel_size is (5, 5, 1)|pair"),
    (lambda: Dropout(1.0), "rate is 1|0 to below 1"),
    (lambda: network().predict(X[..., 0]), "x has shape (4, 8, 8)|expected (N, 8, 8, 1)|x[..., np.newaxis]"),
    (lambda: network().predict(X[0]), "x has shape (8, 8, 1)|expected (N, 8, 8, 1)|x[np.newaxis]"),
    (lambda: network().predict(X.reshape(4, 64)), "x has shape (4, 64)|x.reshape(-1, 8, 8, 1)"),
    (
        lambda: network().predict(np.ones((4, 28, 28, 1))),
        "x has shape (4, 28, 28, 1)|expected (N, 8, 8, 1)|The network was made with input_shape=(8, 8, 1)",
    ),
    (lambda: network().predict([[1, 2], [3]]), "x cannot become an array|rows of equal length"),
    (lambda: network().predict(3.0), "x has shape ()|expected (N, 8, 8, 1)"),
    (lambda: network().predict(X, batch_size=0), "batch_size is 0|1 or more"),
    (lambda: network().evaluate(X, [0, 1]), "labels has shape (2,)|expected whole numbers of shape (4,)"),
    (lambda: network().fit(X, LABELS + 1), "labels[2] is 3|expected 0 to 2"),
    (lambda: network().fit(X, np.eye(3)[LABELS]), "labels has shape (4, 3)|one-hot|argmax(axis=1)"),
    (lambda: network().fit(X[:0], LABELS[:0]), "x has shape (0, 8, 8, 1)|at least one example"),
    (lambda: network().fit(X, LABELS, epochs=0), "epochs is 0|1 or more"),
    (
        lambda: network().fit(X, LABELS, validation_data=(X, np.eye(3)[LABELS])),
        "validation_data does not fit: labels has shape (4, 3)|one-hot",
    ),
    (
        lambda: network().fit(X, LABELS, validation_data=(X[:0], LABELS[:0])),
        "validation_data does not fit: x has shape (0, 8, 8, 1)|at least one example",
    ),
    (lambda: network().evaluate(X[:0], []), "x has shape (0, 8, 8, 1)|at least one example"),
    (lambda: network().fit(X * np.nan, LABELS), "loss is nan in epoch 1|learning rate|scaled"),
    (lambda: SGD(0), "learning_rate is 0|above 0"),
    (lambda: SGD(0.1, momentum=1), "momentum is 1|0 to below 1"),
    (lambda: Adam(beta_2=1.5), "beta_2 is 1.5|0 to below 1"),
    (lambda: Adam(epsilon=0), "epsilon is 0|above 0 such as 1e-07"),
    (
        lambda: SGD().step([np.ones(2)], [np.ones(3)]),
        "gradients has arrays of shapes [(3,)]|[(2,)]|in their order",
    ),
    (lambda: SGD().step([np.ones(2)], []), "gradients has arrays of shapes []|[(2,)]"),
    (
        optimizer_of_another_network,
        "parameters has arrays of shapes|as at the first|new Adam() for each network",
    ),
    (lambda: network().set_weights([[[1, 2], [3]], [1]]), "weights[0] cannot become an array|equal length"),
    (lambda: network().set_weights([np.ones(3)]), "weights has arrays of shapes [(3,)]|[(64, 3), (3,)]"),
]
WRONG_TYPES = [
    (lambda: Network([Flatten, Dense(3)], IMAGE), "layers[0] is|expected a layer|Call it: Flatten(...)"),
    (lambda: Network([Flatten(), "relu"], IMAGE), "layers[1] is 'relu'|expected a layer such as ReLU()"),
    (lambda: Network(Dense(3), (4,)), "layers is a Dense|expected a list|[Dense(...)]"),
    (lambda: Network(3, (4,)), "layers is 3|expected a list such as [Flatten(), Dense(10)]"),
    (lambda: Network([Dense(3)], 784), "input_shape is 784|expected a tuple|Write (784,)"),
    (lambda: Network([Dense(3)], (28, (28, 1))), "input_shape is (28, 1)|whole number"),
    (lambda: Network([Dense(3)], (4,), dtype="flaot32"), "dtype is 'flaot32'|np.float32 or np.float64"),
    (lambda: Network([Dense(3)], (4,), dtype=None), "dtype is None|np.float32 or np.float64"),
    (lambda: network().fit(X, LABELS, validation_data=X), "validation_data is a ndarray|pair: (x, labels)"),
    (
        lambda: network().fit(X, LABELS, validation_data=(X, LABELS, LABELS)),
        "validation_data is 3 things|pair: (x, labels)",
    ),
    (
        lambda: network().fit(X, LABELS, validation_data=(X, LABELS / 2)),
        "validation_data does not fit: labels has dtype float64",
    ),
    (lambda: Dense(2.5), "units is 2.5|whole number"),
    (
        lambda: Network((layer for layer in [Flatten(), Dense(3)]), IMAGE),
        "layers is the generator <genexpr>, expected a list such as [Flatten(), Dense(10)]|list(layers)",
    ),
    (lambda: Network(map(Dense, [3]), IMAGE), "layers is of type map, expected a list|list(layers)"),
    (lambda: Network({"hidden": Dense(3)}, IMAGE), "layers is of type dict, expected a list"),
    (lambda: Network([(Conv2D(6, 3), ReLU())], IMAGE), "layers[0] is of type tuple, expected a layer|a star"),
    (lambda: Network([network()], IMAGE), "layers[0] is of type Network, expected a layer"),
    (lambda: Network([Flatten(), np.tanh], IMAGE), "layers[1] is the ufunc tanh, expected a layer"),
    (
        lambda: Network([Flatten(), Dense(3), softmax], IMAGE),
        "layers[2] is the function softmax, expected a layer|Leave softmax out: predict applies it",
    ),
    (lambda: Network([Dense(3)], (4,), seed="lucky"), "seed is 'lucky'|whole number of at least 0"),
    (lambda: network().fit(X, LABELS, optimizer=Adam), "optimizer is the class Adam|Call it: Adam()"),
    (lambda: network().fit(X, LABELS, optimizer=object()), "optimizer is of type object|SGD(...) or Adam"),
    (lambda: network().train_step(X, LABELS, "adam"), "optimizer is 'adam'|SGD(...) or Adam(...)"),
    (lambda: network().fit(X, LABELS, on_epoch=1), "on_epoch is 1|a function, such as print"),
    (lambda: network().set_weights(None), "weights is None|a list of arrays|get_weights()"),
    (lambda: network().set_weights("my.weights.h5"), "weights is 'my.weights.h5'|a list of arrays"),
    (lambda: SGD("0.1"), "learning_rate is '0.1'|number such as 0.01"),
    (lambda: network().fit(X, LABELS.astype(float)), "labels has dtype float64|astype(int)"),
    (
        lambda: network().fit(X, LABELS, optimizer="adam"),
        "optimizer is 'adam'|expected SGD(...) or Adam(...)",
    ),
]


def says(words):
    """Match a message that contains the words between the bars, in this order."""
    return ".*".join(re.escape(word) for word in words.split("|"))


@pytest.mark.parametrize(("wrong", "words"), WRONG_VALUES, ids=[words for _, words in WRONG_VALUES])
def test_a_wrong_value_is_explained(wrong, words):
    with pytest.raises(ValueError, match=says(words)):
        wrong()


@pytest.mark.parametrize(("wrong", "words"), WRONG_TYPES, ids=[words for _, words in WRONG_TYPES])
def test_a_wrong_type_is_explained(wrong, words):
    with pytest.raises(TypeError, match=says(words)):
        wrong()


@pytest.mark.parametrize(
    "layers",
    [
        [Conv2D(3, 3), Dense(3)],
        [Conv2D(3, 3), MaxPool2D(), ReLU()],
        [Conv2D(3, 3), Flatten(), Dense(3), Dropout(0.5), MaxPool2D()],
    ],
)
def test_layers_of_a_network_that_was_refused_can_be_used_again(layers):
    with pytest.raises(ValueError, match=r"does not fit|one row of scores"):
        Network(layers, IMAGE)
    again = Network([layers[0], Flatten(), Dense(3)], IMAGE, seed=1)
    fresh = Network([Conv2D(3, 3), Flatten(), Dense(3)], IMAGE, seed=1)
    np.testing.assert_array_equal(again.predict(X), fresh.predict(X))


def test_a_refused_network_takes_no_layer_from_the_one_that_has_it():
    layer = Dense(3)
    first = Network([Flatten(), layer], IMAGE)
    before = first.get_weights()
    with pytest.raises(ValueError, match="in use already"):
        Network([Flatten(), layer], IMAGE)
    for own, kept in zip(first.get_weights(), before, strict=True):
        np.testing.assert_array_equal(own, kept)


def test_wrong_validation_data_are_refused_before_anything_is_learned():
    untouched = network()
    before = untouched.get_weights()
    with pytest.raises(ValueError, match="one-hot"):
        untouched.fit(X, LABELS, validation_data=(X, np.eye(3)[LABELS]))
    for own, kept in zip(untouched.get_weights(), before, strict=True):
        np.testing.assert_array_equal(own, kept)


@pytest.mark.parametrize(
    "layer",
    [
        Conv2D(2, 3),
        MaxPool2D(),
        AvgPool2D(),
        Dense(3),
        Flatten(),
        ReLU(),
        LeakyReLU(),
        Sigmoid(),
        Tanh(),
        Dropout(0.5),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_there_is_no_way_back_before_the_way_forward(layer):
    with pytest.raises(ValueError, match=says(f"{type(layer).__name__} has seen no x yet|forward(x) before")):
        layer.backward(X)


@pytest.mark.parametrize("layer", [Conv2D(2, 3), Dense(3)], ids=lambda layer: type(layer).__name__)
def test_a_refused_way_forward_leaves_no_puzzle_for_the_way_back(layer):
    for way in (layer.forward, layer.backward):
        with pytest.raises(ValueError, match=r"has no (kernel|weights) yet.*Network"):
            way(X)


def test_a_wrong_optimizer_is_refused_before_anything_is_learned_or_seen():
    untouched, seen = network(), []
    before = untouched.get_weights()
    with pytest.raises(TypeError, match="optimizer is"):
        untouched.fit(X, LABELS, optimizer="adam", on_epoch=seen.append)
    with pytest.raises(TypeError, match="on_epoch is"):
        untouched.fit(X, LABELS, on_epoch="print")
    assert not seen
    for own, kept in zip(untouched.get_weights(), before, strict=True):
        np.testing.assert_array_equal(own, kept)
