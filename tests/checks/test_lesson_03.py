"""The bank of wrong answers for lesson 03: each is refused, and with the words for its own mistake."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from course_utils.checks import inputs_03 as inputs
from course_utils.checks import lesson_03 as check
from course_utils.checks import mistakes_03 as mistakes
from course_utils.layers import conv2d
from tests.checks.bank import ODD, raises, refused, returns

# 3.1 answer_at


def products(x, kernel, row, column):
    return x[row : row + kernel.shape[0], column : column + kernel.shape[1]] * kernel


def at(x, kernel, bias, row, column):
    return products(x, kernel, row, column).sum() + bias


def at_by_loops(x, kernel, bias, row, column):
    total = bias
    for i, j, c in np.ndindex(kernel.shape):
        total += x[row + i, column + j, c] * kernel[i, j, c]
    return float(total)


def at_the_middle(x, kernel, bias, row, column):
    return at(x, kernel, bias, row - kernel.shape[0] // 2, column - kernel.shape[1] // 2)


def at_and_spoils(x, kernel, bias, row, column):
    kernel *= 2
    return at(x, kernel, bias, row, column)


def at_within_the_whole_map(x, kernel, bias, row, column):
    return conv2d(x[None], kernel[..., None], [bias])[0, row, column, 0]


@pytest.mark.parametrize("answer", [at, at_by_loops, at_within_the_whole_map])
def test_one_window_passes(answer):
    assert check.answer_at(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x, k, b, i, j: at(x, k, 0, i, j), "leaves the bias out"),
        (lambda x, k, b, i, j: at(x, k, -b, i, j), "subtracts the bias"),
        (lambda x, k, b, i, j: at(x, k, b * k.shape[2], i, j), "once per channel"),
        (lambda x, k, b, i, j: (products(x, k, i, j) + b).sum(), "to every product"),
        (lambda x, k, b, i, j: products(x, k, i, j).sum() / k.shape[2] + b, "averages over the channels"),
        (lambda x, k, b, i, j: products(x, k, i, j).mean() + b, "mean of the products"),
        (lambda x, k, b, i, j: products(x, k, i, j)[..., 0].sum() + b, "first channel alone"),
        (lambda x, k, b, i, j: products(x, k, i, j).sum(axis=(0, 1)) + b, "one number per channel"),
        (lambda x, k, b, i, j: products(x, k, i, j).sum(axis=-1) + b, "one number per pixel"),
        (lambda x, k, b, i, j: products(x, k, i, j) + b, "all the products"),
        (lambda x, k, b, i, j: (products(x, 0 * k + 1, i, j)).sum() * k.sum() + b, "pair by pair"),
        (lambda x, k, b, i, j: at(x, k[::-1, ::-1], b, i, j), "that is true convolution"),
        (lambda x, k, b, i, j: at(x, np.flip(k), b, i, j), "Nor do they reverse the channels"),
        (lambda x, k, b, i, j: at(x, k[..., ::-1], b, i, j), "channels in reverse"),
        (lambda x, k, b, i, j: (x[i : i + len(k), j : j + len(k[0])] @ k).sum() + b, "uses @"),
        (lambda x, k, b, i, j: max(0, at(x, k, b, i, j)), "ReLU comes after"),
        (lambda x, k, b, i, j: at(x, k, b, j, i), "row and column are exchanged"),
        (lambda x, k, b, i, j: products(x, k, i, j)[..., -1].sum() + b, "last channel alone"),
        (lambda x, k, b, i, j: (x[i, j] * k).sum() + b, "multiplies all weights with one pixel"),
        (lambda x, k, b, i, j: at(x, k, b, i - 1, j - 1), "one row too early and one column too early"),
        (lambda x, k, b, i, j: at(x, k, b, i - 1, j), "looks one row too early. "),
        (lambda x, k, b, i, j: at(x, k, b, i, j - 1), "looks one column too early. "),
        (lambda x, k, b, i, j: at(x, k, b, i + 1, j), "looks one row too late. "),
        (lambda x, k, b, i, j: at(x, k, b, i, j + 1), "looks one column too late. "),
        (lambda x, k, b, i, j: at(x, k, b, i + 1, j + 1), "one row too late and one column too late"),
        (at_the_middle, "one row too early and one column too early"),
        (lambda x, k, b, i, j: x[i : i + len(k), j : j + len(k[0])].sum() + b, "should be"),
        (lambda x, k, b, i, j: products(x, k, i, j)[:-1, :-1].sum() + b, "should be"),
        (at_and_spoils, "changes the array it was given"),
        (lambda x, k, b, i, j: (x[i : i + 3, j : j + 3] * k).sum() + b, "stopped with ValueError"),
        (lambda x, k, b, i, j: None, "Does your function return its result?"),
    ],
)
def test_wrong_windows_are_named(answer, words):
    refused(check.answer_at(answer), words)


def test_no_two_mistakes_in_a_window_give_the_same_number():
    first = next(inputs.windows())
    # Cutting off what is below 0 changes nothing there, and (2, 1) is (1, 2) with row and column exchanged.
    alike = ("ReLU", "one row too late and one column too early")
    named = [wrong for wrong, why in mistakes.of_a_window(first) if not any(words in why for words in alike)]
    values = np.sort([at(*first), *(wrong for wrong in named if np.ndim(wrong) == 0)])
    assert np.diff(values).min() > 1e-3


# 3.2 output_size


def size(n, k, stride=1, padding="valid"):
    return -(-n // stride) if padding == "same" else (n - k) // stride + 1


def size_by_walking(n, k, stride=1, padding="valid"):
    if padding == "same":
        return len(range(0, n, stride))
    return sum(1 for start in range(0, n, stride) if start + k <= n)


def valid(formula):
    return lambda n, k, stride=1, padding="valid": (
        size(n, k, stride, padding) if padding == "same" else formula(n, k, stride)
    )


def same(formula):
    return lambda n, k, stride=1, padding="valid": (
        formula(n, k, stride) if padding == "same" else size(n, k, stride)
    )


def size_of_what_numpy_makes(n, k, stride=1, padding="valid"):
    return np.int64(len(np.convolve(np.ones(n), np.ones(k), padding)[::stride]))


@pytest.mark.parametrize("answer", [size, size_by_walking, size_of_what_numpy_makes])
def test_sizes_pass(answer):
    assert check.output_size(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (valid(lambda n, k, s: (n - k) // s), "one too few"),
        (valid(lambda n, k, s: (n - k) // s + 2), "one too many"),
        (valid(lambda n, k, s: n - k + 1), "ignores the stride"),
        (valid(lambda n, k, s: -(-(n - k) // s) + 1), "rounds up"),
        (valid(lambda n, k, s: round((n - k) / s) + 1), "rounds up"),
        (valid(lambda n, k, s: (n - k + 1) // s), "before dividing"),
        (valid(lambda n, k, s: n // s), "number of pixels"),
        (valid(lambda n, k, s: -(-n // s)), "number of pixels"),
        (valid(lambda n, k, s: n // k), "counts windows side by side"),
        (valid(lambda n, k, s: n // s if s > 1 else n - k + 1), "divides the pixels"),
        (valid(lambda n, k, s: -(-n // s) if s > 1 else n - k + 1), 'is the answer for "same"'),
        (valid(lambda n, k, s: (n - k) / s + 1), "divide with //"),
        (same(lambda n, k, s: n // s), "rounds down"),
        (same(lambda n, k, s: n), "the stride still makes the output smaller"),
        (same(lambda n, k, s: (n - k) // s + 1), 'is the answer for "valid"'),
        (same(lambda n, k, s: (n + 2 * (k // 2) - k) // s + 1), "k // 2 on both sides"),
        (same(lambda n, k, s: (n + 2 * ((k - 1) // 2) - k) // s + 1), "an even kernel lacks one more zero"),
        (same(lambda n, k, s: round(n / s)), "rounds down"),
        (same(lambda n, k, s: n // s + 1), "one too many"),
        (same(lambda n, k, s: -(-n // s) + 1), "one too many"),
        (same(lambda n, k, s: n - k + 1), 'is the answer for "valid"'),
        (same(lambda n, k, s: np.ceil(n / s)), "divide with //"),
        (lambda n, k, stride=2, padding="valid": size(n, k, stride, padding), "should be 26, yours is 13"),
        (lambda n, k: n - k + 1, "stopped with TypeError"),
        (lambda n, k, stride=1, padding="valid": str(size(n, k, stride, padding)), "should be 26"),
    ],
)
def test_wrong_sizes_are_named(answer, words):
    refused(check.output_size(answer), words)


# 3.3 slide


def slid(x, kernel, bias=0, down=1, across=1, shape=None, grow=(0, 0), start=None, dtype=float):
    """Slide with loops, and with as many faults as are asked for."""
    kh, kw = shape or kernel.shape
    rows, columns = (x.shape[0] - kh) // down + 1, (x.shape[1] - kw) // across + 1
    output = np.zeros((rows + grow[0], columns + grow[1]), dtype)
    down, across = start or (down, across)
    for i in range(min(rows, len(output))):
        for j in range(min(columns, output.shape[1])):
            top, left = i * down, j * across
            window = x[top : top + kernel.shape[0], left : left + kernel.shape[1]]
            output[i, j] = (window * kernel).sum() + bias
    return output


def slide(x, kernel, bias=0, stride=1):
    return slid(x, kernel, bias, stride, stride)


def on_a_canvas(values, shape):
    canvas = np.zeros(shape)
    canvas[: values.shape[0], : values.shape[1]] = values
    return canvas


def first(values, rows, columns=None):
    return on_a_canvas(values[:rows, :columns], values.shape)


def with_gaps(x, kernel, bias, stride):
    output = np.zeros_like(slid(x, kernel))
    output[::stride, ::stride] = slid(x, kernel, bias, stride, stride)
    return output


def slide_with(change):
    return lambda x, k, b=0, s=1: change(x, k, b, s)


def by_the_kernel(x, kernel, bias, stride):
    """Add one shifted picture for each number of the kernel, instead of one window for each place."""
    (rows, columns), step = slid(x, kernel, 0, stride, stride).shape, stride
    output = np.full((rows, columns), float(bias))
    for (i, j), weight in np.ndenumerate(kernel):
        output += weight * x[i : i + step * rows : step, j : j + step * columns : step][:rows, :columns]
    return output


def slide_by_matrices(x, kernel, bias, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)[::stride, ::stride]
    return (windows @ kernel).sum(axis=(2, 3)) + bias


def test_sliding_passes():
    assert check.slide(slide).status == "passed"
    views = np.lib.stride_tricks.sliding_window_view
    quick = slide_with(lambda x, k, b, s: np.einsum("ijab,ab->ij", views(x, k.shape)[::s, ::s], k) + b)
    assert check.slide(quick).status == "passed"
    assert check.slide(slide_with(lambda x, k, b, s: slid(x, k, b, s, s).tolist())).status == "passed"
    assert check.slide(slide_with(by_the_kernel)).status == "passed"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda x, k, b, s: slid(x, k, 0, s, s), "leaves the bias out"),
        (lambda x, k, b, s: slid(x, k, -b, s, s), "subtracts the bias"),
        (lambda x, k, b, s: slid(x, k, b * k.size, s, s), "to every product"),
        (lambda x, k, b, s: slid(x, k, b), "ignores the stride"),
        (lambda x, k, b, s: slid(x, k, b, s, 1), "downwards and ignores it across"),
        (lambda x, k, b, s: slid(x, k, b, 1, s), "across and ignores it downwards"),
        (lambda x, k, b, s: slid(x, k, b, s, s, start=(1, 1)), "windows start one pixel apart"),
        (lambda x, k, b, s: slid(x, k, b, s, s, start=(s, 1)), "but across by one pixel"),
        (lambda x, k, b, s: slid(x, k, b, s, s, start=(1, s)), "but down by one pixel"),
        (lambda x, k, b, s: slid(x, k, b, s, s, grow=(-1, -1)), "a row and a column short"),
        (lambda x, k, b, s: slid(x, k, b, s, s, grow=(-1, 0)), "one row short"),
        (lambda x, k, b, s: slid(x, k, b, s, s, grow=(0, -1)), "one column short"),
        (lambda x, k, b, s: slid(x, k, b, s, s, grow=(1, 1)), "a row and a column too many"),
        (lambda x, k, b, s: slid(x, k[::-1, ::-1], b, s, s), "that is true convolution"),
        (lambda x, k, b, s: slid(x, k[::-1], b, s, s), "upside down"),
        (lambda x, k, b, s: slid(x, k[:, ::-1], b, s, s), "back to front"),
        (lambda x, k, b, s: slid(x, k.T, b, s, s), "exchanges the kernel's rows and columns"),
        (lambda x, k, b, s: slid(x, k / k.size, b, s, s), "mean of the products"),
        (lambda x, k, b, s: np.maximum(0, slid(x, k, b, s, s)), "ReLU comes after"),
        (lambda x, k, b, s: slid(x, k, b, s, s, dtype=int), "lost its fractions"),
        (lambda x, k, b, s: first(slid(x, k, b, s, s), rows=1), "first row alone"),
        (lambda x, k, b, s: first(slid(x, k, b, s, s), rows=1, columns=1), "first place alone"),
        (with_gaps, "leaves gaps"),
        (lambda x, k, b, s: on_a_canvas(slid(x, k, b, s, s), x.shape), "as large as the picture"),
        (lambda x, k, b, s: slid(x, k, b, *k.shape), "moves the window by its own size"),
        (lambda x, k, b, s: slid(x[::s, ::s], k, b), "leaves pixels out"),
        (lambda x, k, b, s: slid(x, k, b, s, s).T, "rows and columns exchanged"),
        (lambda x, k, b, s: slid(np.pad(x, 1), k, b, s, s) if k.shape == (3, 3) else 0, "is padded"),
        (lambda x, k, b, s: slid(x, k, b, s, s, shape=(k.shape[0],) * 2), "stopped with ValueError"),
        (lambda x, k, b, s: slid(x, k, b, s, s).tolist()[0], "should have shape"),
        (lambda x, k, b, s: slid(x, k, b, s, s).astype(str), "expected 4.0, yours '4.0'"),
        (lambda x, k, b, s: slid(x, k, b, s, s) + np.inf, "yours inf"),
        (lambda x, k, b, s: slid(x, k, b, s, s) * 1j, "yours 4j"),
        (lambda x, k, b, s: (row for row in slid(x, k, b, s, s)), "a generator object, which is no list yet"),
        (lambda x, k, b, s: np.zeros((12.0, 12)), "sizes and places are whole"),
        (lambda x, k, b, s: slid(x, k, b, s, s).__setitem__((0, 0), x), "a place takes one number"),
        (slide_by_matrices, "uses @"),
    ],
)
def test_wrong_slides_are_named(change, words, recwarn):
    refused(check.slide(slide_with(change)), words)
    assert not recwarn.list


def test_a_flipped_kernel_is_shown_beside_the_right_map():
    verdict = check.slide(slide_with(lambda x, k, b, s: slid(x, k[::-1, ::-1], b, s, s)))
    assert "yours − expected" in verdict.picture.alt


# 3.4 pad_same


def pads(n, k, s, places=None, least=0):
    places = -(-n // s) if places is None else places
    total = max((places - 1) * s + k - n, least)
    return total // 2, total - total // 2


def halves(total):
    return total // 2, total - total // 2


def padded(x, k, stride=1):
    return np.pad(x, [pads(n, k, stride) for n in x.shape])


def as_given(x, k, stride=1):
    """Do what the untouched cell does."""
    result = []
    for n in x.shape:
        total = (n // stride - 1) * stride + k - n
        result.append((total - total // 2, total // 2))
    return np.pad(x, result)


def pad_with(one_side):
    return lambda x, k, stride=1: np.pad(x, [one_side(n, k, stride) for n in x.shape])


def padded_on_a_canvas(x, k, stride=1):
    """Compute what is lacking from the remainder, and lay the picture on zeros: floats come out."""
    lacking = [max(k - (n % stride or stride), 0) for n in x.shape]
    (top, left), canvas = (total // 2 for total in lacking), np.zeros(np.add(x.shape, lacking))
    canvas[top : top + x.shape[0], left : left + x.shape[1]] = x
    return canvas


def test_padding_passes():
    assert check.pad_same(padded).status == "passed"
    assert check.pad_same(padded_on_a_canvas).status == "passed"


def test_an_untouched_padding_is_not_started():
    assert check.pad_same(as_given).status == "not started"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (pad_with(lambda n, k, s: pads(n, k, s)[::-1]), "odd zero on the wrong side: above and left"),
        (pad_with(lambda n, k, s: pads(n, k, s, n // s)), "Round n / stride up"),
        (pad_with(lambda n, k, s: pads(n, k, s, int(n / s + 0.5))), "Round n / stride up"),
        (pad_with(lambda n, k, s: pads(n, k, s, n // s)[::-1]), "odd zero on the wrong side"),
        (pad_with(lambda n, k, s: pads(n, k, s, least=-9)), "a negative number of zeros"),
        (pad_with(lambda n, k, s: pads(n, k, s, n // s, least=-9)), "Round n / stride up"),
        (pad_with(lambda n, k, s: (k // 2, k // 2)), "k // 2 zeros on each side"),
        (pad_with(lambda n, k, s: (sum(pads(n, k, s)), 0)), "all zeros above and left"),
        (pad_with(lambda n, k, s: (0, sum(pads(n, k, s)))), "all zeros below and right"),
        (pad_with(lambda n, k, s: pads(n, k, s, least=1)), "a zero where none is lacking"),
        (pad_with(lambda n, k, s: halves(abs((-(-n // s) - 1) * s + k - n))), "a zero where none is lacking"),
        (pad_with(lambda n, k, s: pads(n, k, s, n // s + 1)), "one window too many"),
        (pad_with(lambda n, k, s: (2, 2)), "should have shape"),
        (lambda x, k, s=1: np.pad(x, [pads(x.shape[0], k, s)] * 2), "the same pads for both axes"),
        (lambda x, k, s=1: np.pad(x, [pads(x.shape[0], k, s), (0, 0)]), "not at the sides"),
        (lambda x, k, s=1: np.pad(x, [(0, 0), pads(x.shape[1], k, s)]), "not above and below"),
        (
            lambda x, k, s=1: np.pad(x, [pads(n, k, s) for n in x.shape], mode="edge"),
            "repeats the pixels at the edge",
        ),
        (lambda x, k, s=1: x, "adds nothing: that is valid"),
        (lambda x, k, s=1: np.pad(x, k / 2), "sizes and places are whole"),
        (lambda x, k, s=1: padded(x, k, s) + np.inf, "yours inf"),
        (lambda x, k, s=1: print(end=""), "Does your function return its result?"),
    ],
)
def test_wrong_paddings_are_named(answer, words):
    refused(check.pad_same(answer), words)


def test_zeros_on_the_wrong_side_are_shown():
    verdict = check.pad_same(pad_with(lambda n, k, s: pads(n, k, s)[::-1]))
    assert "yours: 5 by 7" in verdict.picture.alt


# 3.5 feature_maps

RIGHT = {"A": 3, "B": 5, "C": 2, "D": 4, "E": 1}


def test_each_map_is_made_by_its_kernel():
    image = np.random.default_rng(0).random((9, 9))
    maps = check.riddle(image)
    for letter, number in RIGHT.items():
        np.testing.assert_allclose(maps[letter], slid(image, check.KERNELS[number]), atol=1e-5)


def test_the_right_kernels_pass():
    assert check.feature_maps(RIGHT).status == "passed"
    assert (
        check.feature_maps({letter: np.int64(number) for letter, number in RIGHT.items()}).status == "passed"
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"C": 1, "E": 2}, "colours the wrong way round"),
        ({"A": 1, "E": 3}, "A is not by kernel 1"),
        ({"B": 4, "D": 5}, "whose map has no negative number, as the kernel has none"),
        ({"C": 5, "B": 2}, "B is not by kernel 2"),
        ({"C": 1}, "Each kernel occurs once"),
        ({"C": 6}, "1 to 5; yours is 6"),
        ({"C": "2"}, "yours is '2'"),
        ({"C": True}, "yours is True"),
        ({"E": ..., "A": 1}, "A is not by kernel 1"),
        ({"C": [2]}, "yours is [2]"),
    ],
)
def test_wrong_kernels_are_named(changed, words):
    refused(check.feature_maps(RIGHT | changed), words)


def test_letters_left_out_are_named():
    refused(check.feature_maps({"A": 3}), "made_by has no B, C, D, E. Its keys are the letters A to E")


def test_an_untouched_answer_is_not_started_and_a_begun_one_is_unfinished():
    assert check.feature_maps(dict.fromkeys(RIGHT, ...)).status == "not started"
    begun = check.feature_maps(RIGHT | {"C": ...})
    assert (begun.status, begun.message) == ("unfinished", "right so far. Still open: C.")


# All exercises


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused_and_never_stop_the_notebook(odd):
    with warnings.catch_warnings(action="ignore"):
        verdicts = [check.feature_maps(odd), check.feature_maps(RIGHT | {"C": odd})]
        for one in (check.answer_at, check.output_size, check.slide, check.pad_same):
            verdicts += [one(odd), one(returns(odd))]
    for verdict in verdicts:
        assert verdict.status == "refused", verdict
        assert len(verdict.message) > 20


@pytest.mark.parametrize("one", [check.answer_at, check.output_size, check.slide, check.pad_same])
def test_an_error_in_the_answer_is_shown(one):
    refused(one(raises), "stopped with KeyError")
