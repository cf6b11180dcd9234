"""The bank of wrong answers for lesson 02: each is refused, and with the words for its own mistake."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from course_utils import measured
from course_utils.checks import lesson_02 as check
from tests.checks.bank import ODD, raises, refused, returns


def relu(z):
    return np.maximum(0, z)


def test_no_odd_answer_breaks_a_check_of_a_function():
    for examine in (check.neuron, check.count_parameters, check.cross_entropy, check.step):
        for odd in ODD:
            assert examine(odd).status == "refused"
            assert examine(returns(odd)).status == "refused"
        refused(examine(raises), "stopped with KeyError")
        refused(examine(returns(None)), "step should return" if examine is check.step else "gives None")


# 2.1 neuron


def neuron_in_place(x, w, b):
    x *= w
    return max(0, x.sum() + b)


@pytest.mark.parametrize(
    "answer",
    [
        lambda x, w, b: max(0, w @ x + b),
        lambda x, w, b: relu(np.dot(x, w) + b),
        lambda x, w, b: max(sum(p * q for p, q in zip(x, w, strict=True)) + b, 0),
        lambda x, w, b: x @ w + b if x @ w > -b else 0,
        lambda x, w, b: np.clip(x @ w + b, 0, None),
        lambda x, w, b: (x @ w + b) * (x @ w + b > 0),
        lambda x, w, b: np.float32(max(0, np.append(x, 1) @ np.append(w, b))),
    ],
)
def test_right_neurons_pass(answer):
    assert check.neuron(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x, w, b: x @ w + b, "ReLU is missing"),
        (lambda x, w, b: abs(x @ w + b), "turned a negative sum positive"),
        (lambda x, w, b: min(0, x @ w + b), "not min"),
        (returns(0), "is 0, and the sum is 8"),
        (lambda x, w, b: x @ w + b if x @ w + b > 1 else 0, "is 0, and the sum is 1"),
        (lambda x, w, b: max(0, w.sum() + b), "never looks at the pixels"),
        (lambda x, w, b: sum(w * x + b), "adds the bias once per pixel"),
        (lambda x, w, b: max(0, sum(w * x + b)), "adds the bias once per pixel"),
        (lambda x, w, b: relu(x * w + b).sum(), "cuts off each product"),
        (lambda x, w, b: max(0, w * x + b), "Sum the products first"),
        (lambda x, w, b: round(max(0, x @ w + b)), "should be 5.10136"),
        (lambda x, w, b: max(0.01 * (x @ w + b), x @ w + b), "should be 0"),
        (lambda x, w, b: max(0, x @ w), "leaves the bias out"),
        (lambda x, w, b: max(0, x @ w - b), "subtracts the bias"),
        (lambda x, w, b: max(0, x @ w) + b, "adds the bias after ReLU"),
        (lambda x, w, b: relu(x * w).sum() + b, "cuts off each product"),
        (lambda x, w, b: relu(relu(x * w).sum() + b), "cuts off each product"),
        (lambda x, w, b: max(0, (x * w).mean() + b), "takes the mean"),
        (lambda x, w, b: int(x @ w + b > 0), "only says yes or no"),
        (lambda x, w, b: x * w + b, "one number per pixel"),
        (lambda x, w, b: relu(x * w + b), "one number per pixel"),
        (lambda x, w, b: x @ w + b > 0, "should be"),
        (lambda x, w, b: np.full(1, max(0, x @ w + b)), "an array that holds one number"),
        (lambda x, w, b: x @ w / 0 * 0, "nan"),
        (neuron_in_place, "changes the array it was given"),
    ],
)
def test_wrong_neurons_are_named(answer, words):
    with np.errstate(all="ignore"):
        refused(check.neuron(answer), words)


# 2.2 count_parameters


def pairs(sizes):
    return pairwise(sizes)


def returns_inside_the_loop(sizes):
    for a, b in pairs(sizes):
        return b * (a + 1)


def test_a_right_count_passes():
    assert check.count_parameters(lambda s: sum(a * b + b for a, b in pairs(s))).status == "passed"


def test_a_count_in_numpy_passes():
    assert check.count_parameters(lambda s: np.dot(np.array(s[:-1]) + 1, s[1:])).status == "passed"


def test_the_count_is_that_of_keras():
    from course_utils.models import mlp

    assert mlp().count_params() == 55_050
    sizes = [layer.kernel.shape for layer in mlp().layers]
    assert [sizes[0][0], *(units for _, units in sizes)] == list(check.ARTICLE_E)
    assert "55050" in check.count_parameters(lambda s: sum(a * b for a, b in pairs(s)) + 1).message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda s: sum(a * b for a, b in pairs(s)), "counts the weights alone"),
        (lambda s: sum(a * b + 1 for a, b in pairs(s)), "gives each layer one bias"),
        (lambda s: sum(a * b + b for a, b in pairs(s)) + s[0], "gives the inputs a bias too"),
        (lambda s: sum(a * (b + 1) for a, b in pairs(s)), "adds a bias per input"),
        (lambda s: sum(b * (a + 1) for a, b in pairs(s[:-1])), "misses the last layer"),
        (lambda s: sum(b * (a + 1) for a, b in pairs(s[1:])), "misses the first layer"),
        (returns_inside_the_loop, "Is return inside the loop?"),
        (lambda s: s[-1] * (s[-2] + 1), "the last layer alone"),
        (lambda s: [b * (a + 1) for a, b in pairs(s)], "Add them up"),
        (lambda s: sum(s[1:]), "counts the neurons"),
        (lambda s: sum(s), "adds up the sizes"),
        (lambda s: int(np.prod(s)), "multiplies all sizes"),
        (lambda s: s[-1] * (s[0] + 1), "skips what lies between"),
        (lambda s: float(sum(b * (a + 1) for a, b in pairs(s))), "a count is a whole number"),
        (lambda s: 55_050, "should be 101770"),
    ],
)
def test_wrong_counts_are_named(answer, words):
    refused(check.count_parameters(answer), words)


# 2.3 diagnosis

RIGHT_WORDS = {"A": "steps too small", "B": "overfits", "C": "healthy", "D": "steps too large"}


def test_the_right_diagnosis_passes_in_any_case():
    assert check.diagnosis(RIGHT_WORDS).status == "passed"
    assert (
        check.diagnosis({panel: f" {word.upper()} " for panel, word in RIGHT_WORDS.items()}).status
        == "passed"
    )


def test_the_words_belong_to_the_stored_curves():
    cases = measured.load("training_curves")["cases"]
    assert {case["panel"]: name for name, case in cases.items()} == RIGHT_WORDS
    ends = {
        name: [curve[-1] for curve in (c["runs"][1]["loss"], c["runs"][1]["val_loss"])]
        for name, c in cases.items()
    }
    assert ends["overfits"][0] < 0.05 < 0.4 < ends["overfits"][1]
    assert max(ends["healthy"]) < 0.3
    assert min(*ends["steps too small"], *ends["steps too large"]) > 1


def test_an_untouched_diagnosis_is_not_started():
    assert check.diagnosis(dict.fromkeys("ABCD", ...)).status == "not started"
    assert check.diagnosis(...).status == "not started"


@pytest.mark.parametrize("panel", "ABCD")
@pytest.mark.parametrize("word", list(check.SEEN))
def test_each_wrong_word_says_what_the_panel_shows(panel, word):
    verdict = check.diagnosis({**RIGHT_WORDS, panel: word})
    if word == RIGHT_WORDS[panel]:
        assert verdict.status == "passed"
    else:
        refused(verdict, f'{panel} is not "{word}": there {check.SEEN[word]}')
        assert check.SEEN[RIGHT_WORDS[panel]] in verdict.message


def test_a_diagnosis_may_be_made_one_panel_at_a_time():
    begun = check.diagnosis({**RIGHT_WORDS, "B": ...})
    assert (begun.status, begun.message) == ("unfinished", "right so far. Still open: B.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["healthy"] * 4, "should be a dictionary"),
        (None, "should be a dictionary"),
        ({}, "has no A, B, C, D. Its keys are the letters A to D"),
        ({"a": "healthy"}, "has no A, B, C, D"),
        ({**RIGHT_WORDS, "C": "good"}, "should be one of"),
        ({**RIGHT_WORDS, "C": 3}, "should be one of"),
        ({**RIGHT_WORDS, "C": None}, "should be one of"),
    ],
)
def test_what_is_no_diagnosis_is_refused(answer, words):
    refused(check.diagnosis(answer), words)


# 2.4 cross_entropy


def picked(p, y):
    return p[np.arange(len(y)), y]


def with_a_loop(p, y):
    return sum(-np.log(row[label]) for row, label in zip(p, y, strict=True)) / len(y)


def cross_entropy_in_place(p, y):
    np.log(p, out=p)
    return -picked(p, y).mean()


@pytest.mark.parametrize(
    "answer",
    [
        lambda p, y: -np.log(picked(p, y)).mean(),
        lambda p, y: float(-(np.eye(p.shape[1])[y] * np.log(p)).sum() / len(p)),
        with_a_loop,
        lambda p, y: -np.log(picked(p, y) + 1e-7).mean(),  # lest a logarithm be that of 0
        lambda p, y: -np.log(np.clip(picked(p, y), 1e-7, 1)).mean(),
        lambda p, y: np.log(1 / np.take_along_axis(p, y[:, None], axis=1)).mean(),
        lambda p, y: -np.log(np.float32(picked(p, y))).mean(),
        lambda p, y: -np.log(np.prod(picked(p, y))) / len(y),
    ],
)
def test_right_cross_entropies_pass(answer):
    assert check.cross_entropy(answer).status == "passed"


def test_the_courses_own_cross_entropy_passes():
    from course_utils.layers import cross_entropy

    assert check.cross_entropy(cross_entropy).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda p, y: np.log(picked(p, y)).mean(), "is negative"),
        (lambda p, y: -np.log(picked(p, y)).sum(), "the sum over the batch"),
        (lambda p, y: -np.log(picked(p, y)), "one loss per row"),
        (lambda p, y: -np.log10(picked(p, y)).mean(), "base 10"),
        (lambda p, y: -np.log2(picked(p, y)).mean(), "base 2"),
        (lambda p, y: -np.log(picked(p, y).mean()), "logarithm of the mean"),
        (lambda p, y: -np.log(p).mean(), "averages over all classes"),
        (lambda p, y: -np.log(p).sum(axis=1).mean(), "adds up all classes"),
        (lambda p, y: -np.log(p.max(axis=1)).mean(), "the largest of each row"),
        (lambda p, y: -(p * np.log(p)).sum(axis=1).mean(), "never looks at the labels"),
        (lambda p, y: -np.log(1 - picked(p, y)).mean(), "punishes being right"),
        (lambda p, y: (1 - picked(p, y)).mean(), "has no logarithm"),
        (lambda p, y: picked(p, y).mean(), "the mean probability"),
        (lambda p, y: -np.log(p[:, y]).mean(), "every label in every row"),
        (lambda p, y: -np.log(picked(p, y - 1)).mean(), "counts classes from 1"),
        (lambda p, y: (p.argmax(axis=1) == y).mean(), "an accuracy"),
        (lambda p, y: -np.log(p[y]).mean(), "picks whole rows"),
        (lambda p, y: -np.log(picked(p, y)).sum() / 2, "divides by 2"),
        (lambda p, y: -(np.eye(p.shape[1])[y] * np.log(p)).mean(), "rows times classes"),
        (lambda p, y: -np.log(p[0, y[0]]), "Is return inside the loop?"),
        (
            lambda p, y: -np.log(picked(np.exp(p) / np.exp(p).sum(axis=1)[:, None], y)).mean(),
            "softmax once more",
        ),
        (lambda p, y: (p.argmax(axis=1) != y).mean(), "counts mistakes"),
        (lambda p, y: ((1 - picked(p, y)) ** 2).mean(), "should be"),
        (lambda p, y: -np.median(np.log(picked(p, y))), "should be"),
        (lambda p, y: np.nan, "nan"),
        (cross_entropy_in_place, "changes the array it was given"),
    ],
)
def test_wrong_cross_entropies_are_named(answer, words):
    refused(check.cross_entropy(answer), words)


# 2.5 step


def parts(weights, bias, x, labels):
    """Return the gradients of the *sum* over the batch, and the probabilities."""
    powers = np.exp(x @ weights + bias)
    probabilities = powers / powers.sum(axis=1, keepdims=True)
    error = probabilities - np.eye(10)[labels]
    return x.T @ error, error.sum(axis=0), probabilities


def stepper(of_weights, of_bias):
    """Build a step from two formulas in w, b, gw, gb (sums over the batch), n, rate, p and x."""

    def step(weights, bias, x, labels, rate):
        gw, gb, p = parts(weights, bias, x, labels)
        names = {"w": weights, "b": bias, "gw": gw, "gb": gb, "n": len(x), "rate": rate, "p": p, "x": x}
        return eval(of_weights, {}, names), eval(of_bias, {}, names)

    return step


RIGHT_W, RIGHT_B = "w - rate * gw / n", "b - rate * gb / n"


def step_in_place(weights, bias, x, labels, rate):
    gw, gb, _ = parts(weights, bias, x, labels)
    weights -= rate * gw / len(x)
    return weights, bias - rate * gb / len(x)


def test_a_right_step_passes():
    assert check.step(stepper(RIGHT_W, RIGHT_B)).status == "passed"
    assert check.step(stepper(RIGHT_W, "list(b - rate * gb / n)")).status == "passed"


def test_a_right_step_agrees_with_finite_differences():
    rng = np.random.default_rng(0)
    w, b, x, y = rng.normal(size=(3, 10)), rng.normal(size=10), rng.random((4, 3)), np.array([1, 5, 5, 9])

    def loss(w, b):
        return -np.log(picked(parts(w, b, x, y)[2], y)).mean()

    new_w, new_b = stepper(RIGHT_W, RIGHT_B)(w, b, x, y, 1.0)
    for shift, moved in ((1e-6 * np.eye(3, 10, k=2), w - new_w), (1e-6 * np.eye(3, 10), w - new_w)):
        assert (loss(w + shift, b) - loss(w - shift, b)) / 2 == pytest.approx((shift * moved).sum(), rel=1e-4)
    shift = 1e-6 * np.eye(10)[5]
    assert (loss(w, b + shift) - loss(w, b - shift)) / 2 == pytest.approx(
        (shift * (b - new_b)).sum(), rel=1e-4
    )


def test_the_untouched_broken_step_is_not_started():
    assert check.step(stepper("w + rate * gw / n", "b - rate * gb")).status == "not started"


@pytest.mark.parametrize(
    ("of_weights", "of_bias", "words"),
    [
        ("w + rate * gw / n", RIGHT_B, "weights still climb"),
        ("w - rate * gw", RIGHT_B, "weights move by the sum"),
        ("w + rate * gw", RIGHT_B, "weights climb, and by the sum"),
        ("w - rate * x.T @ p / n", RIGHT_B, "weights follow the probabilities"),
        ("w - gw / n", RIGHT_B, "weights ignore the learning rate"),
        ("w + 0", RIGHT_B, "weights have not moved"),
        ("-rate * gw / n", RIGHT_B, "weights are the step alone"),
        ("w - rate * gw / 1000", RIGHT_B, "weights go the right way, but 0.006 times as far"),
        ("w - rate * gw * n", RIGHT_B, "weights go the right way, but 36 times as far"),
        ("w - 0.2 * gw / n", RIGHT_B, "weights go the right way, but 0.4 times as far"),
        ("w - rate * gw.mean()", RIGHT_B, "Over them the error adds up to 0"),
        ("-w - rate * gw / n", RIGHT_B, "differs in"),
        ("w - rate * gw.mean(axis=0)", RIGHT_B, "differs in"),
        (RIGHT_W, "b - rate * gb / 10", "bias goes the right way, but 0.6 times as far"),
        (RIGHT_W, "rate * gb / n", "differs in"),
        (RIGHT_W, "b - rate * gb", "bias leaps"),
        (RIGHT_W, "b + rate * gb / n", "bias climbs: a step"),
        (RIGHT_W, "b + rate * gb", "bias climbs, and by the sum"),
        (RIGHT_W, "b - rate * gb.mean() / n", "A mean without axis=0?"),
        (RIGHT_W, "b - rate * gb / n**2", "bias divides by the batch twice"),
        (RIGHT_W, "b - gb / n", "bias ignores the learning rate"),
        (RIGHT_W, "b + 0", "bias has not moved"),
        (RIGHT_W, "-rate * gb / n", "bias is the step alone"),
        (RIGHT_W, "b * float('nan')", "nan"),
        (RIGHT_B, RIGHT_W, "returns the bias first"),
        (RIGHT_W + " + b[0]", RIGHT_B, "differs in"),
        ("None", RIGHT_B, "gives None"),
        (RIGHT_W, "'b'", "new_bias"),
        ("[[1], [1, 2]]", RIGHT_B, "new_weights"),
    ],
)
def test_wrong_steps_are_named(of_weights, of_bias, words):
    refused(check.step(stepper(of_weights, of_bias)), words)


def test_a_step_must_return_both_and_keep_its_arguments():
    refused(check.step(lambda w, b, x, y, rate: w), "should return new_weights, new_bias")
    refused(check.step(step_in_place), "changes the array it was given")
