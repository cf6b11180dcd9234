"""Train LeNet with our NumPy layers alone, three times: test accuracy and seconds.

Run `python -m benchmarks.lenet_numpy` (two to three minutes on two cores; MNIST is needed).
"""

from __future__ import annotations

import os
import statistics
import time
from typing import Any

# One thread: two spend more time waiting for each other than they save as soon as anything else runs beside.
# This must stand before NumPy's import.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.record import write
from course_utils.data import Digits, load_mnist
from course_utils.layers import Adam, Conv2D, Dense, Flatten, MaxPool2D, Network, ReLU

SEEDS = (0, 1, 2)
BATCH = 64
LEARNING_RATES = (0.003, 0.0005)  # of Adam, one per epoch: large steps first, then careful ones
TARGET = {"test_accuracy": 0.98, "seconds": 60}


def lenet(seed: int) -> Network:
    """Return LeNet-5 as it is built today: ReLU, max pooling, every map connected, 61,706 parameters."""
    return Network(
        [
            *(Conv2D(6, 5, padding="same"), ReLU(), MaxPool2D(2)),
            *(Conv2D(16, 5), ReLU(), MaxPool2D(2)),
            *(Flatten(), Dense(120), ReLU(), Dense(84), ReLU(), Dense(10)),
        ],
        input_shape=(28, 28, 1),
        seed=seed,
    )


def prepare(images: np.ndarray) -> np.ndarray:
    """Return images as the network takes them: one channel, 0 to 1."""
    return images[..., np.newaxis].astype(np.float32) / 255


def run(digits: Digits, seed: int) -> dict[str, Any]:
    """Train once; the seconds include measuring on the validation images after each epoch.

    Processor seconds do not grow while other programs keep this one waiting.
    """
    network = lenet(seed)
    x_train, x_val, x_test = (prepare(images) for images in (digits.x_train, digits.x_val, digits.x_test))
    optimizer, val_accuracy = Adam(), []
    start, processor_start = time.perf_counter(), time.process_time()
    for learning_rate in LEARNING_RATES:
        optimizer.learning_rate = learning_rate
        history = network.fit(
            x_train,
            digits.y_train,
            batch_size=BATCH,
            optimizer=optimizer,
            validation_data=(x_val, digits.y_val),
        )
        val_accuracy.append(round(history["val_accuracy"][0], 4))
    seconds, processor_seconds = time.perf_counter() - start, time.process_time() - processor_start
    _, accuracy = network.evaluate(x_test, digits.y_test)
    return {
        "seed": seed,
        "test_accuracy": round(accuracy, 4),
        "val_accuracy": val_accuracy,
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor_seconds, 1),
    }


def main() -> None:
    """Train once per seed and store the run."""
    digits = load_mnist(fallback=False)
    runs = []
    for seed in SEEDS:
        runs.append(run(digits, seed))
        print(runs[-1], flush=True)
    accuracies = [one["test_accuracy"] for one in runs]
    result = {
        "parameters": lenet(0).count_parameters(),
        "epochs": len(LEARNING_RATES),
        "batch_size": BATCH,
        "optimizer": "Adam",
        "learning_rate_by_epoch": list(LEARNING_RATES),
        "target": TARGET,
        "seeds": list(SEEDS),
        "test_accuracy": accuracies,
        "mean": round(statistics.mean(accuracies), 5),
        "std": round(statistics.stdev(accuracies), 5),
        "val_accuracy_by_epoch": [one["val_accuracy"] for one in runs],
        "seconds": [one["seconds"] for one in runs],
        "processor_seconds": [one["processor_seconds"] for one in runs],
    }
    print(write("lenet_numpy", "benchmarks/lenet_numpy.py", result))


if __name__ == "__main__":
    main()
