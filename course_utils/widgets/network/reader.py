"""Reads a learner's model, from Keras or of the course's own layers, into the chain that the tour runs."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import numpy as np

from course_utils import layers
from course_utils.widgets.inspector.pixel_inspector import SCALINGS
from course_utils.widgets.network.keras_reader import input_shape, read_keras
from course_utils.widgets.network.network import IMAGE, Network, Part, Stage, chain, geometry, tiny_cnn
from course_utils.widgets.shared.kit import one_of

INPUTS = (IMAGE, IMAGE[:2], (784,))  # what one digit may be for a network
LARGEST = 1_500_000  # weights that travel to the page: 6 MB; articles A and B have fewer
TINY = 0.02  # a scale of pixels below it is meant for those up to 255
MAPS = 128  # of one layer: more cannot be looked at
ASTRAY = "The training went astray: build the model anew and train it with a smaller learning rate"
OWN_NAMES = {"Conv2D": "conv", "MaxPool2D": "pool", "AvgPool2D": "pool", "LeakyReLU": "relu"}


@cache
def _shipped() -> Network:
    return tiny_cnn()


def read_network(model: Any) -> Network:
    """Return a model as a chain of layers.

    Parameters
    ----------
    model : Keras model, course_utils.layers.Network or None
        A chain of layers for one digit; None is the network that ships with the course. Where a Keras model
        of several classes ends with scores, softmax is added: its loss took them as logits. A network of the
        course's own layers always gets it, as its ``predict`` always takes it.

    Raises
    ------
    TypeError, ValueError
        If it is no such model; the message names the layer, and the likely fix.
    """
    if model is None:
        return _shipped()
    own = isinstance(model, layers.Network)
    shape = model.input_shape if own else input_shape(model)
    if shape not in INPUTS:
        raise ValueError(
            f"model takes inputs of shape {shape}, expected (28, 28, 1) or (784,): the tour reads MNIST's "
            f"digits. {_input_fix(shape)}"
        )
    parts = _read_own(model) if own else read_keras(model)
    if not parts:
        raise ValueError(
            "model has no layer that computes anything, expected at least one. Add one, such as Dense(10)"
        )
    counts = [(sum(array.size for array in arrays), step["name"]) for step, arrays in parts]
    if (count := sum(size for size, _ in counts)) > LARGEST:
        most, heaviest = max(counts)
        raise ValueError(
            f"model has {count:,} weights, expected at most {LARGEST:,}: they travel to the page. Tour a "
            f"smaller one: layer {heaviest!r} alone has {most:,}"
        )
    for step, arrays in parts:
        if not all(np.isfinite(array).all() for array in arrays):
            raise ValueError(
                f"layer {step['name']!r} has weights that are nan or infinity, expected numbers. {ASTRAY}"
            )
    network = chain(_named(parts), (784,) if shape == (784,) else IMAGE)
    if own or _gives_scores(network.steps[-1]):
        softmax = {"name": "softmax", "kind": "activation", "activation": "softmax"}
        network = chain(_named([*parts, (softmax, ())]), network.shape)
    for step in network.steps:
        if len(step["out"]) == 3 and step["out"][2] > MAPS:
            raise ValueError(
                f"layer {step['name']!r} gives {step['out'][2]} maps, expected at most {MAPS}: the tour "
                "draws every one of them. Build it with fewer"
            )
    return network


def _gives_scores(last: dict[str, Any]) -> bool:
    """Tell whether a Keras model ends with one score for each class, and no activation."""
    if last["kind"] == "dense":
        return "activation" not in last and last["out"] != [1]
    return last["kind"] in ("global_avg_pool2d", "global_max_pool2d") and last["out"] == [10]


def finite_stages(network: Network, x: np.ndarray) -> list[Stage]:
    """Return what each layer gives, before and after its activation, for one example ``x``.

    Raises
    ------
    ValueError
        If the weights are so large that a number is beyond what float32 can hold.
    """
    with np.errstate(all="ignore"):  # the words below say more than NumPy's warning
        stages = [(before[0], after[0]) for before, after in network.stages(x[np.newaxis])]
    for step, stage in zip(network.steps, stages, strict=True):
        if not all(np.isfinite(array).all() for array in stage):
            raise ValueError(
                f"layer {step['name']!r} gives numbers too large for float32, expected finite ones: the "
                f"weights up to it are too large. {ASTRAY}"
            )
    return stages


def _input_fix(shape: tuple[int, ...]) -> str:
    if shape == (32, 32, 1):
        return (
            'Start with keras.Input((28, 28, 1)) and give the first convolution padding="same", or put '
            "ZeroPadding2D(2) before it"
        )
    if len(shape) == 3 and shape[0] == 1:
        return "The channel axis comes last"
    if len(shape) == 3 and shape[2] != 1:
        return "Digits are grey: they have one channel"
    return "Start with keras.Input((28, 28, 1))"


def _named(parts: list[Part]) -> list[Part]:
    """Give layers of the same name different ones; a model inside a model may bring some."""
    taken: set[str] = set()
    named = []
    for step, arrays in parts:
        name, count = step["name"], 1
        while name in taken:
            count += 1
            name = f"{step['name']}_{count}"
        taken.add(name)
        named.append(({**step, "name": name}, arrays))
    return named


def _read_own(model: layers.Network) -> list[Part]:
    """Read a network of the course's own layers."""
    parts = []
    counts: Counter[str] = Counter()
    for layer in model.layers:
        kind = type(layer).__name__
        if kind == "Dropout":
            continue
        base = OWN_NAMES.get(kind, kind.lower())
        counts[base] += 1
        name = f"{base}_{counts[base]}"
        arrays = tuple(np.array(array, np.float32) for array in layer.parameters.values())
        parts.append(({"name": name, **_own_step(layer, name)}, arrays))
    return parts


def _own_step(layer: Any, name: str) -> dict[str, Any]:
    kind = type(layer).__name__
    if getattr(layers, kind, None) is type(layer):
        match kind:
            case "Conv2D":
                return {"kind": "conv2d", **geometry(layer.stride, layer.padding)}
            case "MaxPool2D" | "AvgPool2D":
                pool = "max_pool2d" if kind == "MaxPool2D" else "avg_pool2d"
                return {"kind": pool, **geometry(layer.stride, layer.padding, layer.size)}
            case "Flatten" | "Dense":
                return {"kind": kind.lower()}
            case "LeakyReLU":
                return {"kind": "activation", "activation": "leaky_relu", "slope": layer.negative_slope}
            case "ReLU" | "Sigmoid" | "Tanh":
                return {"kind": "activation", "activation": kind.lower()}
    raise TypeError(
        f"layer {name!r} is a {kind}, expected layers of course_utils.layers: the tour computes in the page, "
        "and knows only those"
    )


def as_scaling(scaling: Any, network: Network) -> str:
    """Return the name of a scaling of pixels.

    Raises
    ------
    ValueError
        If it is none, or if the network divides by 255 itself and would get pixels that are divided already.
    """
    name = one_of(scaling, "scaling", SCALINGS)
    for step, arrays in zip(network.steps, network.arrays, strict=True):
        if step["kind"] in ("flatten", "reshape", "zero_pad2d"):
            continue  # the pixels are the same, in another order or inside of a rim
        if name != SCALINGS[0] and step["kind"] == "scale_shift" and np.abs(arrays[0]).max() < TINY:
            raise ValueError(
                f"scaling is {name!r}, but the model begins with {step['name']!r}, which multiplies by "
                f"{arrays[0].max():.2g}: it expects pixels from 0 to 255. Give scaling={SCALINGS[0]!r}"
            )
        break
    return name
