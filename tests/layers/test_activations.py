"""Activations equal Keras, keep their promises at huge inputs, and have the slopes of the textbooks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from course_utils import layers

NAMES = ["relu", "leaky_relu", "sigmoid", "tanh", "softmax"]
ANY_FLOATS = arrays.arrays(
    np.float32,
    arrays.array_shapes(min_dims=1, max_dims=4, max_side=5),
    elements=st.floats(-100, 100, width=32, allow_subnormal=False),
)


@pytest.mark.filterwarnings("ignore:You are using a softmax over axis")
@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=60)
@given(x=ANY_FLOATS)
def test_values_and_slopes_equal_keras(name, x):
    import tensorflow as tf
    from keras import ops

    gradient = np.random.default_rng(x.size).uniform(-1, 1, x.shape).astype(np.float32)
    with tf.GradientTape() as tape:
        variable = tf.Variable(x)
        output = getattr(ops, name)(variable)
    ours = getattr(layers, name)(x)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, output.numpy(), rtol=1e-6, atol=1e-6)
    right = tape.gradient(output, variable, output_gradients=gradient)
    backward = getattr(layers, f"{name}_backward")(gradient, x)
    assert backward.dtype == np.float32
    np.testing.assert_allclose(backward, right.numpy(), rtol=1e-5, atol=1e-5)


def test_values_by_hand():
    x = np.array([-2.0, 0.0, 3.0])
    assert layers.relu(x).tolist() == [0, 0, 3]
    assert layers.leaky_relu(x, 0.1).tolist() == [-0.2, 0, 3]
    assert layers.sigmoid([0.0]).tolist() == [0.5]
    np.testing.assert_allclose(layers.sigmoid(np.log([3.0, 1 / 3])), [0.75, 0.25])
    np.testing.assert_allclose(layers.softmax(np.log([1.0, 2.0, 5.0])), [0.125, 0.25, 0.625])


def test_slopes_by_hand():
    ones = np.ones(3)
    x = np.array([-2.0, 0.0, 3.0])
    assert layers.relu_backward(ones, x).tolist() == [0, 0, 1]
    assert layers.leaky_relu_backward(ones, x, 0.1).tolist() == [0.1, 0.1, 1]
    assert layers.sigmoid_backward([1.0], [0.0]).tolist() == [0.25]
    assert layers.tanh_backward([1.0], [0.0]).tolist() == [1]


def test_relu_backward_gives_no_negative_zero():
    assert str(layers.relu_backward([-1.0], [-1.0])) == "[0.]"


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "softmax", "sigmoid_backward", "softmax_backward"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_huge_numbers_do_not_overflow(name, dtype):
    x = np.array([[-1e4, 0, 1e4], [1e30, -1e30, 1e30]], dtype)
    function = getattr(layers, name)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        result = function(np.ones_like(x), x) if name.endswith("backward") else function(x)
    assert np.isfinite(result).all()


def test_softmax_of_huge_scores_is_right():
    np.testing.assert_allclose(layers.softmax([[1000.0, 1000.0, -1000.0]]), [[0.5, 0.5, 0]])


@settings(deadline=None, max_examples=60)
@given(ANY_FLOATS, st.floats(-50, 50))
def test_softmax_sums_to_one_and_ignores_a_common_shift(x, shift):
    for axis in range(-x.ndim, x.ndim):
        p = layers.softmax(x, axis)
        np.testing.assert_allclose(p.sum(axis=axis), 1, rtol=1e-5)
        np.testing.assert_allclose(layers.softmax(x.astype(float) + shift, axis), p, atol=1e-5)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("given_dtype", "result"),
    [(np.int64, np.float32), (np.float16, np.float32), (np.float32, np.float32), (np.float64, np.float64)],
)
def test_x_decides_the_precision(name, given_dtype, result):
    x = np.array([[-1, 0, 2]], given_dtype)
    assert getattr(layers, name)(x).dtype == result
    assert getattr(layers, f"{name}_backward")(np.ones((1, 3)), x).dtype == result


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_batch_stays_empty(name):
    assert getattr(layers, name)(np.ones((0, 10))).shape == (0, 10)
    assert getattr(layers, f"{name}_backward")(np.ones((0, 10)), np.ones((0, 10))).shape == (0, 10)
