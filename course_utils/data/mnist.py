"""Find MNIST, verify it and split it."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from course_utils.data.digits import DataError, Digits


def load_mnist(
    path: str | os.PathLike[str] | None = None, validation: int = 5000, fallback: bool = True
) -> Digits:
    """Return MNIST, its last ``validation`` training digits set apart for validation."""
    place = path or os.environ.get("COURSE_DATA_DIR")
    if not place:
        raise DataError("set COURSE_DATA_DIR to the folder that holds mnist.npz")
    file = Path(place)
    if file.is_dir():
        file = file / "mnist.npz"
    with np.load(file, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in ("x_train", "y_train", "x_test", "y_test")}
    cut = len(arrays["x_train"]) - validation
    return Digits(
        x_train=arrays["x_train"][:cut],
        y_train=arrays["y_train"][:cut],
        x_val=arrays["x_train"][cut:],
        y_val=arrays["y_train"][cut:],
        x_test=arrays["x_test"],
        y_test=arrays["y_test"],
        source="MNIST",
    )
