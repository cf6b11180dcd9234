"""The bank of wrong answers for lesson 04: each is refused, and with the words for its own mistake."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import layers
from course_utils.checks import lesson_04 as check
from tests.checks.bank import ODD, raises, refused, returns

# 4.2 max_pool


def pooled(x, size=2, stride=None, keep=np.max, across=None, grow=0, start=None, dtype=float, begin=None):
    """Pool with loops, and with as many faults as are asked for."""
    stride = size if stride is None else stride
    across = stride if across is None else across
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // across + 1
    output = np.zeros((rows + grow, columns + grow, x.shape[2]), dtype)
    step = (stride, across) if start is None else (start, start)
    for i in range(min(rows, len(output))):
        for j in range(min(columns, output.shape[1])):
            top, left = i * step[0], j * step[1]
            value = keep(x[top : top + size, left : left + size], axis=(0, 1))
            output[i, j] = value if begin is None else np.maximum(value, begin)
    return output


def quick(x, size=2, stride=None):
    stride = stride or size
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return windows[::stride, ::stride].max(axis=(3, 4))


def hanging(x, size=2, stride=None):
    stride = stride or size
    rows = [
        [x[i : i + size, j : j + size].max(axis=(0, 1)) for j in range(0, x.shape[1], stride)]
        for i in range(0, x.shape[0], stride)
    ]
    return np.array(rows)


def farthest(window, axis):
    return np.where(
        -window.min(axis=axis) > window.max(axis=axis), window.min(axis=axis), window.max(axis=axis)
    )


def over_all_maps(x, size=2, stride=None):
    output = pooled(x, size, stride)
    output[:] = output.max(axis=2, keepdims=True)
    return output


def cropped(x, size, stride, side):
    """Pool with windows of another side, at the right places."""
    rows, columns = pooled(x, size, stride).shape[:2]
    return pooled(x, side, stride or size)[:rows, :columns]


def side_by_side(x, size=2, stride=None):
    return x.reshape(len(x) // 2, 2, -1, 2, x.shape[2]).max(axis=(1, 3))


def pooling(**faults):
    return lambda x, size=2, stride=None: pooled(x, size, stride, **faults)


def by_slices(x, size=2, stride=None):
    stride = size if stride is None else stride
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    parts = [
        x[top : top + rows * stride : stride, left : left + columns * stride : stride][:rows, :columns]
        for top in range(size)
        for left in range(size)
    ]
    return np.max(parts, axis=0)


def rows_first(x, size=2, stride=None):
    stride = size if stride is None else stride
    tall = [x[i : i + size].max(axis=0) for i in range(0, len(x) - size + 1, stride)]
    wide = np.stack(tall)
    places = range(0, x.shape[1] - size + 1, stride)
    return [[row[j : j + size].max(axis=0) for j in places] for row in wide]  # lists, not an array


def first_map_alone(x, size=2, stride=None):
    return pooled(x[..., :1].repeat(x.shape[2], axis=2), size, stride)


def first_row_alone(x, size=2, stride=None):
    output = pooled(x, size, stride)
    output[1:] = 0  # return stood inside the loop
    return output


@pytest.mark.parametrize("answer", [pooled, quick, by_slices, rows_first])
def test_max_pooling_passes(answer):
    assert check.max_pool(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (pooling(keep=np.min), "keeps the smallest"),
        (pooling(keep=np.mean), "That is average pooling"),
        (lambda x, size=2, stride=1: pooled(x, size, stride or 1), "windows lie side by side"),
        (lambda x, size=2, stride=None: pooled(x, size), "ignores the stride it was given"),
        (pooling(start=1), "windows start one pixel apart"),
        (lambda x, size=2, stride=None: pooled(x, size, stride or size, across=1), "ignores it across"),
        (lambda x, size=2, stride=None: pooled(x, size, 1, across=stride or size), "ignores it downwards"),
        (lambda x, size=2, stride=None: pooled(x, size, stride).max(axis=2), "no axis for the maps"),
        (lambda x, size=2, stride=None: over_all_maps(x, size, stride), "over all maps"),
        (pooling(keep=lambda window, axis: window[0, 0]), "first number of each window"),
        (pooling(begin=0), "has zeros where all numbers are below 0"),
        (pooling(keep=farthest), "farthest from 0"),
        (pooling(dtype=int), "lost its fractions"),
        (lambda x, size=2, stride=None: cropped(x, size, stride, stride or size), "windows of 2 x 2."),
        (lambda x, size=2, stride=None: cropped(x, size, stride, 2), "windows of 2 x 2."),
        (first_map_alone, "gives each map the numbers of the first"),
        (first_row_alone, "return stand inside the loop"),
        (pooling(grow=-1), "a row and a column short"),
        (pooling(grow=1), "a row and a column too many"),
        (lambda x, size=2, stride=None: pooled(x, size, stride)[:-1], "one row short"),
        (lambda x, size=2, stride=None: pooled(x, size, stride)[:, :-1], "one column short"),
        (hanging, "windows that hang over the edge"),
        (lambda x, size=2, stride=None: pooled(x, size, stride).swapaxes(0, 1), "rows and columns exchanged"),
        (side_by_side, "stopped with"),
        (lambda x, size=3, stride=None: pooled(x, size, stride), "a row and a column short"),
        (lambda x: pooled(x), "stopped with TypeError"),
        (lambda x, size=2, stride=None: len(x) // stride, "stride is None where none was given"),
        (lambda x, size=2, stride=None: pooled(x, size, stride) * np.inf, "yours inf"),
        (lambda x, size=2, stride=None: pooled(x, size, stride).astype(str), "yours '7.0'"),
        (lambda x, size=2, stride=None: print(end=""), "Does your function return its result?"),
    ],
)  # fmt: skip
def test_wrong_max_pooling_is_named(answer, words):
    refused(check.max_pool(answer), words)


def test_max_pooling_that_spoils_its_input_is_refused():
    def answer(x, size=2, stride=None):
        x -= 1
        return pooled(x, size, stride)

    refused(check.max_pool(answer), "changes the array it was given")


def test_the_smallest_is_shown_beside_the_largest():
    assert "yours" in check.max_pool(pooling(keep=np.min)).picture.alt


# 4.3 mean_pool


def means(x, size=2, odd="after", count=None, whole=False, total=np.sum):
    pads, cut = [], []
    for n in x.shape:
        lacking = -(-n // size) * size - n
        small, large = lacking // 2, lacking - lacking // 2
        pads.append((small, large) if odd == "after" else (large, small))
        cut += [-(-n // size), size]
    if whole:
        x = x[: x.shape[0] // size * size, : x.shape[1] // size * size]
        return x.reshape(x.shape[0] // size, size, -1, size).mean(axis=(1, 3))
    inside = np.pad(np.ones(x.shape), pads).reshape(cut).sum(axis=(1, 3))
    return total(np.pad(x, pads).reshape(cut), axis=(1, 3)) / (
        inside if count is None else count(size, inside)
    )


def by_nan(x, size=2):
    pads, cut = [], []
    for n in x.shape:
        lacking = -(-n // size) * size - n
        pads.append((lacking // 2, lacking - lacking // 2))
        cut += [-(-n // size), size]
    blocks = np.pad(x.astype(float), pads, constant_values=np.nan).reshape(cut)
    return np.nanmean(blocks, axis=(1, 3))


def averaging(**faults):
    return lambda x, size=2: means(x, size, **faults)


def lit(x, size):
    """Count the numbers of each window that are not 0."""
    return lambda _, inside: means((x != 0).astype(float), size, count=lambda *_: 1).clip(1)


def padded(x, size, mode, before=lambda lacking: lacking // 2):
    lacking = [-n % size for n in x.shape]
    pads = [(before(n), n - before(n)) for n in lacking]
    return np.pad(x, pads, mode=mode).reshape([side for n in x.shape for side in (-(-n // size), size)])


def all_after(x, size=2):
    total, inside = (padded(array, size, "constant", lambda _: 0) for array in (x, np.ones(x.shape)))
    return total.sum(axis=(1, 3)) / inside.sum(axis=(1, 3))


def everything(size, inside):
    return size * size


def by_mask(x, size=2):
    inside = means(np.ones(x.shape), size, count=lambda size, inside: 1)
    return np.ma.array(means(x, size, count=lambda size, inside: 1)) / inside


@pytest.mark.parametrize("answer", [means, by_nan, by_mask])
def test_means_without_the_padding_pass(answer):
    assert check.mean_pool(answer).status == "passed"


def test_an_untouched_mean_is_not_started():
    assert check.mean_pool(averaging(odd="before", count=everything)).status == "not started"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (averaging(count=everything), "counts the padding"),
        (averaging(odd="before"), "on the wrong side"),
        (averaging(count=lambda size, inside: 1), "holds the sums"),
        (
            lambda x, size=2: means(x, size, count=lit(x, size)),
            "leaves the zeros of the map out",
        ),
        (lambda x, size=2: padded(x, size, "edge").mean(axis=(1, 3)), "repeats the pixels at the edge"),
        (all_after, "has all padding after the map"),
        (averaging(whole=True), "stopped with ValueError"),
        (lambda x, size=2: means(x, size) // 1, "lost its fractions"),
        (lambda x, size=2: means(x, size, whole=x.shape != (1, 3)), 'That is "valid"'),
        (averaging(total=np.max, count=lambda size, inside: 1), "differs in"),
        (lambda x, size=2: means(x, size).T, "should have shape"),
        (lambda x: means(x), "stopped with TypeError"),
        (raises, "stopped with KeyError"),
    ],
)
def test_wrong_means_are_named(answer, words):
    refused(check.mean_pool(answer), words)


# 4.4 to_winners


def routed(gradient, x, size=2, stride=None, pick=np.argmax, share=None, put=np.add, down=None, across=None):
    """Send slopes back, and with as many faults as are asked for."""
    stride = size if stride is None else stride
    down, across = down or stride, across or stride
    slopes = np.zeros(x.shape)
    for i, j in np.ndindex(gradient.shape):
        place = np.s_[i * down : i * down + size, j * across : j * across + size]
        shares = np.zeros(size * size)
        shares[pick(x[place])] = 1
        shares = shares.reshape(size, size) if share is None else share(x[place])
        slopes[place] = put(slopes[place], gradient[i, j] * shares)
    return slopes


def routing(**faults):
    return lambda gradient, x, size=2, stride=None: routed(gradient, x, size, stride, **faults)


def one_at(place, window):
    shares = np.zeros(window.size)
    shares[place] = 1
    return shares.reshape(window.shape)


def set_only(old, new):
    return np.where(new != 0, new, old)


def at_once(gradient, x, size=2, stride=None):
    stride = stride or size
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    rows, columns = np.divmod(windows.reshape(*windows.shape[:2], -1).argmax(axis=-1), size)
    i, j = np.indices(rows.shape)
    slopes = np.zeros(x.shape, np.float32)
    np.add.at(slopes, (i * stride + rows, j * stride + columns), gradient)
    return slopes.tolist()


def search_from_0(window):
    best, place = 0, 0
    for n, value in enumerate(window.ravel()):
        if value > best:
            best, place = value, n
    return place


def in_the_corner(gradient, x, size=2, stride=None):
    slopes, step = np.zeros(x.shape), stride or size
    for i, j in np.ndindex(gradient.shape):
        window = x[i * step : i * step + size, j * step : j * step + size]
        slopes[divmod(window.argmax(), size)] += gradient[i, j]
    return slopes


@pytest.mark.parametrize("answer", [routed, at_once])
def test_the_way_back_passes(answer):
    assert check.to_winners(answer).status == "passed"


def test_the_course_passes_its_own_check():
    def answer(gradient, x, size=2, stride=None):
        back = layers.max_pool2d_backward(gradient[None, ..., None], x[None, ..., None] * 1.0, size, stride)
        return back[0, ..., 0]

    assert check.to_winners(answer).status == "passed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (routing(share=lambda w: w == w.max()), "to each of several equal numbers"),
        (routing(share=lambda w: (w == w.max()) / (w == w.max()).sum()), "shares the slope among equal"),
        (routing(pick=lambda w: w.size - 1 - w.ravel()[::-1].argmax()), "lets the last of several"),
        (routing(put=set_only), "sets slopes where it should add"),
        (lambda g, x, size=2, stride=None: routed(np.ones(g.shape), x, size, stride), "hands back 1"),
        (lambda g, x, size=2, stride=None: routed(g, x, size, stride) != 0, "hands back 1"),
        (routing(share=lambda w: np.full(w.shape, 1 / w.size)), "That is average pooling"),
        (routing(share=lambda w: np.ones(w.shape)), "to every number of the window"),
        (routing(pick=np.argmin), "to the smallest"),
        (routing(share=lambda w: one_at(w.T.argmax(), w).T), "column by column"),
        (routing(pick=search_from_0), "no winner where all numbers are below 0"),
        (routing(pick=lambda w: np.abs(w).argmax()), "farthest from 0"),
        (routing(share=lambda w: one_at(w.argmax(), w) * w.max()), "multiplies by the winner"),
        (lambda g, x, size=2, stride=None: routed(0 * g + 1, x, size, stride) * x, "hands back the winner"),
        (lambda g, x, size=2, stride=None: routed(g, x, size, stride).astype(x.dtype), "lost its fractions"),
        (in_the_corner, "counts from the corner of x"),
        (routing(pick=lambda w: 0), "window's first number"),
        (routing(pick=lambda w: w.T.argmax()), "exchanges row and column"),
        (lambda g, x, size=2, stride=None: -routed(g, x, size, stride), "wrong sign"),
        (lambda g, x, size=2, stride=None: x * routed(g, x, size, stride), "multiplies by the winner"),
        (lambda g, x, size=2, stride=None: routed(g, x, size, 1), "moves by one pixel"),
        (routing(across=1), "downwards and ignores it across"),
        (routing(down=1), "across and ignores it downwards"),
        (lambda g, x, size=2, stride=None: g, "should have shape"),
        (lambda x, g, size=2, stride=None: routed(g, x, size, stride), "stopped with"),
        (lambda g, x, size=2, stride=None: range(0, len(x), stride), "stride is None where none was given"),
        (raises, "stopped with KeyError"),
    ],
)
def test_wrong_ways_back_are_named(answer, words):
    refused(check.to_winners(answer), words)


def test_moving_by_the_size_whatever_the_stride_is_named():
    def answer(gradient, x, size=2, stride=None):
        slopes = np.zeros(x.shape)
        for i, j in np.ndindex(gradient.shape):
            window = x[i * size : (i + 1) * size, j * size : (j + 1) * size]
            if window.shape == (size, size):
                row, column = divmod(window.argmax(), size)
                slopes[i * size + row, j * size + column] += gradient[i, j]
        return slopes

    refused(check.to_winners(answer), "ignores the stride it was given")


# All checks


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_odd_answers_are_refused(odd):
    for verdict in (
        check.max_pool(odd),
        check.max_pool(returns(odd)),
        check.mean_pool(odd),
        check.mean_pool(returns(odd)),
        check.to_winners(odd),
        check.to_winners(returns(odd)),
    ):
        assert verdict.status == "refused", verdict


@pytest.mark.parametrize(
    "verdict",
    [check.max_pool(raises), check.mean_pool(raises), check.to_winners(raises)],
    ids=["max_pool", "mean_pool", "to_winners"],
)
def test_an_answer_that_stops_is_refused_with_its_error(verdict):
    refused(verdict, "KeyError: 'oops'")
