"""Pictures of learning: the way downhill, the loss over the epochs, a claim beside our runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from course_utils.plots.picture import (
    BLUE,
    GREEN,
    ORANGE,
    PAGE,
    PINK,
    Picture,
    course_style,
    finish,
    new_figure,
)

GREY = "#767676"

History = Mapping[str, Sequence[float]]


def show_descent(loss: Callable[[float], float], paths: Mapping[float, Sequence[float]]) -> Picture:
    """Draw how gradient descent walks on the curve of a loss with one parameter, a panel per step size.

    Parameters
    ----------
    loss : function
        The loss at one value of the parameter.
    paths : mapping of learning rate to values
        Where each walk has been, the start first; at least one walk of two values.

    Raises
    ------
    ValueError
        If there is no walk, or one is shorter than two values.
    """
    if not paths or any(len(path) < 2 for path in paths.values()):
        raise ValueError("paths must hold at least one walk of two values, such as {0.25: [0.0, 1.5]}")
    everywhere = [value for path in paths.values() for value in path]
    margin = 0.1 * (max(everywhere) - min(everywhere)) or 1.0
    grid = np.linspace(min(everywhere) - margin, max(everywhere) + margin, 200)
    with course_style():
        figure = new_figure(PAGE, 2.8)
        panels = figure.subplots(1, len(paths), sharey=True, squeeze=False)[0]
        for axes, (rate, path) in zip(panels, paths.items(), strict=True):
            axes.plot(grid, [loss(w) for w in grid], color=GREY, linewidth=1)
            heights = [loss(w) for w in path]
            axes.plot(path, heights, color=BLUE, marker="o", markersize=5, linewidth=1)
            axes.plot(path[0], heights[0], color=ORANGE, marker="o", markersize=9, linestyle="none")
            axes.annotate("start", (path[0], heights[0]), xytext=(9, 5), textcoords="offset points")
            axes.set(title=f"learning rate {rate:g}", xlabel="weight w")
        panels[0].set_ylabel("loss L(w)")
        walks = "; ".join(
            f"with learning rate {rate:g} the weight goes " + ", ".join(f"{w:.3g}" for w in path)
            for rate, path in paths.items()
        )
        return finish(figure, f"The curve of a loss over one weight, and steps on it: {walks}.")


def show_curves(histories: Mapping[str, History], columns: int = 2) -> Picture:
    """Draw the loss on training and validation images after each epoch, one panel per training run.

    A dotted line marks the epoch at which the validation loss is lowest.

    Parameters
    ----------
    histories : mapping of title to history
        Each history holds ``"loss"`` and ``"val_loss"``, as ``model.fit(...).history`` does.
    columns : int
        Panels per row, at least 1.

    Raises
    ------
    ValueError
        If there is no history, one lacks either loss, or ``columns`` is below 1.
    """
    if not histories or columns < 1:
        raise ValueError(f"got {len(histories)} histories and {columns} columns, expected 1 or more of each")
    for title, history in histories.items():
        if not {"loss", "val_loss"} <= set(history) or len(history["loss"]) != len(history["val_loss"]):
            raise ValueError(
                f"the history {title!r} holds {', '.join(history)}, expected loss and val_loss, equally "
                "long. Was validation_data given to fit?"
            )
        if not history["loss"]:
            raise ValueError(f"the history {title!r} is empty, expected at least one epoch")
    columns = min(columns, len(histories))
    rows = -(-len(histories) // columns)
    said = []
    with course_style():
        figure = new_figure(PAGE, 3.0 if rows == 1 else 2.4 * rows)
        panels = figure.subplots(rows, columns, squeeze=False).ravel()
        for axes, (title, history) in zip(panels, histories.items(), strict=False):
            loss, validation = history["loss"], history["val_loss"]
            epochs = np.arange(1, len(loss) + 1)
            best = int(np.argmin(validation))
            axes.plot(epochs, loss, color=BLUE, label="training images")
            axes.plot(epochs, validation, color=ORANGE, linestyle="--", label="validation images")
            axes.axvline(best + 1, color=GREY, linestyle=":", linewidth=1, label="lowest validation loss")
            axes.set(title=title, xlabel="epoch", ylabel="loss", ylim=(0, 1.05 * max(*loss, *validation)))
            said.append(
                f"{title}: training loss from {loss[0]:.2f} to {loss[-1]:.2f}, validation loss from "
                f"{validation[0]:.2f} to {validation[-1]:.2f}, lowest at epoch {best + 1} of {len(loss)}. "
                f"From epoch to epoch they rise {_rises(loss)} and {_rises(validation)} times."
            )
        for axes in panels[len(histories) :]:
            axes.axis("off")
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper right", ncols=3)
        return finish(figure, " ".join(said))


def show_claim(
    name: str,
    claim: float,
    accuracies: Sequence[float],
    here: float | None = None,
) -> Picture:
    """Draw a published accuracy beside our own runs: one dot per seed, their mean and spread.

    Parameters
    ----------
    name : str
        Whose claim it is.
    claim, accuracies, here : float
        Fractions: the published accuracy, one per seed of the stored run, and this notebook's own.

    Raises
    ------
    ValueError
        If there are fewer than two runs, which have no spread.
    """
    if len(accuracies) < 2:
        raise ValueError(f"accuracies has {len(accuracies)} runs, expected 2 or more: one run has no spread")
    percent = 100 * np.asarray(accuracies, dtype=float)
    mean, spread = percent.mean(), percent.std(ddof=1)
    with course_style():
        figure = new_figure(PAGE, 1.9)
        axes = figure.subplots()
        axes.axvline(100 * claim, color=ORANGE, linestyle="--", label=f"claim {100 * claim:.2f} %")
        axes.plot(percent, np.full(len(percent), 2), "o", color=BLUE, alpha=0.8, label="each of our seeds")
        axes.errorbar(
            mean, 1, xerr=spread, fmt="s", color=GREEN, capsize=5, label=f"mean {mean:.2f} ± {spread:.2f} %"
        )
        if here is not None:
            axes.plot(100 * here, 0, "D", color=PINK, markersize=7, label=f"this notebook {100 * here:.2f} %")
        axes.set(ylim=(-0.7, 2.7), yticks=[], xlabel="test accuracy in %", title=name)
        axes.spines["left"].set_visible(False)
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
        alt = (
            f"{name}: claimed {100 * claim:.2f} %; our {len(percent)} seeds from {percent.min():.2f} to "
            f"{percent.max():.2f} %, mean {mean:.2f}, standard deviation {spread:.2f} points"
        )
        return finish(figure, alt + (f"; this notebook {100 * here:.2f} %." if here is not None else "."))


def _rises(curve: Sequence[float]) -> int:
    return int((np.diff(curve) > 0).sum())
