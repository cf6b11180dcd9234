"""The figures of lesson 05: activations and slopes, gradient sizes, probabilities, losses by step."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils import layers
from course_utils.plots import show_activations, show_gradient_sizes, show_losses, show_probabilities

RELU = (layers.relu, lambda z: layers.relu_backward(np.ones_like(z), z))
SIGMOID = (layers.sigmoid, lambda z: layers.sigmoid_backward(np.ones_like(z), z))


@pytest.mark.parametrize(
    "picture",
    [
        show_activations({"ReLU": RELU, "sigmoid": SIGMOID}),
        show_activations(dict.fromkeys("ABCD", RELU)),
        show_gradient_sizes({"ReLU": [0.1, 0.2, 0.1], "Sigmoid": [1e-9, 1e-5, 0.1]}, "Ten layers"),
        show_probabilities({"T = 1": [0.9, 0.1], "T = 2": [0.7, 0.3]}, "Temperature"),
        show_probabilities({"ten classes": np.full(10, 0.1)}),
        show_losses({"once": [2.3, 1.0], "twice": [2.3, 2.2]}, floor=(1.46, "never below")),
        show_losses({"once": [2.3]}),
    ],
    ids=["two", "four", "gradients", "probabilities", "ten classes", "losses", "one loss"],
)
def test_every_figure_fits_the_page_and_is_sharp(picture):
    height, width, _ = imread(io.BytesIO(picture.png)).shape
    assert picture.width <= 720
    assert (width, height) == pytest.approx((1.5 * picture.width, 1.5 * picture.height), abs=1)


def test_activations_tell_values_and_slopes():
    alt = show_activations({"ReLU": RELU, "sigmoid": SIGMOID}, reach=4).alt
    assert "for z from -4 to 4" in alt
    assert "ReLU: from 0 to 4, slope from 0 to 1" in alt
    assert "sigmoid: from 0.018 to 0.98, slope from 0.018 to 0.25" in alt


@pytest.mark.parametrize(("functions", "reach"), [({}, 5), ({"ReLU": RELU}, 0), ({"ReLU": RELU}, -1)])
def test_nothing_to_draw_is_said(functions, reach):
    with pytest.raises(ValueError, match="expected 1 or more"):
        show_activations(functions, reach)


def test_gradient_sizes_tell_the_first_and_the_last_layer():
    alt = show_gradient_sizes({"Sigmoid": [2e-9, 1e-5, 0.03]}, "They vanish").alt
    assert alt.startswith("They vanish.")
    assert "Sigmoid: 2.0e-09 at the first layer, 3.0e-02 at the last" in alt


def test_a_gradient_of_nothing_is_left_out_of_the_scale():
    assert show_gradient_sizes({"dead": [0.0, 0.1]}, "One layer hears nothing").png
    assert show_gradient_sizes({"dead": [0.0, 0.0]}, "No layer hears anything").png


@pytest.mark.parametrize("sizes", [{}, {"a": []}, {"a": [1.0, -1.0]}, {"a": [np.nan]}, {"a": [[1.0]]}])
def test_sizes_that_are_none_are_refused(sizes):
    with pytest.raises(ValueError, match="sizes"):
        show_gradient_sizes(sizes, "title")


def test_probabilities_name_the_largest_of_each_panel():
    alt = show_probabilities({"cold": [0.1, 0.9], "hot": [0.6, 0.4]}, "Temperature").alt
    assert alt == "Temperature. cold: class 1 is largest with 0.90; hot: class 0 is largest with 0.60."


@pytest.mark.parametrize("panels", [{}, {"a": []}, {"a": [1.5, -0.5]}, {"a": [np.nan, 1]}, {"a": [[1.0]]}])
def test_what_is_no_probability_is_refused(panels):
    with pytest.raises(ValueError, match="panels"):
        show_probabilities(panels)


def test_losses_tell_where_they_start_and_end_and_the_floor():
    alt = show_losses({"twice": [2.303, 1.9, 1.7]}, floor=(1.461, "never below"), title="Slow").alt
    assert alt.startswith("Slow. ")
    assert "twice: 2.30 to 1.70" in alt
    assert "A dotted line at 1.46: never below." in alt


@pytest.mark.parametrize("curves", [{}, {"a": []}])
def test_a_curve_needs_a_loss(curves):
    with pytest.raises(ValueError, match="at least one loss"):
        show_losses(curves)


def test_the_same_figure_gives_the_same_bytes():
    assert show_losses({"once": [2.3, 1.0]}).png == show_losses({"once": [2.3, 1.0]}).png
