"""PixelInspector as a picture, laid out as in the page: what a reader without a kernel sees."""

from __future__ import annotations

import numpy as np

from course_utils.plots.picture import ORANGE, SKY, Picture, course_style, finish
from course_utils.widgets.shared.sheet import GROUND, QUIET, RULE, page, panel, show, write

DARKEST_WITH_BLACK = 117  # a grey above it carries black numbers, one below white ones: contrast 4.5 or more


def draw(
    image: np.ndarray,
    title: str,
    pixel: tuple[int, int],
    values: np.ndarray,
    scaling: str,
    alt: str,
) -> Picture:
    """Draw the pixel inspector.

    Parameters
    ----------
    image : array of shape (28, 28), uint8
    title : str
        Which image it is.
    pixel : (row, column)
    values : array of shape (7, 7)
        The neighbourhood on its scale; nan outside of the image.
    scaling : str
        The scale's name.
    alt : str
    """
    from matplotlib.patches import Rectangle

    from course_utils.widgets.inspector.pixel_inspector import REACH, SCALINGS, in_words

    row, column = pixel
    side, zoom = 2 * REACH + 1, 336
    with course_style():
        figure = page(408)
        write(figure, 28, 22, title, weight="bold", fontsize=10)
        write(
            figure, 396, 22, f"the pixels around it, {scaling.replace('-', '−')}", weight="bold", fontsize=10
        )

        left = panel(figure, 28, 56, zoom, zoom)
        show(left, image, (0, 255))
        corner = (column - REACH, row - REACH)
        left.add_patch(Rectangle(corner, side, side, fill=False, edgecolor=SKY, linewidth=1.5))
        left.add_patch(
            Rectangle((column, row), 1, 1, fill=False, edgecolor=ORANGE, linewidth=2.5, clip_on=False)
        )
        left.text(column + 0.5, -0.4, str(column), ha="center", weight="bold", color=ORANGE, fontsize=9)
        left.text(-0.4, row + 0.5, str(row), ha="right", va="center", weight="bold", color=ORANGE, fontsize=9)

        right = panel(figure, 396, 56, 280, 280)
        right.set(xlim=(0, side), ylim=(side, 0))
        padded = np.pad(image.astype(float), REACH, constant_values=np.nan)
        size = 7.2 if scaling == SCALINGS[2] else 8.5  # so that a minus sign does not touch the borders
        for (i, j), value in np.ndenumerate(values):
            if np.isnan(value):
                right.add_patch(Rectangle((j, i), 1, 1, facecolor=GROUND, edgecolor="white"))
                continue
            grey = padded[row + i, column + j]
            right.add_patch(Rectangle((j, i), 1, 1, facecolor=str(grey / 255), edgecolor=RULE, linewidth=0.4))
            text = in_words(value, scaling, 2)
            colour = "black" if grey > DARKEST_WITH_BLACK else "white"
            right.text(j + 0.5, i + 0.5, text, ha="center", va="center", color=colour, fontsize=size)
        right.add_patch(
            Rectangle((REACH, REACH), 1, 1, fill=False, edgecolor=ORANGE, linewidth=3, clip_on=False)
        )
        value = values[REACH, REACH]
        write(
            figure, 396, 376, in_words(value, scaling), fontsize=24, weight="bold", color=ORANGE, va="center"
        )
        shown = {SCALINGS[0]: "", SCALINGS[1]: " / 255", SCALINGS[2]: " / 255 − 0.5"}[scaling]
        formula = f"= {image[row, column]}{shown}" if shown else "of 255"
        write(
            figure, 532, 376, f"{formula}\nrow {row}, column {column}", fontsize=9, color=QUIET, va="center"
        )
        return finish(figure, alt)
