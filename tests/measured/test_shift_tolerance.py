"""What lesson 04 says of its five trained networks is what was measured."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import measured

RUN = measured.load("shift_tolerance")
CASES = RUN["cases"]
MAPS_16 = [name for name, case in CASES.items() if case["maps"][1] == 16]


def accuracies(name: str) -> np.ndarray:
    """Return what a network read, (seeds, shifts)."""
    return np.array([one["accuracies"] for one in CASES[name]["runs"]])


def at(pixels: int) -> dict[str, float]:
    return {name: accuracies(name)[:, pixels].mean() for name in CASES}


def test_every_network_was_trained_from_every_seed():
    for name in CASES:
        assert [one["seed"] for one in CASES[name]["runs"]] == RUN["seeds"]
        assert accuracies(name).shape == (len(RUN["seeds"]), len(RUN["shifts"]))


def test_in_the_middle_the_networks_with_16_maps_are_close_and_the_one_without_pooling_leads():
    means = at(0)
    of_16 = [means[name] for name in MAPS_16]
    assert max(of_16) - min(of_16) < 0.015
    assert max(of_16) == means["nothing, 16 maps"]


def test_pushed_by_3_pixels_the_ranks_are_those_of_the_lesson():
    means = at(3)
    assert means["max pooling"] > means["nothing, 16 maps"] > means["stride 2"] > means["nothing, 1 map"]
    assert means["average pooling"] == pytest.approx(means["nothing, 16 maps"], abs=0.02)
    assert means["nothing, 1 map"] == pytest.approx(0.5, abs=0.05)


def test_max_pooling_and_nothing_overlap_at_3_pixels_and_no_longer_at_4():
    pooled, large = accuracies("max pooling"), accuracies("nothing, 16 maps")
    assert pooled[:, 3].min() < large[:, 3].max()
    assert pooled[:, 4].min() > large[:, 4].max()


def test_three_seeds_do_not_tell_the_largest_from_the_mean():
    largest, mean = accuracies("max pooling"), accuracies("average pooling")
    assert np.all(largest[:, 1:5].min(axis=0) < mean[:, 1:5].max(axis=0))


def test_pushed_by_5_pixels_all_read_less_than_half():
    assert all(accuracies(name)[:, 5].max() < 0.5 for name in CASES)


def test_pooling_saves_parameters_and_products():
    pooled, large = CASES["max pooling"], CASES["nothing, 16 maps"]
    assert pooled["parameters"] < large["parameters"] / 10
    assert pooled["products"] < large["products"] / 4
    assert CASES["stride 2"]["products"] == min(case["products"] for case in CASES.values())


def test_products_are_those_counted_by_hand():
    # Two convolutions with kernels of 5 x 5, and a dense layer behind 4 x 4 places of 16 maps.
    assert CASES["max pooling"]["products"] == 24 * 24 * 25 * 8 + 8 * 8 * 25 * 8 * 16 + 16 * 16 * 10
    assert CASES["stride 2"]["products"] == 12 * 12 * 25 * 8 + 4 * 4 * 25 * 8 * 16 + 16 * 16 * 10
    assert CASES["nothing, 16 maps"]["products"] == 24 * 24 * 25 * 8 + 400 * 25 * 8 * 16 + 6400 * 10
