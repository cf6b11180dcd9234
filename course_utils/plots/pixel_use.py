"""A picture of how often each pixel of an image is used."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from course_utils.plots.picture import PAGE, Picture, course_style, finish, new_figure


def show_pixel_use(counts: Mapping[str, np.ndarray], title: str | None = None) -> Picture:
    """Draw how often each pixel of an image is used, black for never; corner and centre carry their counts.

    Parameters
    ----------
    counts : mapping of up to 4 names to an array of shape (height, width)
        Whole numbers, one per pixel. Each picture has its own scale.
    title : str, optional
        What to see, in one line.

    Raises
    ------
    ValueError
        If there are none or more than 4, or a shape is another.
    """
    grids = {name: np.asarray(values) for name, values in counts.items()}
    if not 1 <= len(grids) <= 4:
        raise ValueError(f"counts holds {len(grids)} pictures, expected 1 to 4 side by side")
    for name, grid in grids.items():
        if grid.ndim != 2 or grid.size == 0:
            raise ValueError(f"counts[{name!r}] has shape {grid.shape}, expected (height, width)")
    with course_style():
        figure = new_figure(PAGE, 7.2 / max(3, len(grids)) + (0.6 if title else 0.3))
        if title:
            figure.suptitle(title, x=0.01, ha="left", fontsize=11, weight="bold")
        told = []
        row_of_axes = figure.subplots(1, len(grids), squeeze=False)[0]
        for axes, (name, grid) in zip(row_of_axes, grids.items(), strict=True):
            corner, centre = grid[0, 0], grid[grid.shape[0] // 2, grid.shape[1] // 2]
            axes.imshow(grid, cmap="cividis", vmin=0, vmax=max(1, grid.max()))
            axes.set(title=name, xticks=[], yticks=[])
            axes.text(
                grid.shape[1] / 2, grid.shape[0] / 2, f"{centre:,}", ha="center", va="center", fontsize=12
            )
            axes.annotate(
                f"{corner:,}",
                (0, 0),
                (0.2 * grid.shape[1], 0.2 * grid.shape[0]),
                ha="center",
                va="center",
                fontsize=12,
                arrowprops={"arrowstyle": "->"},
            )
            told.append(f"{name}: {corner:,} for a corner pixel, {centre:,} in the centre")
        what = f"How often each pixel is used. {'; '.join(told)}."
        return finish(figure, f"{title}. {what}" if title else what)
