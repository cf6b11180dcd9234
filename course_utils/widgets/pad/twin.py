"""DigitPad as a picture, laid out as in the page: what a reader without a kernel sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.handwriting import BOX, CANVAS, FIELD, Preparation
from course_utils.plots.picture import AMBER, BLUE, SKY, Picture, course_style, finish
from course_utils.widgets.shared.kit import percent
from course_utils.widgets.shared.sheet import GREY, GROUND, QUIET, page, panel, show, write

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(
    drawing: np.ndarray, prepared: Preparation | None, probabilities: np.ndarray, words: str, alt: str
) -> Picture:
    """Draw the digit pad.

    Parameters
    ----------
    drawing : array of shape (n, n), float from 0 to 1
        The strokes, rasterised as finely as they are to be shown.
    prepared : Preparation or None
        What the network sees; None on an empty pad.
    probabilities : array of shape (10,)
    words : str
        What is read.
    alt : str
    """
    from matplotlib.patches import Rectangle

    pad, seen, top = 260, 196, 40
    with course_style():
        figure = page(312)
        for x, number, title in (
            (8, 1, "Draw a digit"),
            (284, 2, "What the network sees"),
            (498, 3, "How it reads"),
        ):
            write(figure, x, 22, str(number), color=BLUE, weight="bold", fontsize=10)
            write(figure, x + 13, 22, title, weight="bold", fontsize=10)

        left = panel(figure, 8, top, pad, pad)
        show(left, drawing, (0, 1))
        middle = panel(figure, 284, top, seen, seen)
        show(middle, np.zeros((FIELD, FIELD)) if prepared is None else prepared.digit, (0, 255))
        if prepared is None:
            left.text(0.5, 0.5, "draw a digit", color=GREY, ha="center", transform=left.transAxes)
        else:
            scale = len(drawing) / CANVAS
            y0, x0, y1, x1 = (edge * scale for edge in prepared.box)
            left.add_patch(
                Rectangle(
                    (x0, y0), x1 - x0, y1 - y0, fill=False, edgecolor=AMBER, linestyle="--", linewidth=1.3
                )
            )
            shrink = max(y1 - y0, x1 - x0) / BOX
            left.plot(
                x0 + prepared.centre[1] * shrink,
                y0 + prepared.centre[0] * shrink,
                "+",
                color=SKY,
                ms=12,
                mew=2,
            )
            row, column = prepared.corner
            rows, columns = prepared.scaled.shape
            middle.add_patch(
                Rectangle(
                    (column, row), columns, rows, fill=False, edgecolor=AMBER, linestyle="--", linewidth=1.3
                )
            )
            middle.plot(FIELD / 2, FIELD / 2, "+", color=SKY, ms=12, mew=2)
        _legend(figure, 284, top + seen)
        _bars(figure, 498, top, probabilities, words)
        return finish(figure, alt)


def _legend(figure: Figure, left: float, top: float) -> None:
    marks = panel(figure, left, top + 8, 18, 56)
    marks.set(xlim=(0, 18), ylim=(56, 0))
    marks.plot([2, 14, 14, 2, 2], [6, 6, 18, 18, 6], color="#B27A00", linestyle=(0, (2, 1)), linewidth=1.3)
    marks.plot(8, 40, "+", color=BLUE, ms=9, mew=2)
    lines = (
        "box around the ink,",
        "its longer side made 20 pixels",
        "centre of mass,",
        "moved to the middle of 28 × 28",
    )
    for y, line in zip((18, 31, 46, 59), lines, strict=True):
        write(figure, left + 22, top + y, line, color=QUIET, fontsize=8)


def _bars(figure: Figure, left: float, top: float, probabilities: np.ndarray, words: str) -> None:
    """Write the reading and draw ten bars with their percents."""
    empty = not probabilities.any()
    best = int(np.argmax(probabilities))
    colour, number = (QUIET, "?") if empty else (BLUE, str(best))
    write(figure, left, top + 40, number, fontsize=34, weight="bold", color=colour)
    write(figure, left + 44, top + 32, words, fontsize=10, color=QUIET if empty else "black")
    axes = panel(figure, left, top + 54, 202, 206)
    axes.set(xlim=(0, 202), ylim=(10, 0))
    for digit, probability in enumerate(probabilities):
        chosen = digit == best and not empty
        weight = "bold" if chosen else "normal"
        axes.barh(digit + 0.5, 140, 0.62, left=16, color=GROUND)
        axes.barh(digit + 0.5, 140 * probability, 0.62, left=16, color=BLUE if chosen else GREY)
        axes.text(0, digit + 0.5, str(digit), va="center", weight=weight, fontsize=9.5)
        share = "" if empty else percent(float(probability))
        axes.text(202, digit + 0.5, share, va="center", ha="right", weight=weight, fontsize=8.5)
