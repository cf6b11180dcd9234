"""Four ways in which training goes, as curves: healthy, overfitting, steps too small, steps too large.

Run `python -m benchmarks.training_curves` (a minute on two cores). Lesson 02 and its exercises show them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from benchmarks.article_e import prepare
from benchmarks.record import write
from course_utils.data import Digits, load_mnist
from course_utils.models import mlp
from course_utils.training import set_seeds

EPOCHS = 40
SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class Case:
    """One way to train: its letter in exercise 2.3, how many images, and how large the steps."""

    panel: str
    images: int
    optimizer: str
    learning_rate: float
    batch_size: int


CASES = {
    "healthy": Case("C", 20_000, "SGD", 0.015, 100),
    "overfits": Case("B", 1_000, "Adam", 0.001, 32),
    "steps too small": Case("A", 5_000, "SGD", 0.0005, 100),
    "steps too large": Case("D", 5_000, "SGD", 0.4, 100),
}


def run(digits: Digits, case: Case, seed: int) -> dict[str, list[float]]:
    """Train once and return loss and accuracy after each epoch, on training and validation images."""
    import keras

    set_seeds(seed)
    network = mlp()
    optimizer = getattr(keras.optimizers, case.optimizer)(learning_rate=case.learning_rate)
    network.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    history = network.fit(
        prepare(digits.x_train[: case.images]),
        digits.y_train[: case.images],
        validation_data=(prepare(digits.x_val), digits.y_val),
        validation_batch_size=1000,
        epochs=EPOCHS,
        batch_size=case.batch_size,
        verbose=0,
    )
    return {name: np.round(values, 4).tolist() for name, values in history.history.items()}


def main() -> None:
    """Train every case with every seed and store all curves."""
    digits = load_mnist(fallback=False)
    result = {}
    for name, case in CASES.items():
        runs = [run(digits, case, seed) for seed in SEEDS]
        result[name] = {**asdict(case), "runs": runs}
        print(name, [one["val_accuracy"][-1] for one in runs], flush=True)
    settings = {"epochs": EPOCHS, "seeds": list(SEEDS)}
    print(write("training_curves", "benchmarks/training_curves.py", {**settings, "cases": result}))


if __name__ == "__main__":
    main()
