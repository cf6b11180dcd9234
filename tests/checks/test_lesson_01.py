"""The bank of wrong answers for lesson 01: each is refused, and with the words for its own mistake."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from course_utils.checks import lesson_01 as check
from tests.checks.bank import ODD, raises, refused, returns

# 1.1 scale_around_zero


def scaled(images):
    return images.astype(np.float32) / 255 - 0.5


def scaled_in_place(images):
    images //= 2
    return images.astype(np.float32) / 255 - 0.5


def divided_in_place(images):
    images /= 255
    return images - 0.5


def min_to_max_of_each(images):
    low, high = images.min(axis=(1, 2), keepdims=True), images.max(axis=(1, 2), keepdims=True)
    return (images - low) / (high - low) - 0.5


def test_scaling_around_zero_passes():
    assert check.scale_around_zero(scaled).status == "passed"
    # Any order that gives the same numbers is right.
    assert check.scale_around_zero(lambda x: (x.astype(np.float32) - 127.5) / 255).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x: x.astype(np.float32) / 255, "from 0 to 1"),
        (lambda x: x / 255 - 0.5, "dtype float64, expected float32"),
        (lambda x: (x / 255 - 0.5).astype(np.float16), "dtype float16, which has too few decimal places"),
        (lambda x: (x / 255 - 0.5).astype(np.uint8), "dtype uint8, which holds no fractions"),
        (lambda x: np.round(x / 255 - 0.5).astype(int), "which holds no fractions"),
        (lambda x: x, "still holds bytes"),
        (lambda x: x - 0.5, "never divides"),
        (lambda x: (x - 0.5) / 255, "Divide first, then subtract"),
        (lambda x: x / 127.5 - 1, "from -1 to 1"),
        (lambda x: 0.5 - x / 255, "black into white"),
        (lambda x: x / 256 - 0.5, "divides by 256"),
        (lambda x: x // 255 - 0.5, "cuts off the fraction"),
        (lambda x: (x - np.uint8(128)) / 255, "wrap around"),
        (lambda x: (x - 127) / 255, "wrap around"),
        (lambda x: x - np.uint8(127), "wrap around"),
        (lambda x: (x - x.min()) / (x.max() - x.min()) - 0.5, "from the darkest to the brightest"),
        (min_to_max_of_each, "its own darkest"),
        (divided_in_place, "cannot turn bytes into floats in place"),
        (lambda x: x.astype(np.float32) / x.max() - 0.5, "brightest pixel at hand"),
        (lambda x: x.astype(np.float32) / x.max(axis=(1, 2), keepdims=True) - 0.5, "each picture by its own"),
        (lambda x: (x / 255 - 0.5).tolist(), "Return a NumPy array"),
        (lambda x: x.reshape(len(x), -1) / 255 - 0.5, "should have shape"),
        (lambda x: x / np.uint8(0) * 0.0, "nan"),
        (lambda x: None, "Does your function return its result?"),
        (scaled_in_place, "changes the array it was given"),
        (raises, "stopped with KeyError"),
        (scaled(np.zeros((1, 2, 2), np.uint8)), "expected a function"),
    ],
)
def test_wrong_scalings_are_named(answer, words):
    with warnings.catch_warnings(action="ignore"):
        refused(check.scale_around_zero(answer), words)


# 1.2 sizes

RIGHT_SIZES = {
    "one_picture": (20, 30),
    "flat": (500, 600),
    "for_network": (500, 20, 30, 1),
    "uint8_bytes": 300_000,
    "float32_bytes": 1_200_000,
}


def sizes(**changed):
    return check.sizes(*(RIGHT_SIZES | changed).values())


def test_right_sizes_pass():
    assert sizes().status == "passed"
    assert sizes(flat=[500, 600], uint8_bytes=np.int64(300_000)).status == "passed"
    assert sizes(flat=np.array([500, 600]), float32_bytes=np.array(1_200_000)).status == "passed"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"one_picture": (30, 20)}, "columns first"),
        ({"one_picture": (500, 20, 30)}, "takes one axis away"),
        ({"one_picture": (30,)}, "shape of one row"),
        ({"one_picture": (1, 20, 30)}, "keeps an axis of 1"),
        ({"one_picture": (28, 28)}, "An index takes the first axis away"),
        ({"one_picture": 600}, "should be a shape"),
        ({"flat": (300_000,)}, "one row for all pictures together"),
        ({"flat": (600,)}, "one flattened picture"),
        ({"flat": (600, 500)}, "axes swapped"),
        ({"flat": (10_000, 30)}, "per line of pixels"),
        ({"flat": (500, 784)}, "all pixels of one picture"),
        ({"flat": (500, 600.0)}, "the right shape in floats"),
        ({"flat": (500, 600.5)}, "should be a shape"),
        ({"for_network": (500, 20, 30)}, "three axes"),
        ({"for_network": (500, 1, 20, 30)}, "channels before the rows"),
        ({"for_network": (1, 500, 20, 30)}, "axis in front"),
        ({"for_network": (500, 20, 30, 3)}, "three channels"),
        ({"for_network": (500, 30, 20, 1)}, "columns before rows"),
        ({"for_network": (500, 600, 1)}, "is flat"),
        ({"for_network": (500, 28, 28, 1)}, "Pictures, rows, columns, channels"),
        ({"uint8_bytes": 2_400_000}, "counts bits"),
        ({"uint8_bytes": 600}, "counts one picture"),
        ({"uint8_bytes": 1_200_000}, "that is float32"),
        ({"flat": (500, -1)}, "for reshape to fill in"),
        ({"uint8_bytes": 300_000.0}, "Write it whole: // in place of /"),
        ({"uint8_bytes": 293.5}, "should be a whole number"),
        ({"uint8_bytes": 293}, "each takes one byte"),
        ({"float32_bytes": 2_400_000}, "that is float64"),
        ({"float32_bytes": 9_600_000}, "32 bits are 4 bytes"),
        ({"float32_bytes": 300_000}, "that is uint8"),
        ({"float32_bytes": 2400}, "counts one picture"),
        ({"float32_bytes": True}, "should be a whole number"),
    ],
)
def test_wrong_sizes_are_named_and_the_right_one_is_not_given_away(changed, words):
    verdict = sizes(**changed)
    refused(verdict, words)
    name = next(iter(changed))
    assert str(RIGHT_SIZES[name]) not in verdict.message.replace(str(changed[name]), "")


# 1.3 accuracy_per_class

NEVER_GIVEN = "class 2 is never answered here, and it still needs its entry: 0."


def graded(labels, answers, classes=10):
    return np.array([(answers[labels == k] == k).mean() for k in range(classes)])


def test_grading_each_class_passes():
    assert check.accuracy_per_class(graded).status == "passed"
    assert check.accuracy_per_class(lambda *a: graded(*a).tolist()).status == "passed"
    counted = lambda y, a, n=10: np.bincount(y[y == a], minlength=n) / np.bincount(y, minlength=n)  # noqa: E731
    assert check.accuracy_per_class(counted).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            lambda y, a, n=10: np.array([(y[a == k] == k).mean() for k in range(n)]),
            "Group by the labels",
        ),
        (
            lambda y, a, n=10: np.array([((a == k) & (y == k)).sum() for k in range(n)]),
            "Divide by the number of pictures of that class",
        ),
        (lambda y, a, n=10: np.array([((a == k) & (y == k)).mean() for k in range(n)]), "divides by all"),
        (lambda y, a, n=10: 1 - graded(y, a, n), "share of mistakes"),
        (lambda y, a, n=10: 100 * graded(y, a, n), "percent"),
        (lambda y, a, n=10: graded(y, a, n).mean(), "is one number, the mean"),
        (lambda y, a, n=10: (y == a).mean(), "the overall accuracy. Return one per class"),
        (lambda y, a, n=10: np.full(n, (y == a).mean()), "repeats the overall accuracy"),
        (lambda y, a, n=10: np.array([(y == k).mean() for k in range(n)]), "share of the labels"),
        (lambda y, a, n=10: graded(y, a, 10), "in place of 10"),
        (lambda y, a, n=10: np.array([(a[y == k] == k).mean() for k in np.unique(a)]), NEVER_GIVEN),
        (lambda y, a, n=10: graded(y, a, len(set(a))), NEVER_GIVEN),
        (lambda y, a, n=10: graded(y, a, a.max() + 1), "class 9 is never answered"),
        (lambda y, a, n=10: np.bincount(y[y == a]) / np.bincount(y), ". Class 9 is never answered"),
        (lambda y, a, n=10: graded(y, a, n).astype(int), "holds whole numbers"),
        (lambda y, a, n=9: graded(y, a, n), "should have shape (10,)"),
        (lambda y, a, n=10: dict(enumerate(graded(y, a, n))), "should be"),
        (lambda y, a, n=10: graded(y, a, n)[::-1], "differs"),
        (lambda y, a, n=10: graded(y, a, n).round(1), "differs"),
        (lambda y, a: graded(y, a), "stopped with TypeError"),
        (lambda y, a, n=10: print(end=""), "Does your function return its result?"),
        (raises, "stopped with KeyError"),
    ],
)
def test_wrong_grades_are_named(answer, words):
    with warnings.catch_warnings(action="error"):  # the verdict stands alone, without NumPy's warnings
        refused(check.accuracy_per_class(answer), words)


# 1.4 nearest_mean


def means_as_bytes(images, labels):
    means = np.zeros((10, *images.shape[1:]), dtype=images.dtype)
    for k in range(10):
        means[k] = images[labels == k].mean(axis=0)
    return means


def farthest_pixel(images, means):
    return np.argmax([((images - mean) ** 2).sum(axis=0) for mean in means], axis=0)


def farthest(images, means):
    return np.argmax([((images - mean) ** 2).sum(axis=(1, 2)) for mean in means], axis=0)


def nearest_pixel(images, means):
    return np.argmin([((images - mean) ** 2).sum(axis=0) for mean in means], axis=0)


def class_means(images, labels):
    return np.stack([images[labels == k].mean(axis=0) for k in range(10)])


def nearest(images, means):
    return np.argmin([((images - mean) ** 2).sum(axis=(1, 2)) for mean in means], axis=0)


def test_the_mended_cell_passes():
    assert check.nearest_mean(class_means, nearest).status == "passed"
    float32 = lambda x, y: class_means(x, y).astype(np.float32)  # noqa: E731
    assert check.nearest_mean(float32, nearest).status == "passed"


def test_the_broken_cell_is_not_started():
    assert check.nearest_mean(means_as_bytes, farthest_pixel).status == "not started"


@pytest.mark.parametrize(
    ("means", "answers", "words"),
    [
        (means_as_bytes, nearest, "2 of three mended. Next: class_means keeps means as bytes"),
        (means_as_bytes, farthest, "1 of three mended. Next: class_means keeps means as bytes"),
        (means_as_bytes, nearest_pixel, "1 of three mended. Next: class_means keeps means as bytes"),
        (lambda x, y: means_as_bytes(x, y).astype(float), farthest_pixel, "Look at dtype"),
        (lambda x, y: np.stack([x.mean(axis=0)] * 10), nearest, "Pick those of digit k"),
        (lambda x, y: class_means(x, y)[:9], nearest, "should have shape (10, 6, 5)"),
        (lambda x, y: None, nearest, "class_means gives None"),
        (class_means, farthest_pixel, "1 of three mended. Next: nearest_mean gives one answer per pixel"),
        (class_means, nearest_pixel, "2 of three mended. Next: nearest_mean gives one answer per pixel"),
        (class_means, farthest, "2 of three mended. Next: nearest_mean takes the farthest"),
        (
            class_means,
            lambda x, m: np.argmin([((x - one) ** 2).sum(axis=(1, 2)) for one in m], axis=1),
            "Turn it round",
        ),
        (
            class_means,
            lambda x, m: np.argmin([np.abs(x - one).sum(axis=(1, 2)) for one in m], axis=0),
            "plain differences",
        ),
        (
            class_means,
            lambda x, m: np.argmin([(x - one).sum(axis=(1, 2)) for one in m], axis=0),
            "cancel",
        ),
        (
            class_means,
            lambda x, m: nearest(x, m.astype(np.uint8)),
            "nearest_mean differs",
        ),
        (class_means, lambda x, m: nearest(x, m).astype(str), "nearest_mean"),
        (class_means, raises, "stopped with KeyError"),
        (raises, nearest, "stopped with KeyError"),
    ],
)
def test_what_is_still_wrong_in_the_broken_cell_is_named(means, answers, words):
    refused(check.nearest_mean(means, answers), words)


# 1.5 confusions


def table():
    """A table whose three answers differ, and whose tempting wrong answers differ from them.

    Digit 2 is hardest, 4 is taken for 9 most, 7 is the favourite; but 6 has the most mistakes, 7 the worst
    column, and 8 the most pictures.
    """
    counts = np.diag([90, 95, 40, 80, 70, 85, 300, 88, 500, 60])
    counts[2, 7], counts[2, 3] = 30, 30
    counts[4, 9], counts[9, 4] = 45, 5
    counts[6, [0, 1, 3, 7, 5]] = 25, 25, 25, 30, 25
    counts[8, 7] = 20
    counts[3, 0] = counts[7, 0] = 2
    return counts


HARDEST, PAIR, FAVOURITE = 2, (4, 9), 7


def test_the_right_reading_passes():
    verdict = check.confusions(table(), HARDEST, PAIR, FAVOURITE)
    assert verdict.status == "passed", verdict
    assert check.confusions(table(), np.int64(2), [4, np.int64(9)], np.int64(7)).status == "passed"
    assert check.confusions(table(), 2, np.array([4, 9]), 7).status == "passed"


def test_tied_answers_are_all_right():
    counts = np.diag(np.full(10, 50))
    counts[3, 5] = counts[5, 3] = 50
    for hardest, pair, favourite in [(3, (3, 5), 0), (5, (5, 3), 9)]:
        assert check.confusions(counts, hardest, pair, favourite).status == "passed"


@pytest.mark.parametrize(
    ("hardest", "pair", "favourite", "words"),
    [
        (1, PAIR, FAVOURITE, "1 is the easiest"),
        (7, PAIR, FAVOURITE, "The digit itself is a row"),
        (6, PAIR, FAVOURITE, "Compare shares"),
        (3, PAIR, FAVOURITE, "not the hardest"),
        (10, PAIR, FAVOURITE, "hardest should be a digit"),
        (0.4, PAIR, FAVOURITE, "hardest should be a digit"),
        (HARDEST, (9, 4), FAVOURITE, "turned round"),
        (HARDEST, (8, 8), FAVOURITE, "on the diagonal"),
        (HARDEST, (2, 3), FAVOURITE, "the cell of label 2 and answer 3 holds 30. Another"),
        (HARDEST, 4, FAVOURITE, "pair should be two digits"),
        (HARDEST, (4, 9, 45), FAVOURITE, "pair should be two digits"),
        (HARDEST, (4, "9"), FAVOURITE, "each of pair should be a digit"),
        (HARDEST, PAIR, 6, "too rarely"),
        (HARDEST, PAIR, 8, "too rarely, not too often. Which column sum exceeds its row sum most?"),
        (
            HARDEST,
            PAIR,
            3,
            "of it. Another column exceeds its row by more",
        ),
        (HARDEST, PAIR, -1, "favourite should be a digit"),
    ],
)
def test_misreadings_are_named(hardest, pair, favourite, words):
    refused(check.confusions(table(), hardest, pair, favourite), words)


@pytest.mark.parametrize("counts", [None, "counts", np.zeros((10, 10), int), np.eye(10), [[1], [1, 2]]])
def test_a_table_that_was_overwritten_is_not_judged(counts):
    refused(check.confusions(counts, HARDEST, PAIR, FAVOURITE), "Run that cell again")


# All exercises


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused_and_never_stop_the_notebook(odd):
    checks = [
        check.scale_around_zero(odd),
        check.scale_around_zero(returns(odd)),
        check.accuracy_per_class(odd),
        check.accuracy_per_class(returns(odd)),
        check.nearest_mean(odd, nearest),
        check.nearest_mean(returns(odd), nearest),
        check.nearest_mean(class_means, returns(odd)),
    ]
    for name in RIGHT_SIZES:
        checks.append(sizes(**{name: odd}))
    if odd != 7:
        checks.append(check.confusions(table(), HARDEST, PAIR, odd))
    checks += [
        check.confusions(table(), odd, PAIR, FAVOURITE),
        check.confusions(table(), HARDEST, odd, FAVOURITE),
    ]
    for verdict in checks:
        assert verdict.status == "refused", verdict
        assert len(verdict.message) > 20


@pytest.mark.parametrize("name", RIGHT_SIZES)
def test_one_answer_missing_is_unfinished(name):
    verdict = sizes(**{name: ...})
    assert verdict.status == "unfinished"
    assert verdict.message == f"right so far. Still open: {name}."


def test_what_is_there_is_judged_while_the_rest_is_open():
    refused(sizes(one_picture=(30, 20), for_network=..., uint8_bytes=...), "columns first")
    refused(check.confusions(table(), ..., (9, 4), ...), "turned round")
    verdict = check.confusions(table(), ..., PAIR, ...)
    assert (verdict.status, verdict.message) == (
        "unfinished",
        "right so far. Still open: hardest, favourite.",
    )


def test_answers_that_are_all_open_are_not_started():
    assert check.sizes(..., ..., ..., ..., ...).status == "not started"
    assert check.confusions(table(), ..., ..., ...).status == "not started"
