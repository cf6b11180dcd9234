"""The stored runs of the NumPy layers reach what the course promises of them."""

from __future__ import annotations

import pytest

from course_utils import measured


@pytest.mark.parametrize("way", ["forward", "forward and backward"])
def test_conv2d_takes_at_most_five_times_as_long_as_keras(way):
    assert measured.load("conv2d_speed")[way]["ratio"] <= 5


def test_lenet_of_numpy_alone_reads_98_percent_within_a_minute():
    run = measured.load("lenet_numpy")
    assert len(run["seeds"]) == len(run["test_accuracy"]) >= 3
    assert min(run["test_accuracy"]) >= 0.98
    assert max(run["seconds"]) <= 60
