"""The builders give the architectures that their names promise, ready to be compiled."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import measured, models
from course_utils.layers import dense, relu, softmax


@pytest.fixture(scope="module")
def network():
    return models.mlp()


def test_the_mlp_is_article_es(network):
    dense_layers = [(layer.units, layer.activation.__name__) for layer in network.layers]
    assert dense_layers == [(64, "relu"), (64, "relu"), (10, "softmax")]
    assert network.input_shape == (None, 784)
    assert network.count_params() == 64 * 785 + 64 * 65 + 10 * 65 == 55_050


def test_the_mlp_computes_what_our_own_layers_compute(network):
    x = np.random.default_rng(0).random((7, 784), dtype=np.float32) - 0.5
    w1, b1, w2, b2, w3, b3 = network.get_weights()
    ours = softmax(dense(relu(dense(relu(dense(x, w1, b1)), w2, b2)), w3, b3))
    np.testing.assert_allclose(network.predict(x, verbose=0), ours, atol=1e-5)


def test_builders_leave_compiling_to_the_lesson(network):
    assert not network.compiled
    assert not models.tiny_cnn().compiled


def test_the_pads_network_takes_pictures_and_gives_ten_probabilities():
    out = models.tiny_cnn().predict(np.zeros((2, 28, 28, 1), np.float32), verbose=0)
    np.testing.assert_allclose(out.sum(axis=1), 1, atol=1e-6)
    assert out.shape == (2, 10)


def test_the_pads_network_has_the_parameters_that_its_stored_run_states():
    assert models.tiny_cnn().count_params() == measured.load("tiny_cnn")["parameters"]


def test_article_es_claim_lies_within_the_spread_of_our_stored_runs():
    run = measured.load("article_e")
    accuracies = np.array(run["test_accuracy"])
    assert len(set(run["seeds"])) == len(accuracies) >= 3
    assert run["mean"] == pytest.approx(accuracies.mean(), abs=1e-5)
    assert run["std"] == pytest.approx(accuracies.std(ddof=1), abs=1e-5)
    assert run["claim"] == 0.9633
    assert abs(run["claim"] - run["mean"]) < run["std"]


def test_every_stored_run_of_article_e_reads_the_first_five_and_fails_on_shifted_digits():
    run = measured.load("article_e")
    assert run["first_five"] == [[7, 2, 1, 0, 4]] * len(run["seeds"])
    three = run["shifts"].index(3)
    for accuracy, by_shift in zip(run["test_accuracy"], run["accuracy_by_shift"], strict=True):
        assert by_shift[0] == pytest.approx(accuracy, abs=2e-4)
        assert by_shift[three] < 0.6
