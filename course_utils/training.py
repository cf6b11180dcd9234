"""What surrounds `model.fit`: seeds, quiet progress, and a check that the result is in its band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
