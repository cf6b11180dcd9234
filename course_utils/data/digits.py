"""What a loader returns: images and labels in three splits, and the name of where they come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Arrays = dict[str, np.ndarray]


class DataError(ValueError):
    """A data set, a file of digits or a place to find them is not what it should be."""


@dataclass(frozen=True, eq=False, repr=False)
class Digits:
    """Handwritten digits in three splits.

    The arrays are read-only: a cell that changed them by mistake would change the results of every later
    cell in silence. To alter an image, work on a copy: ``image = digits.x_train[0].copy()``.

    Attributes
    ----------
    x_train, x_val, x_test : (N, 28, 28) uint8
        Images, 0 for the background up to 255 for the middle of a stroke.
    y_train, y_val, y_test : (N,) uint8
        Labels, 0 to 9.
    source : str
        ``"MNIST"`` or ``"scikit-learn digits"``.
    """

    x_train: np.ndarray
    y_train: np.ndarray
    x_val: np.ndarray
    y_val: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray
    source: str

    def __post_init__(self) -> None:
        for split in ("train", "val", "test"):
            for array in (getattr(self, f"x_{split}"), getattr(self, f"y_{split}")):
                array.flags.writeable = False

    def __repr__(self) -> str:
        lines = [f"Digits from {self.source}", f"{'':<12}{'images':<18}labels"]
        for name, split in (("training", "train"), ("validation", "val"), ("test", "test")):
            images, labels = getattr(self, f"x_{split}"), getattr(self, f"y_{split}")
            lines.append(f"{name:<12}{images.shape!s:<18}{labels.shape}")
        return "\n".join(lines)
