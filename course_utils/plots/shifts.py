"""What becomes of a classifier's accuracy when the digits move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course_utils.plots.picture import PAGE, Picture, course_style, finish, new_figure

CHANCE = 0.1  # ten classes


def show_accuracy_by_shift(
    curves: Mapping[str, Sequence[float] | np.ndarray], title: str = "Accuracy when the digits move"
) -> Picture:
    """Draw accuracy against the number of pixels by which the digits were moved, one line per classifier.

    Parameters
    ----------
    curves : mapping of a classifier's name to its accuracies
        Fractions from 0 to 1; entry n belongs to a shift of n pixels. The names become the legend.

    Raises
    ------
    ValueError
        If there is no curve, one is empty, or a value is not a fraction.
    """
    if not curves:
        raise ValueError('curves is empty, expected at least one, as in {"templates": [0.8, 0.6, 0.3]}')
    lines = {name: np.asarray(values, dtype=float) for name, values in curves.items()}
    for name, values in lines.items():
        if values.ndim != 1 or not values.size or not np.all((values >= 0) & (values <= 1)):
            raise ValueError(
                f"curves[{name!r}] should hold fractions from 0 to 1, one per shift, as in [0.8, 0.6]"
            )
    longest = max(len(values) for values in lines.values())
    with course_style():
        figure = new_figure(PAGE, 3.2)
        axes = figure.add_subplot()
        for (name, values), marker in zip(lines.items(), "os^Dv<>p" * len(lines), strict=False):
            axes.plot(range(len(values)), 100 * values, marker=marker, label=name, clip_on=False)
        axes.axhline(100 * CHANCE, color="0.4", linestyle=":", label="guessing")
        axes.set(xticks=range(longest), xlabel="moved to the right by … pixels", ylabel="accuracy in %")
        axes.set(ylim=(0, 100), title=title)
        axes.legend(loc="upper right")
        told = [f"{name}: {', '.join(f'{100 * v:.0f}' for v in values)} %" for name, values in lines.items()]
        what = f"Line chart of the accuracy for shifts of 0 to {longest - 1} pixels"
        return finish(figure, f"{title}. {what}. {'; '.join(told)}.")
