"""The other figures of lesson 01: numbers in pixels, class counts, confusions, accuracy by shift."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils.plots import (
    show_accuracy_by_shift,
    show_class_counts,
    show_confusion,
    show_numbers,
    show_patch,
)

LABELS = np.repeat(np.arange(10), np.arange(10) + 1)


def size_in_pixels(picture):
    height, width, _ = imread(io.BytesIO(picture.png)).shape
    return width, height


@pytest.mark.parametrize(
    "picture",
    [
        show_numbers([np.eye(2), np.zeros((3, 2))], ["one", "two"]),
        show_patch(np.zeros((28, 28), np.uint8), top=18, left=18),
        show_class_counts(LABELS),
        show_confusion(np.eye(10, dtype=int)),
        show_accuracy_by_shift({"templates": [0.8, 0.5]}),
    ],
    ids=["numbers", "patch", "counts", "confusion", "shift"],
)
def test_every_figure_fits_the_page_and_is_sharp(picture):
    assert picture.width <= 720
    assert size_in_pixels(picture) == pytest.approx((1.5 * picture.width, 1.5 * picture.height), abs=1)


def test_tiny_pictures_are_read_aloud_number_by_number():
    assert "new: [[2, 8], [0, 6]]" in show_numbers([np.array([[2, 8], [0, 6]])], ["new"]).alt


def test_a_patch_says_which_numbers_it_holds():
    image = np.arange(784, dtype=np.uint16).reshape(28, 28) % 200
    assert "each pixel with its number, 29 to 58." in show_patch(image, top=1, left=1, size=2).alt


def test_class_counts_are_told_for_every_digit():
    alt = show_class_counts(LABELS).alt
    for digit in range(10):
        assert f"{digit}: {digit + 1}" in alt
    assert "Equal shares would be 6 each" in alt


def test_a_class_that_does_not_occur_counts_zero():
    assert "9: 0" in show_class_counts(np.array([0, 1])).alt


def test_the_worst_confusions_are_named_first():
    counts = 90 * np.eye(10, dtype=int)
    counts[4, 9], counts[9, 4] = 60, 40
    alt = show_confusion(counts).alt
    assert "90.0% lie on the diagonal" in alt
    assert alt.endswith("The most frequent mistakes: 4 taken for 9 (60 times), 9 taken for 4 (40 times).")


def test_a_perfect_table_names_no_mistakes():
    assert "mistakes" not in show_confusion(np.eye(10, dtype=int)).alt


def test_accuracies_are_told_per_classifier():
    alt = show_accuracy_by_shift({"templates": [0.82, 0.4], "network": [0.98, 0.55]}).alt
    assert "shifts of 0 to 1 pixels" in alt
    assert "templates: 82, 40 %" in alt
    assert "network: 98, 55 %" in alt


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: show_numbers([]), "holds 0 pictures"),
        (lambda: show_numbers([np.zeros((2, 2))] * 6), "holds 6 pictures"),
        (lambda: show_numbers([np.zeros((28, 28))]), "show_patch"),
        (lambda: show_numbers([np.zeros((2, 2))], ["a", "b"]), "titles has 2 entries for 1 images"),
        (lambda: show_patch(np.zeros((3, 28, 28)), 0, 0), "one picture"),
        (lambda: show_patch(np.zeros((28, 28)), 20, 0), "leaves the picture"),
        (lambda: show_patch(np.zeros((28, 28)), -1, 0), "leaves the picture"),
        (lambda: show_patch(np.zeros((28, 28)), 0, 0, size=20), "expected 1 to 12"),
        (lambda: show_class_counts(np.array([10])), "from 0 to 9"),
        (lambda: show_class_counts(np.array([], dtype=int)), "from 0 to 9"),
        (lambda: show_class_counts(np.array([0.5])), "from 0 to 9"),
        (lambda: show_confusion(np.zeros((9, 9), int)), r"expected \(10, 10\)"),
        (lambda: show_confusion(-np.eye(10, dtype=int)), "negative"),
        (lambda: show_accuracy_by_shift({}), "curves is empty"),
        (lambda: show_accuracy_by_shift({"a": [82.0]}), "fractions from 0 to 1"),
        (lambda: show_accuracy_by_shift({"a": []}), "fractions from 0 to 1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
