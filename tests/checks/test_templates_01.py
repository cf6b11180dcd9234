"""The bank of wrong answers for exercise 1.6, a hundred templates made by the learner's own function."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from course_utils.checks import lesson_01 as check
from course_utils.data.offline import offline_digits
from tests.checks.bank import ODD, raises, refused, returns


@pytest.fixture(scope="module")
def digits():
    arrays = offline_digits()
    return SimpleNamespace(x_train=arrays["x_train"], y_train=arrays["y_train"])


def grouped(images, labels, groups):
    return np.concatenate([groups(images[labels == k]) for k in range(10)])


def by_width(own):
    order = np.argsort((own.max(axis=1) > 0.5).sum(axis=1), kind="stable")
    return np.stack([part.mean(axis=0) for part in np.array_split(own[order], 10)])


def test_templates_sorted_by_width_pass(digits):
    verdict = check.make_templates(lambda x, y: grouped(x, y, by_width), digits)
    assert verdict.status == "passed", verdict


def test_templates_are_judged_on_digits_they_were_not_made_from(digits):
    seen = []

    def spies(images, labels):
        seen.append(images)
        return grouped(images, labels, by_width)

    check.make_templates(spies, digits)
    half = len(digits.x_train) // 2
    np.testing.assert_allclose(seen[0] * 255, digits.x_train[:half], atol=1e-4)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x, y: grouped(x, y, lambda own: own[:10]), "one person's digit"),
        (lambda x, y: grouped(x, y, lambda own: np.stack([own.mean(axis=0)] * 10)), "look alike"),
        (
            lambda x, y: grouped(x, y, by_width).reshape(10, 10, -1).swapaxes(0, 1).reshape(100, 28, 28),
            "by turns",
        ),
        (lambda x, y: grouped(x, y, by_width)[::-1], "in the place of another digit"),
        (lambda x, y: x[:100] * 0.999, "in the place of another digit"),
        (lambda x, y: grouped(x, y, lambda own: own[:10] / 2 + own.mean(axis=0) / 2), "25% are asked"),
        (lambda x, y: grouped(x, y, lambda own: own[:1]), "(10, 28, 28)"),
        (lambda x, y: grouped(x, y, by_width).reshape(100, 784), "(100, 784)"),
        (lambda x, y: grouped(x, y, by_width) * 255, "leave the scale"),
        (lambda x, y: grouped(x, y, by_width) - 0.5, "leave the scale"),
        (lambda x, y: np.where(np.arange(100)[:, None, None] == 3, np.nan, grouped(x, y, by_width)), "nan"),
        (lambda x, y: list(grouped(x, y, by_width))[:99], "yours is a list of length 99"),
        (lambda x, y: print(end=""), "should return an array"),
        (raises, "stopped with KeyError"),
    ],
)
def test_templates_that_do_not_do_are_refused_with_the_reason(digits, answer, words):
    refused(check.make_templates(answer, digits), words)


def test_a_list_of_a_hundred_pictures_passes(digits):
    assert check.make_templates(lambda x, y: list(grouped(x, y, by_width)), digits).status == "passed"


def test_templates_that_ignore_the_pictures_handed_over_are_refused(digits):
    x, y = digits.x_train / np.float32(255), digits.y_train
    refused(check.make_templates(lambda *_: grouped(x, y, by_width), digits), "do not depend on the pictures")


def test_templates_that_take_labels_or_pictures_from_elsewhere_are_refused(digits):
    x, y = digits.x_train / np.float32(255), digits.y_train
    elsewhere = "nothing of digits"
    refused(check.make_templates(lambda own, _: grouped(own, y[: len(own)], by_width), digits), elsewhere)
    refused(check.make_templates(lambda own, z: grouped(x[: len(own)], z, by_width), digits), elsewhere)


def test_templates_that_pass_are_shown(digits):
    verdict = check.make_templates(lambda x, y: grouped(x, y, by_width), digits)
    assert "Two of your templates per digit" in verdict.picture.alt


def test_templates_that_do_not_do_are_shown(digits):
    verdict = check.make_templates(lambda x, y: grouped(x, y, lambda own: own[:10]), digits)
    assert "Two of your templates per digit" in verdict.picture.alt


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_templates_are_refused_and_never_stop_the_notebook(digits, odd):
    for answer in (odd, returns(odd)):
        verdict = check.make_templates(answer, digits)
        assert verdict.status == "refused", verdict
        assert 20 < len(verdict.message) < 200
