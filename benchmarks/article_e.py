"""Published tutorial E, five times: test accuracy, seconds per epoch, and what a shift of the digits does.

Run `python -m benchmarks.article_e` (two to three minutes on two cores); lesson 02 shows the result.
"""

from __future__ import annotations

import time

import numpy as np

from benchmarks.record import write
from course_utils.data import Digits, load_mnist
from course_utils.models import mlp
from course_utils.training import set_seeds

CLAIM = 0.9633  # test accuracy that the tutorial states
SEEDS = (0, 1, 2, 3, 4)
EPOCHS, BATCH = 5, 32
SHIFTS = (0, 1, 2, 3, 4, 5, 6)  # pixels to the right


def prepare(images: np.ndarray) -> np.ndarray:
    """Return images as the tutorial feeds them: rows of 784 numbers from -0.5 to 0.5."""
    return images.reshape(len(images), 784).astype(np.float32) / 255 - 0.5


def shifted(images: np.ndarray, pixels: int) -> np.ndarray:
    """Return images moved to the right, black where nothing was."""
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : images.shape[2] - pixels]
    return moved


def run(digits: Digits, seed: int) -> dict:
    """Train once as the tutorial says, on all training images, and report on the test set."""
    from keras.utils import to_categorical

    images = np.concatenate([digits.x_train, digits.x_val])
    labels = np.concatenate([digits.y_train, digits.y_val])
    set_seeds(seed)
    network = mlp()
    network.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    start = time.perf_counter()
    network.fit(prepare(images), to_categorical(labels, 10), epochs=EPOCHS, batch_size=BATCH, verbose=0)
    seconds = time.perf_counter() - start
    _, accuracy = network.evaluate(prepare(digits.x_test), to_categorical(digits.y_test, 10), verbose=0)
    by_shift = []
    for pixels in SHIFTS:
        moved = prepare(shifted(digits.x_test, pixels))
        read = network.predict(moved, batch_size=1000, verbose=0).argmax(axis=1)
        by_shift.append(round(float((read == digits.y_test).mean()), 4))
    first = network.predict(prepare(digits.x_test[:5]), verbose=0).argmax(axis=1)
    return {
        "seed": seed,
        "test_accuracy": round(float(accuracy), 4),
        "seconds_per_epoch": round(seconds / EPOCHS, 2),
        "first_five": first.tolist(),
        "accuracy_by_shift": by_shift,
    }


def main() -> None:
    """Measure every seed and store the run."""
    digits = load_mnist(fallback=False)
    runs = []
    for seed in SEEDS:
        runs.append(run(digits, seed))
        print(runs[-1], flush=True)
    accuracies = [one["test_accuracy"] for one in runs]
    result = {
        "claim": CLAIM,
        "epochs": EPOCHS,
        "batch_size": BATCH,
        "shifts": list(SHIFTS),
        "seeds": [one["seed"] for one in runs],
        "test_accuracy": accuracies,
        "mean": round(float(np.mean(accuracies)), 5),
        "std": round(float(np.std(accuracies, ddof=1)), 5),
        "seconds_per_epoch": [one["seconds_per_epoch"] for one in runs],
        "first_five": [one["first_five"] for one in runs],
        "accuracy_by_shift": [one["accuracy_by_shift"] for one in runs],
    }
    print(write("article_e", "benchmarks/article_e.py", result))


if __name__ == "__main__":
    main()
