"""How a number of a feature map is made, as the lower half of NetworkTour's picture."""

from __future__ import annotations

import numpy as np

from course_utils.widgets.pooling import step as pooling_step
from course_utils.widgets.shared.cells import NARROW
from course_utils.widgets.shared.kit import number
from course_utils.widgets.tour.scene import AIR, BESIDE, EDGE, FEW, LEFT, SIDE, TOP, WIDE, Scene, largest


def convolution(scene: Scene) -> None:
    """Draw what the window sees, times the kernel."""
    if scene.detail.window.shape[2] == 1:
        _one_map(scene)
        beside = BESIDE if scene.function else BESIDE[1:]
        scene.sum(BESIDE[0][1] + 24, beside[0][0] - AIR)
        scene.output(beside)
    else:
        _several_maps(scene)
        scene.sum()
        scene.output()


def _one_map(scene: Scene) -> None:
    """Draw the window, the kernel and the products number by number."""
    detail = scene.detail
    kernel, products = detail.weights[..., 0], detail.products[..., 0]
    rows, columns = kernel.shape
    mark = detail.left, detail.top, columns, rows
    name = scene.came_from
    scene.map(LEFT, TOP, SIDE, scene.given[..., 0], scene.scale, mark, title=name, rim=scene.rim)
    weight = largest(kernel)
    most = weight * largest(scene.given)  # no product exceeds it
    wide = (EDGE - LEFT - SIDE) / 3
    for place, (title, values, scale) in enumerate(
        (
            ("the window", detail.window[..., 0], scene.scale),
            ("× the kernel", kernel, ("RdBu", -weight, weight)),
            ("= products", products, ("RdBu", -most, most)),
        )
    ):
        scene.numbers(LEFT + (place + 1) * wide, TOP, SIDE, values, scale, title=title)


def _several_maps(scene: Scene) -> None:
    """Draw the maps that matter most: each with its window, its kernel, its products and their sum."""
    detail = scene.detail
    sums = detail.products.sum(axis=(0, 1))
    order = np.argsort(-np.abs(sums), kind="stable")
    rows, columns = detail.window.shape[:2]
    kernels = "RdBu", -largest(detail.weights), largest(detail.weights)
    products = "RdBu", -largest(detail.products), largest(detail.products)
    high, wide = 70, 262
    for place, channel in enumerate(order[:FEW]):
        x, y = LEFT + place % 2 * wide, TOP + place // 2 * high
        mark = detail.left, detail.top, columns, rows
        scene.map(
            x, y, 52, scene.given[..., channel], scene.scale, mark, title=f"map {channel}", rim=scene.rim
        )
        scene.write(x + 64, y + 26, "×", va="center", ha="center")
        scene.map(x + 74, y + 4, 44, detail.weights[..., channel], kernels)
        scene.write(x + 128, y + 26, "=", va="center", ha="center")
        scene.map(x + 138, y + 4, 44, detail.products[..., channel], products)
        sign = "" if sums[channel] < 0 or place == 0 else "+"
        text = f"{sign}{number(float(sums[channel]), 2)}"
        scene.write(x + 190, y + 26, text, va="center", weight="bold", fontsize=9.5)
    if len(order) > FEW:
        rest = float(sums[order[FEW:]].sum())
        words = f"The {FEW} of {len(order)} maps that matter most; the others add up to {number(rest)}."
        scene.note(words)


def pool(scene: Scene) -> None:
    """Draw the window and the number that it keeps."""
    detail, channel = scene.detail, scene.place[0]
    rows, columns = detail.window.shape
    marks = [(detail.left, detail.top, columns, rows)]
    if detail.source:
        marks.append((detail.source[1], detail.source[0], 1, 1))
    came_in = scene.given[..., channel]
    title = f"map {channel} of {scene.came_from}"
    scene.map(LEFT, TOP, WIDE, came_in, scene.scale, *marks, title=title, rim=scene.rim)
    inside = ~np.isnan(detail.window)
    shown = detail.window[inside.any(axis=1)][:, inside.any(axis=0)]
    x = LEFT + WIDE + 44
    title = "the window" if inside.all() else "the window, where it is on the map"
    scene.numbers(x, TOP, NARROW, shown, scene.scale, title=title)
    step = pooling_step.Step(detail.window, detail.after, (0, 0) if detail.source else None, 0, 0)
    scene.terms([(number(detail.after, 3), f"= {pooling_step.working(step)}")])
    scene.output()


def global_pool(scene: Scene) -> None:
    """Draw the map whose mean or largest number it is."""
    channel, source = scene.place[0], scene.detail.source
    came_in = scene.given[..., channel]
    marks = [(source[1], source[0], 1, 1)] if source else []
    scene.map(LEFT, TOP, WIDE, came_in, scene.scale, *marks, title=f"map {channel} of {scene.came_from}")
    what = "largest" if source else "mean"
    scene.terms([(number(scene.detail.after, 3), f"the {what} of {came_in.size} numbers")])
