"""Lesson 00's check passes every right way to count, and names what is wrong with the others."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.checks import lesson_00 as check


def counted_by_numpy(image):
    return np.count_nonzero(image)


def summed_comparison(image):
    return (image > 0).sum()


def length_of_selection(image):
    return len(image[image != 0])


def two_loops(image):
    count = 0
    for row in image:
        for value in row:
            if value > 0:
                count += 1
    return count


@pytest.mark.parametrize("ink", [counted_by_numpy, summed_comparison, length_of_selection, two_loops])
def test_right_answers_pass(ink):
    assert check.ink(ink).status == "passed"


def test_the_stub_is_not_started():
    def ink(image): ...

    assert check.ink(ink).status == "not started"


def brightness(image):
    return image.sum()


def all_pixels(image):
    return image.size


def black_pixels(image):
    return (image == 0).sum()


def white_pixels(image):
    return (image == 255).sum()


def bright_pixels(image):
    return (image > 127).sum()


def rows(image):
    return len(image)


def share(image):
    return (image > 0).mean()


def mask(image):
    return image > 0


def per_row(image):
    return (image > 0).sum(axis=1)


def as_float(image):
    return float((image > 0).sum())


def without_the_darkest_grey(image):
    return (image > 1).sum()


def printed(image):
    print((image > 0).sum())


def misspelt(image):
    return image.summ()


def erased(image):
    image[image > 0] = 1
    return image.sum()


@pytest.mark.parametrize(
    ("ink", "named"),
    [
        (brightness, "add up how bright"),
        (all_pixels, "count every pixel"),
        (black_pixels, "count the black pixels"),
        (white_pixels, "white pixels alone"),
        (bright_pixels, "leave out the darker greys"),
        (rows, "count rows"),
        (share, "the share of pixels"),
        (mask, "one True or False for each pixel"),
        (per_row, "one number for the whole image"),
        (as_float, "yours is the float 7.0"),
        (without_the_darkest_grey, "ink of [[1, 1], [90, 0], [255, 1]] should be 5, yours is 2"),
        (printed, "gives None. Does your function return"),
        (misspelt, "stopped with AttributeError"),
        (erased, "changes the array it was given"),
    ],
)
def test_each_wrong_answer_is_refused_with_its_own_words(ink, named):
    verdict = check.ink(ink)
    assert verdict.status == "refused"
    assert named in verdict.message


def test_no_two_mistakes_share_their_words():
    wrong = (brightness, all_pixels, black_pixels, white_pixels, bright_pixels, rows, share, mask, per_row)
    assert len({check.ink(ink).message for ink in wrong}) == len(wrong)
