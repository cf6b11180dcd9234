"""The framework of checks: what passes, what is refused and how, what is not started."""

from __future__ import annotations

import math
import re
import sys

import numpy as np
import pytest

from course_utils.checks import CheckFailed, strict
from course_utils.checks.framework import (
    NotStarted,
    Refused,
    call,
    compare,
    exercise,
    explained,
    is_stub,
)
from course_utils.checks.words import describe
from course_utils.plots.picture import Picture

PICTURE = Picture(b"png", "the difference", 10, 10)


@exercise("9.9")
def doubled(function):
    compare(call(function, 3), 6, what="doubled(3)", mistakes=[(9, "you squared it")])
    return "twice three is six."


def stub(x):
    """Return twice x."""
    ...


def test_a_right_answer_passes_with_its_reason():
    verdict = doubled(lambda x: 2 * x)
    assert verdict.status == "passed"
    assert repr(verdict) == "✓ 9.9 passed: twice three is six."


def test_an_untouched_stub_is_not_started():
    assert doubled(stub).status == "not started"
    assert doubled(...).status == "not started"


def test_a_known_mistake_is_named():
    verdict = doubled(lambda x: x * x)
    assert (verdict.status, verdict.message) == ("refused", "you squared it")


def test_a_function_that_returns_nothing_is_not_taken_for_a_stub():
    def forgot(x):
        2 * x

    verdict = doubled(forgot)
    assert verdict.status == "refused"
    assert "Does your function return its result?" in verdict.message


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (..., True),
        (stub, True),
        (lambda: None, False),
        (None, False),
        (0, False),
        (np.zeros(3), False),
        (lambda x: x, False),
    ],
)
def test_stubs_are_told_from_answers(answer, expected):
    assert is_stub(answer) is expected


def test_a_class_with_a_stub_method_is_a_stub():
    class Half:
        def first(self):
            return 1

        def second(self): ...

    assert is_stub(Half)


def test_an_error_in_the_answer_is_reported_with_its_call():
    def divides(x):
        return x / 0

    assert doubled(divides).message == "divides(3) stopped with ZeroDivisionError: division by zero"


def test_what_is_not_a_function_is_refused():
    assert "expected a function, yours is 7" in doubled(7).message
    assert "expected a function, yours is None" in doubled(None).message


def test_an_answer_may_not_change_its_input():
    def in_place(x):
        x *= 2
        return x

    with pytest.raises(Refused, match="changes the array it was given"):
        call(in_place, np.arange(3.0))
    with pytest.raises(Refused, match="changes the array it was given"):
        call(in_place, x=np.arange(3.0))


def test_the_callers_array_survives_a_destructive_answer():
    array = np.arange(3.0)
    with pytest.raises(Refused):
        call(lambda x: x.fill(0), array)
    np.testing.assert_array_equal(array, [0, 1, 2])


def test_an_input_with_nan_is_not_taken_for_changed():
    assert call(lambda x: 1, np.array([np.nan])) == 1


def test_only_the_first_line_of_an_error_is_shown():
    def talkative(x):
        raise AttributeError("module has no attribute 'float'.\nIt was a deprecated alias.\nSee the notes.")

    assert doubled(talkative).message == (
        "talkative(3) stopped with AttributeError: module has no attribute 'float'."
    )


def test_shapes_that_do_not_fit_are_explained():
    message = doubled(lambda x: np.ones((3, 2)) @ np.ones((3, 2))).message
    assert "stopped with ValueError: matmul:" in message
    assert message.endswith("That is, in a @ b, a must have as many columns as b has rows.")
    with_a_number = doubled(lambda x: np.ones((3, 2)) @ 2.0).message
    assert "matmul:" in with_a_number
    assert "That is" not in with_a_number


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (
            lambda x: np.zeros((x / 2, 2)),
            "an integer. That is, sizes and places are whole: // in place of /.",
        ),
        (lambda x: np.pad(np.ones(x), x / 2), "sizes and places are whole"),
        (lambda x: [1, 2, 3][x / 3], "sizes and places are whole"),
        (lambda x: np.ones(3)[x / 3], "sizes and places are whole"),
        (lambda x: math.exp(np.ones(x)), "That is, one number is wanted here, not an array."),
        (lambda x: np.array([[1], [1, 2]]), "That is, not all rows are of one length."),
        (lambda x: np.zeros(x).__setitem__(0, np.ones(x)), "That is, a place takes one number"),
    ],
)
def test_errors_that_take_knowing_are_explained(run, words):
    assert words in doubled(run).message


def test_an_exercise_may_say_what_an_error_means_there():
    meanings = {"division": "the sum is 0."}
    with pytest.raises(Refused, match=r"ZeroDivisionError: division by zero\. That is, the sum is 0\."):
        explained(meanings, lambda x: x / 0, 3)
    with pytest.raises(Refused, match=r"KeyError: 'x'$"):
        explained(meanings, lambda x: {}["x"], 3)
    assert explained(meanings, lambda x, y: x + y, 3, y=1) == 4


def test_leaving_is_an_error_too():
    assert doubled(lambda x: sys.exit("done")).message == "<lambda>(3) stopped with SystemExit: done"


def test_an_error_without_words_is_reported_too():
    def silent(x):
        raise AssertionError

    assert doubled(silent).message == "silent(3) stopped with AssertionError: no message"


def test_the_error_is_the_cause_of_the_refusal():
    with pytest.raises(Refused) as refusal:
        call(lambda x: x[0], 3)
    assert isinstance(refusal.value.__cause__, TypeError)


def test_warnings_of_an_answer_do_not_stand_beside_the_verdict(recwarn):
    assert np.isnan(call(lambda x: x.mean(), np.array([])))
    assert not recwarn.list


@exercise("9.6", parts=("left", "right"))
def two_parts(left, right):
    for part, value in ((left, 1), (right, 2)):
        if part is not ... and part != value:
            raise Refused(f"{part} is not {value}")
    return "one and two."


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (..., ..., "○ 9.6 not started: replace the ... above, then run both cells again."),
        (1, ..., "○ 9.6 unfinished: right so far. Still open: right."),
        (..., 5, "✗ 9.6 refused: 5 is not 2"),
        (1, 2, "✓ 9.6 passed: one and two."),
    ],
)
def test_parts_are_judged_one_at_a_time(left, right, shown):
    assert repr(two_parts(left, right)) == shown


@exercise("9.7")
def a_dictionary(answer):
    for key, value in answer.items():
        if value is not ... and value != key.upper():
            raise Refused(f"{key} is not {value}")
    return "all letters."


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"a": ..., "b": ...}, "○ 9.7 not started: replace the ... above, then run both cells again."),
        ({"a": "A", "b": ...}, "○ 9.7 unfinished: right so far. Still open: b."),
        ({"a": "B", "b": ...}, "✗ 9.7 refused: a is not B"),
        ({"a": "A", "b": "B"}, "✓ 9.7 passed: all letters."),
        ({}, "✓ 9.7 passed: all letters."),
    ],
)
def test_a_dictionarys_values_are_judged_one_at_a_time(answer, shown):
    assert repr(a_dictionary(answer)) == shown


def test_an_unfinished_exercise_does_not_pass_in_strict_mode():
    with strict(), pytest.raises(CheckFailed, match="Still open: right"):
        two_parts(1, ...)


def test_praise_may_come_with_a_picture():
    @exercise("9.5")
    def shown(answer):
        return "so it looks.", PICTURE

    verdict = shown(1)
    assert (verdict.status, verdict.message, verdict.picture) == ("passed", "so it looks.", PICTURE)


def test_strict_mode_raises_and_ends_with_its_block():
    with strict():
        with pytest.raises(CheckFailed, match="you squared it"):
            doubled(lambda x: x * x)
        with pytest.raises(CheckFailed, match="not started"):
            doubled(stub)
        assert doubled(lambda x: 2 * x).status == "passed"
    assert doubled(stub).status == "not started"


def test_strict_mode_can_be_set_from_outside(monkeypatch):
    monkeypatch.setenv("COURSE_CHECKS", "strict")
    with pytest.raises(CheckFailed):
        doubled(stub)


def test_a_defect_of_the_check_itself_is_not_blamed_on_the_learner():
    @exercise("9.8")
    def broken(answer):
        raise KeyError("a bug in the check")

    with pytest.raises(KeyError):
        broken(1)


@pytest.mark.parametrize(
    ("got", "right", "message"),
    [
        (None, 3, "gives None"),
        (26.0, 26, "should be 26, yours is 26.0"),
        (True, 1, "should be 1, yours is True"),
        ("3", 3, "should be 3, yours is '3'"),
        ([1, 2], np.array([1, 2, 3]), r"shape \(3,\), yours has \(2,\)"),
        (np.array([1.0, np.nan]), np.array([1.0, 2.0]), "nan"),
        (np.array([1.0, 5.0, 3.0]), np.array([1.0, 2.0, 3.0]), r"1 of 3 places. The first is \[1\]"),
        ({"a": 1}, np.array([1.0]), "should be"),
        ([[1], [2, 3]], np.array([1.0]), "should be"),
        (np.nan, 1.0, "not a number"),
        ("spam", np.array([1.0]), "shape"),
    ],
)
def test_what_differs_is_said(got, right, message):
    with pytest.raises(Refused, match=message):
        compare(got, right, what="it")


@pytest.mark.parametrize(
    ("got", "right"),
    [
        (np.int64(3), 3),
        (3, 3.0),
        (0.1 + 0.2, 0.3),
        ([1, 2], np.array([1, 2])),
        (np.float32([1e6]), np.array([1e6 + 0.5])),
        ("B", "B"),
        (True, True),
        ((2, 3), (2, 3)),
        (np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_equal_answers_are_accepted(got, right):
    compare(got, right, what="it")


@pytest.mark.parametrize(
    ("got", "right", "message"),
    [
        (3.9681249, 3.9681205, "should be 3.9681205, yours is 3.9681249."),
        (2000.003, 2000.0, "should be 2000.0, yours is 2000.003."),
        ([1.5, 1e6 + 2], np.array([1.5, 1e6]), "expected 1000000.0, yours 1000002.0."),
        ([2 / 3], np.array([0.66667]), "expected 0.66667, yours 0.666667."),
        (2.5, 2, "should be 2, yours is 2.5."),
    ],
)
def test_two_numbers_that_differ_are_written_differently(got, right, message):
    with pytest.raises(Refused, match=re.escape(message)):
        compare(got, right, what="it")


def test_a_mistake_that_changes_nothing_here_is_not_named():
    compare(4, 4, what="it", mistakes=[(4, "you squared it")])


def test_the_stub_value_inside_a_result_is_not_started():
    with pytest.raises(NotStarted):
        compare(..., 1, what="it")


def test_a_picture_of_the_difference_comes_with_the_refusal():
    with pytest.raises(Refused) as refusal:
        compare(np.zeros((2, 2)), np.eye(2), what="it", picture=lambda got, right: PICTURE)
    assert refusal.value.picture is PICTURE


def test_no_picture_where_the_shapes_differ():
    with pytest.raises(Refused) as refusal:
        compare(np.zeros(3), np.eye(2), what="it", picture=lambda got, right: PICTURE)
    assert refusal.value.picture is None


@pytest.mark.parametrize("got", [np.full((2, 2), np.inf), np.eye(2) * 1j, np.eye(2).astype(str)])
def test_no_picture_of_what_cannot_be_drawn(got, recwarn):
    with pytest.raises(Refused, match="places") as refusal:
        compare(got, 2 * np.eye(2), what="it", picture=lambda got, right: 1 / 0)
    assert refusal.value.picture is None
    assert not recwarn.list


def test_a_verdict_shows_its_picture_and_escapes_the_answer():
    @exercise("9.7")
    def never(answer):
        raise Refused(f"yours is {answer}", PICTURE)

    page = never("<script>")._repr_html_()
    assert "&lt;script&gt;" in page
    assert 'alt="the difference"' in page


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2.0"),
        (1 / 3, "0.333333"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (np.float32(0.5), "0.5"),
        (np.arange(3), "array([0, 1, 2])"),
        (np.zeros((28, 28)), "an array of shape (28, 28)"),
        (stub, "the function stub"),
        ("x" * 100, "'" + "x" * 56 + "..."),
        ([1, 2], "[1, 2]"),
        ([np.zeros((28, 28))] * 100, "a list of length 100"),
        (tuple(range(100)), "a tuple of length 100"),
        (np.full((4, 2), "a"), "an array of shape (4, 2) of texts"),
        (np.full((4, 2), 1j), "an array of shape (4, 2) of complex numbers"),
        ((x for x in [1]), "a generator object, which is no list yet"),
        (map(str, [1]), "a map object, which is no list yet"),
        (object(), "<object object>"),
        ([object()], "[<object object>]"),
        (np.array([object()]), "array([<object object>])"),
        (..., "the ... of the stub"),
        ({"a": np.zeros((2, 2))}, "{'a': array([[0., 0.], [0., 0.]])}"),
    ],
)
def test_values_are_described_in_few_words(value, text):
    assert describe(value) == text
