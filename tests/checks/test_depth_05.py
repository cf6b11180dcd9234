"""The bank for exercise 5.6, news for the first layer: weights and activations that fail are told why."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from course_utils import layers
from course_utils.checks import depth_05 as depth
from course_utils.checks import lesson_05 as check
from tests.checks.bank import ODD, raises, refused, returns


def spread(square):
    return lambda inputs, units, rng: rng.normal(0, np.sqrt(square / inputs), (inputs, units))


def uniform(inputs, units, rng):
    limit = np.sqrt(6 / inputs)
    return rng.uniform(-limit, limit, (inputs, units))


def orthogonal(inputs, units, rng):
    return np.sqrt(2) * np.linalg.qr(rng.normal(size=(inputs, units)))[0]


@pytest.mark.parametrize(
    ("draw", "activation"),
    [
        (spread(2), "relu"),
        (uniform, "relu"),
        (orthogonal, "relu"),
        (spread(2), "leaky_relu"),
        (spread(1), "tanh"),
        (spread(2), "tanh"),
    ],
)
def test_even_gradients_pass(draw, activation):
    verdict = check.even_gradients(draw, activation)
    assert verdict.status == "passed", verdict
    assert verdict.picture is not None


@pytest.mark.parametrize(
    ("draw", "activation", "words"),
    [
        (spread(1), "sigmoid", "Sigmoid's slope is at most a quarter"),
        (spread(16), "sigmoid", "Sigmoid's slope is at most a quarter"),
        (spread(1), "relu", "vanish towards the input"),
        (spread(0.05), "tanh", "vanish towards the input"),
        (spread(4), "relu", "explode towards the input"),
        (lambda inputs, units, rng: np.zeros((inputs, units)), "relu", "no gradient at all"),
        (lambda inputs, units, rng: -np.ones((inputs, units)), "relu", "ReLU lets nothing through"),
        (lambda inputs, units, rng: np.eye(inputs, units), "relu", "the same weights each time"),
        (lambda i, u, rng: spread(2)(i, u, np.random.default_rng(0)), "relu", "the same weights each time"),
        (lambda i, u, rng: rng.normal(0, np.sqrt(2 / i), (u, i)), "relu", "should have shape (64, 10)"),
        (lambda i, u, rng: rng.normal(0, np.sqrt(2 / 64), (64, 64)), "relu", "yours has (64, 64)"),
        (lambda i, u, rng: spread(2)(i, u, np.random.default_rng()), "relu", "Draw from rng alone"),
        (spread(1e160), "relu", "infinity comes out"),
        (spread(1e160), "tanh", "where they are flat"),
        (lambda i, u, rng: rng.gauss(0, 1, (i, u)), "relu", "draw(64, 64, rng) stopped with AttributeError"),
        (spread(1), "linear", "makes ten layers one"),
        (spread(2), "softmax", 'should be "relu"'),
        (spread(2), layers.relu, "yours is the function relu"),
        (lambda inputs, units, rng: rng.normal(size=units), "relu", "should have shape (64, 64)"),
        (lambda inputs, units, rng: None, "relu", "Does your function return its result?"),
        (lambda inputs, units, rng: "weights", "relu", "an array of numbers"),
        (lambda i, u, rng: spread(2)(i, u, rng).astype(str), "relu", "of texts"),
        (lambda i, u, rng: spread(2)(i, u, rng) * 1j, "relu", "of complex numbers"),
        (lambda inputs, units, rng: np.full((inputs, units), np.inf), "relu", "not finite"),
        (lambda inputs, units: np.zeros((inputs, units)), "relu", "stopped with TypeError"),
        (np.zeros((64, 64)), "relu", "should be a function"),
    ],
)
def test_uneven_gradients_are_refused(draw, activation, words, recwarn):
    refused(check.even_gradients(draw, activation), words)
    assert not recwarn.list


def test_the_measured_gradients_are_those_of_a_network():
    hidden = [part for _ in range(10) for part in (layers.Dense(64), layers.Tanh())]
    network = layers.Network([*hidden, layers.Dense(10)], (64,), dtype=np.float64)
    rng = np.random.default_rng(5)
    x, labels = rng.normal(size=(256, 64)), rng.integers(10, size=256)
    weights = [spread(2)(64, 64, rng) for _ in range(10)] + [rng.normal(0, 1 / 8, (64, 10))]
    network.set_weights([array for W in weights for array in (W, np.zeros(W.shape[1]))])
    gradient = layers.softmax_cross_entropy_backward(network.forward(x), labels)
    arrived = []
    for layer in reversed(network.layers):
        gradient = layer.backward(gradient)
        if isinstance(layer, layers.Tanh):
            arrived.append(np.sqrt((gradient**2).mean()))
    np.testing.assert_allclose(depth.gradient_sizes(spread(2), "tanh", seed=5), arrived[::-1], rtol=1e-6)


@pytest.mark.parametrize("odd", [*ODD, raises, *map(returns, ODD), returns((None, None)), returns((1, "a"))])
def test_whatever_weights_come_a_check_answers(odd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = check.even_gradients(odd, "relu")
    assert verdict.status == "refused", verdict


@pytest.mark.parametrize("activation", [None, 7, "", [], np.array(["relu"]), float("nan")])
def test_whatever_activation_comes_a_check_answers(activation):
    assert check.even_gradients(spread(2), activation).status == "refused"
