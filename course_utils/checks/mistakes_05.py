"""What typical mistakes of lesson 05's exercises give, each with the words that name it.

The words follow the call that was made, as in "softmax of 4 rows is taken over the wrong axis".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from course_utils.checks.inputs_05 import TwoLayers
from course_utils.layers import cross_entropy_backward, softmax, softmax_backward

Pairs = Iterator[tuple[object, str]]


def of_relu(z: np.ndarray) -> Pairs:
    """Yield wrong values in exercise 5.1."""
    yield z, "are z itself: ReLU is missing. What is negative becomes 0."
    yield np.abs(z), "turn negative numbers positive. ReLU makes them 0."
    yield np.minimum(0, z), "keep the negative and drop the positive. ReLU is max(0, z), not min."
    yield (z > 0).astype(float), "only say yes or no. ReLU lets a positive number through as it is."
    yield np.clip(z, 0, 1), "are cut off at 1. ReLU has no upper end."
    for leak in (0.01, 0.1, 0.2):
        yield np.where(z > 0, z, leak * z), "leak below 0: that is leaky ReLU. ReLU gives 0 there."
    yield 1 / (1 + np.exp(-z)), "are sigmoid's. ReLU is max(0, z)."
    yield np.tanh(z), "are those of tanh. ReLU is max(0, z)."
    yield z[z > 0], "leave the negative numbers out. Keep their places, with a 0."
    yield np.maximum(0, z).max(), "are the largest alone. Apply ReLU to each number."
    yield np.trunc(np.maximum(0, z)), "have lost their fractions: an array of whole numbers cuts them off."


def of_a_slope(z: np.ndarray) -> Pairs:
    """Yield wrong slopes in exercise 5.1."""
    up = (z > 0).astype(float)
    yield np.ones_like(z), "are 1 everywhere: that is the slope of z itself. Below 0, ReLU is flat."
    yield np.sign(z), "are −1 below 0: that is the slope of |z|. Below 0, ReLU is flat: 0."
    yield np.where(z > 0, 1.0, -1.0), "are −1 below 0: that is the slope of |z|. Below 0, ReLU is flat: 0."
    yield 1 - up, "are exchanged: 1 above 0, and 0 below."
    yield (z >= 0).astype(float), "are 1 at 0 itself. The slope jumps there; we count it as 0."
    yield np.where(z == 0, 0.5, up), "are ½ at 0 itself. The slope jumps there; we count it as 0."
    yield np.maximum(0, z), "are ReLU's values again. The slope is how much they grow when z grows by 1."
    yield z, "are z itself. How much does ReLU grow there when z grows by 1?"
    for leak in (0.01, 0.1, 0.2):
        yield np.where(z > 0, 1.0, leak), "leak below 0: that is leaky ReLU's. ReLU is flat there: 0."
    s = 1 / (1 + np.exp(-z))
    yield s * (1 - s), "are sigmoid's. ReLU's are 1 or 0."
    yield 1 - np.tanh(z) ** 2, "are those of tanh. ReLU's are 1 or 0."
    yield np.zeros_like(z), "are 0 everywhere. Above 0, ReLU grows as fast as z."


def of_collapsed_weights(case: TwoLayers) -> Pairs:
    """Yield wrong weights in exercise 5.2."""
    W1, b1, W2, b2 = case
    if W1.shape == W2.shape:
        yield W2 @ W1, "are multiplied in the wrong order. x meets W1 first: W1 @ W2."
        yield W1 * W2, "are multiplied number by number. @ is the product of matrices."
        yield W1 + W2, "are added. Layers in a row multiply: W1 @ W2."
    yield (W1 @ W2).T, "are transposed. Rows belong to inputs, columns to outputs."
    for bias in (b1 @ W2, b2, b1 @ W2 + b2):
        yield W1 @ W2 + bias, "have the bias mixed in. It belongs into b: it does not multiply x."
    yield np.maximum(0, W1) @ W2, "went through ReLU. There is no activation between these layers."
    yield np.maximum(0, W1 @ W2), "went through ReLU. There is no activation here."
    yield W1, "are those of the first layer alone."
    yield W2, "are those of the second layer alone."


def of_a_collapsed_bias(case: TwoLayers) -> Pairs:
    """Yield wrong biases in exercise 5.2."""
    W1, b1, W2, b2 = case
    through = b1 @ W2
    yield b2, "forgets the first bias. It goes through the second layer: b1 @ W2 + b2."
    yield through, "forgets the second bias. Add b2."
    yield np.zeros_like(through), "is 0. Both biases still count: b1 @ W2 + b2."
    yield through - b2, "subtracts the second bias. It is added."
    yield b2 - through, "subtracts the first bias. It is added."
    if b1.shape == b2.shape:
        yield b1 + b2, "adds the biases. The first one goes through the second layer: b1 @ W2."
        yield b1 * b2, "multiplies the biases. The first goes through the second layer: b1 @ W2 + b2."
        yield b1 + b2 @ W1, "sends b2 through W1. It is b1 that meets another layer, W2."
        yield W2 @ b1 + b2, "has the order reversed: W2 @ b1. Rows come first here: b1 @ W2."
        yield b1 @ W1 + b2, "sends b1 through its own layer. It is added after W1; W2 comes next."
        yield b1 @ W1 @ W2 + b2, "sends b1 through both layers. It is added after W1; only W2 comes next."
        yield (b1 + b2) @ W2, "sends both biases through W2. Only b1 meets it: b2 is added behind."
    yield b1, "is the first bias alone."
    yield b1.sum() + b2, "adds the first bias up. It goes through the second layer: b1 @ W2."
    yield np.maximum(0, b1) @ W2 + b2, "went through ReLU. There is no activation between these layers."


def softmax_less(z: np.ndarray, less: np.ndarray) -> np.ndarray:
    """Return softmax of rows from which ``less`` was taken: nan where zeros alone are left, or too much."""
    with np.errstate(all="ignore"):
        powers = np.exp(z - less)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def of_what_is_subtracted(z: np.ndarray) -> Iterator[tuple[Any, str]]:
    """Yield what is wrongly taken from logits in exercise 5.3, where that leaves nan."""
    size = np.abs(z).max(axis=1, keepdims=True)
    yield (
        size,
        "the size of a negative logit was subtracted, and left zeros only. Subtract each row's largest.",
    )
    yield z.max(), "the batch's largest leaves a row far below it with zeros only. Subtract each row's own."
    for middle in (z.mean(axis=1, keepdims=True), np.median(z, axis=1, keepdims=True)):
        yield middle, "the middle of a row is too little: e to such a power overflows. Subtract its largest."


def of_a_softmax(z: np.ndarray) -> Pairs:
    """Yield wrong answers to exercise 5.3."""
    with np.errstate(all="ignore"):
        shifted = z - z.max(axis=1, keepdims=True)
        powers = np.exp(shifted)
        yield softmax(z, axis=0), "is taken over the wrong axis. Rows are digits: each row sums to 1."
        yield powers / powers.sum(axis=0), "is divided by sums over the wrong axis. Each row sums to 1."
        yield powers / powers.sum(), "sums to 1 over the whole batch. Each row sums to 1 by itself."
        yield softmax(z.ravel()).reshape(z.shape), "sums to 1 over the whole batch. Each row does by itself."
        yield (
            softmax_less(z, z.max(axis=0)),
            "subtracts the largest of each column. Rows are digits: subtract each row's own, axis=1.",
        )
        yield (
            powers / np.exp(z).sum(axis=1, keepdims=True),
            "subtracts the largest above the fraction and not below. The sum is one of the same powers.",
        )
        ratios = np.exp(z / z.max(axis=1, keepdims=True))
        yield (
            ratios / ratios.sum(axis=1, keepdims=True),
            "divides by the largest logit before e to the power. Subtract it: only differences count.",
        )
        yield powers, "does not sum to 1. Divide each row by its sum."
        yield np.exp(z), "does not sum to 1. Divide each row by its sum."
        yield z / z.sum(axis=1, keepdims=True), "has no exponential. Take e to the power of each logit first."
        yield shifted / shifted.sum(axis=1, keepdims=True), "has no exponential: np.exp is missing."
        yield softmax(-z), "is turned around: the largest logit got the smallest probability."
        yield powers / powers.mean(axis=1, keepdims=True), "is divided by the mean. Divide by the sum."
        yield powers / powers.max(axis=1, keepdims=True), "is divided by the largest. Divide by the sum."
        two = 2.0**shifted
        yield two / two.sum(axis=1, keepdims=True), "has powers of 2. Softmax has powers of e: np.exp."
        yield 1 / (1 + np.exp(-z)), "is sigmoid, which looks at each logit alone. Divide by the row's sum."
        yield np.log(softmax(z)), "is the logarithm of softmax. Leave np.log away."
        yield (z == z.max(axis=1, keepdims=True)).astype(float), "picks the largest: that is a hard maximum."
        yield softmax(softmax(z)), "is softmax twice."


def of_a_gradient(z: np.ndarray, labels: np.ndarray) -> Pairs:
    """Yield wrong answers to exercise 5.4."""
    n, classes = z.shape
    p, one_hot = softmax(z), np.eye(classes)[labels]
    right = p - one_hot
    yield right, "is not divided by N. The loss is a mean over the batch, so its gradient is too."
    yield -right / n, "has the wrong sign: prediction minus truth, not truth minus prediction."
    yield -right, "has the wrong sign, and is not divided by N."
    yield right / classes, "is divided by the number of classes. The mean runs over the digits: divide by N."
    yield right / right.size, "is divided by all its numbers. The mean runs over the digits: divide by N."
    yield right * n, "is multiplied by N. A mean divides."
    yield p / n, "has no truth in it. Subtract 1 at each row's label."
    yield p, "is the prediction alone. Subtract 1 at each row's label, then divide by N."
    yield (z - one_hot) / n, "subtracts from the logits. Softmax comes first."
    yield (softmax(z, axis=0) - one_hot) / n, "has softmax over the wrong axis. Each row sums to 1."
    yield softmax(softmax(z)) / n - one_hot / n, "has softmax twice. layers.softmax does it once for all."
    yield p / n - one_hot, "divides the prediction alone by N. Divide the difference."
    yield p - one_hot / n, "divides the truth alone by N. Divide the difference."
    yield right.mean(axis=0), "is averaged over the batch. Each logit has its own slope: divide by N only."
    yield right.sum(axis=1), "is summed over the classes. Each logit has its own slope."
    yield (p - labels[:, np.newaxis]) / n, "subtracts the label's number. Truth is one-hot: a 1 in its place."
    if n == classes:
        yield (p - one_hot.T) / n, "has the one-hot table on its side: rows are digits, columns classes."
        yield (p - labels) / n, "subtracts the label's number. Truth is one-hot: a 1 in its place."
    if labels.max() == 0 < classes - 1:
        yield (p - 1) / n, "has a one-hot table for the labels seen. It has a column for each class."
    yield (p - np.eye(classes)[labels - 1]) / n, "counts classes from 1. Class 0 stands in column 0."
    every = p.copy()
    every[:, labels] -= 1
    yield every / n, "subtracts 1 at every label in every row. Pair row i with label i."
    if labels.max() < n:
        whole = p.copy()
        whole[labels] -= 1
        yield whole / n, "subtracts 1 from whole rows. Pair row i with label i, and subtract it in one place."
    only = np.zeros_like(p)
    only[np.arange(n), labels] = right[np.arange(n), labels]
    yield only / n, "is 0 for the other classes. Their logits count in the sum below the fraction."
    yield cross_entropy_backward(p, labels), "is the slope for the probabilities. Go on through softmax."
    yield (
        softmax_backward(cross_entropy_backward(p, labels), z),
        "goes by way of the probabilities, and one that is rounded to 0 has lost its slope. p − y has not.",
    )
    yield softmax_backward(right, z) / n, "goes through softmax twice: p − y is there already."
    yield np.square(right) / n, "is squared. The slope of cross-entropy is the difference itself."


def loss_with(
    z: np.ndarray, labels: np.ndarray, axis: int = 0, of_rows: bool = False, exact: bool = False
) -> float:
    """Return the loss of exercise 5.5 with its faults, of which some may be mended."""
    rows = np.arange(len(z))
    with np.errstate(all="ignore"):
        shifted = z - (z.max(axis=1, keepdims=True) if of_rows else z.max())
        sums = np.exp(shifted).sum(axis=axis, keepdims=True)
        log_p = shifted - np.log(sums) if exact else np.log(np.exp(shifted) / sums)
        return float(-log_p[rows, labels].mean())


def faults_left() -> Iterator[tuple[tuple[int, bool, bool], str]]:
    """Yield what may be left of the faults of exercise 5.5, as :func:`loss_with` takes it, and the words."""
    for of_rows in (False, True):
        for exact in (False, True):
            yield (
                (0, of_rows, exact),
                "the sum still runs over the wrong axis: the classes of a digit stand in its row, axis=1.",
            )
    for exact in (False, True):
        yield (
            (1, False, exact),
            "it still subtracts the batch's largest: a row far below it is left with zeros only. "
            "Subtract each row's own.",
        )
    yield (
        (1, True, False),
        "a sure mistake costs infinity: its probability is rounded to 0, and ln 0 is −∞. "
        "Use ln(a / b) = ln a − ln b, where ln a is known.",
    )


def of_a_loss(z: np.ndarray, labels: np.ndarray) -> Pairs:
    """Yield new mistakes in exercise 5.5, beside the faults that may be left."""
    shifted = z - z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    own = log_p[np.arange(len(z)), labels]
    no_log = (shifted - np.exp(shifted).sum(axis=1, keepdims=True))[np.arange(len(z)), labels]
    yield -no_log.mean(), "subtracts the sum itself. Take its logarithm: ln(a / b) = ln a − ln b."
    sums = np.exp(shifted).sum(axis=1, keepdims=True)
    half = (z - np.log(sums))[np.arange(len(z)), labels]
    yield (
        -half.mean(),
        "takes the logits as they were with sums of shifted ones. Take shifted − ln of the sums.",
    )
    all_in_one = (shifted - np.log(sums.sum()))[np.arange(len(z)), labels]
    yield -all_in_one.mean(), "sums over the whole batch. Each row has its own sum: axis=1."
    with np.errstate(all="ignore"):
        columns = np.log(softmax_less(z, z.max(axis=0)))[np.arange(len(z)), labels]
    yield -columns.mean(), "subtracts the largest of each column. Rows are digits: subtract each row's own."
    yield -own.sum(), "is the sum over the batch. Take the mean: then batches of any size compare."
    yield own.mean(), "is negative. The logarithm of a number below 1 is: take minus it."
    yield -own, "is one loss per row. Take their mean."
    yield -log_p.mean(), "averages over all classes. Only the class of the label counts."
    yield -log_p[:, labels].mean(), "takes every label in every row. Pair row i with label i."
