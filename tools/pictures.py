"""Draw the picture at the head of each lesson: `python -m tools.pictures [NN ...]`.

One function per lesson, named `lesson_NN`: it receives the digits and returns a `Picture`, drawn by
course_utils.plots. The picture lands in sources/pictures/ under the lesson's own name.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np

from course_utils import layers, pretrained
from course_utils.data import Digits, load_mnist
from course_utils.plots import Picture
from course_utils.plots.activations import show_activations
from course_utils.plots.convolution import show_feature_maps, show_window
from course_utils.plots.journey import show_journey
from course_utils.plots.network import show_weights
from course_utils.plots.numbers import show_patch

ROOT = Path(__file__).parents[1]
LESSONS, PICTURES = ROOT / "sources" / "lessons", ROOT / "sources" / "pictures"
NAMES = {
    "00": "00_start_here",
    "01": "01_the_data",
    "02": "02_the_mlp",
    "03": "03_convolution",
    "04": "04_pooling",
    "05": "05_relu_and_softmax",
}


def lesson_00(digits: Digits) -> Picture:
    """A digit on its way through the network that the digit pad ships."""
    weights = pretrained.load_weights("tiny_cnn")
    (kernel_1, bias_1), (kernel_2, bias_2) = weights["conv_1"], weights["conv_2"]
    image = digits.x_test[0]
    x = image[np.newaxis, ..., np.newaxis].astype(np.float32) / 255
    first = layers.relu(layers.conv2d(x, kernel_1, bias_1))
    second = layers.relu(layers.conv2d(layers.max_pool2d(first), kernel_2, bias_2))
    scores = layers.dense(layers.flatten(layers.max_pool2d(second)), *weights["scores"])
    return show_journey(
        image,
        {"first layer: 8 pictures": first[0], "second layer: 16": second[0]},
        layers.softmax(scores)[0],
    )


def lesson_01(digits: Digits) -> Picture:
    """A digit, and the numbers that a computer sees in its place."""
    return show_patch(digits.x_train[0], top=4, left=10)


def lesson_02(digits: Digits) -> Picture:
    """Ten templates averaged from the digits, and the same ten as a layer of neurons learned them."""
    x = digits.x_train[:5000].reshape(-1, 784).astype(np.float32) / 255
    labels = digits.y_train[:5000]
    averages = np.stack([x[labels == k].mean(axis=0) for k in range(10)], axis=1)
    averages -= averages.mean(axis=1, keepdims=True)
    learned = np.zeros((784, 10), dtype=np.float32)
    for _ in range(200):
        error = layers.softmax(layers.dense(x, learned)) - np.eye(10, dtype=np.float32)[labels]
        learned -= 0.5 * (x.T @ error) / len(x)
    rows = [row / np.abs(row).max() for row in (averages, learned)]
    title = "Ten templates: averaged (above) and learned (below)"
    return show_weights(np.concatenate(rows, axis=1), [*range(10)] * 2, columns=10, title=title)


def lesson_03(digits: Digits) -> Picture:
    """One window of a convolution at work on a 7: where its stem begins, the answer is strong."""
    seven = digits.x_train[digits.y_train == 7][7].astype(np.float32) / 255
    return show_window(seven, np.array([[-1, 0, 1]] * 3), row=12, column=16)


def lesson_04(digits: Digits) -> Picture:
    """A feature map and what pooling leaves of it; below, the same when the digit has moved."""
    seven = digits.x_train[digits.y_train == 7][7].astype(np.float32) / 255
    both = np.stack([seven, np.pad(seven, ((0, 0), (2, 0)))[:, :-2]])[..., np.newaxis]
    edges = layers.relu(layers.conv2d(both, np.array([[-1, 0, 1]] * 3)[..., np.newaxis, np.newaxis]))
    maps = {"edges": edges} | {f"pooled by {size}": layers.max_pool2d(edges, size) for size in (2, 4)}
    panels = {f"a 7: {name}": before[..., 0] for name, (before, _) in maps.items()}
    for name, (before, after) in maps.items():
        change = np.abs(after - before).sum() / before.sum()  # as the lesson measures it
        panels[f"{name}: change {change:.2f}"] = after[..., 0]
    title = "Pushed by two pixels: the larger the window, the smaller the change"
    return show_feature_maps(panels, columns=3, title=title)


def lesson_05(digits: Digits) -> Picture:
    """Four functions that stand between layers, each with its slope."""
    functions = {
        "ReLU": (layers.relu, layers.relu_backward),
        "leaky ReLU": (layers.leaky_relu, layers.leaky_relu_backward),
        "sigmoid": (layers.sigmoid, layers.sigmoid_backward),
        "tanh": (layers.tanh, layers.tanh_backward),
    }
    return show_activations({name: (forward, _slope(back)) for name, (forward, back) in functions.items()})


def _slope(backward: Callable[..., np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    return lambda z: backward(np.ones_like(z), z)


def painters() -> dict[str, Callable[[Digits], Picture]]:
    """Return the functions of this module that draw a lesson's picture, by the lesson's number."""
    return {
        name.removeprefix("lesson_"): function
        for name, function in sorted(globals().items())
        if name.startswith("lesson_")
    }


def draw(number: str, digits: Digits) -> Path:
    """Draw the picture of lesson ``number`` and return where it was written."""
    path = PICTURES / f"{NAMES[number]}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(painters()[number](digits).png)
    return path


def main() -> None:
    """Draw the pictures of the lessons named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", metavar="NN", help="lessons to draw; all without any")
    numbers = parser.parse_args().numbers or list(painters())
    unknown = sorted(set(numbers) - set(painters()))
    if unknown:
        parser.error(f"no picture for {', '.join(unknown)}; there are {', '.join(painters())}")
    digits = load_mnist(fallback=False)
    for number in numbers:
        print(draw(number, digits).relative_to(ROOT))


if __name__ == "__main__":
    main()
