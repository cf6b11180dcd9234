"""Cross-entropy equals Keras and the hand calculation, and stays finite where a logarithm would not."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.layers import (
    cross_entropy,
    cross_entropy_backward,
    softmax,
    softmax_backward,
    softmax_cross_entropy,
    softmax_cross_entropy_backward,
)


@st.composite
def classifications(draw):
    """Draw logits of several rows and classes, and a label for each row."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    rows, classes = draw(st.integers(1, 6)), draw(st.integers(1, 12))
    logits = generator.uniform(-5, 5, (rows, classes)).astype(np.float32)
    return logits, generator.integers(0, classes, rows)


@pytest.mark.filterwarnings("ignore:You are using a softmax over axis")
@settings(deadline=None, max_examples=80)
@given(classifications())
def test_losses_and_their_gradients_equal_keras(case):
    import tensorflow as tf
    from keras import ops

    logits, labels = case
    with tf.GradientTape(persistent=True) as tape:
        variable = tf.Variable(logits)
        from_logits = ops.mean(ops.sparse_categorical_crossentropy(labels, variable, from_logits=True))
        from_softmax = ops.mean(ops.sparse_categorical_crossentropy(labels, ops.softmax(variable)))
    assert softmax_cross_entropy(logits, labels) == pytest.approx(float(from_logits), abs=1e-5)
    assert cross_entropy(softmax(logits), labels) == pytest.approx(float(from_softmax), abs=1e-5)
    right = tape.gradient(from_logits, variable).numpy()
    fused = softmax_cross_entropy_backward(logits, labels)
    assert fused.dtype == np.float32
    np.testing.assert_allclose(fused, right, rtol=0, atol=1e-6)
    in_two_steps = softmax_backward(cross_entropy_backward(softmax(logits), labels), logits)
    np.testing.assert_allclose(in_two_steps, right, rtol=0, atol=1e-5)


def test_the_mean_over_the_batch_by_hand():
    probabilities = [[0.5, 0.5, 0.0], [0.25, 0.25, 0.5]]
    assert cross_entropy(probabilities, [1, 0]) == pytest.approx((math.log(2) + math.log(4)) / 2)


def test_blind_guessing_costs_the_logarithm_of_the_number_of_classes():
    assert cross_entropy(np.full((4, 10), 0.1), [0, 3, 5, 9]) == pytest.approx(math.log(10))
    assert softmax_cross_entropy(np.zeros((4, 10)), [0, 3, 5, 9]) == pytest.approx(math.log(10))


def test_the_fused_gradient_is_what_was_said_minus_what_was_right():
    logits = np.log([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]])
    expected = [[0.1, 0.15, -0.25], [-0.2, 0.15, 0.05]]
    np.testing.assert_allclose(softmax_cross_entropy_backward(logits, [2, 0]), expected)


def test_a_probability_of_zero_costs_much_but_not_infinity():
    loss = cross_entropy([[1.0, 0.0]], [1])
    assert loss == pytest.approx(-math.log(1e-7))
    assert cross_entropy_backward([[1.0, 0.0]], [1]).tolist() == [[0, 0]]


def test_the_fused_loss_counts_every_nat_and_keeps_its_gradient():
    logits = np.array([[1e4, 0.0]])
    assert softmax_cross_entropy(logits, [1]) == 1e4
    assert softmax_cross_entropy_backward(logits, [1]).tolist() == [[1, -1]]


def test_certainty_about_the_right_answer_costs_nothing():
    assert cross_entropy([[0.0, 1.0]], [1]) == 0
    assert cross_entropy([[0.0, 1.0009]], [1]) == 0  # rounded up: a loss is never below 0
    assert softmax_cross_entropy([[-1e4, 1e4]], [1]) == 0


def test_labels_of_one_byte_and_lists_serve_alike():
    probabilities = softmax(np.arange(12.0).reshape(3, 4))
    assert cross_entropy(probabilities, np.array([0, 3, 2], np.uint8)) == cross_entropy(
        probabilities, [0, 3, 2]
    )
