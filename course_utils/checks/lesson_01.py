"""What the exercises of lesson 01, the data, must satisfy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_utils.checks import inputs_01 as inputs
from course_utils.checks import readings_01 as readings
from course_utils.checks.framework import NotStarted, Refused, call, compare, exercise, named
from course_utils.checks.predictions import as_array, predicted
from course_utils.checks.templates_01 import ASKED, PER_DIGIT, accuracy, made, why_so_few
from course_utils.data import Digits
from course_utils.plots import Picture, show_digits


@exercise("1.1")
def scale_around_zero(function: Callable[..., Any]) -> str:
    """Bytes become float32 from -0.5 to 0.5, whatever else the pictures hold."""
    results = {}
    for name, images in inputs.byte_pictures().items():
        x = images.astype(np.float64)
        own_black, own_white = x.min(axis=(1, 2), keepdims=True), x.max(axis=(1, 2), keepdims=True)
        wraps = "subtracts bytes from bytes, and these wrap around. Convert first."
        what = f"scale_around_zero of {name}"
        got = _call_with_bytes(function, images)
        mistakes = [
            (x / 255, "runs from 0 to 1. Take away 0.5 after dividing, so that grey is 0."),
            (x, "still holds bytes. Divide by 255, then take away 0.5."),
            (x - 0.5, "takes 0.5 away and never divides. Divide by 255 first."),
            ((x - 0.5) / 255, "takes 0.5 away from bytes. Divide first, then subtract."),
            (x / 255 * 2 - 1, "runs from -1 to 1, twice as wide as asked."),
            (0.5 - x / 255, "turns black into white: 0 should become -0.5, not 0.5."),
            (x / 256 - 0.5, "divides by 256. The largest byte is 255, and it should become 0.5."),
            (x // 255 - 0.5, "lost every grey: // cuts off the fraction. Divide with /."),
            *(((images - np.uint8(grey)) / size, wraps) for grey in (127, 128) for size in (1, 127.5, 255)),
            (
                x / x.max() - 0.5,
                "divides by the brightest pixel at hand, so dim pictures light up. Divide by 255.",
            ),
            (x / own_white - 0.5, "divides each picture by its own brightest pixel. Divide by 255, always."),
            (
                (x - x.min()) / (x.max() - x.min()) - 0.5,
                "stretches from the darkest to the brightest pixel at hand, so dim pictures light up. "
                "Divide by 255.",
            ),
            (
                (x - own_black) / (own_white - own_black) - 0.5,
                "stretches each picture from its own darkest to its own brightest pixel. "
                "Divide by 255, always.",
            ),
        ]
        if isinstance(got, np.ndarray) and (got.dtype.kind in "iu" or got.dtype == np.float16):
            lost = "has too few decimal places" if got.dtype == np.float16 else "holds no fractions"
            mistakes.append((got, f"has dtype {got.dtype}, which {lost}. Compute and return float32."))
        compare(got, x / 255 - 0.5, what=what, mistakes=named(what, mistakes))
        results[what] = got
    for what, got in results.items():  # last, for a wrong value says more than a wrong type
        if not isinstance(got, np.ndarray):
            raise Refused(f"{what} is a {type(got).__name__}. Return a NumPy array.")
        if got.dtype != np.float32:
            raise Refused(
                f"{what} has dtype {got.dtype}, expected float32. Use .astype(np.float32) on the bytes, "
                "before you compute with them."
            )
    return "black is -0.5, white is 0.5, four bytes per pixel, and a dim picture stays dim."


def _call_with_bytes(function: Callable[..., Any], images: np.ndarray) -> Any:
    try:
        return call(function, images)
    except Refused as refusal:
        if "same_kind" in str(refusal.__cause__):
            raise Refused(
                "/= or -= cannot turn bytes into floats in place. Make a new array first: "
                "images.astype(np.float32)."
            ) from refusal
        raise


@exercise("1.2", parts=("one_picture", "flat", "for_network", "uint8_bytes", "float32_bytes"))
def sizes(one_picture: Any, flat: Any, for_network: Any, uint8_bytes: Any, float32_bytes: Any) -> str:
    """Shapes and bytes of 500 pictures of 20 rows and 30 columns."""
    images = np.zeros((500, 20, 30), dtype=np.uint8)
    n, rows, columns = images.shape
    small, large = images.nbytes, images.astype(np.float32).nbytes
    predicted(
        "one_picture",
        one_picture,
        images[0].shape,
        {
            (columns, rows): "lists columns first. Rows come first: (height, width).",
            images.shape: "is the shape of all pictures. The index [0] takes one axis away.",
            (columns,): "is the shape of one row. images[0] is a whole picture.",
            (1, rows, columns): "keeps an axis of 1. images[:1] does; images[0] does not.",
        },
        "An index takes the first axis away and leaves the others.",
    )
    predicted(
        "flat",
        flat,
        images.reshape(n, -1).shape,
        {
            (images.size,): "is one row for all pictures together. Each picture keeps its own row.",
            (rows * columns,): "is the shape of one flattened picture. There are 500.",
            (rows * columns, n): "has its axes swapped. Pictures come first.",
            (n * rows, columns): "has one row per line of pixels. It should have one per picture.",
        },
        "Pictures first, then all pixels of one picture.",
    )
    predicted(
        "for_network",
        for_network,
        images.reshape(n, rows, columns, -1).shape,
        {
            images.shape: "has three axes. The channels need one more.",
            (n, 1, rows, columns): "has the channels before the rows. Here they come last.",
            (1, n, rows, columns): "has the new axis in front. The channels come last.",
            (n, rows, columns, 3): "has three channels. A grey picture has one number per pixel.",
            (n, columns, rows, 1): "lists columns before rows.",
            (n, rows * columns, 1): "is flat. Rows and columns keep an axis each.",
        },
        "Pictures, rows, columns, channels.",
    )
    predicted(
        "uint8_bytes",
        uint8_bytes,
        small,
        {
            8 * small: "counts bits. 8 bits are 1 byte.",
            rows * columns: "counts one picture. There are 500.",
            large: "takes 4 bytes per pixel: that is float32.",
        },
        "Count the pixels of all pictures; each takes one byte.",
    )
    predicted(
        "float32_bytes",
        float32_bytes,
        large,
        {
            2 * large: "takes 8 bytes per pixel: that is float64.",
            32 * small: "counts bits. 32 bits are 4 bytes.",
            small: "takes 1 byte per pixel: that is uint8.",
            large // n: "counts one picture. There are 500.",
        },
        "Count the pixels of all pictures; 32 bits are 4 bytes.",
    )
    return "an index takes an axis away, channels add one, and float32 costs four times the bytes of uint8."


@exercise("1.3")
def accuracy_per_class(function: Callable[..., Any]) -> str:
    """Of the pictures of each class, the share that was answered rightly."""
    for labels, answers, classes in inputs.graded_papers():
        pairs = list(zip(labels.tolist(), answers.tolist(), strict=True))
        right = np.array([sum(label == answer == k for label, answer in pairs) for k in range(classes)])
        own = np.array([sum(label == k for label, _ in pairs) for k in range(classes)])
        given = np.array([sum(answer == k for _, answer in pairs) for k in range(classes)])
        shares, overall = right / own, right.sum() / len(pairs)
        what = f"accuracy_per_class with {classes} classes"
        by_answer = np.divide(right, given, out=np.full(classes, np.nan), where=given > 0)
        mistakes = [
            (
                by_answer,
                "groups by the answers. Group by the labels: of all true 3s, how many are read as 3?",
            ),
            (right, "counts right answers. Divide by the number of pictures of that class."),
            (right / len(pairs), "divides by all pictures. Divide by those of the class."),
            (1 - shares, "gives the share of mistakes. Count where answer and label agree."),
            (100 * shares, "is in percent. Give fractions from 0 to 1."),
            (np.mean(shares), "is one number, the mean. Return all of them, one per class."),
            (overall, "is one number, the overall accuracy. Return one per class."),
            (np.full(classes, overall), "repeats the overall accuracy. Pick the pictures of each class."),
            (own / len(pairs), "gives each class's share of the labels. The answers count too."),
        ]
        missing = np.flatnonzero(given == 0)
        gap = (
            f"class {missing[0]} is never answered here, and it still needs its entry: 0."
            if len(missing)
            else ""
        )
        try:
            # Ten classes are the default, and it must work.
            got = call(function, labels, answers, *([] if classes == 10 else [classes]))
        except Refused as refusal:
            # A function that grades full papers stops at a gap: then the gap is the reason.
            if not gap:
                raise
            raise Refused(f"{refusal}. {gap.capitalize()}") from refusal
        if gap and np.shape(as_array(got)) != (classes,):
            raise Refused(f"{what} has shape {np.shape(as_array(got))}: {gap}")
        if classes != 10 and np.shape(as_array(got)) == (10,):
            raise Refused(f"{what} has 10 entries. Use the argument classes in place of 10.")
        if as_array(got).dtype.kind in "iu":
            cut_off = (
                "holds whole numbers, so every share is cut off. Leave dtype=int away: shares are floats."
            )
            mistakes.insert(0, (np.floor(shares), cut_off))
        compare(got, shares, what=what, mistakes=named(what, mistakes))
    return "each class is graded on its own pictures, so a frequent class cannot hide a weak one."


@exercise("1.4")
def nearest_mean(means_function: Callable[..., Any], nearest_function: Callable[..., Any]) -> str:
    """Three faults: means kept as bytes, a sum over the wrong axis, and the farthest template."""
    images, labels = inputs.small_pictures()
    groups = [[x for x, y in zip(images, labels, strict=True) if y == k] for k in range(10)]
    right_means = np.array([sum(x.astype(float) for x in group) / len(group) for group in groups])
    differences = images.astype(float) - right_means[:, np.newaxis]  # (10, N, height, width)
    squares = differences**2
    cut_off = right_means.astype(np.uint8)
    means, answers = call(means_function, images, labels), call(nearest_function, images, right_means)

    farthest_by_pixel = squares.sum(axis=1).argmax(axis=0)
    nearest_by_pixel = squares.sum(axis=1).argmin(axis=0)
    distances = squares.sum(axis=(2, 3))
    farthest, right = distances.argmax(axis=0), distances.argmin(axis=0)
    if _same(means, cut_off) and _same(answers, farthest_by_pixel):
        raise NotStarted("the cell above still has its three faults. Mend one, then run both cells again.")
    # How many faults each of these still has; of an answer of another kind nothing is said.
    faults = {0: [right], 1: [farthest, nearest_by_pixel], 2: [farthest_by_pixel]}
    left = [n for n, known in faults.items() if any(_same(answers, one) for one in known)]
    mended = 3 - left[0] - _same(means, cut_off) if left else 0
    so_far = f"{mended} of three mended. Next: " if mended else ""
    per_pixel = "gives one answer per pixel, in the shape of a picture. Sum over rows and columns instead."
    plain = np.abs(differences).sum(axis=(2, 3)).argmin(axis=0)
    of_means = [
        (
            cut_off,
            "keeps means as bytes: fractions are cut off, and subtracting bytes wraps around. Look at dtype.",
        ),
        (
            images.mean(axis=0) + 0 * right_means,
            "takes the mean of all pictures ten times. Pick those of digit k.",
        ),
    ]
    of_answers = [
        (farthest, "takes the farthest template. Which position do you want?"),
        (nearest_by_pixel, per_pixel),
        (farthest_by_pixel, per_pixel),
        (
            distances.argmin(axis=1),
            "finds the nearest picture of each template. Turn it round: argmin over axis 0.",
        ),
        (plain, "adds up plain differences. Square them."),
        (
            differences.sum(axis=(2, 3)).argmin(axis=0),
            "adds differences with their signs, which cancel. Square them.",
        ),
    ]
    known = named(f"{so_far}class_means", of_means)
    compare(means, right_means, what="class_means", mistakes=known, tolerance=1e-5)
    known = named(f"{so_far}nearest_mean", of_answers)
    compare(answers, right, what="nearest_mean", mistakes=known)
    return "means with their fractions, one distance per picture and template, and the smallest one wins."


def _same(got: Any, wrong: np.ndarray) -> bool:
    return isinstance(got, np.ndarray) and got.dtype == wrong.dtype and np.array_equal(got, wrong)


@exercise("1.5", parts=("hardest", "pair", "favourite"))
def confusions(counts: Any, hardest: Any, pair: Any, favourite: Any) -> str:
    """Three readings of the confusion matrix, each compared with the matrix itself."""
    table = as_array(counts)
    if table.shape != (10, 10) or table.dtype.kind not in "iu" or not table.sum(axis=1).all():
        raise Refused("counts is not the table of the cell above any more. Run that cell again.")
    said = []
    if hardest is not ...:
        readings.rows(table, hardest)
        said.append(f"{hardest} is read worst")
    if pair is not ...:
        readings.cells(table, pair)
        said.append(f"{pair[0]} is most often taken for {pair[1]}")
    if favourite is not ...:
        readings.columns(table, favourite)
        given, own = table[:, favourite].sum(), table[favourite].sum()
        said.append(f"and {favourite} is answered {given:,} times where {own:,} would be right")
    return f"{', '.join(said)}."


@exercise("1.6")
def make_templates(function: Callable[..., Any], digits: Digits) -> tuple[str, Picture]:
    """Ten templates per digit must undo a quarter of the mistakes that ten means make."""
    x, y, x_new, y_new = inputs.halves(digits)
    templates = made(function, x, y)
    means = np.stack([x[y == k].mean(axis=0) for k in range(10)])
    before, after = accuracy(means, x_new, y_new, 1), accuracy(templates, x_new, y_new, PER_DIGIT)
    gone = (after - before) / (1 - before)
    result = f"{len(templates)} templates read {after:.1%}, ten means {before:.1%}"
    shown = show_digits(templates[::5], columns=10, title="Two of your templates per digit")
    if gone < ASKED:
        raise Refused(f"{result}. {why_so_few(templates, (x, y, x_new, y_new), after, gone)}", shown)

    # Mirrored pictures under other labels are as good to learn from, and no other array holds them.
    mirrored = made(function, x[:, :, ::-1], (y + 1) % 10)
    if np.array_equal(mirrored, templates):
        raise Refused(
            "your templates do not depend on the pictures handed over: use images and labels, not digits."
        )
    if accuracy(mirrored, x_new[:, :, ::-1], (y_new + 1) % 10, PER_DIGIT) < after - 0.1:
        raise Refused(
            "handed mirrored pictures with other labels, your templates read far fewer. Make them "
            "from images and labels alone, and use nothing of digits."
        )
    return f"{result}: {gone:.0%} of the mistakes are gone.", shown
