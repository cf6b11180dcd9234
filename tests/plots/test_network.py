"""A network's inside: weights with their sign, one neuron's products, readings."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils.plots import show_neuron, show_readings, show_weights
from course_utils.plots.network import GAP, HEAD, LABEL


def drawn(picture):
    """Return red, green and blue of each pixel, 0 to 255."""
    return np.rint(255 * imread(io.BytesIO(picture.png))[..., :3]).astype(int)


def middle(picture, unit, zoom, top=0, side=28):
    """Return the colour at the middle of the picture of ``unit`` in the first row."""
    x = GAP // 2 + unit * (zoom * side + GAP) + zoom * side // 2
    return drawn(picture)[top + GAP // 2 + zoom * side // 2, x]


def units(*values):
    return np.tile(np.array(values, dtype=float), (784, 1))


@pytest.mark.parametrize(
    "picture",
    [
        show_weights(np.zeros((784, 64)), title="Sixty-four"),
        show_weights(np.ones((784, 10)), range(10), columns=10),
        show_neuron(np.eye(28), np.eye(28), bias=-1),
        show_readings(np.eye(28), {"one": np.eye(10)[3], "two": np.full(10, 0.1)}),
    ],
    ids=["64 units", "ten units", "neuron", "readings"],
)
def test_every_figure_fits_the_page_and_is_sharp(picture):
    height, width, _ = drawn(picture).shape
    assert picture.width <= 720
    assert (width, height) == pytest.approx((1.5 * picture.width, 1.5 * picture.height), abs=1)


def test_positive_weights_are_blue_negative_ones_red_and_zero_is_white():
    picture = show_weights(units(1.0, 0.0, -1.0), columns=3)
    above, zero, below = (middle(picture, unit, zoom=3) for unit in range(3))
    assert above[2] > above[0] + 50
    assert below[0] > below[2] + 50
    assert zero.min() > 240


def test_zero_is_white_also_where_all_weights_are_positive():
    weights = units(0.5, 0.0)
    assert middle(show_weights(weights, columns=2), 1, zoom=3).min() > 240


def test_all_units_share_one_scale():
    picture = show_weights(units(1.0, 0.1), columns=2)
    strong, weak = middle(picture, 0, zoom=3), middle(picture, 1, zoom=3)
    assert weak.sum() > strong.sum() + 100


def test_a_weight_stands_where_its_pixel_stands():
    weights = np.zeros((784, 1))
    weights[28 * 27 + 0] = 1.0  # bottom left
    page = drawn(show_weights(weights))
    corner = page[GAP // 2 + 82, GAP // 2 + 1]
    assert corner[2] > corner[0] + 50


def test_title_and_labels_have_their_own_room():
    plain, full = show_weights(units(1.0)), show_weights(units(1.0), ["a"], title="One")
    assert drawn(full).shape[0] == drawn(plain).shape[0] + LABEL + HEAD


def test_weights_are_described():
    alt = show_weights(units(0.5, -0.25), ["up", "down"], title="Two units").alt
    assert alt == (
        "Two units: the weights of 2 units as pictures, labelled up, down, blue above zero and red below, "
        "from -0.25 to 0.50."
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"weights": np.zeros((783, 2))}, "one row per pixel"),
        ({"weights": np.zeros(784)}, "one row per pixel"),
        ({"weights": np.zeros((784, 0))}, "one row per pixel"),
        ({"weights": np.zeros((784, 2)), "labels": ["a"]}, "one label per unit"),
        ({"weights": np.zeros((784, 2)), "columns": 0}, "1 or more"),
    ],
)
def test_what_is_no_layer_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        show_weights(**arguments)


def test_a_neuron_shows_the_sum_of_its_products():
    image, weights = np.array([[0, 1], [2, 3]]), np.array([[5, 1], [-1, 0.5]])
    alt = show_neuron(image, weights, bias=-1).alt
    assert "above zero sum to 2.5, those below to -2.0; with bias -1.0 that makes -0.5" in alt


@pytest.mark.parametrize(
    ("up", "down", "written"),
    [
        (11.42, -4.33, "sum to 11.4, those below to -4.3; with bias 0.0 that makes 7.1."),
        # With one decimal, 1.3 - 0.1 would make 1.1.
        (1.26, -0.13, "sum to 1.26, those below to -0.13; with bias 0.00 that makes 1.13."),
    ],
)
def test_the_written_sum_adds_up(up, down, written):
    assert written in show_neuron(np.array([[1.0, 1.0]]), np.array([[up, down]])).alt


def test_a_neuron_needs_one_weight_per_pixel():
    with pytest.raises(ValueError, match="two pictures of one shape"):
        show_neuron(np.zeros((28, 28)), np.zeros(784))


def test_readings_say_what_each_network_reads():
    alt = show_readings(np.zeros((28, 28)), {"mine": np.eye(10)[4], "yours": np.full(10, 0.1)}).alt
    assert "mine reads 4 with probability 1.00; yours reads 0 with probability 0.10." in alt


@pytest.mark.parametrize(
    ("image", "readings", "words"),
    [
        (np.zeros((28, 28)), {"mine": np.zeros((1, 10))}, r"take row \[0\]"),
        (np.zeros((28, 28)), {}, "0 readings"),
        (np.zeros(784), {"mine": np.zeros(10)}, r"shape \(784,\)"),
    ],
)
def test_what_is_no_reading_is_refused(image, readings, words):
    with pytest.raises(ValueError, match=words):
        show_readings(image, readings)
