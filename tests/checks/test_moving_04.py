"""The bank of descriptions for exercise 4.6, let it move: each that does not do is told why."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import layers
from course_utils.checks import lesson_04 as check
from course_utils.checks import moving_04 as judge
from course_utils.data import load_mnist
from tests.checks.bank import ODD, refused, returns

EDGE = np.array([[-1, 0, 1]] * 3)
KERNELS = np.stack([EDGE, -EDGE, EDGE.T, -EDGE.T], axis=-1)[:, :, np.newaxis]


def edges(images):
    return layers.relu(layers.conv2d(images[..., np.newaxis], KERNELS))


@pytest.fixture(scope="module")
def digits():
    return load_mnist()


@pytest.mark.parametrize(
    "description",
    [
        lambda images: layers.avg_pool2d(edges(images), (2, 26)),
        lambda images: edges(images).mean(axis=2),
        lambda images: layers.avg_pool2d(edges(images), (3, 26)).reshape(len(images), -1),
    ],
)
def test_descriptions_that_forget_the_column_pass(description, digits):
    assert check.let_it_move(description, digits).status == "passed"


def centred(images):
    """Move each digit so that its ink begins at the left edge, and pool."""
    moved = [np.roll(image, -np.flatnonzero(image.any(axis=0))[0], axis=1) for image in images]
    return layers.avg_pool2d(np.stack(moved)[..., np.newaxis], 2)


def test_a_digit_that_is_moved_back_passes_and_is_not_told_that_it_forgot(digits):
    verdict = check.let_it_move(centred, digits)
    assert verdict.status == "passed"
    assert "hardly minds the push" in verdict.message
    assert "forget" not in verdict.message


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (edges, "200 at most are allowed"),
        (lambda images: layers.avg_pool2d(edges(images), 4), "remembers too well"),
        (lambda images: layers.avg_pool2d(edges(images), (26, 2)), "wanted"),
        (lambda images: layers.max_pool2d(edges(images), 26), "forgotten too much"),
        (lambda images: images.mean(axis=(1, 2)), "should have shape"),
        (lambda images: images.mean(axis=(1, 2))[:, np.newaxis], "one number for each digit"),
        (lambda images: edges(images).mean(axis=0), "Pool each picture by itself"),
        (lambda images: np.full((len(images), 5), np.nan), "nan or infinity"),
        (lambda images: ["a"] * len(images), "should give numbers"),
        (lambda images: None, "Does your function return its result?"),
        (lambda images: np.zeros((len(images), 0)), "no number at all"),
        (lambda images: np.zeros((len(images), len(images) // 100)), "as long for one picture"),
        (lambda images: edges(images).mean(axis=2) * 1j, "of complex numbers"),
        (lambda images: np.full((len(images), 3), 1e200), "or comes close"),
        (lambda images: np.full((len(images), 3), "1"), "should give numbers"),
        (lambda images: ..., "yours gives the ... of the stub"),
        (lambda images: layers.max_pool2d(images, 4), "stopped with ValueError"),
        (np.ones(3), "expected a function"),
    ],
)
def test_descriptions_that_do_not_do_are_refused_with_the_reason(description, words, digits, recwarn):
    refused(check.let_it_move(description, digits), words)
    assert not recwarn.list


def test_readings_tell_length_and_shares(digits):
    found = judge.readings(lambda images: layers.max_pool2d(edges(images), 4), digits)
    assert found.numbers == 144
    assert found.middle > 0.7 > found.pushed
    assert repr(found).startswith("144 numbers: reads")


def test_pictures_are_pushed_to_the_right():
    image = np.arange(8.0).reshape(1, 2, 4)
    np.testing.assert_array_equal(judge.shift_right(image, 1), [[[0, 0, 1, 2], [0, 4, 5, 6]]])


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused(odd, digits):
    assert check.let_it_move(odd, digits).status == "refused"
    assert check.let_it_move(returns(odd), digits).status == "refused"
