"""A wrong argument is refused with its name, what came, what was expected, and the likely fix."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils import layers


def says(words):
    """Match a message that contains the words between the bars, in this order."""
    return ".*".join(re.escape(word) for word in words.split("|"))


X, K = np.ones((2, 6, 7, 3)), np.ones((3, 3, 3, 4))
# What is called, and words of its message in order.
WRONG_VALUES = [
    (lambda: layers.conv2d(X[..., 0], K), "x has shape (2, 6, 7)|expected (N, height|x[..., np.newaxis]"),
    (lambda: layers.conv2d(X[0], K), "x has shape (6, 7, 3)|x[np.newaxis]"),
    (lambda: layers.conv2d(X[0, ..., 0], K), "x has shape (6, 7)|x[np.newaxis, ..., np.newaxis]"),
    (lambda: layers.conv2d(X[0, 0, 0], K), "x has shape (3,)|reshape"),
    (lambda: layers.conv2d(X[:, :0], K), "x has shape (2, 0, 7, 3)|at least one pixel"),
    (
        lambda: layers.conv2d(X, K[..., 0, 0]),
        "kernel has shape (3, 3)|expected (kh, kw, c_in, c_out)|kernel[:, :, np.newaxis",
    ),
    (lambda: layers.conv2d(X, K[..., 0]), "kernel has shape (3, 3, 3)|One output|kernel[..., np.newaxis]"),
    (
        lambda: layers.conv2d(X[..., :1], K[:, :, 0]),
        "kernel has shape (3, 3, 4)|One input channel|kernel[:, :, np.newaxis]",
    ),
    (
        lambda: layers.conv2d(X, K[0, 0, 0]),
        "kernel has shape (4,)|expected (kh, kw, c_in, c_out)|(3, 3, 1, 1)",
    ),
    (lambda: layers.conv2d(X, K[..., :0]), "kernel has shape (3, 3, 3, 0)|1 or more"),
    (
        lambda: layers.conv2d(X, K[:, :, :2]),
        "kernel has shape (3, 3, 2, 4)|expected (kh, kw, 3, c_out)|x has|(2, 6, 7, 3)|channel axis",
    ),
    (lambda: layers.conv2d(X, K, np.ones(3)), "bias has shape (3,)|expected (4,)|output channel"),
    (lambda: layers.conv2d(X, np.ones((7, 2, 3, 1))), 'kernel covers 7x2 pixels|6x7|padding="same"'),
    (lambda: layers.conv2d(X, K, stride=0), "stride is 0|expected 1 or more"),
    (lambda: layers.conv2d(X, K, stride=(1, 2, 1)), "stride is (1, 2, 1)|pair (for height, for width)"),
    (lambda: layers.conv2d(X, K, stride=(1, -1)), "stride[1] is -1|1 or more"),
    (lambda: layers.conv2d(X, K, padding="SAME"), 'padding is \'SAME\'|"valid"|small letters: "same"'),
    (lambda: layers.conv2d(X, K, padding="full"), "padding is 'full'|expected \"valid\""),
    (lambda: layers.relu([[1, 2], [3]]), "x cannot become an array|rows of equal length"),
    (lambda: layers.cross_entropy([[1, 0]], [[1], [1, 2]]), "labels cannot become an array|for each example"),
    (lambda: layers.max_pool2d(X[..., 0]), "x has shape (2, 6, 7)|x[..., np.newaxis]"),
    (lambda: layers.max_pool2d(X, 7), 'size covers 7x7 pixels|6x7|smaller size, or padding="same"'),
    (lambda: layers.avg_pool2d(X, 0), "size is 0|1 or more"),
    (lambda: layers.avg_pool2d(X, 2, 0), "stride is 0|1 or more"),
    (
        lambda: layers.dense(np.ones(3), np.ones((3, 2))),
        "x has shape (3,)|expected (N, inputs)|x[np.newaxis]",
    ),
    (lambda: layers.dense(X, np.ones((3, 2))), "x has shape (2, 6, 7, 3)|flatten(x)"),
    (lambda: layers.dense(np.ones((4, 0)), np.ones((0, 2))), "x has shape (4, 0)|Only the batch"),
    (
        lambda: layers.dense(np.ones((4, 3)), np.ones((2, 3))),
        "weights has shape (2, 3)|expected (3, units)|x has shape (4, 3)|weights.T",
    ),
    (lambda: layers.dense(np.ones((4, 3)), np.ones(3)), "weights has shape (3,)|weights[:, np.newaxis]"),
    (
        lambda: layers.dense(np.ones((4, 3)), np.ones((3, 2)), [1]),
        "bias has shape (1,)|expected (2,)|per unit",
    ),
    (lambda: layers.flatten(3.0), "x is the single number 3.0|(N, ...)"),
    (lambda: layers.softmax(np.ones((2, 3)), 2), "axis is 2|expected -2 to 1|shape (2, 3)"),
    (lambda: layers.softmax(1.0), "x is the single number 1.0|array of scores"),
    (lambda: layers.softmax(np.ones((2, 0))), "x has shape (2, 0)|at least one score"),
    (lambda: layers.dropout(X, 1, np.random.default_rng(0)), "rate is 1|0 to below 1"),
    (lambda: layers.dropout(X, 25, np.random.default_rng(0)), "rate is 25|Divide by 100"),
    (lambda: layers.output_size(3, 5), 'window is 5 pixels|size only 3|padding="same"'),
]
WRONG_TYPES = [
    (lambda: layers.conv2d(X, K, stride=1.5), "stride is 1.5|whole number"),
    (lambda: layers.conv2d(X, K, stride=True), "stride is True|whole number"),
    (lambda: layers.conv2d(X, K, stride=(1, (2, 2))), "stride[1] is (2, 2)|whole number"),
    (lambda: layers.max_pool2d(X, max), "size is the builtin_function_or_method max|whole number"),
    (lambda: layers.conv2d(X, K, padding=2), "padding is 2|np.pad"),
    (lambda: layers.conv2d(X, K, None, "same"), "stride is 'same'|whole number"),
    (lambda: layers.conv2d("digit", K), "x has dtype|real numbers"),
    (lambda: layers.conv2d(X, K * 1j), "kernel has dtype complex128|real numbers"),
    (lambda: layers.conv2d(X, None), "kernel has dtype object|real numbers|It is None|return nothing"),
    (lambda: layers.softmax(np.ones((2, 3)), 0.5), "axis is 0.5|whole number"),
    (lambda: layers.softmax(np.ones((2, 3)), True), "axis is True|whole number"),
    (lambda: layers.leaky_relu(X, "small"), "negative_slope is 'small'|0.2"),
    (lambda: layers.dropout(X, "half", np.random.default_rng(0)), "rate is 'half'|0.5"),
    (lambda: layers.dropout(X, 0.5, 42), "generator is 42|np.random.default_rng(0)"),
    (
        lambda: layers.dropout(X, 0.5, np.random.RandomState(0)),
        "generator is of type RandomState, expected a Generator such as np.random.default_rng(0)",
    ),
    (lambda: layers.dropout(X, 0.5, np.random), "generator is the module numpy.random, expected a Generator"),
]

P = np.full((3, 4), 0.25)
WRONG_LOSSES = [
    (P, [0, 1, 4], ValueError, "labels[2] is 4|expected 0 to 3|4 classes|Subtract 1"),
    (P, [0, -1, 2], ValueError, "labels[1] is -1|expected 0 to 3"),
    (P, np.eye(4)[:3], ValueError, "labels has shape (3, 4)|one-hot|shape (3,)|labels.argmax(axis=1)"),
    (P, [[0], [1], [2]], ValueError, "labels has shape (3, 1)|labels[:, 0]"),
    (P, [0, 1], ValueError, "labels has shape (2,)|shape (3,)|One label for each"),
    (P, [0.0, 1.0, 2.0], TypeError, "labels has dtype float64|labels.astype(int)"),
    (P[:0], np.zeros(0, int), ValueError, "has shape (0, 4)|at least one row"),
    (P[0], [1], ValueError, "has shape (4,)|(N, classes)|[np.newaxis]"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG_VALUES, ids=[words for _, words in WRONG_VALUES])
def test_a_wrong_value_is_explained(wrong, words):
    with pytest.raises(ValueError, match=says(words)):
        wrong()


@pytest.mark.parametrize(("wrong", "words"), WRONG_TYPES, ids=[words for _, words in WRONG_TYPES])
def test_a_wrong_type_is_explained(wrong, words):
    with pytest.raises(TypeError, match=says(words)):
        wrong()


@pytest.mark.parametrize("loss", ["cross_entropy", "softmax_cross_entropy"])
@pytest.mark.parametrize("suffix", ["", "_backward"])
@pytest.mark.parametrize(("rows", "labels", "kind", "words"), WRONG_LOSSES)
def test_wrong_labels_are_explained(loss, suffix, rows, labels, kind, words):
    with pytest.raises(kind, match=says(words)):
        getattr(layers, loss + suffix)(rows, labels)


@pytest.mark.parametrize(
    ("classes", "label", "fix"),
    [
        (4, 4, "4 classes. Counted from 1? Subtract 1"),
        (4, -1, "4 classes. Every label names a column of the scores, counted from 0"),
        (4, 255, "4 classes. Every label names a column of the scores, counted from 0"),
        (1, 1, "1 classes. Two classes need two scores for each example"),
    ],
)
def test_the_fix_of_a_label_fits_the_label(classes, label, fix):
    with pytest.raises(ValueError, match=f"{re.escape(fix)}$"):
        layers.softmax_cross_entropy(np.zeros((2, classes)), [0, label])


@pytest.mark.parametrize("suffix", ["", "_backward"])
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([[2.5, -1.0]], "probabilities goes from -1 to 2.5|expected 0 to 1|logits|softmax"),
        ([[0.9, 0.8]], "probabilities[0] sums to 1.7|expected 1|axis=-1"),
        ([[np.nan, 0.5]], "probabilities contains nan|diverge"),
    ],
)
def test_what_are_no_probabilities_is_refused(suffix, rows, words):
    with pytest.raises(ValueError, match=says(words)):
        getattr(layers, "cross_entropy" + suffix)(rows, [0])
