"""Pictures of a network's inside: weights as templates, one neuron at work, the readings of a digit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from course_utils.plots.picture import PAGE, Picture, course_style, finish, new_figure

PIXELS_PER_INCH = 144  # of the rendered figure; whole numbers of them make every weight equally large
LARGEST, LEGEND = 110, 760  # a lone picture is not blown up; the scale below has room for its words
GAP, LABEL, HEAD, FOOT, TITLE_LETTER = 10, 24, 36, 70, 14
FOR_AND_AGAINST = "RdBu"  # blue speaks for, red against, white says nothing; safe for the colour-blind


def show_weights(
    weights: np.ndarray,
    labels: Sequence[Any] | np.ndarray | None = None,
    columns: int = 16,
    title: str | None = None,
) -> Picture:
    """Draw each unit's weights as a picture: blue where ink raises its sum, red where ink lowers it.

    One scale for all units, symmetric about 0, which is white.

    Parameters
    ----------
    weights : array of shape (side * side, units)
        As a dense layer keeps them, one column per unit; 784 rows for MNIST.
    labels : sequence of one word per unit, optional
        Written above the pictures.
    columns : int
        Pictures per row, at least 1.
    title : str, optional
        What to see, in one line.

    Raises
    ------
    ValueError
        If the rows are not a square number, the labels too few or too many, or ``columns`` is below 1.
    """
    weights = np.asarray(weights, dtype=float)
    side = math.isqrt(weights.shape[0]) if weights.ndim == 2 else 0
    if weights.size == 0 or side * side != weights.shape[0]:
        raise ValueError(
            f"weights has shape {weights.shape}, expected (784, units): one row per pixel of a square picture"
        )
    units = weights.shape[1]
    if labels is not None and len(labels) != units:
        raise ValueError(f"labels has {len(labels)} entries for {units} units; give one label per unit")
    if columns < 1:
        raise ValueError(f"columns is {columns}, expected 1 or more")
    columns = min(columns, units)
    limit = float(np.abs(weights).max()) or 1.0

    page = round(PAGE * PIXELS_PER_INCH)
    zoom = max(1, min(page // columns - GAP, LARGEST) // side)
    step_x, step_y = zoom * side + GAP, zoom * side + GAP + (0 if labels is None else LABEL)
    head = HEAD if title else 0
    # A title wider than its pictures would be cut off.
    width = max(columns * step_x, LEGEND, TITLE_LETTER * len(title or ""))
    height = head + math.ceil(units / columns) * step_y + FOOT
    with course_style():
        figure = new_figure(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
        figure.set_layout_engine("none")  # every place below is a whole pixel already
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        for unit in range(units):
            x = unit % columns * step_x + GAP // 2
            y = unit // columns * step_y + GAP // 2 + head
            if labels is not None:
                y += LABEL
                axes.text(x + zoom * side / 2, y - 5, str(labels[unit]), ha="center", fontsize=9)
            place = (x, x + zoom * side, y + zoom * side, y)
            picture = weights[:, unit].reshape(side, side)
            drawn = axes.imshow(
                picture, extent=place, cmap=FOR_AND_AGAINST, vmin=-limit, vmax=limit, aspect="auto"
            )
            axes.add_patch(_frame(place))
        if title:
            axes.text(GAP // 2, HEAD / 2, title, va="center", fontsize=11, weight="bold")
        axes.set(xlim=(0, width), ylim=(height, 0))
        scale = figure.add_axes((0.3, 42 / height, 0.4, 12 / height))
        figure.colorbar(drawn, cax=scale, orientation="horizontal")
        scale.tick_params(labelsize=8)
        axes.text(0.29 * width, height - 48, "ink counts against", ha="right", va="center", fontsize=9)
        axes.text(0.71 * width, height - 48, "ink counts for", ha="left", va="center", fontsize=9)
        return finish(figure, _describe(weights, labels, title))


def show_neuron(image: np.ndarray, weights: np.ndarray, bias: float = 0.0) -> Picture:
    """Draw one neuron at work: the image, its weights, their products pixel by pixel, and the sum.

    Parameters
    ----------
    image, weights : arrays of shape (height, width)
        Pixels as the neuron receives them, and one weight per pixel.
    bias : float
        Added to the sum of the products.

    Raises
    ------
    ValueError
        If the two are not pictures of one shape.
    """
    image, weights = np.asarray(image, dtype=float), np.asarray(weights, dtype=float)
    if image.ndim != 2 or image.shape != weights.shape:
        raise ValueError(
            f"image has shape {image.shape} and weights {weights.shape}, expected two pictures of one shape"
        )
    products = image * weights
    total = products.sum() + bias
    with course_style():
        figure = new_figure(PAGE, 2.4)
        panels = figure.subplots(1, 3)
        panels[0].imshow(image)
        panels[0].set_title("pixels x")
        for axes, values, name in (
            (panels[1], weights, "weights w"),
            (panels[2], products, "pixel × weight"),
        ):
            limit = float(np.abs(values).max()) or 1.0
            axes.imshow(values, cmap=FOR_AND_AGAINST, vmin=-limit, vmax=limit)
            axes.set_title(name)
        for axes in panels:
            axes.set(xticks=[], yticks=[])
            axes.spines[:].set_visible(False)
        positive, negative = products[products > 0].sum(), products[products < 0].sum()
        digits = _digits_that_add_up(positive, negative, bias)
        up, down, b, z = (f"{number:.{digits}f}" for number in (positive, -negative, abs(bias), total))
        tail = f" {'+' if bias > 0 else '−'} {b}" if bias else ""
        panels[2].set_xlabel(f"sum: {up} − {down}{tail} = {z.replace('-', '−')}")
        alt = (
            "A picture, a neuron's weight for each of its pixels, and the products: those above zero sum to "
            f"{up}, those below to {negative:.{digits}f}; with bias {bias:.{digits}f} that makes {z}."
        )
        return finish(figure, alt)


def _digits_that_add_up(*terms: float) -> int:
    """Return with how many decimals the rounded terms have the rounded sum, so that a reader can add them."""
    for digits in (1, 2, 3):
        rounded = sum(round(float(term), digits) for term in terms)
        if f"{rounded:.{digits}f}" == f"{float(sum(terms)):.{digits}f}":
            return digits
    return 1


def show_readings(image: np.ndarray, readings: Mapping[str, np.ndarray]) -> Picture:
    """Draw a picture, and beside it the probabilities that one or more networks give to the ten digits.

    Parameters
    ----------
    image : array of shape (28, 28)
    readings : mapping of a network's name to an array of shape (10,)

    Raises
    ------
    ValueError
        If there is no reading, or one is not ten numbers.
    """
    image = np.asarray(image)
    if not readings or image.ndim != 2:
        raise ValueError(
            f"got {len(readings)} readings of an image of shape {image.shape}, expected (28, 28)"
        )
    for name, probabilities in readings.items():
        if np.shape(probabilities) != (10,):
            raise ValueError(
                f"{name!r} has shape {np.shape(probabilities)}, expected (10,). predict gives one row per "
                "image: take row [0]"
            )
    with course_style():
        figure = new_figure(PAGE, 2.4)
        panels = figure.subplots(1, 1 + len(readings), squeeze=False)[0]
        panels[0].imshow(image)
        panels[0].set(xticks=[], yticks=[], title="what they see")
        for axes, (name, probabilities) in zip(panels[1:], readings.items(), strict=True):
            axes.barh(range(10), probabilities)
            axes.set(title=name, xlim=(0, 1), yticks=range(10), xlabel="probability", ylim=(9.5, -0.5))
        said = "; ".join(
            f"{name} reads {int(np.argmax(row))} with probability {float(np.max(row)):.2f}"
            for name, row in readings.items()
        )
        return finish(figure, f"A picture and its readings: {said}.")


def _frame(extent: tuple[float, float, float, float]) -> Any:
    from matplotlib.patches import Rectangle

    left, right, bottom, top = extent
    return Rectangle((left, top), right - left, bottom - top, fill=False, edgecolor="#BBBBBB", linewidth=0.5)


def _describe(weights: np.ndarray, labels: Sequence[Any] | np.ndarray | None, title: str | None) -> str:
    units = weights.shape[1]
    what = (
        f"The weights of {units} units as pictures" if units > 1 else "The weights of one unit as a picture"
    )
    if labels is not None:
        what += ", labelled " + ", ".join(str(label) for label in labels[:20])
    what += f", blue above zero and red below, from {weights.min():.2f} to {weights.max():.2f}."
    return f"{title}: {what[0].lower()}{what[1:]}" if title else what
