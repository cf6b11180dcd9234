"""What lesson 05 says about depth and dead neurons is what its stored run measured."""

from __future__ import annotations

import math

import pytest

from course_utils import measured
from course_utils.training import band

RUN = measured.load("activations")
DEEP = RUN["ten layers"]["runs"]
DEAD = RUN["dead neurons"]["runs"]


def accuracies(runs):
    return [run["accuracy"] for run in runs]


def test_ten_layers_with_sigmoid_only_guess():
    assert all(abs(run["loss"] - math.log(10)) < 0.01 for run in DEEP["Sigmoid"])
    assert max(accuracies(DEEP["Sigmoid"])) < 0.15


def test_tanh_is_ahead_of_relu_and_both_learn():
    assert min(accuracies(DEEP["ReLU"])) > 0.7
    assert min(accuracies(DEEP["Tanh"])) > max(accuracies(DEEP["ReLU"]))


def test_neurons_die_before_a_background_that_is_not_0():
    from_below, from_0, leaky = ([run["dead"] for run in DEAD[name]] for name in DEAD)
    assert min(from_below) >= 10
    assert max(from_0) <= 2
    assert max(leaky) == 0


@pytest.mark.parametrize("runs", [*DEEP.values(), *DEAD.values()])
def test_every_band_rests_on_three_seeds_and_says_something(runs):
    assert len({run["seed"] for run in runs}) == 3
    low, high = band(accuracies(runs))
    assert high - low < 0.2
