"""What surrounds `fit`: seeds repeat a run, progress stays one line, accuracies are held to their band."""

from __future__ import annotations

import statistics

import numpy as np
import pytest

from course_utils.training import band, epoch_dots, expect_accuracy, set_seeds


def trained(seed):
    """Train a tiny network for two epochs after setting ``seed`` and return its weights."""
    import keras

    set_seeds(seed)
    x = np.linspace(0, 1, 60).reshape(20, 3)
    network = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(2, activation="softmax")])
    network.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    network.fit(x, np.arange(20) % 2, epochs=2, batch_size=5, verbose=0, callbacks=[epoch_dots()])
    return network.get_weights()[0]


def test_the_same_seed_trains_the_same_network_and_another_does_not():
    np.testing.assert_array_equal(trained(3), trained(3))
    assert not np.allclose(trained(3), trained(4))


def test_one_dot_is_printed_per_epoch_and_nothing_that_varies(capsys):
    trained(0)
    assert capsys.readouterr().out == "epochs ●● done\n"


def test_the_band_reaches_five_spreads_around_the_mean():
    accuracies = [0.90, 0.92, 0.94]
    low, high = band(accuracies, spreads=2, least=0)
    assert (low + high) / 2 == pytest.approx(statistics.mean(accuracies))
    assert high - low == pytest.approx(4 * statistics.stdev(accuracies))


def test_the_band_is_never_narrower_than_two_points_each_way():
    assert band([0.5, 0.5, 0.5]) == pytest.approx((0.48, 0.52))


def test_the_band_ends_at_nothing_and_at_everything():
    assert band([0.995, 0.999]) == pytest.approx((0.977, 1.0))
    assert band([0.001, 0.01])[0] == 0.0


@pytest.mark.parametrize("accuracies", [[], [0.9]])
def test_one_run_has_no_band(accuracies):
    with pytest.raises(ValueError, match="expected 2 or more"):
        band(accuracies)


@pytest.mark.parametrize("accuracy", [0.9, 0.95, 1.0])
def test_an_accuracy_in_its_band_is_said_to_be(accuracy, capsys):
    expect_accuracy(accuracy, 0.9, 1.0, "MNIST")
    assert capsys.readouterr().out == "in its band: 90.0% to 100.0%\n"


@pytest.mark.parametrize("accuracy", [0.89, 0.97, float("nan")])
def test_an_accuracy_outside_its_band_stops_the_notebook(accuracy):
    with pytest.raises(ValueError, match=r"expected 90.0% to 96.0%. Was every cell above run once"):
        expect_accuracy(accuracy, 0.9, 0.96, "MNIST")


def test_on_the_offline_digits_only_chance_is_ruled_out(capsys):
    expect_accuracy(0.5, 0.9, 1.0, "scikit-learn digits")
    assert "30.0% to 100.0%" in capsys.readouterr().out
    with pytest.raises(ValueError, match=r"expected 30.0%"):
        expect_accuracy(0.1, 0.05, 1.0, "scikit-learn digits")
