"""Pictures about classes: how many digits of each there are, and which are taken for which."""

from __future__ import annotations

import numpy as np

from course_utils.plots.picture import BLUE, ORANGE, PAGE, Picture, course_style, finish, new_figure


def show_class_counts(labels: np.ndarray, title: str = "How many of each digit?") -> Picture:
    """Draw one bar per digit, with its count, and the line on which all would lie if they were equally many.

    Parameters
    ----------
    labels : integers of shape (N,)
        Labels 0 to 9.

    Raises
    ------
    ValueError
        If there are no labels, or some lie outside 0 to 9.
    """
    numbers = np.asarray(labels)
    whole = numbers.dtype.kind in "iu" and numbers.ndim == 1 and numbers.size > 0
    if not whole or numbers.min() < 0 or numbers.max() > 9:
        came = f"an array of {numbers.dtype} and shape {numbers.shape}"
        raise ValueError(f"labels is {came}, expected whole numbers from 0 to 9 in shape (N,)")
    counts = np.bincount(numbers, minlength=10)
    share = len(numbers) / 10
    with course_style():
        figure = new_figure(PAGE, 2.8)
        axes = figure.add_subplot()
        bars = axes.bar(range(10), counts, color=BLUE)
        axes.bar_label(bars, fmt="{:,.0f}", label_type="center", color="white", fontsize=9)
        axes.axhline(share, color=ORANGE, linestyle="--", label=f"equal shares: {share:,.0f} each")
        axes.set(
            xticks=range(10), xlabel="digit", ylabel="pictures", title=title, ylim=(0, counts.max() * 1.25)
        )
        axes.legend(loc="upper right")
        told = ", ".join(f"{digit}: {count}" for digit, count in enumerate(counts))
        return finish(
            figure, f"{_sentence(title)} A bar chart. {told}. Equal shares would be {share:.0f} each."
        )


def show_confusion(counts: np.ndarray, title: str = "What is taken for what?") -> Picture:
    """Draw a confusion matrix: the right answers in grey on the diagonal, the mistakes in orange.

    Parameters
    ----------
    counts : integers of shape (10, 10)
        ``counts[i, j]`` pictures of digit i got the answer j.

    Raises
    ------
    ValueError
        If the shape is another or a count is negative.
    """
    matrix = np.asarray(counts)
    if matrix.shape != (10, 10) or matrix.min() < 0:
        raise ValueError(f"counts has shape {matrix.shape}, expected (10, 10) without negative numbers")
    mistakes = np.where(np.eye(10, dtype=bool), 0, matrix)
    with course_style():
        figure = new_figure(6.2, 5.6)
        axes = figure.add_subplot()
        axes.imshow(mistakes, cmap="Oranges", vmin=0, vmax=max(1, mistakes.max()) * 1.25)
        for (row, column), count in np.ndenumerate(matrix):
            right = row == column
            if right:
                axes.fill_between(
                    [column - 0.5, column + 0.5], row - 0.5, row + 0.5, color="0.85", linewidth=0
                )
            if count:
                colour = "0.35" if right else "black"
                axes.text(column, row, f"{count}", ha="center", va="center", fontsize=9, color=colour)
        axes.set(xticks=range(10), yticks=range(10), xlim=(-0.5, 9.5), ylim=(9.5, -0.5), title=title)
        axes.set(xlabel="the answer", ylabel="the digit's label")
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        return finish(figure, f"{_sentence(title)} {_worst(matrix, mistakes)}")


def _worst(matrix: np.ndarray, mistakes: np.ndarray) -> str:
    """Say in words what the matrix shows: the share of right answers and the three largest mistakes."""
    share = np.trace(matrix) / max(1, matrix.sum())
    order = np.argsort(mistakes, axis=None, kind="stable")[::-1][:3]
    pairs = [(int(i), int(j)) for i, j in zip(*np.unravel_index(order, mistakes.shape), strict=True)]
    named = [f"{i} taken for {j} ({mistakes[i, j]} times)" for i, j in pairs if mistakes[i, j]]
    text = f"A table of labels against answers; {share:.1%} lie on the diagonal and are right."
    return f"{text} The most frequent mistakes: {', '.join(named)}." if named else text


def _sentence(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."
