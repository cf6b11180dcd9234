"""The figures of lesson 02: descent, curves, a claim beside our runs."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils.plots import show_claim, show_curves, show_descent

HISTORY = {"loss": [2.0, 1.0, 0.5, 0.1], "val_loss": [1.8, 0.9, 0.7, 0.8], "accuracy": [0.1] * 4}


def parabola(w):
    return (w - 3) ** 2


@pytest.mark.parametrize(
    "picture",
    [
        show_descent(parabola, {0.25: [0.0, 1.5, 2.25], 1.0: [0.0, 6.0]}),
        show_curves({"one": HISTORY}),
        show_curves(dict.fromkeys("ABC", HISTORY)),
        show_claim("Article", 0.96, [0.95, 0.97], here=0.961),
    ],
    ids=["descent", "one run", "three runs", "claim"],
)
def test_every_figure_fits_the_page_and_is_sharp(picture):
    height, width, _ = imread(io.BytesIO(picture.png)).shape
    assert picture.width <= 720
    assert (width, height) == pytest.approx((1.5 * picture.width, 1.5 * picture.height), abs=1)


def test_the_same_figure_gives_the_same_bytes():
    assert show_curves({"one": HISTORY}).png == show_curves({"one": HISTORY}).png


def test_descent_tells_every_step():
    alt = show_descent(parabola, {0.25: [0.0, 1.5, 2.25]}).alt
    assert "with learning rate 0.25 the weight goes 0, 1.5, 2.25" in alt


def test_a_walk_that_stays_in_its_place_can_be_drawn():
    assert show_descent(parabola, {0.0: [3.0, 3.0]}).png


@pytest.mark.parametrize("paths", [{}, {0.1: []}, {0.1: [1.0]}, {0.1: [1.0, 2.0], 0.2: [1.0]}])
def test_a_walk_needs_two_places(paths):
    with pytest.raises(ValueError, match="at least one walk of two values"):
        show_descent(parabola, paths)


def test_curves_name_the_epoch_of_the_lowest_validation_loss():
    alt = show_curves({"few digits": HISTORY}).alt
    assert alt.startswith("few digits: training loss from 2.00 to 0.10, validation loss from 1.80 to 0.80")
    assert "lowest at epoch 3 of 4. From epoch to epoch they rise 0 and 1 times." in alt


@pytest.mark.parametrize(
    ("history", "words"),
    [
        ({"loss": [1.0]}, "Was validation_data given to fit?"),
        ({"loss": [1.0, 2.0], "val_loss": [1.0]}, "equally long"),
        ({"loss": [], "val_loss": []}, "at least one epoch"),
    ],
)
def test_a_history_without_both_losses_is_refused(history, words):
    with pytest.raises(ValueError, match=words):
        show_curves({"run": history})


def test_nothing_to_draw_is_said():
    with pytest.raises(ValueError, match="0 histories"):
        show_curves({})
    with pytest.raises(ValueError, match="0 columns"):
        show_curves({"run": HISTORY}, columns=0)


def test_a_claim_stands_beside_mean_and_spread():
    alt = show_claim("Article E", 0.9633, [0.96, 0.962, 0.964], here=0.961).alt
    spread = 100 * np.std([0.96, 0.962, 0.964], ddof=1)
    assert alt == (
        "Article E: claimed 96.33 %; our 3 seeds from 96.00 to 96.40 %, mean 96.20, standard deviation "
        f"{spread:.2f} points; this notebook 96.10 %."
    )


def test_without_an_accuracy_from_here_none_is_told():
    assert "this notebook" not in show_claim("Article E", 0.9633, [0.96, 0.962]).alt


def test_one_run_has_no_spread():
    with pytest.raises(ValueError, match="expected 2 or more"):
        show_claim("Article E", 0.9633, [0.96])
