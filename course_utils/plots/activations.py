"""Pictures of what lies between layers: activations and slopes, gradients through depth, probabilities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course_utils.plots.picture import BLUE, ORANGE, PAGE, Picture, course_style, finish, new_figure

GREY = "#767676"
MARKERS = "osD^v<>p"
LEAST_SPAN = 100  # between the ends of a logarithmic scale
WRITTEN_BARS = 4  # so many bars are wide enough to carry their numbers

Function = Callable[[np.ndarray], np.ndarray]


def show_activations(functions: Mapping[str, tuple[Function, Function]], reach: float = 5.0) -> Picture:
    """Draw activation functions, one panel each: the function, and its slope below it as a dashed line.

    Parameters
    ----------
    functions : mapping of a name to (function, slope)
        Both take an array and return one of the same shape.
    reach : float
        The curves go from -reach to reach.

    Raises
    ------
    ValueError
        If there is no function, or ``reach`` is not above 0.
    """
    if not functions or not reach > 0:
        raise ValueError(f"got {len(functions)} functions and reach {reach}, expected 1 or more, and above 0")
    # No point at 0 itself: there the slope of ReLU jumps, and one point would draw it as a ramp.
    z = np.linspace(-reach, reach, 400)
    said = []
    with course_style():
        figure = new_figure(PAGE, 2.5)
        panels = figure.subplots(1, len(functions), squeeze=False, sharey=True)[0]
        for axes, (name, (function, slope)) in zip(panels, functions.items(), strict=True):
            values, slopes = function(z), slope(z)
            axes.axhline(0, color=GREY, linewidth=0.6)
            axes.axvline(0, color=GREY, linewidth=0.6)
            axes.plot(z, values, color=BLUE, label="the function")
            axes.plot(z, slopes, color=ORANGE, linestyle="--", label="its slope")
            axes.set(title=name, xlabel="z", ylim=(-1.4, 3))
            said.append(
                f"{name}: from {values[0]:.2g} to {values[-1]:.2g}, slope from {slopes.min():.2g} to "
                f"{slopes.max():.2g}"
            )
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper right", ncols=2)
        return finish(
            figure,
            f"Activation functions and their slopes for z from {-reach:g} to {reach:g}. {'; '.join(said)}.",
        )


def show_gradient_sizes(sizes: Mapping[str, Sequence[float] | np.ndarray], title: str) -> Picture:
    """Draw how large the gradient is at each layer, on a logarithmic scale, one line per network.

    Parameters
    ----------
    sizes : mapping of a network's name to its gradient sizes
        Entry 0 belongs to the first layer, the one behind the input. A 0 has no place on this scale and
        is left out.
    title : str
        What to see, in one line.

    Raises
    ------
    ValueError
        If there is no network, one has no layer, or a size is negative or not finite.
    """
    lines = {name: np.asarray(values, dtype=float) for name, values in sizes.items()}
    if not lines:
        raise ValueError('sizes is empty, expected at least one network, as in {"ReLU": [0.1, 0.2]}')
    for name, values in lines.items():
        if values.ndim != 1 or not values.size or not np.isfinite(values).all() or (values < 0).any():
            raise ValueError(f"sizes[{name!r}] should hold one finite size per layer, 0 or more")
    depth = max(len(values) for values in lines.values())
    said = []
    with course_style():
        figure = new_figure(PAGE, 3.2)
        axes = figure.subplots()
        for (name, values), marker in zip(lines.items(), MARKERS * len(lines), strict=False):
            layers = np.arange(1, len(values) + 1)
            there = values > 0
            axes.plot(layers[there], values[there], marker=marker, label=name)
            said.append(f"{name}: {values[0]:.1e} at the first layer, {values[-1]:.1e} at the last")
        axes.set(yscale="log", xticks=range(1, depth + 1), title=title)
        axes.set(xlabel="layer, from the input to the output", ylabel="size of the gradient")
        sizes_there = np.concatenate([values[values > 0] for values in lines.values()])
        if sizes_there.size and sizes_there.max() < LEAST_SPAN * sizes_there.min():
            # Magnified to fill the picture, gradients of one size would look as if they vanished.
            middle = np.sqrt(sizes_there.max() * sizes_there.min())
            axes.set_ylim(middle / LEAST_SPAN**0.5, middle * LEAST_SPAN**0.5)
        axes.grid(axis="y", color="0.9", linewidth=0.6)
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
        return finish(figure, f"{title}. Gradient sizes on a logarithmic scale. {'; '.join(said)}.")


def show_probabilities(
    panels: Mapping[str, Sequence[float] | np.ndarray], title: str | None = None
) -> Picture:
    """Draw probabilities as bars, one panel per set, all on the scale from 0 to 1.

    Parameters
    ----------
    panels : mapping of a heading to probabilities
        Bar k belongs to class k.
    title : str, optional
        What to see, in one line.

    Raises
    ------
    ValueError
        If there is no panel, or a number is not from 0 to 1.
    """
    bars = {name: np.asarray(values, dtype=float) for name, values in panels.items()}
    if not bars:
        raise ValueError('panels is empty, expected at least one, as in {"T = 1": [0.9, 0.1]}')
    for name, values in bars.items():
        if values.ndim != 1 or not values.size or not ((values >= 0) & (values <= 1)).all():
            raise ValueError(f"panels[{name!r}] should hold one probability per class, from 0 to 1")
    said = []
    with course_style():
        figure = new_figure(PAGE, 2.4 if title else 2.1)
        if title:
            figure.suptitle(title, x=0.01, ha="left", fontsize=11, weight="bold")
        for axes, (name, values) in zip(
            figure.subplots(1, len(bars), squeeze=False, sharey=True)[0], bars.items(), strict=True
        ):
            best = int(values.argmax())
            classes = range(len(values))
            axes.bar(classes, values, color=[ORANGE if k == best else BLUE for k in classes])
            if len(values) <= WRITTEN_BARS:
                for k, value in enumerate(values):
                    axes.text(k, value + 0.03, f"{value:.2f}", ha="center", fontsize=9)
            axes.set(title=name, xticks=classes, ylim=(0, 1.12), yticks=[0, 0.5, 1], xlabel="class")
            said.append(f"{name}: class {best} is largest with {values[best]:.2f}")
        figure.axes[0].set_ylabel("probability")
        return finish(figure, f"{title or 'Probabilities'}. {'; '.join(said)}.")


def show_losses(
    curves: Mapping[str, Sequence[float]],
    floor: tuple[float, str] | None = None,
    title: str = "The loss over the steps of training",
) -> Picture:
    """Draw the loss after each step of training, one line per way to train.

    Parameters
    ----------
    curves : mapping of a name to losses
        One per step, the first before any step.
    floor : (float, str), optional
        A height to mark with a dotted line, and its words.
    title : str
        What to see, in one line.

    Raises
    ------
    ValueError
        If there is no curve, or one is empty.
    """
    if not curves or not all(len(losses) for losses in curves.values()):
        raise ValueError('curves needs at least one loss each, as in {"logits": [2.3, 1.9]}')
    with course_style():
        figure = new_figure(PAGE, 2.9)
        axes = figure.subplots()
        for (name, losses), style in zip(curves.items(), ["-", "--", "-.", ":"] * len(curves), strict=False):
            axes.plot(losses, linestyle=style, label=name)
        if floor is not None:
            axes.axhline(floor[0], color=GREY, linestyle=":", label=floor[1])
        axes.set(title=title, xlabel="step", ylabel="the loss it reports", ylim=(0, None))
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
        said = "; ".join(f"{name}: {losses[0]:.2f} to {losses[-1]:.2f}" for name, losses in curves.items())
        marked = "" if floor is None else f" A dotted line at {floor[0]:.2f}: {floor[1]}."
        return finish(figure, f"{title}. {said}.{marked}")
