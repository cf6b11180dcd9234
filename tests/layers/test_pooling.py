"""Pooling equals a hand calculation and Keras, over random cases and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_utils.layers import avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward

POOLS = {"max": (max_pool2d, max_pool2d_backward), "average": (avg_pool2d, avg_pool2d_backward)}
GRID = np.array([[1, 3, 2, 1], [4, 6, 5, 0], [3, 1, 1, 2], [0, 2, 4, 9]]).reshape(1, 4, 4, 1)


@st.composite
def poolings(draw):
    """Draw images, often with equal pixels, a size, a stride or None, and a padding that go together."""
    height, width = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    padding = draw(st.sampled_from(["valid", "same"]))
    size = (
        draw(st.integers(1, min(height, 5) if padding == "valid" else 5)),
        draw(st.integers(1, min(width, 5) if padding == "valid" else 5)),
    )
    stride = draw(st.none() | st.tuples(st.integers(1, 6), st.integers(1, 6)))
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = (draw(st.integers(1, 3)), height, width, draw(st.integers(1, 3)))
    steps = draw(st.sampled_from([2, 10, 1000]))
    x = generator.integers(-steps, steps, shape).astype(np.float32) / steps
    return x, size, stride, padding, generator


def in_keras(kind, x, size, stride, padding):
    from keras import ops

    function = ops.max_pool if kind == "max" else ops.average_pool
    return function(x, size, strides=size if stride is None else stride, padding=padding)


@pytest.mark.parametrize("kind", POOLS)
@settings(deadline=None, max_examples=100)
@given(case=poolings())
def test_pooling_equals_keras(kind, case):
    x, size, stride, padding, _ = case
    right = np.asarray(in_keras(kind, x, size, stride, padding))
    ours = POOLS[kind][0](x, size, stride, padding)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, right, rtol=0, atol=1e-5)


@pytest.mark.parametrize("kind", POOLS)
@settings(deadline=None, max_examples=100)
@given(case=poolings())
def test_pooling_backward_equals_the_gradient_of_keras_also_where_pixels_are_equal(kind, case):
    import tensorflow as tf

    x, size, stride, padding, generator = case
    # There TensorFlow's average pooling has a wrong gradient without oneDNN (tensorflow issue 48773);
    # finite differences prove ours in test_gradients.py.
    assume(kind == "max" or (size[0] <= x.shape[1] and size[1] <= x.shape[2]))
    with tf.GradientTape() as tape:
        variable = tf.Variable(x)
        output = in_keras(kind, variable, size, stride, padding)
    gradient = generator.uniform(-1, 1, output.shape).astype(np.float32)
    right = tape.gradient(output, variable, output_gradients=gradient).numpy()
    ours = POOLS[kind][1](gradient, x, size, stride, padding)
    np.testing.assert_allclose(ours, right, rtol=0, atol=1e-5)


def test_the_4x4_grid_by_hand():
    assert max_pool2d(GRID)[0, ..., 0].tolist() == [[6, 5], [3, 9]]
    assert avg_pool2d(GRID)[0, ..., 0].tolist() == [[3.5, 2], [1.5, 4]]


def test_overlapping_windows_by_hand():
    assert max_pool2d(GRID, 3, 1)[0, ..., 0].tolist() == [[6, 6], [6, 9]]


def test_max_pooling_hands_the_gradient_to_the_winner():
    gradient = np.array([[10, 20], [30, 40]]).reshape(1, 2, 2, 1)
    expected = [[0, 0, 0, 0], [0, 10, 20, 0], [30, 0, 0, 0], [0, 0, 0, 40]]
    assert max_pool2d_backward(gradient, GRID)[0, ..., 0].tolist() == expected


def test_average_pooling_shares_the_gradient():
    gradient = np.array([[4, 8], [12, 16]]).reshape(1, 2, 2, 1)
    expected = [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]]
    assert avg_pool2d_backward(gradient, GRID)[0, ..., 0].tolist() == expected


def test_a_pixel_that_wins_in_two_windows_collects_both_gradients():
    x = np.array([0.0, 5.0, 0.0]).reshape(1, 1, 3, 1)
    assert max_pool2d_backward(np.ones((1, 1, 2, 1)), x, (1, 2), 1).ravel().tolist() == [0, 2, 0]


def test_padding_never_wins_and_never_counts():
    x = np.full((1, 3, 3, 1), -2.0)
    assert (max_pool2d(x, 2, padding="same") == -2).all()
    assert (avg_pool2d(x, 2, padding="same") == -2).all()


def test_padding_takes_no_gradient_not_even_from_pixels_of_minus_infinity():
    x = np.full((1, 3, 3, 1), -np.inf)
    assert max_pool2d_backward(np.ones((1, 3, 3, 1)), x, 3, 1, "same").sum() == 9


def test_channels_are_pooled_apart():
    x = np.stack([GRID[..., 0], -GRID[..., 0]], axis=-1)
    assert max_pool2d(x)[0, ..., 1].tolist() == [[-1, 0], [0, -1]]


@pytest.mark.parametrize("kind", POOLS)
def test_size_one_changes_nothing(kind):
    np.testing.assert_array_equal(POOLS[kind][0](GRID, 1), GRID)


@pytest.mark.parametrize("kind", POOLS)
def test_a_stride_beyond_the_window_leaves_pixels_out(kind):
    pool, backward = POOLS[kind]
    assert pool(GRID, 1, 3)[0, ..., 0].tolist() == [[1, 1], [0, 9]]
    assert np.count_nonzero(backward(np.ones((1, 2, 2, 1)), GRID, 1, 3)) == 4


@pytest.mark.parametrize("kind", POOLS)
def test_an_empty_batch_gives_an_empty_batch(kind):
    pool, backward = POOLS[kind]
    x = np.ones((0, 6, 6, 2))
    assert pool(x, 3).shape == (0, 2, 2, 2)
    assert backward(pool(x, 3), x, 3).shape == x.shape


@pytest.mark.parametrize("kind", POOLS)
@pytest.mark.parametrize(
    ("given_dtype", "result"), [(np.uint8, np.float32), (np.float32, np.float32), (np.float64, np.float64)]
)
def test_x_decides_the_precision(kind, given_dtype, result):
    pool, backward = POOLS[kind]
    x = GRID.astype(given_dtype)
    assert pool(x, 3, 2, "same").dtype == result
    assert backward(np.ones((1, 2, 2, 1)), x, 3, 2, "same").dtype == result
