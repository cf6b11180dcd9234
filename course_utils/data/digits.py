"""What the loaders return and raise: digits in three splits, and the error that names what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Arrays = dict[str, np.ndarray]
"""x_train, y_train, x_test and y_test, before the validation split."""


class DataError(ValueError):
    """A file of digits, or a place to find them, is not what it should be.

    The message says what came, what was expected and what to do; ``brief`` says in few words what came.
    """

    def __init__(self, message: str, brief: str = "") -> None:
        super().__init__(message)
        self.brief = brief or message


@dataclass(frozen=True, eq=False, repr=False)
class Digits:
    """Handwritten digits in three splits.

    The arrays are read-only: a cell that changed them by mistake would change what every later cell sees,
    in silence. To alter an image, alter a copy: ``image = digits.x_train[0].copy()``.

    Attributes
    ----------
    x_train, x_val, x_test : (N, 28, 28) uint8
        Images, from 0 for the background to 255 for the middle of a stroke.
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
        lines = [f"Digits from {self.source}", f"{'':<12}{'images':<17} labels"]
        for name, split in (("training", "train"), ("validation", "val"), ("test", "test")):
            images, labels = getattr(self, f"x_{split}"), getattr(self, f"y_{split}")
            lines.append(f"{name:<12}{images.shape!s:<17} {labels.shape}")
        return "\n".join(lines)


def split(arrays: Arrays, validation: int, source: str) -> Digits:
    """Set the last ``validation`` images of the training set apart."""
    cut = len(arrays["x_train"]) - validation
    return Digits(
        x_train=arrays["x_train"][:cut],
        y_train=arrays["y_train"][:cut],
        x_val=arrays["x_train"][cut:],
        y_val=arrays["y_train"][cut:],
        x_test=arrays["x_test"],
        y_test=arrays["y_test"],
        source=source,
    )
