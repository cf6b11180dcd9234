"""The lower half of NetworkTour's picture: how the open number is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.picture import ORANGE
from course_utils.widgets import tour_maps_twin, tour_units_twin
from course_utils.widgets import tour_step as steps
from course_utils.widgets.network import Network
from course_utils.widgets.tour_scene import EDGE, LEFT, Scene

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from course_utils.widgets.tour_step import Detail, Place, Stage

HEIGHT = 384  # CSS pixels
VIEWS = {
    "conv2d": tour_maps_twin.convolution,
    "max_pool2d": tour_maps_twin.pool,
    "avg_pool2d": tour_maps_twin.pool,
    "global_avg_pool2d": tour_maps_twin.global_average,
    "dense": tour_units_twin.dense,
    "activation": tour_units_twin.activation,
    "scale_shift": tour_units_twin.scale_shift,
    "flatten": tour_units_twin.taken,
    "reshape": tour_units_twin.taken,
}


def draw(
    figure: Figure,
    top: float,
    network: Network,
    given: np.ndarray,
    stages: list[Stage],
    layer: int,
    place: Place,
    detail: Detail,
) -> None:
    """Draw it below ``top``, in CSS pixels; the arguments are those of ``tour_twin.draw``."""
    step = network.steps[layer]
    given = stages[layer - 1][1] if layer else given
    scene = Scene(figure, top, network, layer, step, given, stages[layer], place, detail)
    where = f"row {place[1]}, column {place[2]}" if len(step["out"]) == 3 else ""
    words = f"How {steps.title(step, place[0])} is made"
    scene.write(LEFT, 20, words, weight="bold", fontsize=10)
    scene.write(EDGE, 20, where, color=ORANGE, weight="bold", ha="right")
    VIEWS[step["kind"]](scene)
