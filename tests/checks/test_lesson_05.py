"""The bank of wrong answers for lesson 05: each is refused, and with the words for its own mistake."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest

from course_utils import layers
from course_utils.checks import lesson_05 as check
from tests.checks.bank import ODD, raises, refused, returns

# 5.1 relu_and_slope


def up(z):
    return (z > 0) * 1.0


def relu_and_slope(z):
    return np.maximum(0, z), up(z)


def by_places(z):
    values, slopes = np.zeros(z.shape), np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            values[place], slopes[place] = z[place], 1
    return values, slopes


@pytest.mark.parametrize(
    "answer",
    [
        relu_and_slope,
        by_places,
        lambda z: (layers.relu(z), z > 0),
        lambda z: np.stack(relu_and_slope(z)),
        lambda z: [part.tolist() for part in relu_and_slope(z)],
    ],
)
def test_relu_and_its_slope_pass(answer):
    assert check.relu_and_slope(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda z: (z, up(z)), "ReLU is missing"),
        (lambda z: (np.abs(z), up(z)), "turn negative numbers positive"),
        (lambda z: (np.minimum(0, z), up(z)), "not min"),
        (lambda z: (up(z), up(z)), "only say yes or no"),
        (lambda z: (np.clip(z, 0, 1), up(z)), "no upper end"),
        (lambda z: (np.where(z > 0, z, 0.2 * z), up(z)), "that is leaky ReLU"),
        (lambda z: (layers.sigmoid(z), up(z)), "are sigmoid's"),
        (lambda z: (np.tanh(z), up(z)), "are those of tanh"),
        (lambda z: (z[z > 0], up(z)), "leave the negative numbers out"),
        (lambda z: (max(0, z.max()), up(z)), "the largest alone"),
        (lambda z: (np.maximum(0, z).astype(int), up(z)), "have lost their fractions"),
        (lambda z: (np.maximum(0, z) * 1j, up(z)), "yours 0.5j"),
        (lambda z: (np.maximum(0, z), np.ones_like(z)), "are 1 everywhere"),
        (lambda z: (np.maximum(0, z), np.sign(z)), "−1 below 0"),
        (lambda z: (np.maximum(0, z), np.where(z > 0, 1, -1)), "−1 below 0"),
        (lambda z: (np.maximum(0, z), 1 - up(z)), "are exchanged"),
        (lambda z: (np.maximum(0, z), (z >= 0) * 1.0), "are 1 at 0 itself"),
        (lambda z: (np.maximum(0, z), (np.sign(z) + 1) / 2), "are ½ at 0 itself"),
        (lambda z: (np.maximum(0, z), np.maximum(0, z)), "ReLU's values again"),
        (lambda z: (np.maximum(0, z), z), "are z itself"),
        (lambda z: (np.maximum(0, z), np.where(z > 0, 1, 0.2)), "that is leaky ReLU's"),
        (lambda z: (np.maximum(0, z), layers.sigmoid_backward(np.ones_like(z), z)), "are sigmoid's"),
        (lambda z: (np.maximum(0, z), 1 - np.tanh(z) ** 2), "are those of tanh"),
        (lambda z: (np.maximum(0, z), 0 * z), "are 0 everywhere"),
        (lambda z: relu_and_slope(z)[::-1], "returns the slopes first"),
        (lambda z: np.maximum(0, z), "should return two arrays"),
        (lambda z: (max(0, z), up(z)), "a.any() or a.all(). That is, max and if want one number"),
        (lambda z: (np.maximum(0, z), 1 if z > 0 else 0), "max and if want one number"),
        (lambda z: (np.maximum(0, z), np.gradient(np.maximum(0, z))), "array of slopes"),
        (lambda z: (np.maximum(0, z), np.maximum(0, z) / z), "contains nan"),
        (lambda z: print(end=""), "Does your function return its result?"),
    ],
)
def test_wrong_slopes_are_named(answer, words, recwarn):
    refused(check.relu_and_slope(answer), words)
    assert not recwarn.list


def relu_in_place(z):
    slopes = up(z)
    z[z < 0] = 0
    return z, slopes


def test_relu_in_place_is_refused():
    refused(check.relu_and_slope(relu_in_place), "changes the array it was given")


# 5.2 collapse


def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 + b2


def by_probing(W1, b1, W2, b2):
    def through(x):
        return (x @ W1 + b1) @ W2 + b2

    bias = through(np.zeros(len(W1)))
    return through(np.eye(len(W1))) - bias, bias


@pytest.mark.parametrize("answer", [collapse, by_probing])
def test_collapsed_layers_pass(answer):
    assert check.collapse(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda W1, b1, W2, b2: (W1 @ W2, b2), "forgets the first bias"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2), "forgets the second bias"),
        (lambda W1, b1, W2, b2: (W1 @ W2, 0 * b2), "is 0. Both biases"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 - b2), "subtracts the second bias"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b2 - b1 @ W2), "subtracts the first bias"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1.sum() + b2), "adds the first bias up"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1), "is the first bias alone"),
        (lambda W1, b1, W2, b2: (W1 @ W2, np.maximum(0, b1) @ W2 + b2), "went through ReLU"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2), "adds the biases"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 * b2), "multiplies the biases"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 + b2 @ W1), "sends b2 through W1"),
        (lambda W1, b1, W2, b2: (W1 @ W2, W2 @ b1 + b2), "has the order reversed"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W1 + b2), "through its own layer"),
        (lambda W1, b1, W2, b2: (W2 @ W1, b1 @ W2 + b2), "multiplied in the wrong order"),
        (lambda W1, b1, W2, b2: (W1 * W2, b1 @ W2 + b2), "multiplied number by number"),
        (lambda W1, b1, W2, b2: (W1 + W2, b1 @ W2 + b2), "are added"),
        (lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2), "are transposed"),
        (lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W1 @ W2 + b2), "through both layers"),
        (lambda W1, b1, W2, b2: (W1 @ W2, (b1 + b2) @ W2), "both biases through W2"),
        (lambda W1, b1, W2, b2: (W1 @ W2 + b1 @ W2, b1 @ W2 + b2), "have the bias mixed in"),
        (lambda W1, b1, W2, b2: (W1 @ W2 + b2, b1 @ W2 + b2), "have the bias mixed in"),
        (lambda W1, b1, W2, b2: (W1 @ W2 + b1 @ W2 + b2, b1 @ W2 + b2), "have the bias mixed in"),
        (lambda W1, b1, W2, b2: (np.maximum(0, W1 @ W2), b1 @ W2 + b2), "went through ReLU"),
        (lambda W1, b1, W2, b2: (W1, b1 @ W2 + b2), "of the first layer alone"),
        (lambda W1, b1, W2, b2: (W2, b1 @ W2 + b2), "of the second layer alone"),
        (lambda W1, b1, W2, b2: (np.concatenate([W1, W2]), b2), "should have shape (3, 3)"),
        (lambda W1, b1, W2, b2: (W1[:, :2] @ W2, b2), "stopped with ValueError"),
        (lambda W1, b1, W2, b2: collapse(W1, b1, W2, b2)[::-1], "returns the bias first"),
        (lambda W1, b1, W2, b2: W1 @ W2, "should return two arrays"),
        (lambda W1, b1, W2, b2: ([[1, 2], [3]], b2), "should be an array of shape (3, 3)"),
        (lambda W1, b1, W2, b2: (W1 @ W2, [[1, 2], [3]]), "should be an array of shape (3,)"),
        (lambda W1, b1, W2, b2: None, "Does your function return its result?"),
    ],
)
def test_wrong_collapses_are_named(answer, words):
    refused(check.collapse(answer), words)


# 5.3 softmax


def shifted(z, axis=1):
    return z - z.max(axis=axis, keepdims=True)


def softmax(z, axis=1, powers=None):
    powers = np.exp(shifted(z)) if powers is None else powers
    return powers / powers.sum(axis=axis, keepdims=True)


def softmax_by_rows(z):
    rows = []
    for row in z:
        powers = np.exp(row - max(row))
        rows.append(powers / sum(powers))
    return np.array(rows)


def softmax_by_differences(z):
    return 1 / np.exp(np.minimum(700, z[:, None, :] - z[:, :, None])).sum(axis=2)


@pytest.mark.parametrize(
    "answer",
    [
        softmax,
        softmax_by_rows,
        softmax_by_differences,
        lambda z: softmax(z).tolist(),
        lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
    ],
)
def test_softmax_passes(answer):
    assert check.softmax(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True), "overflows. Subtract"),
        (lambda z: softmax(z, powers=np.exp(z)).tolist(), "overflows. Subtract"),
        (lambda z: softmax(z, powers=np.exp(z - z.min(axis=1, keepdims=True))), "overflows. Subtract"),
        (lambda z: softmax(z, powers=np.exp(shifted(z) - 800)), "became 0 or infinity"),
        (lambda z: softmax(z, powers=np.exp(z - 1000)), "became 0 or infinity"),
        (lambda z: softmax(z, powers=np.exp(z - z.sum(axis=1, keepdims=True))), "became 0 or infinity"),
        (np.log, "the logarithm of a number below 0"),
        (lambda z: softmax(z, powers=np.exp(shifted(z, axis=0))), "the largest of each column"),
        (lambda z: np.exp(shifted(z)) / np.exp(z).sum(axis=1, keepdims=True), "above the fraction and not"),
        (
            lambda z: softmax(z, powers=np.exp(z / z.max(axis=1, keepdims=True))),
            "divides by the largest logit",
        ),
        (lambda z: [[math.exp(one) for one in row] for row in z * 1e3], "e to such a power is too large"),
        (lambda z: softmax(z, powers=np.exp(z - max(z))), "max wants plain numbers"),
        (lambda z: math.exp(z), "math.exp does not"),
        (layers.softmax, "left to layers.softmax"),
        (lambda z: layers.softmax(z), "left to layers.softmax"),
        (lambda z: softmax(z, axis=0), "over the wrong axis"),
        (lambda z: np.exp(z) / np.exp(z).sum(axis=0), "over the wrong axis"),
        (lambda z: np.exp(shifted(z)) / np.exp(shifted(z)).sum(), "over the whole batch"),
        (lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(), "over the whole batch"),
        (lambda z: softmax(z, powers=np.exp(z - z.max())), "the batch's largest"),
        (lambda z: np.exp(shifted(z)), "does not sum to 1"),
        (np.exp, "does not sum to 1"),
        (lambda z: z / z.sum(axis=1, keepdims=True), "has no exponential"),
        (lambda z: softmax(z, powers=shifted(z)), "has no exponential"),
        (lambda z: softmax(-z), "is turned around"),
        (lambda z: softmax(z) * z.shape[1], "divided by the mean"),
        (lambda z: softmax(z, powers=2.0 ** shifted(z)), "has powers of 2"),
        (layers.sigmoid, "is sigmoid"),
        (lambda z: np.log(softmax(z)), "logarithm of softmax"),
        (lambda z: (z == z.max(axis=1, keepdims=True)) * 1.0, "a hard maximum"),
        (lambda z: softmax(softmax(z)), "softmax twice"),
        (lambda z: np.exp(shifted(z)) / np.exp(shifted(z)).sum(axis=1), "as a column: keepdims=True"),
        (
            lambda z: softmax(z, powers=np.exp(z - z.mean(axis=1, keepdims=True))),
            "middle of a row is too little",
        ),
        (lambda z: softmax(z, powers=np.exp(z - np.median(z, axis=1)[:, None])), "the middle of a row"),
        (lambda z: softmax(z, powers=np.exp(z - np.abs(z).max(axis=1)[:, None])), "size of a negative logit"),
        (lambda z: softmax(z, powers=np.exp(z.astype(np.longdouble))), "overflows. Subtract"),
        (lambda z: softmax(z, powers=np.exp(np.clip(z, -500, 500))), "differs in"),
        (lambda z: softmax(z).sum(axis=1), "should have shape"),
        (lambda z: print(end=""), "Does your function return its result?"),
    ],
)
def test_wrong_softmaxes_are_named(answer, words):
    refused(check.softmax(answer), words)


# 5.4 loss_gradient


def truth(z, labels):
    return np.eye(z.shape[1])[labels]


def error(z, labels):
    return layers.softmax(z) - truth(z, labels)


def gradient(z, labels):
    return error(z, labels) / len(z)


def gradient_by_loops(z, labels):
    result = layers.softmax(z)
    for row, label in enumerate(labels):
        result[row, label] -= 1
    return result / len(labels)


def at_every_label(z, labels):
    p = layers.softmax(z)
    p[:, labels] -= 1
    return p / len(z)


def in_whole_rows(z, labels):
    p = layers.softmax(z)
    p[labels] -= 1
    return p / len(z)


def by_way_of_probabilities(z, labels):
    return layers.softmax_backward(layers.cross_entropy_backward(layers.softmax(z), labels), z)


def gradient_by_trying(z, labels, step=1e-5):
    slopes = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        move = np.zeros(z.shape)
        move[place] = step
        up, down = (layers.softmax_cross_entropy(z + sign * move, labels) for sign in (1, -1))
        slopes[place] = (up - down) / (2 * step)
    return slopes


@pytest.mark.parametrize(
    "answer", [gradient, gradient_by_loops, gradient_by_trying, layers.softmax_cross_entropy_backward]
)
def test_the_gradient_passes(answer):
    assert check.loss_gradient(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (error, "is not divided by N"),
        (lambda z, y: -gradient(z, y), "has the wrong sign"),
        (lambda z, y: -error(z, y), "has the wrong sign"),
        (lambda z, y: error(z, y) / z.shape[1], "divided by the number of classes"),
        (lambda z, y: error(z, y) / z.size, "divided by"),
        (lambda z, y: error(z, y) * len(z), "is multiplied by N"),
        (lambda z, y: layers.softmax(z) / len(z), "has no truth in it"),
        (lambda z, y: (z - truth(z, y)) / len(z), "Softmax comes first"),
        (lambda z, y: (layers.softmax(z, axis=0) - truth(z, y)) / len(z), "over the wrong axis"),
        (lambda z, y: (layers.softmax(layers.softmax(z)) - truth(z, y)) / len(z), "has softmax twice"),
        (lambda z, y: layers.softmax(z) / len(z) - truth(z, y), "the prediction alone by N"),
        (lambda z, y: layers.softmax(z) - truth(z, y) / len(z), "the truth alone by N"),
        (lambda z, y: error(z, y).mean(axis=0), "is averaged over the batch"),
        (lambda z, y: error(z, y).sum(axis=1), "is summed over the classes"),
        (lambda z, y: (layers.softmax(z) - y[:, None]) / len(z), "subtracts the label's number"),
        (lambda z, y: (layers.softmax(z) - truth(z, y - 1)) / len(z), "counts classes from 1"),
        (at_every_label, "Pair row i with label i"),
        (in_whole_rows, "subtracts 1 from whole rows"),
        (by_way_of_probabilities, "goes by way of the probabilities"),
        (lambda z, y: gradient(z, y) * truth(z, y), "0 for the other classes"),
        (
            lambda z, y: layers.cross_entropy_backward(layers.softmax(z), y),
            "is the slope for the probabilities",
        ),
        (lambda z, y: layers.softmax_backward(gradient(z, y), z), "through softmax twice"),
        (lambda z, y: error(z, y) ** 2 / len(z), "is squared"),
        (
            lambda z, y: (np.exp(z) / np.exp(z).sum(axis=1, keepdims=True) - truth(z, y)) / len(z),
            "bears large logits",
        ),
        (lambda z, y: (layers.softmax(z) - np.eye(y.max() + 1)[y]) / len(z), "a column for each class"),
        (
            lambda z, y: (layers.softmax(z) - truth(z, y).T) / len(z) if len(z) == 4 else gradient(z, y),
            "the one-hot table on its side",
        ),
        (lambda z, y: (layers.softmax(z) - np.eye(len(z))[y]) / len(z), "a column for each class"),
        (lambda z, y: (layers.softmax(z) - y) / len(z), "labels are wanted one-hot"),
        (lambda z, y: print(end=""), "Does your function return its result?"),
    ],
)
def test_wrong_gradients_are_named(answer, words):
    refused(check.loss_gradient(answer), words)


# 5.5 loss_from_logits


def loss(z, labels, axis=1, of_rows=True, exact=True, log=True):
    moved = shifted(z) if of_rows else z - z.max()
    sums = np.exp(moved).sum(axis=axis, keepdims=True)
    log_p = moved - (np.log(sums) if log else sums) if exact else np.log(np.exp(moved) / sums)
    return -log_p[np.arange(len(labels)), labels].mean()


def as_given(z, labels):
    return loss(z, labels, axis=0, of_rows=False, exact=False)


def own(z, labels):
    return np.log(softmax(z))[np.arange(len(z)), labels]


def loss_less(z, labels, less):
    log_p = z - less - np.log(np.exp(z - less).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()


def unshifted(z, labels):
    log_p = z - np.log(np.exp(shifted(z)).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()


def loss_by_logaddexp(z, labels):
    return (np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), labels]).mean()


@pytest.mark.parametrize("answer", [loss, loss_by_logaddexp, layers.softmax_cross_entropy])
def test_the_loss_passes(answer):
    assert check.loss_from_logits(answer).status == "passed"


def test_an_untouched_loss_is_not_started():
    assert check.loss_from_logits(as_given).status == "not started"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda z, y: loss(z, y, axis=0), "over the wrong axis"),
        (lambda z, y: loss(z, y, axis=0, exact=False), "over the wrong axis"),
        (lambda z, y: loss(z, y, axis=0, of_rows=False), "over the wrong axis"),
        (lambda z, y: loss(z, y, of_rows=False), "the batch's largest"),
        (lambda z, y: loss(z, y, of_rows=False, exact=False), "the batch's largest"),
        (lambda z, y: loss(z, y, exact=False), "ln 0 is −∞"),
        (lambda z, y: -np.log(np.maximum(np.exp(own(z, y)), 1e-7)).mean(), "is cut off"),
        (lambda z, y: -np.log(np.exp(own(z, y)) + 1e-9).mean(), "is cut off"),
        (lambda z, y: -np.log(np.exp(own(z, y)) + 1e-300).mean(), "is cut off"),
        (lambda z, y: -np.log(softmax(z))[:, y].mean(), "Pair row i with label i"),
        (lambda z, y: -np.log(np.exp(z) / np.exp(z).sum(axis=1)).mean(), "as a column: keepdims=True"),
        (lambda z, y: loss(z, y, log=False), "subtracts the sum itself"),
        (lambda z, y: loss_less(z, y, z.max(axis=0)), "the largest of each column"),
        (lambda z, y: loss_less(z, y, 0.0), "is infinite: e to a large power overflowed"),
        (lambda z, y: loss(z, y, axis=None), "sums over the whole batch"),
        (unshifted, "takes the logits as they were"),
        (lambda z, y: np.nan_to_num(-own(z, y), posinf=2000).mean(), "should be"),
        (lambda z, y: loss(z, y) * len(y), "is the sum over the batch"),
        (lambda z, y: -loss(z, y), "is negative"),
        (lambda z, y: -own(z, y), "is one loss per row"),
        (lambda z, y: -np.log(softmax(z)).mean(), "averages over all classes"),
        (lambda z, y: print(end=""), "Does your function return its result?"),
    ],
)
def test_wrong_losses_are_named(answer, words):
    refused(check.loss_from_logits(answer), words)


# every check


@pytest.mark.parametrize(
    "judge",
    [
        check.relu_and_slope,
        check.collapse,
        check.softmax,
        check.loss_gradient,
        check.loss_from_logits,
    ],
)
@pytest.mark.parametrize("odd", [*ODD, raises, *map(returns, ODD), returns((None, None)), returns((1, "a"))])
def test_whatever_comes_a_check_answers(judge, odd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = judge(odd)
    assert verdict.status == "refused", verdict
