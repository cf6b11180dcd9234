"""NetworkTour as a picture: every map of every layer, and below how the open number is made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import Picture, course_style, finish
from course_utils.widgets.network import Network
from course_utils.widgets.sheet import page, panel, write

if TYPE_CHECKING:
    from course_utils.widgets.tour_step import Detail, Place, Stage


def draw(
    *,
    digit: np.ndarray,
    title: str,
    network: Network,
    given: np.ndarray,
    stages: list[Stage],
    layer: int,
    place: Place,
    detail: Detail,
    alt: str,
) -> Picture:
    """Draw the tour."""
    with course_style():
        figure = page(708, 400)
        write(figure, 8, 22, title, weight="bold", fontsize=10)
        wide = 692 / (len(stages) + 1)
        for i, values in enumerate([digit[..., np.newaxis], *[after for _, after in stages]]):
            maps = values.reshape(-1, 1, 1) if values.ndim == 1 else np.moveaxis(values, 2, 0)
            across = math.ceil(len(maps) / 8) if values.ndim == 3 else 1
            for k, one in enumerate(maps):
                down = k // across
                high = 320 / math.ceil(len(maps) / across)
                axes = panel(
                    figure, 8 + i * wide + k % across * wide / across, 50 + down * high, wide / across, high
                )
                limit = float(np.abs(values).max()) or 1.0
                axes.imshow(one, cmap="RdBu", vmin=-limit, vmax=limit, aspect="auto")
        return finish(figure, alt)
