"""`conv2d` equals a hand calculation, the definition written as loops, and Keras over random cases."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.layers import conv2d, conv2d_backward, output_size, same_padding

# With oneDNN, TensorFlow 2.21 fills some outputs of images one pixel wide from memory it never wrote.
# TensorFlow is first imported in a test, so that this comes in time.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"


@st.composite
def convolutions(draw):
    """Draw images, a kernel, a bias, a stride pair and a padding that go together."""
    side = st.integers(1, 9)
    height, width = draw(side), draw(side)
    padding = draw(st.sampled_from(["valid", "same"]))
    kh = draw(st.integers(1, min(height, 5) if padding == "valid" else 5))
    kw = draw(st.integers(1, min(width, 5) if padding == "valid" else 5))
    c_in, c_out = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    stride = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def numbers(*shape):
        return generator.uniform(-1, 1, shape).astype(np.float32)

    x = numbers(draw(st.integers(1, 3)), height, width, c_in)
    return x, numbers(kh, kw, c_in, c_out), numbers(c_out), stride, padding


def as_loops(x, kernel, stride, pads):
    """Compute the definition, pixel by pixel, in float64."""
    x = np.pad(x.astype(np.float64), ((0, 0), *pads, (0, 0)))
    kh, kw, _, c_out = kernel.shape
    rows = (x.shape[1] - kh) // stride[0] + 1
    columns = (x.shape[2] - kw) // stride[1] + 1
    output = np.zeros((len(x), rows, columns, c_out))
    for n, r, c, k in np.ndindex(*output.shape):
        window = x[n, r * stride[0] : r * stride[0] + kh, c * stride[1] : c * stride[1] + kw]
        output[n, r, c, k] = (window * kernel[..., k]).sum()
    return output


@settings(deadline=None, max_examples=150)
@given(convolutions())
def test_conv2d_equals_keras(case):
    from keras import ops

    x, kernel, bias, stride, padding = case
    right = ops.convert_to_numpy(ops.conv(x, kernel, strides=stride, padding=padding)) + bias
    ours = conv2d(x, kernel, bias, stride, padding)
    assert ours.dtype == np.float32
    np.testing.assert_allclose(ours, right, rtol=0, atol=1e-5)


@settings(deadline=None, max_examples=100)
@given(convolutions(), st.integers(0, 2**32 - 1))
def test_conv2d_backward_equals_the_gradients_of_keras(case, seed):
    import tensorflow as tf
    from keras import ops

    x, kernel, bias, stride, padding = case
    with tf.GradientTape() as tape:
        variables = [tf.Variable(array) for array in (x, kernel, bias)]
        output = ops.conv(variables[0], variables[1], strides=stride, padding=padding) + variables[2]
    gradient = np.random.default_rng(seed).uniform(-1, 1, output.shape).astype(np.float32)
    right = tape.gradient(output, variables, output_gradients=gradient)
    ours = conv2d_backward(gradient, x, kernel, stride, padding)
    for name, mine, theirs in zip(("dx", "dkernel", "dbias"), ours, right, strict=True):
        assert mine.dtype == np.float32
        np.testing.assert_allclose(mine, theirs.numpy(), rtol=1e-5, atol=1e-5, err_msg=name)


@settings(deadline=None, max_examples=60)
@given(convolutions())
def test_conv2d_equals_the_definition_written_as_loops(case):
    x, kernel, _, stride, padding = case
    pads = ((0, 0), (0, 0))
    if padding == "same":
        pads = tuple(same_padding(x.shape[a + 1], kernel.shape[a], stride[a]) for a in (0, 1))
    right = as_loops(x, kernel, stride, pads)
    np.testing.assert_allclose(conv2d(x, kernel, None, stride, padding), right, rtol=0, atol=1e-5)


def test_four_outputs_by_hand():
    image = np.array([[1, 2, 0], [0, 1, 3], [2, 1, 1]]).reshape(1, 3, 3, 1)
    kernel = np.array([[1, 0], [2, -1]]).reshape(2, 2, 1, 1)
    # 1·1 + 2·0 + 0·2 − 1·1 = 0, and so on for the other three places
    assert conv2d(image, kernel)[0, ..., 0].tolist() == [[0, 1], [3, 2]]


def test_the_kernel_is_not_flipped():
    image = np.zeros((1, 3, 3, 1))
    image[0, 1, 1, 0] = 1
    kernel = np.arange(9.0).reshape(3, 3, 1, 1)
    output = conv2d(image, kernel, padding="same")[0, ..., 0]
    # Cross-correlation shows a single bright pixel the kernel turned by half a circle.
    np.testing.assert_array_equal(output, kernel[::-1, ::-1, 0, 0])


def test_channels_are_summed_and_the_bias_is_added_once():
    image = np.ones((1, 2, 2, 3))
    kernel = np.ones((2, 2, 3, 2))
    assert conv2d(image, kernel, bias=[0.5, -12])[0, 0, 0].tolist() == [12.5, 0]


def test_same_padding_keeps_the_size():
    assert conv2d(np.ones((2, 28, 27, 1)), np.ones((5, 4, 1, 6)), padding="same").shape == (2, 28, 27, 6)


def test_an_odd_pad_goes_to_the_bottom_and_to_the_right():
    image = np.ones((1, 2, 2, 1))
    counts = conv2d(image, np.ones((2, 2, 1, 1)), padding="same")[0, ..., 0]
    assert counts.tolist() == [[4, 2], [2, 1]]


def test_a_pair_of_strides_is_for_height_then_width():
    assert conv2d(np.ones((1, 9, 9, 1)), np.ones((3, 3, 1, 1)), stride=(1, 3)).shape == (1, 7, 3, 1)


def test_a_stride_beyond_the_window_skips_pixels():
    image = np.arange(7.0).reshape(1, 1, 7, 1)
    assert conv2d(image, np.ones((1, 2, 1, 1)), stride=(1, 4)).ravel().tolist() == [1, 9]


def test_a_1x1_kernel_on_a_1x1_image_is_one_product():
    assert conv2d([[[[3.0]]]], [[[[2.0]]]], [1.0]).tolist() == [[[[7.0]]]]


def test_an_empty_batch_gives_an_empty_batch_and_no_gradient():
    x, kernel = np.ones((0, 5, 5, 2), np.float32), np.ones((3, 3, 2, 4), np.float32)
    assert conv2d(x, kernel).shape == (0, 3, 3, 4)
    dx, dkernel, dbias = conv2d_backward(np.ones((0, 3, 3, 4)), x, kernel)
    assert dx.shape == x.shape
    assert not dkernel.any()
    assert dbias.tolist() == [0, 0, 0, 0]


def test_a_batch_of_many_parts_equals_its_images_one_by_one():
    generator = np.random.default_rng(0)
    x, kernel = generator.normal(size=(40, 28, 28, 4)), generator.normal(size=(5, 5, 4, 3))
    one_by_one = np.concatenate([conv2d(image[np.newaxis], kernel) for image in x])
    np.testing.assert_allclose(conv2d(x, kernel), one_by_one, atol=1e-12)
    gradient = generator.normal(size=one_by_one.shape)
    dkernel = conv2d_backward(gradient, x, kernel)[1]
    parts = [
        conv2d_backward(g[np.newaxis], image[np.newaxis], kernel)[1]
        for g, image in zip(gradient, x, strict=True)
    ]
    np.testing.assert_allclose(dkernel, sum(parts), atol=1e-9)


@pytest.mark.parametrize(
    ("given_dtype", "result"),
    [(np.uint8, np.float32), (np.int64, np.float32), (np.float32, np.float32), (np.float64, np.float64)],
)
def test_x_decides_the_precision(given_dtype, result):
    x = np.ones((1, 4, 4, 1), given_dtype)
    kernel, bias = np.ones((2, 2, 1, 1)), np.ones(1)
    output = conv2d(x, kernel, bias)
    assert output.dtype == result
    assert {array.dtype for array in conv2d_backward(output, x, kernel)} == {np.dtype(result)}


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 40), st.integers(1, 12), st.integers(1, 12))
def test_output_size_and_same_padding_count_the_places_where_a_window_fits(size, window, stride):
    before, after = same_padding(size, window, stride)
    assert 0 <= after - before <= 1
    padded = before + size + after
    for places, length in (
        (output_size(size, window, stride, "same"), padded),
        (output_size(size, window, stride) if window <= size else 0, size),
    ):
        assert places == len(range(0, length - window + 1, stride))
