"""What surrounds `model.fit`: seeds, quiet progress, and a check that the result is in its band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras


def set_seeds(seed: int) -> None:
    """Seed Python, NumPy and TensorFlow, so that the same cell gives the same network again.

    Across machines the last digits still differ: sums of floats depend on the order of their terms.
    """
    import keras

    keras.utils.set_random_seed(seed)


def epoch_dots() -> keras.callbacks.Callback:
    """Return a callback for ``fit(..., verbose=0)`` that prints one dot per finished epoch.

    Live enough to see that it runs; the stored page stays the same from run to run.
    """
    import keras

    class EpochDots(keras.callbacks.Callback):
        def on_train_begin(self, logs: Any = None) -> None:
            print("epochs ", end="", flush=True)

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            print("●", end="", flush=True)

        def on_train_end(self, logs: Any = None) -> None:
            print(" done", flush=True)

    return EpochDots()


def band(accuracies: Sequence[float], spreads: float = 5, least: float = 0.02) -> tuple[float, float]:
    """Return where another run of the same training must lie: the mean of stored runs, plus or minus.

    Parameters
    ----------
    accuracies : sequence of fractions
        One per seed, at least two.
    spreads : float
        How many sample standard deviations each way; few seeds know their own spread badly.
    least : float
        The band reaches at least this far each way: machines add floats in different orders.

    Raises
    ------
    ValueError
        If there are fewer than two accuracies, which have no spread.
    """
    values = np.asarray(accuracies, dtype=float)
    if values.size < 2:
        raise ValueError(f"accuracies has {values.size} runs, expected 2 or more: one run has no spread")
    reach = max(spreads * float(values.std(ddof=1)), least)
    return max(0.0, float(values.mean()) - reach), min(1.0, float(values.mean()) + reach)


def expect_accuracy(accuracy: float, low: float, high: float, source: str) -> None:
    """Say whether an accuracy lies in the band that this cell's stored runs span.

    Parameters
    ----------
    accuracy, low, high : float
        Fractions from 0 to 1.
    source : str
        ``digits.source``. The bands hold for MNIST; on the offline digits only chance is ruled out.

    Raises
    ------
    ValueError
        If the accuracy lies outside, with the causes to look for first.
    """
    if source != "MNIST":
        low, high = 0.3, 1.0
    if not low <= accuracy <= high:
        raise ValueError(
            f"accuracy is {accuracy:.2%}, expected {low:.1%} to {high:.1%}. Was every cell above run once, "
            "in order, on scaled images? Restart the kernel and run all cells."
        )
    print(f"in its band: {low:.1%} to {high:.1%}")
