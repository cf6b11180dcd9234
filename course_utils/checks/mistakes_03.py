"""What typical mistakes of lesson 03's exercises give, each with the words that name it.

The words follow the call that was made, as in "output_size(28, 3) is one too few".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from course_utils.checks.inputs_03 import Slide, Window
from course_utils.layers import conv2d, same_padding

FLIPPED = "used the kernel flipped: that is true convolution. Networks, Keras among them, do not flip."
MATRICES = "uses @, which makes dot products of its own. Multiply pair by pair, with *."


def window_of(case: Window) -> np.ndarray:
    """Return what the window of ``case`` sees, (kh, kw, channels)."""
    kh, kw, _ = case.kernel.shape
    return case.x[case.row : case.row + kh, case.column : case.column + kw]


def of_a_window(case: Window) -> Iterator[tuple[object, str]]:
    """Yield wrong answers to exercise 3.1."""
    x, kernel, bias, row, column = case
    _, kw, channels = kernel.shape
    window = window_of(case)
    products = window * kernel
    total = products.sum()
    yield total, "leaves the bias out. Add it once, at the end."
    yield total + channels * bias, "adds the bias once per channel. There is one bias for the kernel."
    yield (products + bias).sum(), "adds the bias to every product. Add it once, after the sum."
    yield total - bias, "subtracts the bias. It is added."
    yield total / channels + bias, "averages over the channels. A convolution sums over them."
    yield products.mean() + bias, "takes the mean of the products. A dot product is their sum."
    yield products[..., 0].sum() + bias, "uses the first channel alone. Sum over all channels."
    yield products[..., -1].sum() + bias, "uses the last channel alone. Sum over all channels."
    yield (
        (x[row, column] * kernel).sum() + bias,
        "multiplies all weights with one pixel. Cut a window out of x, as large as the kernel.",
    )
    yield products.sum(axis=(0, 1)) + bias, "is one number per channel. Sum over the channels as well."
    yield products.sum(axis=2) + bias, "is one number per pixel. Sum over rows and columns as well."
    yield products + bias, "is all the products. Sum them."
    yield window.sum() * kernel.sum() + bias, "sums pixels and kernel apart. Multiply pair by pair first."
    yield (window * kernel[::-1, ::-1]).sum() + bias, FLIPPED
    yield (window * kernel[::-1, ::-1, ::-1]).sum() + bias, f"{FLIPPED} Nor do they reverse the channels."
    yield (window * kernel[..., ::-1]).sum() + bias, "pairs the channels in reverse: channel 0 goes with 0."
    if channels == kw:  # otherwise @ does not fit, and stops by itself
        yield (window @ kernel).sum() + bias, MATRICES
    yield max(0.0, total + bias), "cuts off what is below 0. ReLU comes after the convolution, not in it."
    other = _window(x, column, row, kernel)
    yield (other * kernel).sum() + bias, "looks at the wrong place: row and column are exchanged."
    for down, across in product((-1, 0, 1), repeat=2):
        steps = (("row", down), ("column", across))
        beside = [f"one {side} too {'early' if step < 0 else 'late'}" for side, step in steps if step]
        if beside:
            yield (
                (_window(x, row + down, column + across, kernel) * kernel).sum() + bias,
                f"looks {' and '.join(beside)}. The window's top left pixel is x[row, column].",
            )


def _window(x: np.ndarray, row: int, column: int, kernel: np.ndarray) -> np.ndarray:
    """Return the window of another place; where it hangs over the edge, with zeros."""
    kh, kw, _ = kernel.shape
    padded = np.pad(x, ((kh, kh), (kw, kw), (0, 0)))
    return padded[kh + row : 2 * kh + row, kw + column : 2 * kw + column]


def of_a_size(n: int, k: int, stride: int, padding: str) -> Iterator[tuple[object, str]]:
    """Yield wrong answers to exercise 3.2."""
    steps, rest = divmod(n - k, stride)
    if padding == "valid":
        if stride > 1:  # whoever forgets the first window was refused at stride 1 already
            yield (n - k + 1) // stride, "adds the first window before dividing. Count steps, then add 1."
        else:
            yield n // k, "counts windows side by side. With stride 1 the next one starts one pixel on."
        yield steps, "is one too few: k pixels lie under the first window, and it counts too."
        yield steps + 1 + (rest > 0), "rounds up: a window that hangs over the edge does not count."
        yield steps + 2, "is one too many: the last window ends at the last pixel, not behind it."
        yield n - k + 1, "ignores the stride: the window moves by more than one pixel."
        yield n - k, "ignores the stride, and forgets the first window."
        yield n, "is the number of pixels. At the end, the window does not fit any more."
        yield n // stride, "divides the pixels. Count the places where the whole window fits."
        yield -(-n // stride), 'is the answer for "same". A valid window stays inside.'
    else:
        both, low = (n + 2 * pad - k for pad in (k // 2, (k - 1) // 2))
        yield n // stride, "rounds down. The last pixels need a window too: same adds zeros for it."
        yield n, "keeps the size. With same, the stride still makes the output smaller."
        yield max(0, n - k) // stride + 1, 'is the answer for "valid". Same adds zeros.'
        yield both // stride + 1, "pads k // 2 on both sides, which fits odd kernels and stride 1."
        yield low // stride + 1, "pads (k − 1) // 2 on both sides: an even kernel lacks one more zero."
        yield n - k + 1, 'ignores both the stride and "same".'
        yield -(-n // stride) + 1, "is one too many. n / stride, rounded up, counts the first one already."


def places(x: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Return the kernel's answer at every place, with stride 1 and no bias."""
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return np.asarray((windows * kernel).sum(axis=(2, 3)), dtype=float)


def of_a_slide(case: Slide) -> Iterator[tuple[object, str]]:
    """Yield wrong answers to exercise 3.3."""
    x, kernel, bias, stride = case
    maps = places(x, kernel)
    right = maps[::stride, ::stride] + bias
    rows, columns = right.shape
    yield right - bias, "leaves the bias out. Add it to every answer."
    yield right - 2 * bias, "subtracts the bias. It is added."
    yield right + (kernel.size - 1) * bias, "adds the bias to every product. Add it once to each sum."
    yield maps + bias, "ignores the stride: the next window starts stride pixels on, not one."
    yield maps[::stride] + bias, "takes the stride downwards and ignores it across. It holds for both."
    yield maps[:, ::stride] + bias, "takes the stride across and ignores it downwards. It holds for both."
    yield (
        maps[:rows, :columns] + bias,
        "has the right size, but its windows start one pixel apart: place (i, j) looks at row i · stride.",
    )
    yield maps[::stride][:, :columns] + bias, "moves down by the stride, but across by one pixel."
    yield maps[:rows, ::stride] + bias, "moves across by the stride, but down by one pixel."
    yield right[:-1, :-1], "is a row and a column short: the last window fits too. range(n) ends at n − 1."
    yield right[:-1], "is one row short. How many windows fit below each other?"
    yield right[:, :-1], "is one column short. How many windows fit side by side?"
    yield (
        np.pad(right, (0, 1)),
        "has a row and a column too many, with nothing in them. How many windows fit?",
    )
    yield (right - bias) / kernel.size + bias, "takes the mean of the products. A dot product is their sum."
    yield np.maximum(0, right), "cuts off what is below 0. ReLU comes after the convolution, not in it."
    yield _alone(right, slice(1)), "has its first row alone. Does return stand inside the outer loop?"
    yield (
        _alone(right, (slice(1), slice(1))),
        "has its first place alone. Does return stand inside the loops?",
    )
    yield np.trunc(right), "has lost its fractions: np.zeros(..., dtype=int) cuts them off."
    yield right.T, "has rows and columns exchanged."
    gaps = np.zeros(maps.shape)
    gaps[::stride, ::stride] = right
    yield gaps, "leaves gaps between its answers. The stride moves the window, not the place in the output."
    yield (
        np.pad(right, [(0, n - m) for n, m in zip(x.shape, right.shape, strict=True)]),
        "is as large as the picture. How many windows fit?",
    )
    kh, kw = kernel.shape
    yield maps[::kh, ::kw] + bias, "moves the window by its own size. It moves by the stride."
    thinned = x[::stride, ::stride]
    if min(np.subtract(thinned.shape, kernel.shape)) >= 0:
        yield (
            places(thinned, kernel) + bias,
            "leaves pixels out. The stride moves the window; inside the window every pixel counts.",
        )
    yield _same(case), "is padded. Here the window stays inside the picture."
    turned = [
        (kernel[::-1, ::-1], FLIPPED),
        (kernel[::-1], "turns the kernel upside down. Lay it on the picture as it is."),
        (kernel[:, ::-1], "turns the kernel back to front. Lay it on the picture as it is."),
        (kernel.T, "exchanges the kernel's rows and columns. Lay it on the picture as it is."),
    ]
    for other, why in turned:
        if other.shape == kernel.shape:
            yield places(x, other)[::stride, ::stride] + bias, why
    if kh == kw:
        windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)[::stride, ::stride]
        yield (windows @ kernel).sum(axis=(2, 3)) + bias, MATRICES


def _alone(values: np.ndarray, where: slice | tuple[slice, slice]) -> np.ndarray:
    """Return ``values`` with zeros everywhere but there."""
    kept = np.zeros_like(values)
    kept[where] = values[where]
    return kept


def _same(case: Slide) -> np.ndarray:
    x, kernel = case.x[np.newaxis, ..., np.newaxis], case.kernel[..., np.newaxis, np.newaxis]
    return conv2d(x.astype(float), kernel, [case.bias], case.stride, "same")[0, ..., 0]


def padded(x: np.ndarray, k: int, stride: int, *, up: bool, after: bool) -> np.ndarray:
    """Pad as exercise 3.4 asks, or with one of its faults: places rounded down, the odd zero in front."""
    pads = []
    for n in x.shape:
        windows = -(-n // stride) if up else n // stride
        total = max(0, (windows - 1) * stride + k - n)
        small, large = total // 2, total - total // 2
        pads.append((small, large) if after else (large, small))
    return np.pad(x, pads)


def of_a_padding(x: np.ndarray, k: int, stride: int) -> Iterator[tuple[object, str]]:
    """Yield wrong answers to exercise 3.4."""
    down, across = (same_padding(n, k, stride) for n in x.shape)
    before, after = [(sum(down), 0), (sum(across), 0)], [(0, sum(down)), (0, sum(across))]
    front = padded(x, k, stride, up=True, after=False)
    fewer = padded(x, k, stride, up=False, after=True)
    both = padded(x, k, stride, up=False, after=False)
    counts = [(n // stride, n) for n in x.shape]
    one_more = [max(0, windows * stride + k - n) for windows, n in counts]
    lacks = [abs((-(-n // stride) - 1) * stride + k - n) for _, n in counts]
    yield front, "has the odd zero on the wrong side: above and left. Keras puts it below and right."
    yield fewer, "has too few zeros: the last pixels need a window too. Round n / stride up."
    yield both, "has too few zeros, and an odd one on the wrong side. How many windows does a side need?"
    yield (
        np.pad(x, [(total // 2, total - total // 2) for total in lacks]),
        "adds a zero where none is lacking: the last window ends before the picture does.",
    )
    yield np.pad(x, k // 2), "has k // 2 zeros on each side, which fits odd kernels and stride 1."
    yield (
        np.pad(x, [(total // 2, total - total // 2) for total in one_more]),
        "has too many zeros. n // stride + 1 is one window too many where the stride divides n.",
    )
    yield np.pad(x, before), "has all zeros above and left. Half of them belong there."
    yield np.pad(x, after), "has all zeros below and right. Half of them belong there."
    yield np.pad(x, [down, down]), "takes the same pads for both axes. Each follows from its own size."
    yield np.pad(x, [down, (0, 0)]), "pads above and below, and not at the sides."
    yield np.pad(x, [(0, 0), across]), "pads at the sides, and not above and below."
    yield np.pad(x, [down, across], mode="edge"), "repeats the pixels at the edge. Same adds zeros."
    yield x, "adds nothing: that is valid."
