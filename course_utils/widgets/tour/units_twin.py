"""How a unit's number, or one that is taken over, is made, as the lower half of NetworkTour's picture."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.plots.picture import BLUE, ORANGE
from course_utils.widgets.network.activations import activate
from course_utils.widgets.network.network import IMAGE, rim_in_words
from course_utils.widgets.shared.kit import number, percent
from course_utils.widgets.shared.sheet import GROUND, QUIET, RULE, panel
from course_utils.widgets.tour import step as steps
from course_utils.widgets.tour.scene import EDGE, FEW, LEFT, OUT, RIGHT, SIDE, TOP, WIDE, Scene, largest

ROWS, ROW = 10, 22  # of the products of a vector, and of a table of classes
RED = "#b2182b"  # of the colour map, for bars


def dense(scene: Scene) -> None:
    """Draw a unit's inputs times its weights."""
    shape = _as_maps(scene)
    if shape is None:
        _products_of_a_vector(scene)
    else:
        _products_of_maps(scene, shape)
    scene.sum()
    _function(scene)


def _as_maps(scene: Scene) -> tuple[int, ...] | None:
    """Return the shape that the unit's inputs had before they became one row; None if they had none."""
    for layer in range(scene.layer - 1, -1, -1):
        if scene.network.steps[layer]["kind"] == "dense":
            return None
        before = scene.network.steps[layer - 1]["out"] if layer else scene.network.shape
        if scene.network.steps[layer]["kind"] in ("flatten", "reshape") and len(before) == 3:
            return tuple(before)
        if scene.network.steps[layer]["kind"] in ("global_avg_pool2d", "global_max_pool2d"):
            return None
    return IMAGE


def _products_of_maps(scene: Scene, shape: tuple[int, ...]) -> None:
    """Draw a unit's inputs, weights and products as the maps that they are."""
    detail = scene.detail
    came_in, weights, products = (
        np.reshape(array, shape) for array in (detail.window, detail.weights, detail.products)
    )
    sums = products.sum(axis=(0, 1))
    order = np.argsort(-np.abs(sums), kind="stable")[:FEW]
    rows = [("inputs", came_in, scene.scale)]
    for title, values in (("× weights", weights), ("= products", products)):
        rows.append((title, values, ("RdBu", -largest(values), largest(values))))
    if shape[2] == 1:
        for place, (title, values, scale) in enumerate(rows):
            scene.map(LEFT + place * (SIDE + 18), TOP, SIDE, values[..., 0], scale, title=title)
        return
    side = min(68, 436 / len(order) - 8)
    for line, (title, values, scale) in enumerate(rows):
        y = TOP + 14 + line * (side + 10)
        scene.write(LEFT, y + side / 2, title, va="center")
        for place, channel in enumerate(order):
            scene.map(LEFT + 76 + place * (side + 8), y, side, values[..., channel], scale)
    for place, channel in enumerate(order):
        x, y = LEFT + 76 + place * (side + 8) + side / 2, TOP + 14 + 3 * (side + 10)
        scene.write(x, TOP + 6, f"map {channel}", ha="center", fontsize=7.5)
        scene.write(x, y + 6, number(float(sums[channel])), ha="center", weight="bold")
    scene.write(LEFT, TOP + 20 + 3 * (side + 10), "their sum")
    if shape[2] > FEW:
        rest = float(sums.sum() - sums[order].sum())
        words = f"The {FEW} of {shape[2]} maps that matter most; the others add up to {number(rest)}."
        scene.note(words)


def _products_of_a_vector(scene: Scene) -> None:
    """Draw the largest products of a unit as bars."""
    detail = scene.detail
    order = np.argsort(-np.abs(detail.products), kind="stable")[:ROWS]
    limit = largest(detail.products)
    axes = panel(scene.figure, LEFT + 190, scene.top + TOP, 200, ROW * len(order))
    axes.set(xlim=(-limit, limit), ylim=(len(order), 0))
    axes.plot([0, 0], [0, len(order)], color=RULE, linewidth=1)
    noun = steps.noun(scene.network.steps[scene.layer - 1])
    for line, unit in enumerate(order):
        product = float(detail.products[unit])
        y = TOP + ROW * line + 11
        scene.write(LEFT, y, f"{noun} {unit}", va="center")
        factors = (steps.factor_in_words(float(array[unit])) for array in (detail.window, detail.weights))
        scene.write(LEFT + 184, y, " × ".join(factors), va="center", ha="right", color=QUIET)
        axes.barh(line + 0.5, product, 0.6, color=BLUE if product > 0 else RED)
        scene.write(LEFT + 400, y, number(product), va="center", weight="bold")
    rest = len(detail.products) - len(order)
    if rest:
        left = float(detail.products.sum() - detail.products[order].sum())
        words = f"The {ROWS} largest products; the other {rest} add up to {number(left)}."
        scene.note(words)


def _function(scene: Scene) -> None:
    """Draw the activation on the right: a curve, or of softmax a table of all classes."""
    if scene.function == "softmax":
        _softmax(scene, RIGHT, EDGE)
    elif scene.function:
        _curve(scene, RIGHT, OUT)


def _curve(scene: Scene, x: float, side: float) -> None:
    """Draw the activation with the number before and after it."""
    detail = scene.detail
    reach = max(3.0, 1.25 * abs(detail.before))
    z = np.linspace(-reach, reach, 201)
    values = activate(scene.step, z)
    high = max(float(np.abs(values).max()), abs(detail.after)) * 1.1
    scene.write(x, TOP - 6, scene.function)
    axes = panel(scene.figure, x, scene.top + TOP, side, side)
    axes.set(xlim=(-reach, reach), ylim=(-high, high))
    axes.plot([-reach, reach], [0, 0], color=RULE, linewidth=1)
    axes.plot([0, 0], [-high, high], color=RULE, linewidth=1)
    axes.plot(z, values, color=BLUE)
    axes.plot([detail.before] * 2, [0, detail.after], color=ORANGE, linewidth=1, linestyle=(0, (3, 3)))
    axes.plot(detail.before, detail.after, "o", color=ORANGE, markersize=7, markeredgecolor="white")
    words = f"{number(detail.before, 3)} → {number(detail.after, 3)}"
    scene.write(x, TOP + side + 16, words, color=ORANGE, weight="bold")


def _softmax(scene: Scene, left: float, right: float) -> None:
    """Write every class's score, and its share of the sum of all powers; of many classes the likeliest."""
    scores, shares = scene.stage
    order = range(len(scores)) if len(scores) <= ROWS + 2 else np.argsort(-shares, kind="stable")[:ROWS]
    middle = left + 86
    for x, title in ((left, "unit"), (middle, "logit z"), (right, "eᶻ / sum")):
        scene.write(x, TOP - 6, title, color=QUIET, fontsize=8, ha="left" if x == left else "right")
    wide = right - middle - 80  # of bars, where there is room
    for line, unit in enumerate(order):
        y = TOP + 11 + ROW * line
        chosen = unit == scene.place[0]
        style: dict[str, Any] = {"va": "center", "color": ORANGE if chosen else "black"}
        style["weight"] = "bold" if chosen else "normal"
        scene.write(left, y, str(unit), **style)
        scene.write(middle, y, number(float(scores[unit])), ha="right", **style)
        scene.write(right, y, percent(float(shares[unit])), ha="right", **style)
        if wide > 0:
            axes = panel(scene.figure, middle + 30, scene.top + y - 6, wide, 12)
            axes.set(xlim=(0, 1), ylim=(0, 1))
            axes.barh(0.5, 1, 1, color=GROUND)
            axes.barh(0.5, float(shares[unit]), 1, color=ORANGE if chosen else BLUE)


def activation(scene: Scene) -> None:
    """Draw the number before the function, the function, and the number after it."""
    detail = scene.detail
    _before(scene)
    if scene.function == "softmax":
        scene.note("e to the power of each score, divided by the sum of all these powers.")
        _softmax(scene, LEFT, RIGHT - 60)
    else:
        _curve(scene, LEFT if scene.given.ndim == 1 else LEFT + WIDE + 44, WIDE - 40)
    after = steps.value_in_words(scene.step, detail.after)
    scene.terms([(number(detail.before, 3), "comes in"), (f"→ {after}", f"after {scene.function}")])


def scale_shift(scene: Scene) -> None:
    """Draw the map before and after; write the scale and the shift."""
    detail = scene.detail
    _before(scene)
    sign = "−" if detail.bias < 0 else "+"
    scene.terms(
        [
            (steps.factor_in_words(float(detail.window[0])), "comes in"),
            (f"× {steps.factor_in_words(float(detail.weights[0]))}", "scale"),
            (f"{sign} {number(abs(detail.bias), 3)}", "shift"),
            (f"= {number(detail.after, 3)}", "comes out"),
        ]
    )


def _before(scene: Scene) -> None:
    """Draw what comes in on the left, and what comes out on the right, where both are maps."""
    if scene.given.ndim == 3:
        channel, row, column = scene.place
        words = f"map {channel} of {scene.came_from}"
        scene.map(LEFT, TOP, WIDE, scene.given[..., channel], scene.scale, (column, row, 1, 1), title=words)
        scene.output()


def taken(scene: Scene) -> None:
    """Draw the number that is taken as it is, where it comes from."""
    source = scene.detail.source
    if scene.given.ndim == 3:
        row, column, channel = source or (0, 0, scene.place[0])
        words = f"map {channel} of {scene.came_from}"
        marks = [(column, row, 1, 1)] if source else []
        scene.map(LEFT, TOP, WIDE, scene.given[..., channel], scene.scale, *marks, title=words)
    if len(scene.step["out"]) == 3:
        scene.output()
    x, y = LEFT + WIDE + 44, TOP + 20
    for line, words in enumerate(_counted(scene, source or ())):
        scene.write(x, y + 18 * line, words, fontsize=9)
    scene.terms([(number(scene.detail.after, 3), steps.source_in_words(source, scene.came_from))])


def _counted(scene: Scene, source: tuple[int, ...]) -> list[str]:
    """Say how places become numbers: row by row, and in each pixel map by map."""
    if scene.step["kind"] == "zero_pad2d":
        return ["Zeros around each map:", *rim_in_words(scene.step).split(", ")]
    if len(source) == 1:
        return ["The same numbers in the same order, only in another shape."]
    _, columns, maps = scene.given.shape
    row, column, channel = source
    index = (row * columns + column) * maps + channel
    if maps == 1:
        return ["Row by row:", f"row × {columns} + column", f"= {row} × {columns} + {column} = {index}"]
    return [
        "Row by row, and pixel by pixel all maps:",
        f"(row × {columns} + column) × {maps} + map",
        f"= ({row} × {columns} + {column}) × {maps} + {channel} = {index}",
    ]
