"""Lesson 00's check passes every right way to count, and names what is wrong with the others."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.checks import lesson_00 as check
from course_utils.checks.lesson_00 import PAPER


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


def sum_of_rows(image):
    return sum(image > 0)


def kept_axes(image):
    return (image > 0).sum(keepdims=True)


def of_another_name(image):
    return (PAPER > 0).sum()


def three(image):
    return 3


def loop_over_rows_twice(image):
    return sum(image[i, j] > 0 for i in range(image.shape[0]) for j in range(image.shape[0]))


def loop_over_columns_twice(image):
    return sum(image[i, j] > 0 for i in range(image.shape[1]) for j in range(image.shape[1]))


def loop_of_fixed_size(image):
    return sum(image[i, j] > 0 for i in range(2) for j in range(3))


def loop_one_too_far(image):
    return sum(image[i, j] > 0 for i in range(len(image) + 1) for j in range(image.shape[1]))


def sum_of_floats(image):
    return np.where(image > 0, 1.0, 0.0).sum()


def in_a_list(image):
    return [int((image > 0).sum())]


def count_in_a_byte(image):
    return (image > 0).sum(dtype=np.uint8)


def different_greys(image):
    return len(np.unique(image[image > 0]))


def seven_or_right(image):
    return 3 if image.size == 10 else np.count_nonzero(image)


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
        (per_row, "nothing in its brackets adds up everything"),
        (as_float, "yours is the float 7.0"),
        (without_the_darkest_grey, "leave out the darkest grey"),
        (sum_of_rows, "nothing in its brackets adds up everything"),
        (kept_axes, "nothing in its brackets adds up everything"),
        (of_another_name, "you give 7 for every picture"),
        (three, "you give 3 for every picture"),
        (loop_over_rows_twice, "columns are image.shape[1]"),
        (loop_over_columns_twice, "rows are image.shape[0]"),
        (loop_of_fixed_size, "A picture can have any size"),
        (loop_one_too_far, "stopped with IndexError: index 2 is out of bounds"),
        (sum_of_floats, "use int(...)"),
        (in_a_list, "Return the number itself"),
        (count_in_a_byte, "starts again at 0 after 255"),
        (different_greys, "count the different greys"),
        (printed, "gives None. Does your function return"),
        (misspelt, "stopped with AttributeError"),
        (erased, "changes the array it was given"),
    ],
)
def test_each_wrong_answer_is_refused_with_its_own_words(ink, named):
    verdict = check.ink(ink)
    assert verdict.status == "refused"
    assert named in verdict.message


def test_a_mistake_is_named_only_where_it_explains_every_answer():
    # 3 is the number of black pixels in the first picture, and in no other is it counted.
    assert (
        "ink of [[0, 3, 200, 255, 40], [0, 180, 140, 0, 9]] should be 7" in check.ink(seven_or_right).message
    )


def test_no_two_mistakes_share_their_words():
    wrong = (brightness, all_pixels, black_pixels, white_pixels, bright_pixels, rows, share, mask, per_row)
    assert len({check.ink(ink).message for ink in wrong}) == len(wrong)
