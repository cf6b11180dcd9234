"""SoftmaxExplorer as a picture, laid out as in the page."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import BLUE, ORANGE, Picture, course_style, finish
from course_utils.widgets.shared.kit import percent
from course_utils.widgets.shared.scientific import scientific
from course_utils.widgets.shared.sheet import GREY, GROUND, QUIET, RULE, page, panel, write
from course_utils.widgets.softmax import step as steps

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT, WIDTH = 8, 366, 334  # CSS pixels: where the two panels begin, and how wide they are
TOP, HEIGHT = 52, 180
REACHES = (10.0, 100.0, 1000.0)  # how far the logits' scale goes from 0


def draw(
    *,
    logits: list[float],
    answer: steps.Answer,
    label: int,
    temperature: float,
    max_trick: bool,
    alt: str,
) -> Picture:
    """Draw the explorer.

    Parameters
    ----------
    logits : list of 10 floats
    answer : Answer
        What follows from them.
    label : int
    temperature : float
    max_trick : bool
    alt : str
    """
    with course_style():
        figure = page(384)
        _logits(figure, logits, label)
        _probabilities(figure, answer, label, max_trick)
        trick = "with the max trick" if max_trick else "without the max trick, in float32"
        words = f"right class {label} · temperature {scientific(temperature, 2)} · {trick}"
        write(figure, LEFT, 320, words, fontsize=9.5)
        probability = scientific(float(answer.probabilities[label]))
        write(figure, 612, 320, f"Cross-entropy −ln {probability} =", fontsize=9, ha="right", color=QUIET)
        write(figure, 700, 322, scientific(answer.loss), fontsize=17, weight="bold", color=ORANGE, ha="right")
        said = textwrap.fill(steps.remark(answer, label, max_trick), 105)
        write(
            figure,
            LEFT,
            344,
            said,
            fontsize=9,
            va="top",
            color="black" if np.isfinite(answer.loss) else ORANGE,
        )
        return finish(figure, alt)


def _logits(figure: Figure, logits: list[float], label: int) -> None:
    reach = next(reach for reach in REACHES if reach >= max(map(abs, logits)))
    write(figure, LEFT, 24, "Logits z", weight="bold", fontsize=10)
    write(figure, LEFT + WIDTH, 24, f"scale ±{reach:g}", fontsize=8.5, color=QUIET, ha="right")
    axes = _tracks(figure, LEFT, (-reach, reach), label)
    axes.bar(range(steps.CLASSES), logits, 0.66, color=BLUE)
    axes.plot([-0.5, 9.5], [0, 0], color=QUIET, linewidth=0.8)
    for digit, logit in enumerate(logits):
        _above(figure, LEFT, digit, scientific(logit, 2))


def _probabilities(figure: Figure, answer: steps.Answer, label: int, max_trick: bool) -> None:
    write(figure, RIGHT, 24, "Probabilities p = softmax(z / T)", weight="bold", fontsize=10)
    total = scientific(float(answer.probabilities.sum(dtype=np.float64)), 2)
    write(figure, RIGHT + WIDTH, 24, f"sum {total}", fontsize=8.5, color=QUIET, ha="right")
    axes = _tracks(figure, RIGHT, (0, 1), label)
    for digit, p in enumerate(map(float, answer.probabilities)):
        colour = ORANGE if digit == label else GREY
        if np.isnan(p):
            axes.bar(digit, 1, 0.66, facecolor="none", edgecolor=colour, hatch="////", linewidth=0)
            _above(figure, RIGHT, digit, "nan")
        else:
            axes.bar(digit, p, 0.66, color=colour)
            _above(figure, RIGHT, digit, "0" if p == 0 and not max_trick else percent(p))
        gradient = float(answer.gradient[digit])
        write(
            figure,
            _middle(RIGHT, digit),
            TOP + HEIGHT + 30,
            steps.gradient_in_words(gradient),
            fontsize=8,
            color=QUIET,
            ha="center",
        )
    words = "below each: the gradient for its logit, (p − 1) / T for the right class, p / T for the others"
    write(figure, RIGHT, TOP + HEIGHT + 40, textwrap.fill(words, 62), fontsize=8, color=QUIET, va="top")


def _tracks(figure: Figure, left: float, limits: tuple[float, float], label: int) -> Axes:
    """Draw ten empty columns with the classes' names below, the right class's marked."""
    axes = panel(figure, left, TOP, WIDTH, HEIGHT)
    axes.set(xlim=(-0.5, 9.5), ylim=limits)
    low, high = limits
    axes.bar(range(steps.CLASSES), high - low, 0.88, bottom=low, color=GROUND)
    style = {"facecolor": "none", "edgecolor": ORANGE, "linewidth": 1.5, "clip_on": False}
    axes.bar(label, high - low, 0.88, bottom=low, **style)  # type: ignore[arg-type]
    for digit in range(steps.CLASSES):
        marked = digit == label
        write(
            figure,
            _middle(left, digit),
            TOP + HEIGHT + 15,
            str(digit),
            fontsize=9.5,
            weight="bold",
            ha="center",
            color=ORANGE if marked else "black",
        )
    axes.plot([-0.5, 9.5], [low, low], color=RULE, linewidth=0.8)
    return axes


def _middle(left: float, digit: int) -> float:
    return left + (digit + 0.5) * WIDTH / steps.CLASSES


def _above(figure: Figure, left: float, digit: int, text: str) -> None:
    write(figure, _middle(left, digit), TOP - 6, text, fontsize=8, ha="center")
