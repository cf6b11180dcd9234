"""How many moved digits a small network still reads, with pooling and without it, and what that takes.

Run `python -m benchmarks.shift_tolerance` (about five minutes on two cores), or with the names of cases to
measure these alone again. Lesson 04 shows the curves. Every network is trained on digits in the middle and
tested on validation digits moved to the right.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.record import write
from course_utils import measured
from course_utils.data import Digits, load_mnist
from course_utils.training import set_seeds

if TYPE_CHECKING:
    import keras

EPOCHS = 2
BATCH_SIZE = 128
LEARNING_RATE = 0.003
SEEDS = (0, 1, 2)
SHIFTS = range(7)


@dataclass(frozen=True)
class Case:
    """One network: two convolutions of 5 x 5, what makes their maps smaller, ten neurons."""

    pooling: str | None  # "max", "average" or nothing, 2 x 2 behind each convolution
    stride: int  # of the convolutions
    maps: tuple[int, int]  # how many each convolution makes


CASES = {
    "max pooling": Case("max", 1, (8, 16)),
    "average pooling": Case("average", 1, (8, 16)),
    "stride 2": Case(None, 2, (8, 16)),
    # Without any of them the maps stay 20 x 20: as many of them as above, or as few parameters.
    "nothing, 16 maps": Case(None, 1, (8, 16)),
    "nothing, 1 map": Case(None, 1, (8, 1)),
}


def build(case: Case) -> keras.Model:
    """Return the network of ``case``, uncompiled."""
    import keras
    from keras import layers

    pools = {"max": layers.MaxPooling2D, "average": layers.AveragePooling2D}
    parts: list[Any] = [layers.Input((28, 28, 1))]
    for maps in case.maps:
        parts.append(layers.Conv2D(maps, 5, strides=case.stride, activation="relu"))
        if case.pooling:
            parts.append(pools[case.pooling](2))
    return keras.Sequential([*parts, layers.Flatten(), layers.Dense(10, activation="softmax")])


def sizes(case: Case) -> dict[str, Any]:
    """Return how many maps and parameters a network has, and how many products one digit takes."""
    network = build(case)
    products = 0
    for layer in network.layers:
        if layer.weights:
            kernel, places = layer.kernel.shape, layer.output.shape[1:-1]  # a dense layer has one place
            products += math.prod(kernel) * math.prod(places)
    return {"maps": list(case.maps), "parameters": network.count_params(), "products": products}


def prepare(images: np.ndarray) -> np.ndarray:
    """Scale pictures to 0 … 1 and give them a channel."""
    return images[..., np.newaxis].astype(np.float32) / 255


def shift_right(images: np.ndarray, pixels: int) -> np.ndarray:
    """Move pictures (N, h, w) to the right; black comes in on the left."""
    return np.pad(images, ((0, 0), (0, 0), (pixels, 0)))[:, :, : images.shape[2]]


def run(digits: Digits, case: Case, seed: int) -> dict[str, Any]:
    """Train once, and read the validation digits at every shift."""
    import keras

    set_seeds(seed)
    network = build(case)
    adam = keras.optimizers.Adam(LEARNING_RATE)
    network.compile(optimizer=adam, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    network.fit(prepare(digits.x_train), digits.y_train, epochs=EPOCHS, batch_size=BATCH_SIZE, verbose=0)
    accuracies = []
    for pixels in SHIFTS:
        moved = prepare(shift_right(digits.x_val, pixels))
        answers = network.predict(moved, batch_size=1000, verbose=0).argmax(axis=1)
        accuracies.append(round(float((answers == digits.y_val).mean()), 4))
    return {"seed": seed, "accuracies": accuracies}


def main() -> None:
    """Train the cases named on the command line, or all, with every seed, and store what each reads."""
    digits = load_mnist(fallback=False)
    names = sys.argv[1:] or list(CASES)
    result = measured.load("shift_tolerance")["cases"] if sys.argv[1:] else {}
    for name in names:
        runs = [run(digits, CASES[name], seed) for seed in SEEDS]
        result[name] = {**sizes(CASES[name]), "runs": runs}
        print(name, *(one["accuracies"] for one in runs), flush=True)
    settings: dict[str, Any] = {"epochs": EPOCHS, "batch_size": BATCH_SIZE, "learning_rate": LEARNING_RATE}
    settings |= {"seeds": list(SEEDS), "shifts": list(SHIFTS)}
    ordered = {name: result[name] for name in CASES if name in result}
    print(write("shift_tolerance", "benchmarks/shift_tolerance.py", {**settings, "cases": ordered}))


if __name__ == "__main__":
    main()
