"""The pictures of a convolution say what they show, fit the page, and refuse what they cannot draw."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils import layers
from course_utils.plots import show_feature_maps, show_kernels, show_pixel_use, show_window

PAGE = 7.5 * 96  # CSS pixels
IMAGE = np.array([[0, 2, 2, 2, 0]] * 3 + [[0] * 5])
KERNEL = np.array([[-1, 0, 1]] * 3)


def test_a_window_tells_its_pixels_the_kernel_and_the_sum():
    alt = show_window(IMAGE, KERNEL, 1, 2).alt
    assert "row 1, column 2" in alt
    assert "[[2, 2, 0], [2, 2, 0], [0, 0, 0]]" in alt
    assert "[[−1, 0, 1], [−1, 0, 1], [−1, 0, 1]]" in alt
    assert "sum to −4, which is place (1, 2)" in alt


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_the_sum_of_a_window_is_that_of_conv2d(stride):
    rng = np.random.default_rng(stride)
    image, kernel = rng.integers(-5, 6, (8, 9)), rng.integers(-3, 4, (2, 3))
    output = layers.conv2d(image[None, ..., None], kernel[..., None, None], stride=stride)[0, ..., 0]
    row, column = rng.integers(0, output.shape)
    total = f"{output[row, column]:.0f}".replace("-", "−")
    assert f"sum to {total}, which" in show_window(image, kernel, row, column, stride).alt


def test_a_window_on_a_digit_fits_the_page():
    assert show_window(np.eye(28), KERNEL, 10, 10).width <= PAGE


def test_a_window_can_keep_the_rest_of_the_output_for_a_prediction():
    kept = show_window(IMAGE, KERNEL, 1, 2, reveal=False)
    assert kept.alt == show_window(IMAGE, KERNEL, 1, 2).alt
    assert kept.png != show_window(IMAGE, KERNEL, 1, 2).png


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((IMAGE[None], KERNEL, 0, 0), "image has shape (1, 4, 5)"),
        ((IMAGE, KERNEL[None], 0, 0), "kernel has shape (1, 3, 3)"),
        ((IMAGE, np.ones((5, 5)), 0, 0), "fits into the image"),
        ((np.ones((9, 9)), np.ones((6, 6)), 0, 0), "at most 5 x 5"),
        ((IMAGE, KERNEL, 2, 0), "no place (2, 0) in an output of shape (2, 3)"),
        ((IMAGE, KERNEL, 0, -1), "no place (0, -1)"),
        ((IMAGE, KERNEL, 0, 0, 0), "stride is 0"),
    ],
)
def test_a_window_that_cannot_be_is_named(arguments, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_window(*arguments)


def test_feature_maps_tell_their_sizes_and_ranges():
    picture = show_feature_maps(
        {"edges": np.array([[-1.5, 0], [0, 2]]), "blur": np.ones((3, 4)) / 3}, title="Two"
    )
    assert picture.alt == "Two: edges: 2 by 2, −1.5 to 2; blur: 3 by 4, 0.33 to 0.33."


@pytest.mark.parametrize("count", [1, 2, 7])
def test_feature_maps_fit_the_page(count):
    maps = {f"map {i}": np.eye(26) - i for i in range(count)}
    assert show_feature_maps(maps, {"map 0": KERNEL}, title="What to see").width <= PAGE
    assert show_feature_maps(maps, columns=3).width <= PAGE


def test_a_map_without_anything_can_be_drawn():
    assert show_feature_maps({"dead": np.zeros((4, 4))}).png


def test_a_map_without_a_kernel_keeps_its_name():
    seven, edges = np.eye(4), -np.eye(4)
    named = show_feature_maps({"a 7": seven, "edges": edges}, {"edges": KERNEL})
    assert named.png != show_feature_maps({"": seven, "edges": edges}, {"edges": KERNEL}).png


def test_one_scale_for_all_maps_draws_them_otherwise():
    maps = {"strong": np.eye(4), "weak": -0.1 * np.eye(4)}
    assert show_feature_maps(maps).png != show_feature_maps(maps, same_scale=True).png


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (({},), "maps is empty"),
        (({"a": np.ones((1, 4, 4))},), "maps['a'] has shape (1, 4, 4)"),
        (({"a": np.ones((0, 4))},), "maps['a'] has shape (0, 4)"),
        (({"a": np.ones((4, 4))}, {"b": KERNEL}), "kernels['b']"),
        (({"a": np.ones((4, 4))}, {"a": KERNEL[None]}), "kernels['a'] has shape (1, 3, 3)"),
        (({"a": np.ones((4, 4))}, None, 0), "columns is 0"),
    ],
)
def test_maps_that_cannot_be_drawn_are_named(arguments, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_feature_maps(*arguments)


def test_kernels_tell_their_numbers():
    picture = show_kernels({"edge": KERNEL, "blur": np.ones((2, 2)) / 4})
    assert picture.alt == (
        "Kernels. edge: [[−1, 0, 1], [−1, 0, 1], [−1, 0, 1]]; blur: [[0.25, 0.25], [0.25, 0.25]]."
    )
    assert show_kernels({str(i): KERNEL for i in range(5)}).width <= PAGE


@pytest.mark.parametrize(
    ("kernels", "named"),
    [
        ({}, "kernels holds 0"),
        ({str(i): KERNEL for i in range(6)}, "kernels holds 6"),
        ({"a": KERNEL[None]}, "kernels['a'] has shape (1, 3, 3)"),
        ({"a": np.ones((7, 7))}, "at most 5 x 5"),
        ({"a": np.ones((0, 3))}, "kernels['a'] has shape (0, 3)"),
    ],
)
def test_kernels_that_cannot_be_drawn_are_named(kernels, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_kernels(kernels)


def test_pixel_use_tells_corner_and_centre():
    counts = np.array([[1, 2, 1], [2, 1234, 2], [1, 2, 1]])
    picture = show_pixel_use({"valid": counts, "same": counts + 1}, "Used")
    assert picture.alt == (
        "Used. How often each pixel is used. valid: 1 for a corner pixel, 1,234 in the centre; "
        "same: 2 for a corner pixel, 1,235 in the centre."
    )
    assert picture.width <= PAGE


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        ({}, "counts holds 0 pictures"),
        ({str(i): np.ones((3, 3)) for i in range(5)}, "counts holds 5 pictures"),
        ({"a": np.ones(3)}, "counts['a'] has shape (3,)"),
    ],
)
def test_counts_that_cannot_be_drawn_are_named(counts, named):
    with pytest.raises(ValueError, match=re.escape(named)):
        show_pixel_use(counts)
