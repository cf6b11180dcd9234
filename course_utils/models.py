"""The course's networks: one builder per architecture, Keras 3, returned uncompiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


def mlp() -> keras.Model:
    """Two hidden layers of 64 ReLU units on 784 numbers: 55,050 parameters (published tutorial E).

    Input ``(N, 784)`` float, output ``(N, 10)`` probabilities.
    """
    import keras
    from keras import layers

    return keras.Sequential(
        [
            layers.Input((784,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ],
        name="mlp",
    )


def tiny_cnn() -> keras.Model:
    """The small network that the digit pad ships: two convolutions, two pools, one dense layer.

    Input ``(N, 28, 28, 1)`` float in [0, 1], output ``(N, 10)`` probabilities.
    """
    import keras
    from keras import layers

    return keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(8, 5, activation="relu", name="conv_1"),
            layers.MaxPooling2D(2, name="pool_1"),
            layers.Conv2D(16, 5, activation="relu", name="conv_2"),
            layers.MaxPooling2D(2, name="pool_2"),
            layers.Flatten(name="flatten"),
            layers.Dense(10, activation="softmax", name="scores"),
        ],
        name="tiny_cnn",
    )
