"""The bank of networks for exercise 2.6, more with less: each that misses the goal is told why."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from course_utils.checks import lesson_02 as check
from course_utils.data.offline import offline_digits
from tests.checks.bank import raises, refused

ARRAYS = offline_digits()
DIGITS = SimpleNamespace(
    x_val=ARRAYS["x_test"][:150], y_val=ARRAYS["y_test"][:150], source="scikit-learn digits"
)


class Reader:
    """Stands in for a trained Keras model: reads a share of the validation digits, as told."""

    def __init__(self, share=1.0, parameters=15_000, change=lambda p: p):
        self.share, self.parameters, self.change = share, parameters, change

    def count_params(self):
        return self.parameters

    def predict(self, x, verbose):
        labels = DIGITS.y_val.astype(int)
        wrong = np.arange(len(labels)) >= self.share * len(labels)
        return self.change(0.9 * np.eye(10)[(labels + wrong) % 10] + 0.01)


class Unbuilt(Reader):
    def count_params(self):
        raise ValueError("You tried to call `count_params`, but the layer isn't built.")


class Taking400(Reader):
    input_shape = (None, 400)


class History:
    """Stands in for what Keras's ``fit`` returns."""


def flat(images):
    return images.reshape(len(images), -1) / 255


def halves_in_place(images):
    images //= 2
    return flat(images)


def stops(p):
    raise ValueError("expected axis -1 to have 400 values\nand much more")


def test_a_small_network_that_reads_well_passes():
    verdict = check.more_with_less(Reader(0.9), flat, DIGITS)
    assert verdict.status == "passed"
    assert "15,000 parameters read 90.0%" in verdict.message
    assert check.more_with_less(Reader(parameters=20_000), flat, DIGITS).status == "passed"


def test_mnist_asks_for_more_than_the_offline_digits():
    mnist = SimpleNamespace(**{**vars(DIGITS), "source": "MNIST"})
    refused(check.more_with_less(Reader(0.9), flat, mnist), "96% are asked")
    assert check.more_with_less(Reader(0.97), flat, mnist).status == "passed"


def test_an_untouched_challenge_is_not_started():
    def prepare(images):
        """Turn pictures into rows."""
        ...

    assert check.more_with_less(..., prepare, DIGITS).status == "not started"
    assert check.more_with_less(Reader(), prepare, DIGITS).status == "not started"


@pytest.mark.parametrize(
    ("network", "prepare", "words"),
    [
        (Reader(parameters=20_001), flat, "20,001 parameters, 1 too many"),
        (Reader(0.75), flat, "Spend the budget elsewhere"),
        (Reader(0.6), flat, "go through this very prepare"),
        (Taking400(), flat, "rows of 784 numbers, and the network takes 400"),
        (History(), flat, "what fit returns"),
        (Reader(0.1), flat, "little more than guessing"),
        (Reader(change=lambda p: np.tile(p[:1], (len(p), 1))), flat, "to everything. Was it trained?"),
        (Reader(change=lambda p: np.log(p)), flat, "Is softmax missing?"),
        (Reader(change=lambda p: 2 * p), flat, "Is softmax missing?"),
        (Reader(change=lambda p: p[:, :1]), flat, "How many neurons has the last layer?"),
        (Reader(change=lambda p: p * np.nan), flat, "the network gives nan"),
        (Reader(change=stops), flat, "stopped with ValueError: expected axis -1 to have 400 values"),
        (Reader(), lambda images: images, "expected one row per image"),
        (Reader(), lambda images: flat(images)[:5], "expected one row per image"),
        (Reader(), lambda images: flat(images) / 0, "nan or infinity"),
        (Reader(), lambda images: None, "should return an array of numbers"),
        (Reader(), lambda images: "rows", "should return an array of numbers"),
        (Reader(), raises, "stopped with KeyError"),
        (Reader(), halves_in_place, "changes the array it was given"),
        (Reader(), 7, "expected a function"),
        (Unbuilt(), flat, "does not know its inputs yet"),
        (Reader, flat, "should be a Keras model"),
        ("network", flat, "should be a Keras model"),
        (None, flat, "should be a Keras model"),
    ],
)
def test_what_misses_the_goal_is_told_why(network, prepare, words):
    with np.errstate(all="ignore"):
        refused(check.more_with_less(network, prepare, DIGITS), words)


def test_misread_digits_are_shown():
    verdict = check.more_with_less(Reader(0.7), flat, DIGITS)
    assert "misreads" in verdict.picture.alt
