"""The bank for lesson 04's answers on paper, 4.1 and 4.5: each wrong one is refused in its own words."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import layers
from course_utils.checks import lesson_04 as check
from tests.checks.bank import ODD, refused

# 4.1 pooled_by_hand

LARGEST, MEANS, OVERLAPPING = [[7, -1], [5, 8]], [[2, -3], [3, 3]], [[7, 7], [8, 8]]


def test_numbers_are_judged_one_set_at_a_time():
    assert check.pooled_by_hand(..., ..., ...).status == "not started"
    begun = check.pooled_by_hand(LARGEST, ..., OVERLAPPING)
    assert (begun.status, begun.message) == ("unfinished", "right so far. Still open: means.")
    refused(check.pooled_by_hand(LARGEST, ..., LARGEST), "side by side")


@pytest.mark.parametrize("form", [list, np.array, lambda rows: tuple(map(tuple, rows))])
def test_numbers_pooled_by_hand_pass(form):
    assert check.pooled_by_hand(form(LARGEST), form(MEANS), form(OVERLAPPING)).status == "passed"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (([[-1, -5], [1, 0]], MEANS, OVERLAPPING), "largest keeps the smallest"),
        ((MEANS, MEANS, OVERLAPPING), "largest holds the means"),
        (([[7, -5], [5, 8]], MEANS, OVERLAPPING), "farthest from 0"),
        (([[7, 0], [5, 8]], MEANS, OVERLAPPING), "has a 0 where all numbers are below 0"),
        (([[7, 5], [-1, 8]], MEANS, OVERLAPPING), "rows and columns exchanged"),
        (([7, -1, 5, 8], MEANS, OVERLAPPING), "is one row"),
        (([[7, 7, -1], [4, 4, 3], [5, 8, 8]], MEANS, OVERLAPPING), "windows that overlap"),
        (([7, 0, 4, 8], MEANS, OVERLAPPING), "largest of each row"),
        (([[7, -1], [5, 9]], MEANS, OVERLAPPING), "differs in 1 of 4 places"),
        ((LARGEST, [[8, -12], [12, 12]], OVERLAPPING), "means holds the sums"),
        ((LARGEST, [[4, -6], [6, 6]], OVERLAPPING), "divides by 2"),
        ((LARGEST, [[2.5, 3], [3, 3]], OVERLAPPING), "without the minus signs"),
        ((LARGEST, [[2, 3], [3, 3]], OVERLAPPING), "has lost a minus sign"),
        ((LARGEST, LARGEST, OVERLAPPING), "means holds the largest"),
        ((LARGEST, [[2, 3], [-3, 3]], OVERLAPPING), "rows and columns exchanged"),
        ((LARGEST, MEANS, [[7, 8], [7, 8]]), "rows and columns exchanged"),
        ((LARGEST, MEANS, [[7]]), "has one window"),
        ((LARGEST, MEANS, LARGEST), "side by side"),
        ((LARGEST, MEANS, [[7, 7, -1], [4, 4, 3], [5, 8, 8]]), "windows of 2 x 2. Take 3 x 3"),
        ((LARGEST, MEANS, [[-5, -5], [-5, -5]]), "keeps the smallest"),
        ((LARGEST, MEANS, "7 7 8 8"), "overlapping should be two rows of two numbers"),
        (([[7, -1], [5]], MEANS, OVERLAPPING), "largest should be two rows of two numbers"),
        (([["7", "-1"], ["5", "8"]], MEANS, OVERLAPPING), "largest should be two rows of two numbers"),
        ((LARGEST, 3, OVERLAPPING), "means should be two rows of two numbers"),
        ((LARGEST, None, OVERLAPPING), "means should be two rows of two numbers"),
    ],
)
def test_wrong_hands_are_named(answers, words):
    refused(check.pooled_by_hand(*answers), words)


@pytest.mark.parametrize("wrong", [[[7, -1], [5, 9]], [[7, -1], [5]], object(), "?", {}, [[1], [2]]])
def test_an_unknown_mistake_does_not_give_the_number_away(wrong):
    assert "8" not in check.pooled_by_hand(wrong, MEANS, OVERLAPPING).message


# 4.5 shapes_of_a_stack

SHAPES = {"A": (26, 26, 32), "B": (13, 13, 32), "C": (13, 13, 64), "D": (6, 6, 64), "E": (3, 3, 64)}


def test_the_right_shapes_are_those_of_the_layers():
    x, shapes = np.zeros((1, 28, 28, 1)), {}
    x = layers.conv2d(x, np.zeros((3, 3, 1, 32)))
    shapes["A"] = x.shape[1:]
    shapes["B"] = (x := layers.max_pool2d(x)).shape[1:]
    shapes["C"] = (x := layers.conv2d(x, np.zeros((3, 3, 32, 64)), padding="same")).shape[1:]
    shapes["D"] = (x := layers.max_pool2d(x)).shape[1:]
    shapes["E"] = layers.max_pool2d(x, 3, 2, "same").shape[1:]
    assert check.shapes_of_a_stack(shapes, 0).status == "passed"
    assert shapes == SHAPES


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"A": (28, 28, 32)}, 'That would be "same"'),
        ({"A": (26, 26, 1)}, "Each of the 32 kernels"),
        ({"A": (32, 26, 26)}, "They come last"),
        ({"D": (64, 6, 6)}, "They come last"),
        ({"A": 26}, "should be a shape, such as (28, 28, 1), yours is 26"),
        ({"B": (14, 14, 32)}, "is half of 28. What comes in is the output of A"),
        ({"B": (25, 25, 32)}, "moves by its size"),
        ({"B": (13, 13, 16)}, "each map by itself"),
        ({"C": (11, 11, 64)}, "zeros make room"),
        ({"C": (13, 13, 2048)}, "sums over all maps"),
        ({"D": (7, 7, 64)}, "half a window does not count"),
        ({"E": (2, 2, 64)}, 'the answer for "valid"'),
        ({"E": (5, 5, 64)}, "Count the places"),
        ({"D": (6.5, 6.5, 64)}, "has half a place. Round down"),
        ({"A": (26.0, 26.0, 32)}, "the right shape in floats. Write it whole: // in place of /"),
        ({"E": (3.5, 3, 64)}, "should be a shape"),
        ({"E": [[3, 3, 64]]}, "should be a shape"),
        ({"A": (1, 26, 26, 32)}, "an axis for pictures"),
        ({"B": (13, 13)}, "how many maps there are"),
        ({"C": ..., "D": (7, 7, 64)}, "half a window does not count"),
        ({"C": "13 x 13"}, "should be a shape"),
    ],
)
def test_wrong_shapes_are_named(changed, words):
    refused(check.shapes_of_a_stack(SHAPES | changed, 0), words)


@pytest.mark.parametrize(
    ("letter", "shape", "words"),
    [(letter, shape, words) for letter, often in check.OFTEN.items() for shape, words in often.items()],
)
def test_every_shape_that_is_often_written_has_its_words(letter, shape, words):
    assert shape != SHAPES[letter]
    refused(check.shapes_of_a_stack(SHAPES | {letter: shape}, 0), f"{letter} {words}")


@pytest.mark.parametrize("form", [tuple, list, np.array])
def test_shapes_may_be_tuples_lists_or_arrays(form):
    assert check.shapes_of_a_stack({k: form(v) for k, v in SHAPES.items()}, 0).status == "passed"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        (17, "A maximum has none"),
        (3, "not learned"),
        (99, "What could gradient descent"),
        (0.0, "as a float"),
    ],
)
def test_parameters_of_pooling_are_refused(parameters, words):
    refused(check.shapes_of_a_stack(SHAPES, parameters), words)


@pytest.mark.parametrize(
    ("shapes", "parameters", "open_"),
    [(SHAPES | {"C": ...}, 0, "C"), (SHAPES, ..., "parameters"), (dict.fromkeys(SHAPES, ...), 0, "shapes")],
)
def test_shapes_and_parameters_are_judged_one_at_a_time(shapes, parameters, open_):
    begun = check.shapes_of_a_stack(shapes, parameters)
    assert (begun.status, begun.message) == ("unfinished", f"right so far. Still open: {open_}.")


def test_shapes_left_out_are_named():
    refused(check.shapes_of_a_stack({"A": (26, 26, 32)}, 0), "no B, C, D, E")


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused(odd):
    for verdict in (
        check.pooled_by_hand(odd, MEANS, OVERLAPPING),
        check.pooled_by_hand(LARGEST, MEANS, odd),
        check.shapes_of_a_stack(odd, 0),
        check.shapes_of_a_stack(SHAPES, odd),
    ):
        assert verdict.status == "refused", verdict
