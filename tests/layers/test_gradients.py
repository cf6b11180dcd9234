"""Every backward function, and a whole network, against central differences in float64."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import layers

STEP = 1e-6
POOLINGS = [(2, None), (3, 1), ((2, 3), (3, 2)), (2, 4)]  # size and stride, on 5 x 6 pixels
LARGER_THAN_THE_IMAGE = [((6, 2), 1), ((3, 7), 1), ((7, 9), (1, 2)), (8, None)]


def slopes(function, array):
    """Measure how ``function``, which returns one number, changes with each number of ``array``."""
    result = np.zeros_like(array)
    for place in np.ndindex(array.shape):
        up, down = array.copy(), array.copy()
        up[place] += STEP
        down[place] -= STEP
        result[place] = (function(up) - function(down)) / (2 * STEP)
    return result


def distinct(shape, seed=0):
    """Shuffle numbers around 0 that are far apart: no step changes a winner or a sign."""
    count = int(np.prod(shape))
    values = (np.arange(count) - count // 2 + 0.5) / count * 4
    return np.random.default_rng(seed).permutation(values).reshape(shape)


def assert_gradient(forward, backward, arrays):
    """Compare what ``backward(gradient, *arrays)`` returns with the slopes of ``forward(*arrays)``."""
    output = forward(*arrays)
    gradient = np.random.default_rng(1).normal(size=output.shape)
    returned = backward(gradient, *arrays)
    returned = returned if isinstance(returned, tuple) else (returned,)
    assert len(returned) == len(arrays)
    for number, (array, ours) in enumerate(zip(arrays, returned, strict=True)):

        def total(changed, number=number):
            return (forward(*arrays[:number], changed, *arrays[number + 1 :]) * gradient).sum()

        assert ours.dtype == np.float64
        np.testing.assert_allclose(ours, slopes(total, array), rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("stride", [1, (2, 3), (4, 1)])
def test_conv2d(stride, padding):
    arrays = (distinct((2, 5, 6, 2)), distinct((3, 2, 2, 3)), distinct((3,)))
    assert_gradient(
        lambda x, kernel, bias: layers.conv2d(x, kernel, bias, stride, padding),
        lambda gradient, x, kernel, bias: layers.conv2d_backward(gradient, x, kernel, stride, padding),
        arrays,
    )


@pytest.mark.parametrize("pool", ["max_pool2d", "avg_pool2d"])
@pytest.mark.parametrize(
    ("size", "stride", "padding"),
    [
        *((size, stride, p) for p in ("valid", "same") for size, stride in POOLINGS),
        *((size, stride, "same") for size, stride in LARGER_THAN_THE_IMAGE),
    ],
)
def test_pooling(pool, size, stride, padding):
    forward, backward = getattr(layers, pool), getattr(layers, f"{pool}_backward")
    assert_gradient(
        lambda x: forward(x, size, stride, padding),
        lambda gradient, x: backward(gradient, x, size, stride, padding),
        (distinct((2, 5, 6, 2)),),
    )


def test_dense():
    assert_gradient(
        layers.dense,
        lambda gradient, x, weights, bias: layers.dense_backward(gradient, x, weights),
        (distinct((3, 4)), distinct((4, 2)), distinct((2,))),
    )


@pytest.mark.parametrize("name", ["flatten", "relu", "leaky_relu", "sigmoid", "tanh", "softmax"])
@pytest.mark.parametrize("shape", [(5,), (3, 4), (2, 3, 2, 2)])
def test_functions_of_x_alone(name, shape):
    assert_gradient(getattr(layers, name), getattr(layers, f"{name}_backward"), (distinct(shape),))


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmax_along_any_axis(axis):
    assert_gradient(
        lambda x: layers.softmax(x, axis),
        lambda gradient, x: layers.softmax_backward(gradient, x, axis),
        (distinct((2, 3, 4)),),
    )


def test_leaky_relu_with_another_slope():
    assert_gradient(
        lambda x: layers.leaky_relu(x, 0.01),
        lambda gradient, x: layers.leaky_relu_backward(gradient, x, 0.01),
        (distinct((3, 4)),),
    )


def test_dropout():
    x = distinct((6, 7))
    _, mask = layers.dropout(x, 0.4, np.random.default_rng(3))
    assert_gradient(
        lambda x: layers.dropout(x, 0.4, np.random.default_rng(3))[0],
        lambda gradient, x: layers.dropout_backward(gradient, mask),
        (x,),
    )


def test_cross_entropy():
    probabilities, labels = layers.softmax(distinct((5, 4))), [3, 0, 1, 1, 2]
    ours = layers.cross_entropy_backward(probabilities, labels)
    measured = slopes(lambda p: layers.cross_entropy(p, labels), probabilities)
    np.testing.assert_allclose(ours, measured, rtol=1e-6, atol=1e-7)


def test_softmax_with_cross_entropy():
    logits, labels = distinct((5, 4)), [3, 0, 1, 1, 2]
    ours = layers.softmax_cross_entropy_backward(logits, labels)
    measured = slopes(lambda z: layers.softmax_cross_entropy(z, labels), logits)
    np.testing.assert_allclose(ours, measured, rtol=1e-6, atol=1e-8)


def test_a_whole_network():
    network = layers.Network(
        [
            layers.Conv2D(2, 3, stride=(1, 2), padding="same"),
            layers.LeakyReLU(),
            layers.MaxPool2D(2),
            layers.Conv2D(3, (2, 1)),
            layers.Tanh(),
            layers.AvgPool2D(2, 1, "same"),
            layers.Flatten(),
            layers.Dense(5),
            layers.Sigmoid(),
            layers.Dense(3),
        ],
        input_shape=(6, 8, 2),
        dtype=np.float64,
    )
    x, labels = distinct((2, 6, 8, 2)), [2, 0]

    def loss(x):
        return layers.softmax_cross_entropy(network.forward(x), labels)

    loss_gradient = layers.softmax_cross_entropy_backward(network.forward(x), labels)
    dx = network.backward(loss_gradient)
    np.testing.assert_allclose(dx, slopes(loss, x), rtol=1e-5, atol=1e-8)
    for layer in network.layers:
        for name, parameter in layer.parameters.items():

            def loss_with(changed, layer=layer, name=name):
                layer.parameters[name] = changed
                return loss(x)

            measured = slopes(loss_with, parameter)
            layer.parameters[name] = parameter
            np.testing.assert_allclose(layer.gradients[name], measured, rtol=1e-5, atol=1e-8)
