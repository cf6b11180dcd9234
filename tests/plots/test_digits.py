"""Digits on the page: every pixel equally large, every picture under its own label."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils.plots import show_digits
from course_utils.plots.digits import GAP, LABEL


def drawn(picture):
    """Return the greys of a picture, 0 to 255."""
    pixels = imread(io.BytesIO(picture.png))
    return np.rint(255 * pixels[..., 0]).astype(int)


def checkerboard(size=28):
    return (255 * (np.indices((size, size)).sum(axis=0) % 2)).astype(np.uint8)


def enlarged(image, zoom):
    return np.kron(image, np.ones((zoom, zoom), int))


def test_each_pixel_of_a_digit_becomes_a_square_of_the_same_size():
    page = drawn(show_digits(np.stack([checkerboard()] * 10)))
    digit = page[GAP // 2 : GAP // 2 + 84, GAP // 2 : GAP // 2 + 84]
    np.testing.assert_array_equal(digit, enlarged(checkerboard(), 3))


def test_digits_stand_in_reading_order():
    greys = np.arange(0, 240, 20, dtype=np.uint8)
    page = drawn(show_digits(np.full((12, 28, 28), greys[:, None, None]), columns=6))
    zoom = (page.shape[1] // 6 - GAP) // 28
    step = 28 * zoom + GAP
    middles = page[step // 2 :: step, step // 2 :: step]
    np.testing.assert_allclose(middles, greys.reshape(2, 6), atol=1)  # Matplotlib rounds greys down


def test_labels_leave_room_above_the_digits():
    plain, labelled = drawn(show_digits(checkerboard())), drawn(show_digits(checkerboard(), ["7"]))
    assert labelled.shape == (plain.shape[0] + LABEL, plain.shape[1])


@pytest.mark.parametrize("columns", [1, 3, 10, 20, 27])
def test_a_page_is_never_wider_than_the_notebook(columns):
    picture = show_digits(np.zeros((60, 28, 28), np.uint8), columns=columns)
    assert picture.width <= 720


def test_a_long_title_is_not_cut_off():
    title = "A title that is much longer than the only digit is wide"
    narrow, wide = show_digits(checkerboard()), show_digits(checkerboard(), title=title)
    assert wide.width > 2 * narrow.width
    right_edge = drawn(wide)[:36, -8:]
    assert (right_edge == 255).all()


def test_a_batch_with_a_channel_axis_looks_the_same():
    images = np.random.default_rng(0).integers(0, 256, size=(3, 28, 28), dtype=np.uint8)
    assert show_digits(images).png == show_digits(images[..., np.newaxis]).png


def test_bytes_keep_their_grey_whatever_else_is_shown():
    page = drawn(show_digits(np.full((28, 28), 100, np.uint8)))
    assert page[page.shape[0] // 2, page.shape[1] // 2] == 100


def test_floats_share_one_scale_from_darkest_to_brightest():
    page = drawn(show_digits(np.stack([np.full((28, 28), v) for v in (-0.5, 0.0, 0.5)]), columns=3))
    zoom = (page.shape[1] // 3 - GAP) // 28
    step = 28 * zoom + GAP
    np.testing.assert_allclose(page[step // 2, step // 2 :: step], [0, 127.5, 255], atol=1)


def test_the_same_digits_give_the_same_bytes():
    assert show_digits(checkerboard(), [3]).png == show_digits(checkerboard(), [3]).png


@pytest.mark.parametrize(
    ("arguments", "alt"),
    [
        ({"labels": [5, 0]}, "2 pictures, labelled 5, 0."),
        ({"title": "Two digits"}, "Two digits: 2 pictures."),
        ({"alt": "Two boards."}, "Two boards."),
    ],
)
def test_the_description_tells_what_is_shown(arguments, alt):
    assert show_digits(np.stack([checkerboard()] * 2), **arguments).alt == alt


@pytest.mark.parametrize(
    ("images", "arguments", "message"),
    [
        (np.zeros((3, 784)), {}, r"images has shape \(3, 784\).*\.reshape\(28, 28\)"),
        (np.zeros((0, 28, 28)), {}, r"images has shape \(0, 28, 28\)"),
        (np.zeros((3, 28, 28, 3)), {}, "images has shape"),
        (np.zeros(784), {}, r"\.reshape\(28, 28\)"),
        (np.zeros((3, 28, 28)), {"labels": [1, 2]}, "labels has 2 entries for 3 images"),
        (np.zeros((3, 28, 28)), {"columns": 0}, "columns is 0, expected 1 or more"),
        (np.zeros((60, 28, 28)), {"columns": 28}, "27 pictures of 28 pixels fit"),
    ],
)
def test_what_cannot_be_shown_is_refused(images, arguments, message):
    with pytest.raises(ValueError, match=message):
        show_digits(images, **arguments)
