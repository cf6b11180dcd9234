"""Ten layers with each activation, and neurons that die: what lesson 05 trains in seconds, from three seeds.

Run `python -m benchmarks.activations` (a minute on one core). The lesson's accuracies must lie in its bands.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.record import write
from course_utils import layers
from course_utils.data import Digits, load_mnist

SEEDS = (0, 1, 2)
IMAGES = 2000  # of the training digits, for all networks here
DEEP = {"depth": 10, "units": 32, "epochs": 5, "batch_size": 50}
SHALLOW = {"depth": 2, "units": 64, "epochs": 3, "batch_size": 32}

ACTIVATIONS: dict[str, type[layers.Layer]] = {
    "Sigmoid": layers.Sigmoid,
    "Tanh": layers.Tanh,
    "ReLU": layers.ReLU,
}
# An activation, and what is taken from pixels of 0 to 1.
PREPARED: dict[str, tuple[type[layers.Layer], float]] = {
    "ReLU, pixels −0.5 to 0.5": (layers.ReLU, 0.5),
    "ReLU, pixels 0 to 1": (layers.ReLU, 0.0),
    "leaky ReLU, −0.5 to 0.5": (layers.LeakyReLU, 0.5),
}


def rows(images: np.ndarray) -> np.ndarray:
    """Scale pictures to 0 … 1, one row each."""
    return images.reshape(-1, 784) / np.float32(255)


def trained(
    digits: Digits, activation: type[layers.Layer], settings: dict[str, int], shift: float, seed: int
) -> tuple[layers.Network, float, float]:
    """Train once; return the network, and loss and accuracy on the validation digits."""
    hidden = [p for _ in range(settings["depth"]) for p in (layers.Dense(settings["units"]), activation())]
    network = layers.Network([*hidden, layers.Dense(10)], (784,), seed)
    x = rows(digits.x_train[:IMAGES]) - np.float32(shift)
    network.fit(x, digits.y_train[:IMAGES], settings["epochs"], settings["batch_size"])
    return network, *network.evaluate(rows(digits.x_val) - np.float32(shift), digits.y_val)


def dead_neurons(network: layers.Network, x: np.ndarray, labels: np.ndarray) -> int:
    """Count the neurons of the first layer whose weights get a gradient of exactly 0."""
    network.backward(layers.softmax_cross_entropy_backward(network.forward(x), labels))
    return int((network.layers[0].gradients["weights"] == 0).all(axis=0).sum())


def main() -> None:
    """Train every network with every seed, and store what each reads and how many neurons died."""
    digits = load_mnist(fallback=False)
    deep: dict[str, list[dict[str, Any]]] = {}
    for name, activation in ACTIVATIONS.items():
        deep[name] = []
        for seed in SEEDS:
            _, loss, accuracy = trained(digits, activation, DEEP, 0, seed)
            deep[name].append({"seed": seed, "loss": round(loss, 4), "accuracy": round(accuracy, 4)})
        print(name, deep[name], flush=True)
    shallow: dict[str, list[dict[str, Any]]] = {}
    for name, (activation, shift) in PREPARED.items():
        shallow[name] = []
        for seed in SEEDS:
            network, _, accuracy = trained(digits, activation, SHALLOW, shift, seed)
            dead = dead_neurons(network, rows(digits.x_val) - np.float32(shift), digits.y_val)
            shallow[name].append({"seed": seed, "dead": dead, "accuracy": round(accuracy, 4)})
        print(name, shallow[name], flush=True)
    result = {
        "seeds": list(SEEDS),
        "images": IMAGES,
        "ten layers": {**DEEP, "runs": deep},
        "dead neurons": {**SHALLOW, "runs": shallow},
    }
    print(write("activations", "benchmarks/activations.py", result))


if __name__ == "__main__":
    main()
