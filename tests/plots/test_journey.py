"""The picture of a digit's way through a network."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.plots.journey import show_journey

IMAGE = np.eye(28)
BELIEF = np.full(10, 0.02) + 0.8 * (np.arange(10) == 3)


def test_the_text_tells_what_the_picture_shows():
    maps = {"first layer": np.ones((24, 24, 8)), "second layer": np.ones((8, 8, 16))}
    alt = show_journey(IMAGE, maps, BELIEF).alt
    assert "28 by 28 pixels, then 8 pictures (first layer), then 16 pictures (second layer)" in alt
    assert alt.endswith("The longest bar is at 3.")


def test_it_fits_the_page_also_with_many_pictures():
    maps = {"first layer": np.ones((24, 24, 8)), "second layer": np.ones((8, 8, 16))}
    assert show_journey(IMAGE, maps, BELIEF).width <= 7.5 * 96


def test_a_picture_that_is_black_all_over_can_be_drawn():
    assert show_journey(IMAGE, {"dead": np.zeros((4, 4, 3))}, BELIEF).png


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((IMAGE[np.newaxis], {}, BELIEF), "image has shape"),
        ((IMAGE, {"first": np.ones((1, 24, 24, 8))}, BELIEF), "'first' has shape"),
        ((IMAGE, {}, BELIEF[np.newaxis]), "take row [0]"),
    ],
)
def test_a_wrong_shape_is_named(arguments, named):
    with pytest.raises(ValueError, match=named.replace("[", r"\[")):
        show_journey(*arguments)
