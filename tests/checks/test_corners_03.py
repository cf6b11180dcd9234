"""The bank of kernels for exercise 3.6, a corner and nothing else: each that does not do is told why."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.checks import corners_03 as judge
from course_utils.checks import lesson_03 as check
from tests.checks.bank import ODD, refused


def drawn(text):
    return np.array([[{"+": 1, ".": 0, "-": -1}[sign] for sign in line] for line in text.split()])


CORNER = drawn("------- ++++++- ++++++- ----++- ----++- ----++- ----++-")


@pytest.mark.parametrize(
    "kernel",
    [
        CORNER,
        CORNER / 7,
        CORNER * 1e39,
        CORNER * 1e-46,
        CORNER.tolist(),
        drawn("------- +++++-- +++++-- ---++-- ---++-- ---++-- ---++--"),
        drawn("-------- ++++++-- ++++++-- ----++-- ----++-- ----++-- ----++--"),
        drawn("------ +++++- +++++- ---++- ---++- ---++-"),
        np.where(CORNER < 0, -2, 1).astype(np.float32),
        np.maximum(CORNER, 0) - np.maximum(CORNER, 0).mean(),
    ],
)
def test_kernels_that_find_the_corner_pass(kernel, recwarn):
    assert check.corner_kernel(kernel).status == "passed"
    assert not recwarn.list


@pytest.mark.parametrize(
    ("kernel", "words"),
    [
        (CORNER[::-1, ::-1], "flipped, as for true convolution"),
        (CORNER[:, ::-1], "most strongly to the upper left corners"),
        (CORNER[::-1], "most strongly to the lower right corners"),
        (np.ones((5, 5)), "All its numbers are alike"),
        (np.maximum(CORNER, 0), "no negative numbers"),
        (drawn("--- ++- ++-"), "most strongly to the solid square"),
        (drawn("----- ++++- ++++- ..++- ..++-"), "most strongly to the solid square"),
        (drawn("----- ++++- ++++- --++- --++-"), "Is it large enough"),
        (-CORNER, "finds 0 of 60 corners, 90% are wanted. Its signs are exchanged"),
        (np.minimum(CORNER, 0), "no positive numbers"),
        ("--- ++- ++-", "corner is still text"),
        (CORNER.astype(str), "corner is still text"),
        (np.ones((11, 11)), "to 9 x 9"),
        (np.ones((1, 5)), "from 2 x 2"),
        (np.ones((3, 3, 1)), "expected (kh, kw)"),
        (np.where(CORNER == 0, 0, np.nan), "nan"),
        (drawn, "should be an array of numbers"),
        (CORNER * 1j, "should be an array of numbers"),
        ([[1, 2], [3]], "yours is [[1, 2], [3]]"),
    ],
)
def test_kernels_that_do_not_do_are_refused_with_the_reason(kernel, words):
    refused(check.corner_kernel(kernel), words)


def test_missed_corners_are_shown():
    verdict = check.corner_kernel(drawn("--- ++- ++-"))
    assert "your answers to 3" in verdict.picture.alt


def test_frames_lie_where_they_are_said_to_be():
    pictures, corners = judge.frames(200, seed=4)
    assert pictures.shape == (200, 28, 28)
    for picture, own in zip(pictures, corners, strict=True):
        top, right = own[0]
        bottom, left = own[2]
        assert min(own.min(), 27 - own.max()) >= 1, "a frame touches the edge"
        line = np.concatenate([picture[top, left : right + 1], picture[top : bottom + 1, right]])
        assert line.min() >= 0.5
        assert picture[top - 1, left : right + 1].max() <= 0.1, "something lies against the frame"
        assert picture[top : bottom + 1, right + 1].max() <= 0.1
        assert picture[top + 2 : bottom - 1, left + 2 : right - 1].max() <= 0.1, "the frame is not empty"
        assert (picture == 1).sum() in {25, 36, 49}, "the square is not solid"


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused(odd):
    assert check.corner_kernel(odd).status == "refused"
