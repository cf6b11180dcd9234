"""The pictures of pooling say what they show, fit the page, and refuse what they cannot draw."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils import layers
from course_utils.plots import show_change_by_shift, show_pooling, show_runs_by_shift

PAGE = 7.5 * 96  # CSS pixels
IMAGE = np.array([[4, 1, 0, 2], [0, 3, 5, 1], [2, 2, 1, 0], [6, 2, 3, 4]])
RUNS = {"max pooling": [[0.98, 0.9], [0.96, 0.8]], "nothing": np.full((3, 2), 0.5)}


def test_pooling_tells_the_numbers_the_largest_and_the_means():
    alt = show_pooling(IMAGE).alt
    assert "windows of 2 by 2: [[4, 1, 0, 2]" in alt
    assert "The largest of each window: [[4, 5], [6, 4]]." in alt
    assert "The mean of each window: [[2, 2], [3, 2]]." in alt


@pytest.mark.parametrize(("shape", "size"), [((4, 6), 2), ((6, 3), 3), ((8, 8), 4), ((3, 3), 1)])
def test_what_pooling_tells_is_what_the_layers_compute(shape, size):
    image = np.random.default_rng(size).integers(-9, 10, shape)
    x = image[None, ..., None]
    alt = show_pooling(image, size).alt
    for said, values in (("largest", layers.max_pool2d(x, size)), ("mean", layers.avg_pool2d(x, size))):
        rows = [[float(number) for number in row] for row in values[0, ..., 0]]
        listed = re.search(rf"The {said} of each window: (\[\[.*?\]\])", alt)[1].replace("−", "-")
        np.testing.assert_allclose(np.array(eval(listed)), rows, atol=0.005)


def test_the_winner_is_marked():
    other = IMAGE.copy()
    other[0, 0], other[0, 1] = 1, 4
    assert show_pooling(IMAGE).png != show_pooling(other).png


@pytest.mark.parametrize("shape", [(4, 4), (8, 8), (2, 8), (8, 2)])
def test_pooling_fits_the_page(shape):
    assert show_pooling(np.zeros(shape)).width <= PAGE


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((IMAGE[None],), "image has shape (1, 4, 4)"),
        ((np.zeros((9, 9)), 3), "image has shape (9, 9)"),
        ((np.zeros((0, 0)),), "image has shape (0, 0)"),
        ((IMAGE, 3), "must cover it exactly"),
        ((IMAGE, 0), "size is 0"),
    ],
)
def test_pooling_that_cannot_be_drawn_is_named(arguments, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_pooling(*arguments)


def test_the_first_change_is_seen_under_one_that_equals_it():
    both = {"no pooling": [0, 0.7], "every second number": [0, 0.7]}
    assert show_change_by_shift(both).png != show_change_by_shift({**both, "no pooling": [0, 0]}).png
    alone = {"no pooling": [0, 0.7], "every second number": [0, 0.1]}
    assert show_change_by_shift(both).png != show_change_by_shift(alone).png


def test_changes_tell_every_number():
    picture = show_change_by_shift({"no pooling": [0, 0.714], "largest": [0, 0.36]}, title="Changes")
    assert picture.alt == (
        "Changes. Line chart of the relative change for shifts of 0 to 1 pixels. "
        "no pooling: 0.00, 0.71; largest: 0.00, 0.36."
    )
    assert picture.width <= PAGE


@pytest.mark.parametrize(
    ("curves", "named"),
    [
        ({}, "curves is empty"),
        ({"a": []}, "curves['a']"),
        ({"a": [[0, 1]]}, "curves['a']"),
        ({"a": [0, -1]}, "curves['a']"),
        ({"a": [0, np.nan]}, "curves['a']"),
    ],
)
def test_changes_that_cannot_be_drawn_are_named(curves, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_change_by_shift(curves)


def test_runs_tell_their_means():
    picture = show_runs_by_shift(RUNS, title="Two networks")
    assert picture.alt == (
        "Two networks. Line chart of the mean accuracy for shifts of 0 to 1 pixels. "
        "max pooling: 97, 85 %; nothing: 50, 50 %."
    )
    assert picture.width <= PAGE


def test_runs_that_differ_more_are_drawn_broader():
    narrow = {"max pooling": [[0.97, 0.85], [0.97, 0.85]]}
    assert show_runs_by_shift(narrow).png != show_runs_by_shift({"max pooling": RUNS["max pooling"]}).png


@pytest.mark.parametrize(
    ("runs", "named"),
    [
        ({}, "runs is empty"),
        ({"a": [0.9, 0.8]}, "runs['a']"),
        ({"a": [[0.9, 98]]}, "runs['a']"),
        ({"a": np.zeros((0, 3))}, "runs['a']"),
    ],
)
def test_runs_that_cannot_be_drawn_are_named(runs, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_runs_by_shift(runs)
