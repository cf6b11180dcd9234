"""What typical mistakes of lesson 04's exercises give, each with the words that name it.

The words follow the call that was made, as in "max_pool with size 2 keeps the smallest".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course_utils.checks.inputs_04 import NUMBERS, Pool, Way

Named = Iterator[tuple[Any, str]]


def pooled(case: Pool, keep: Callable[..., np.ndarray] = np.max) -> np.ndarray:
    """Return one number per window and map, (rows, columns, c)."""
    windows = np.lib.stride_tricks.sliding_window_view(case.x, (case.size, case.size), axis=(0, 1))
    return np.asarray(keep(windows[:: case.step, :: case.step], axis=(-2, -1)), dtype=float)


def strongest(windows: np.ndarray, axis: tuple[int, int]) -> np.ndarray:
    """Keep the number farthest from 0, which max pooling does not."""
    largest, smallest = windows.max(axis=axis), windows.min(axis=axis)
    return np.where(-smallest > largest, smallest, largest)


def _of_numbers(size: int, stride: int, keep: Callable[..., np.ndarray] = np.max) -> np.ndarray:
    return pooled(Pool(NUMBERS, size, stride), keep)


def of_largest() -> Named:
    """Yield wrong answers to the first question of exercise 4.1."""
    right = _of_numbers(2, 2)
    yield _of_numbers(2, 2, np.min), "keeps the smallest number of each window. Keep the largest."
    yield _of_numbers(2, 2, np.mean), "holds the means. Keep the largest number of each window."
    yield strongest_of_numbers(), "takes the number farthest from 0. The largest of -1, -3, -5, -3 is -1."
    yield np.maximum(right, 0), "has a 0 where all numbers are below 0. The largest of them is -1."
    yield right.T, "has its rows and columns exchanged."
    yield right.ravel(), "is one row. Write two rows of two: [[., .], [., .]]."
    yield (
        _of_numbers(2, 1),
        "has windows that overlap. Side by side, four windows of 2 x 2 cover the numbers.",
    )
    yield NUMBERS.max(axis=1), "holds the largest of each row. A window has two rows and two columns."


def strongest_of_numbers() -> np.ndarray:
    """Return what taking the number farthest from 0 gives in exercise 4.1."""
    return _of_numbers(2, 2, strongest)


def of_means() -> Named:
    """Yield wrong answers to the second question of exercise 4.1."""
    right = _of_numbers(2, 2, np.mean)
    absolute = pooled(Pool(np.abs(NUMBERS), 2, 2), np.mean)
    yield right * 4, "holds the sums. Divide each by the four numbers in the window."
    yield right * 2, "divides by 2. There are four numbers in a window."
    yield absolute, "adds up without the minus signs. Numbers below 0 are subtracted."
    yield np.abs(right), "has lost a minus sign: the mean of -1, -3, -5, -3 is below 0."
    yield _of_numbers(2, 2), "holds the largest numbers. Take the mean of each window."
    yield right.T, "has its rows and columns exchanged."
    yield right.ravel(), "is one row. Write two rows of two: [[., .], [., .]]."


def of_overlapping() -> Named:
    """Yield wrong answers to the third question of exercise 4.1."""
    right = _of_numbers(3, 1)
    yield right.T, "has its rows and columns exchanged."
    yield (
        _of_numbers(3, 3),
        "has one window. With stride 1 a second one fits, a step to the right, and so downwards.",
    )
    yield _of_numbers(2, 1), "has windows of 2 x 2. Take 3 x 3."
    yield _of_numbers(2, 2), "is the answer for windows of 2 x 2 side by side."
    yield _of_numbers(3, 1, np.min), "keeps the smallest number of each window. Keep the largest."
    yield right.ravel(), "is one row. Write two rows of two: [[., .], [., .]]."


def of_a_pool(case: Pool) -> Named:
    """Yield wrong answers to exercise 4.2."""
    x, size, step = case.x, case.size, case.step
    right = pooled(case)
    rows, columns = right.shape[:2]
    every = pooled(case._replace(stride=1))
    side_by_side = pooled(case._replace(stride=None))
    yield pooled(case, np.min), "keeps the smallest number of each window. Keep the largest."
    yield pooled(case, np.mean), "keeps the mean. That is average pooling."
    yield every, "moves by one pixel. Without a stride, the windows lie side by side: stride is size."
    if step != size:
        yield side_by_side, "ignores the stride it was given: it moves by size."
    yield every[:rows, :columns], "has the right size, but its windows start one pixel apart."
    yield every[::step], "takes the stride downwards and ignores it across. It holds for both."
    yield every[:, ::step], "takes the stride across and ignores it downwards. It holds for both."
    if right.shape[2] == 1:
        yield (
            right[..., 0],
            "has no axis for the maps. Keep it for one map too, and pool each by itself: axes 0 and 1 of the "
            "window.",
        )
    yield (
        right.max(axis=2),
        "takes the largest over all maps. Pool each map by itself: axes 0 and 1 of the window.",
    )
    yield (
        np.repeat(right.max(axis=2, keepdims=True), right.shape[2], axis=2),
        "takes the largest over all maps. Pool each map by itself: axes 0 and 1 of the window.",
    )
    yield x[::step, ::step][:rows, :columns], "keeps the first number of each window. Keep the largest."
    yield (
        np.maximum(right, 0),
        "has zeros where all numbers are below 0. Begin with the window's own numbers.",
    )
    yield pooled(case, strongest), "takes the number farthest from 0. The largest of -1 and -3 is -1."
    yield np.trunc(right), "has lost its fractions: np.zeros(..., dtype=int) cuts them off."
    for side in (step, 2):
        if side < size:
            smaller = pooled(Pool(x, side, step))[:rows, :columns]
            yield (
                smaller,
                f"has windows of {side} x {side}. They are size x size, whatever the stride.",
            )
    yield (
        np.repeat(right[..., :1], right.shape[2], axis=2),
        "gives each map the numbers of the first. Pool each map by itself.",
    )
    above = np.zeros(right.shape)
    above[0] = right[0]
    yield above, "stops after the first row. Does return stand inside the loop?"
    yield right[:-1, :-1], "is a row and a column short: the last window that fits counts too."
    yield right[:-1], "is one row short. How many windows fit below each other?"
    yield right[:, :-1], "is one column short. How many windows fit side by side?"
    yield (
        np.pad(right, ((0, 1), (0, 1), (0, 0))),
        "has a row and a column too many, with nothing in them. How many windows fit?",
    )
    yield _hanging(case), "has windows that hang over the edge. Without padding, only whole windows count."
    yield right.transpose(1, 0, 2), "has its rows and columns exchanged."


def _hanging(case: Pool) -> np.ndarray:
    """Pool with windows that begin inside and may end outside."""
    starts = [range(0, n, case.step) for n in case.x.shape[:2]]
    cut = [
        [case.x[i : i + case.size, j : j + case.size].max(axis=(0, 1)) for j in starts[1]] for i in starts[0]
    ]
    return np.array(cut, dtype=float)


def mean_of_windows(x: np.ndarray, size: int, *, after: bool = True, counted: bool = False) -> np.ndarray:
    """Pool as exercise 4.3 asks, or with its faults: the odd padding in front, the padding counted."""
    pads, cut = [], []
    for n in x.shape:
        total = -(-n // size) * size - n
        small, large = total // 2, total - total // 2
        pads.append((small, large) if after else (large, small))
        cut += [-(-n // size), size]
    totals = np.pad(x, pads).reshape(cut).sum(axis=(1, 3))
    inside = np.pad(np.ones(x.shape), pads).reshape(cut).sum(axis=(1, 3))
    return np.asarray(totals / (size * size if counted else inside), dtype=float)


def _in_blocks(x: np.ndarray, size: int, *, split: bool = True, mode: Any = "constant") -> np.ndarray:
    """Pad x, on both sides or after it alone, and cut it into windows (rows, size, columns, size)."""
    lacking = [-n % size for n in x.shape]
    pads = [(n // 2 if split else 0, n - n // 2 if split else n) for n in lacking]
    cut = [side for n in x.shape for side in (-(-n // size), size)]
    return np.pad(x, pads, mode=mode).reshape(cut)


def of_a_mean(x: np.ndarray, size: int) -> Named:
    """Yield wrong answers to exercise 4.3."""
    right = mean_of_windows(x, size)
    inside = mean_of_windows(np.ones(x.shape), size, counted=True) * size * size
    counted = "counts the padding in the mean. Divide by the pixels of the map that lie in the window."
    yield mean_of_windows(x, size, counted=True), counted
    yield (
        mean_of_windows(x, size, after=False),
        "has an odd row or column of padding on the wrong side. It belongs after the map: below, or right.",
    )
    yield (
        mean_of_windows(x, size, after=False, counted=True),
        f"{counted} And an odd row of it belongs after.",
    )
    blocks = _in_blocks(x, size)
    lit = np.maximum((blocks != 0).sum(axis=(1, 3)), 1)
    yield (
        blocks.sum(axis=(1, 3)) / lit,
        "leaves the zeros of the map out of its count. They are pixels too.",
    )
    yield (
        _in_blocks(x, size, mode="edge").mean(axis=(1, 3)),
        "repeats the pixels at the edge and counts them again. What lies outside has no part in the mean.",
    )
    after, ones = (_in_blocks(array, size, split=False) for array in (x, np.ones(x.shape)))
    yield (
        after.sum(axis=(1, 3)) / ones.sum(axis=(1, 3)),
        "has all padding after the map. It comes on both sides, and after it only what is odd.",
    )
    yield right * inside, "holds the sums. Divide them."
    whole = [n // size for n in x.shape]
    if min(whole) > 0:
        kept = x[: whole[0] * size, : whole[1] * size].reshape(whole[0], size, whole[1], size)
        yield kept.mean(axis=(1, 3)), 'leaves out what does not fill a window. That is "valid".'
    yield np.trunc(right), "has lost its fractions. Divide with / and not with //."


def routed(
    way: Way,
    pick: Callable[[np.ndarray], np.ndarray] | None = None,
    add: bool = True,
    steps: tuple[int, int] | None = None,
) -> np.ndarray:
    """Send each slope back in the shares that ``pick`` gives a window: all to the first of the largest."""
    slopes = np.zeros(way.x.shape)
    down, across = steps or (way.step, way.step)
    for i, j in np.ndindex(way.gradient.shape):
        place = np.s_[i * down : i * down + way.size, j * across : j * across + way.size]
        window = way.x[place]
        if window.shape != (way.size, way.size):
            continue
        shares = (pick or first)(window)
        if add:
            slopes[place] += way.gradient[i, j] * shares
        else:
            slopes[place] = np.where(shares > 0, way.gradient[i, j] * shares, slopes[place])
    return slopes


def first(window: np.ndarray) -> np.ndarray:
    """Give everything to the first of the largest numbers, row by row."""
    shares = np.zeros(window.size)
    shares[window.argmax()] = 1
    return shares.reshape(window.shape)


def last(window: np.ndarray) -> np.ndarray:
    """Give everything to the last of the largest numbers."""
    return first(window[::-1, ::-1])[::-1, ::-1]


def all_equal(window: np.ndarray) -> np.ndarray:
    """Give everything to each of the largest numbers."""
    return (window == window.max()).astype(float)


def _in_the_corner(way: Way) -> np.ndarray:
    """Find each winner, and forget where its window lies."""
    slopes = np.zeros(way.x.shape)
    for i, j in np.ndindex(way.gradient.shape):
        top, left = i * way.step, j * way.step
        window = way.x[top : top + way.size, left : left + way.size]
        slopes[divmod(int(window.argmax()), way.size)] += way.gradient[i, j]
    return slopes


def of_a_way(way: Way) -> Named:
    """Yield wrong answers to exercise 4.4."""
    right = routed(way)
    ones = way._replace(gradient=np.ones_like(way.gradient))
    yield (
        routed(way, all_equal),
        "gives the whole slope to each of several equal numbers. Only the first wins.",
    )
    yield (
        routed(way, lambda w: all_equal(w) / all_equal(w).sum()),
        "shares the slope among equal numbers. The first, row by row, gets all of it.",
    )
    yield (
        routed(way, lambda w: first(w.T).T),
        "goes through a window column by column. Of equal numbers the first wins, row by row.",
    )
    yield routed(way, last), "lets the last of several equal numbers win. The first wins, row by row."
    yield routed(way, add=False), "sets slopes where it should add them: a number may win several windows."
    yield routed(ones), "hands back 1 for each win. Hand back the slope that arrived for the window."
    yield (
        routed(way, lambda w: np.full(w.shape, 1 / w.size)),
        "spreads the slope over the window. That is average pooling.",
    )
    yield (
        routed(way, lambda w: np.ones(w.shape)),
        "gives the whole slope to every number of the window. Only the winner gets it.",
    )
    yield routed(way, lambda w: first(-w)), "hands the slope to the smallest number. The largest won."
    yield (
        routed(way, lambda w: first(np.maximum(w, 0))),
        "finds no winner where all numbers are below 0. Begin with the window's own numbers.",
    )
    yield (
        routed(way, lambda w: first(np.arange(w.size)[::-1].reshape(w.shape))),
        "hands the slope to the window's first number. Find out which one won.",
    )
    yield (
        routed(way, lambda w: first(w).T),
        "exchanges row and column in the window: divmod gives the row first.",
    )
    yield routed(way, lambda w: first(np.abs(w))), "takes the number farthest from 0. -1 is larger than -3."
    yield (
        routed(ones, lambda w: first(w) * w.max()),
        "hands back the winner. Hand back the slope.",
    )
    yield (
        _in_the_corner(way),
        "counts from the corner of x. The window begins at top and left.",
    )
    yield np.trunc(right), "has lost its fractions: zeros like a map of whole numbers cut them off."
    yield -right, "has the wrong sign: a larger winner makes the output larger."
    yield routed(way, lambda w: first(w) * w.max()), "multiplies by the winner. Hand back the slope alone."
    yield routed(way, steps=(1, 1)), "moves by one pixel: the next window starts stride pixels on."
    yield routed(way, steps=(way.step, 1)), "takes the stride downwards and ignores it across."
    yield routed(way, steps=(1, way.step)), "takes the stride across and ignores it downwards."
    if way.step != way.size:
        yield routed(way, steps=(way.size, way.size)), "ignores the stride it was given: it moves by size."
