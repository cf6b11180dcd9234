"""The lower half of NetworkTour's picture: how the open number is made."""

from __future__ import annotations

from course_utils.plots.picture import ORANGE
from course_utils.widgets.tour import maps_twin, units_twin
from course_utils.widgets.tour import step as steps
from course_utils.widgets.tour.scene import EDGE, LEFT, Scene

HEIGHT = 384  # CSS pixels
VIEWS = {
    "conv2d": maps_twin.convolution,
    "max_pool2d": maps_twin.pool,
    "avg_pool2d": maps_twin.pool,
    "global_avg_pool2d": maps_twin.global_pool,
    "global_max_pool2d": maps_twin.global_pool,
    "dense": units_twin.dense,
    "activation": units_twin.activation,
    "scale_shift": units_twin.scale_shift,
    "flatten": units_twin.taken,
    "reshape": units_twin.taken,
    "zero_pad2d": units_twin.taken,
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
