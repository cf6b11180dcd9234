"""Dense, flatten and dropout do what is written beside them, as Keras does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.layers import dense, dense_backward, dropout, dropout_backward, flatten, flatten_backward


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 5), st.integers(1, 20), st.integers(1, 8), st.integers(0, 2**32 - 1))
def test_dense_and_its_gradients_equal_keras(rows, inputs, units, seed):
    import tensorflow as tf
    from keras import ops

    generator = np.random.default_rng(seed)
    shapes = ((rows, inputs), (inputs, units), (units,))
    arrays = [generator.uniform(-1, 1, shape).astype(np.float32) for shape in shapes]
    gradient = generator.uniform(-1, 1, (rows, units)).astype(np.float32)
    with tf.GradientTape() as tape:
        variables = [tf.Variable(array) for array in arrays]
        output = ops.matmul(variables[0], variables[1]) + variables[2]
    np.testing.assert_allclose(dense(*arrays), output.numpy(), rtol=0, atol=1e-5)
    right = tape.gradient(output, variables, output_gradients=gradient)
    for ours, theirs in zip(dense_backward(gradient, *arrays[:2]), right, strict=True):
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=0, atol=1e-5)


def test_two_units_by_hand():
    # 1·3 + 2·5 + 10 = 23 and 1·4 + 2·6 − 1 = 15
    assert dense([[1, 2]], [[3, 4], [5, 6]], [10, -1]).tolist() == [[23, 15]]


def test_no_bias_means_zero():
    assert dense([[1, 2]], [[3], [5]]).tolist() == [[13]]


def test_flatten_reads_rows_then_columns_then_channels():
    x = np.arange(24).reshape(2, 2, 3, 2)
    assert flatten(x).tolist() == [list(range(12)), list(range(12, 24))]
    np.testing.assert_array_equal(flatten_backward(flatten(x), x), x)


def test_flatten_returns_a_copy():
    x = np.zeros((1, 2, 2, 1), np.float32)
    flatten(x)[:] = 1
    assert not x.any()


def test_flatten_keeps_an_empty_batch():
    assert flatten(np.ones((0, 4, 4, 3))).shape == (0, 48)


def test_dropout_drops_its_share_and_keeps_the_mean():
    output, mask = dropout(np.ones((400, 400)), 0.2, np.random.default_rng(0))
    assert abs((output == 0).mean() - 0.2) < 0.01
    assert abs(output.mean() - 1) < 0.01
    assert set(np.unique(output)) == {0.0, 1.25}
    np.testing.assert_array_equal(output, mask)


def test_the_same_seed_drops_the_same_numbers():
    x = np.ones((20, 20), np.float32)
    first, again, other = (dropout(x, 0.5, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_rate_zero_drops_nothing():
    x = np.arange(6.0)
    np.testing.assert_array_equal(dropout(x, 0, np.random.default_rng(0))[0], x)


def test_dropout_passes_no_gradient_where_it_dropped():
    assert dropout_backward([1.0, 2.0, 3.0], [0, 2, 0]).tolist() == [0, 4, 0]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_x_decides_the_precision(dtype):
    x = np.ones((2, 3), dtype)
    assert dense(x, np.ones((3, 2)), np.ones(2)).dtype == dtype
    assert {a.dtype for a in dense_backward(np.ones((2, 2)), x, np.ones((3, 2)))} == {np.dtype(dtype)}
    assert flatten(x).dtype == dtype
    assert {a.dtype for a in dropout(x, 0.3, np.random.default_rng(0))} == {np.dtype(dtype)}
