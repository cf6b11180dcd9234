"""A network that cannot be built or trained says which layer or argument is wrong, and the fix."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.layers import SGD, Adam, Conv2D, Dense, Dropout, Flatten, MaxPool2D, Network, ReLU

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


def optimizer_of_another_network():
    optimizer = Adam()
    network().fit(X, LABELS, optimizer=optimizer)
    Network([Flatten(), Dense(4), Dense(3)], IMAGE).fit(X, LABELS, optimizer=optimizer)


# What is called, and words of its message in order.
WRONG_VALUES = [
    (lambda: Network([], IMAGE), "layers is empty|Dense(10)"),
    (lambda: Network([Dense(3)], IMAGE), "layers[0] (Dense) does not fit|(N, inputs)|Flatten"),
    (lambda: Network([Flatten(), Conv2D(3, 3)], IMAGE), "layers[1] (Conv2D) does not fit|(N, height"),
    (lambda: Network([Conv2D(3, 9)], IMAGE), "layers[0] (Conv2D) does not fit|kernel covers 9x9|8x8"),
    (lambda: Network([MaxPool2D(9)], IMAGE), "layers[0] (MaxPool2D) does not fit|size covers 9x9|8x8"),
    (lambda: Network([Conv2D(3, 3)], IMAGE), "layers give (6, 6, 3)|one row of scores|Flatten() and Dense"),
    (lambda: Network([Flatten(), Dense(3)], (8, 0)), "input_shape is 0|1 or more"),
    (reused_layer, "layers[1] (Dense) is in use already|new one"),
    (same_layer_twice, "layers[3] (ReLU) is in use already|new one"),
    (lambda: Dense(0), "units is 0|1 or more"),
    (lambda: Conv2D(6, 5, padding="Same"), "padding is 'Same'|small letters: \"same\""),
    (lambda: Conv2D(6, (5, 5, 1)), "kernel_size is (5, 5, 1)|pair"),
    (lambda: Dropout(1.0), "rate is 1|0 to below 1"),
    (lambda: network().predict(X[..., 0]), "x has shape (4, 8, 8)|expected (N, 8, 8, 1)|x[..., np.newaxis]"),
    (lambda: network().predict(X[0]), "x has shape (8, 8, 1)|expected (N, 8, 8, 1)|x[np.newaxis]"),
    (lambda: network().predict(X.reshape(4, 64)), "x has shape (4, 64)|x.reshape(-1, 8, 8, 1)"),
    (lambda: network().predict(3.0), "x has shape ()|expected (N, 8, 8, 1)"),
    (lambda: network().predict(X, batch_size=0), "batch_size is 0|1 or more"),
    (lambda: network().evaluate(X, [0, 1]), "labels has shape (2,)|expected whole numbers of shape (4,)"),
    (lambda: network().fit(X, LABELS + 1), "labels[2] is 3|expected 0 to 2"),
    (lambda: network().fit(X, np.eye(3)[LABELS]), "labels has shape (4, 3)|one-hot|argmax(axis=1)"),
    (lambda: network().fit(X[:0], LABELS[:0]), "x has shape (0, 8, 8, 1)|at least one example"),
    (lambda: network().fit(X, LABELS, epochs=0), "epochs is 0|1 or more"),
    (lambda: network().fit(X * np.nan, LABELS), "loss is nan in epoch 1|learning rate|scaled"),
    (lambda: SGD(0), "learning_rate is 0|above 0"),
    (lambda: SGD(0.1, momentum=1), "momentum is 1|0 to below 1"),
    (lambda: Adam(beta_2=1.5), "beta_2 is 1.5|0 to below 1"),
    (lambda: SGD().step([np.ones(2)], [np.ones(3)]), "gradients have other shapes"),
    (optimizer_of_another_network, "parameters have other shapes|new Adam() for each network"),
    (lambda: network().set_weights([np.ones(3)]), "weights has arrays of shapes [(3,)]|[(64, 3), (3,)]"),
]
WRONG_TYPES = [
    (lambda: Network([Flatten, Dense(3)], IMAGE), "layers[0] is|expected a layer|Call it: Flatten(...)"),
    (lambda: Network([Flatten(), "relu"], IMAGE), "layers[1] is 'relu'|expected a layer such as ReLU()"),
    (lambda: Dense(2.5), "units is 2.5|whole number"),
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
