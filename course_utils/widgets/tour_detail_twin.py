"""The lower half of NetworkTour's picture: how the open number is made."""

from __future__ import annotations

from course_utils.plots.picture import ORANGE
from course_utils.widgets import tour_maps_twin, tour_units_twin
from course_utils.widgets import tour_step as steps
from course_utils.widgets.tour_scene import EDGE, LEFT, Scene

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


def draw(scene: Scene) -> None:
    """Draw it on its sheet."""
    step, (channel, row, column) = scene.step, scene.place
    words = f"How {steps.title(step, channel)} is made"
    scene.write(LEFT, 20, words, weight="bold", fontsize=10)
    if len(step["out"]) == 3:
        where = f"row {row}, column {column}"
        scene.write(EDGE, 20, where, color=ORANGE, weight="bold", ha="right")
    VIEWS[step["kind"]](scene)
