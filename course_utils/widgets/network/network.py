"""The networks that the widgets run, in NumPy here and, from the same list of layers, in the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils import layers, pretrained
from course_utils.widgets.network import activations
from course_utils.widgets.network.activations import activate

IMAGE = (28, 28, 1)
Part = tuple[dict[str, Any], tuple[np.ndarray, ...]]  # a layer as it is described, and its arrays
Stage = tuple[np.ndarray, np.ndarray]  # what a layer gives before and after its activation


@dataclass(frozen=True)
class Network:
    """A chain of layers with its weights.

    Attributes
    ----------
    steps : tuple of dict
        One per layer, as the page receives it: its ``name``, a ``title`` in words, its ``kind``, what that
        needs (``activation``, ``size``, ``stride``, ``padding``), the ``shape`` of its kernel, and the shape
        that comes ``out``.
    arrays : tuple of tuples of arrays
        The kernel and bias of each layer, or its scale and shift, float32; empty for a layer without weights.
    shape : tuple of int
        What the first layer takes for one image: (28, 28, 1) or (784,).
    """

    steps: tuple[dict[str, Any], ...]
    arrays: tuple[tuple[np.ndarray, ...], ...]
    shape: tuple[int, ...] = IMAGE

    def stages(self, x: np.ndarray) -> list[Stage]:
        """Return what each layer gives, before and after its activation, for a batch (N, *shape)."""
        found = []
        for step, arrays in zip(self.steps, self.arrays, strict=True):
            before = _apply(step, arrays, x)
            x = activate(step, before)
            found.append((before, x))
        return found

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return what the last layer gives, such as (N, 10), for a batch (N, *shape)."""
        return self.stages(x)[-1][1]

    def weights(self) -> bytes:
        """Return all weights in the order of the layers, kernel before bias, as little-endian float32."""
        return b"".join(array.astype("<f4").tobytes() for arrays in self.arrays for array in arrays)


def _apply(step: dict[str, Any], arrays: tuple[np.ndarray, ...], x: np.ndarray) -> np.ndarray:
    """Return what one layer makes of a batch, before its activation."""
    stride, padding = step.get("stride", 1), step.get("padding", "valid")
    match step["kind"]:
        case "conv2d":
            return layers.conv2d(x, arrays[0], arrays[1], stride, padding)
        case "max_pool2d":
            return layers.max_pool2d(x, step["size"], step.get("stride"), padding)
        case "avg_pool2d":
            return layers.avg_pool2d(x, step["size"], step.get("stride"), padding)
        case "global_avg_pool2d":
            return x.mean(axis=(1, 2), dtype=np.float64).astype(x.dtype)
        case "global_max_pool2d":
            return x.max(axis=(1, 2))
        case "zero_pad2d":
            return np.pad(x, [(0, 0), *step["rim"], (0, 0)])
        case "flatten":
            return layers.flatten(x)
        case "reshape":
            return x.reshape(len(x), *step["out"])
        case "dense":
            return layers.dense(x, arrays[0], arrays[1])
        case "scale_shift":
            return x * arrays[0] + arrays[1]
    return x  # an activation alone


def chain(parts: list[Part], shape: tuple[int, ...] = IMAGE) -> Network:
    """Put layers in a row: work out what comes out of each, and put it into words.

    Raises
    ------
    TypeError, ValueError
        If a layer does not fit to what comes out of the one before; the message names it.
    """
    steps = []
    batch = np.empty((0, *shape), np.float32)  # an empty batch costs nothing and has the right shape
    whole = []
    for step, arrays in parts:
        given = batch.shape[1:]
        try:
            step, arrays = _fitted(step, arrays, given)
            batch = activate(step, _apply(step, arrays, batch))
        except (TypeError, ValueError) as error:
            raise type(error)(f"layer {step['name']!r} does not fit: {error}") from error
        title = f"{step['name']}: {_in_words(step, arrays, given, batch.shape[1:])}"
        kernel = {"shape": list(arrays[0].shape)} if arrays else {}
        steps.append({**step, "title": title, **kernel, "out": list(batch.shape[1:])})
        whole.append(arrays)
    return Network(tuple(steps), tuple(whole), shape)


def _fitted(step: dict[str, Any], arrays: tuple[np.ndarray, ...], given: tuple[int, ...]) -> Part:
    """Complete what a layer can know only from the shape that comes in, and refuse what it cannot take."""
    match step["kind"]:
        case "scale_shift":
            for array in arrays:
                if np.shape(array) not in ((), (1,), given[-1:]):
                    raise ValueError(
                        f"its numbers have shape {np.shape(array)}, expected {given[-1:]}: one for each "
                        "channel that comes in. A picture needs a channel axis: (28, 28, 1)"
                    )
            return step, tuple(np.broadcast_to(array, given[-1:]).astype(np.float32) for array in arrays)
        case "reshape":
            out = np.empty(given, bool).reshape(step["out"]).shape
            if len(out) > 3:
                raise ValueError(
                    f"it gives numbers in {len(out)} axes, {times(*out)}, expected a row of numbers, or "
                    "rows × columns × maps. Leave an axis out"
                )
            return {**step, "out": list(out if len(out) != 2 else (*out, 1))}, arrays
        case "dense" if len(given) == 3:
            raise ValueError(
                f"{times(*given)} numbers come in, expected one row of them. Put Flatten() before it"
            )
    if step.get("activation") == "softmax" and step["kind"] != "dense" and len(given) == 3:
        raise ValueError(f"softmax of maps {times(*given)}, expected one row of scores. Flatten them first")
    return step, arrays


def geometry(stride: Any, padding: str, size: Any = None) -> dict[str, Any]:
    """Describe stride, padding and a pool's size, each a number or a pair; the usual ones are left out."""
    size = None if size is None else _single(size)
    usual = 1 if size is None else size
    described = {} if size is None else {"size": size}
    if _single(stride) != usual:
        described["stride"] = _single(stride)
    return described if padding == "valid" else {**described, "padding": padding}


def _single(pair: Any) -> int | list[int]:
    """Return a pair of equal numbers as one."""
    down, across = pair
    return int(down) if down == across else [int(down), int(across)]


def times(*sizes: int) -> str:
    """Write sizes as "24 × 24"."""
    return " × ".join(map(str, sizes))


def _in_words(
    step: dict[str, Any], arrays: tuple[np.ndarray, ...], given: tuple[int, ...], out: tuple[int, ...]
) -> str:
    """Say what a layer does: "8 kernels 5 × 5, ReLU"."""
    function = activations.in_words(step)
    match step["kind"]:
        case "conv2d":
            kh, kw, depth, count = arrays[0].shape
            what = f"{count} kernel{'s' * (count > 1)} {times(kh, kw, *[depth] * (depth > 1))}{_steps(step)}"
        case "max_pool2d" | "avg_pool2d":
            size = step["size"] if isinstance(step["size"], list) else [step["size"]] * 2
            verb = "the largest" if step["kind"] == "max_pool2d" else "the mean"
            what = f"{verb} of each {times(*size)}{_steps(step, step['size'])}"
        case "global_avg_pool2d":
            what = "the mean of each map"
        case "global_max_pool2d":
            what = "the largest of each map"
        case "zero_pad2d":
            what = f"zeros around each map, {rim_in_words(step)}"
        case "flatten":
            what = f"{_become(given)} {math.prod(out)} numbers"
        case "reshape":
            what = f"{_become(given)} {_counted(out)}"
        case "dense":
            what = f"{out[0]} unit{'s' * (out[0] > 1)} of {given[0]} weights"
        case "scale_shift":
            what = "every number × a scale + a shift"
        case _:
            return function
    return f"{what}, {function}" if function else what


def _steps(step: dict[str, Any], usual: Any = 1) -> str:
    """Say what stride and padding are where they are not the usual ones."""
    stride, padding = step.get("stride", usual), step.get("padding", "valid")
    words = f"{times(*stride)}" if isinstance(stride, list) else stride
    return f"{f', stride {words}' if stride != usual else ''}{', padding same' if padding == 'same' else ''}"


def rim_in_words(step: dict[str, Any]) -> str:
    """Say how many zeros a padding adds: "2 on each side"."""
    (above, below), (left, right) = step["rim"]
    if above == below == left == right:
        return f"{above} on each side"
    return f"{above} above, {below} below, {left} on the left, {right} on the right"


def _counted(shape: tuple[int, ...]) -> str:
    if len(shape) == 1:
        return f"{shape[0]} numbers"
    rows, columns, maps = shape
    return f"{maps} map{'s' * (maps > 1)} {times(rows, columns)}"


def _become(given: tuple[int, ...]) -> str:
    return f"{_counted(given)} become{'s' * (len(given) == 3 and given[2] == 1)}"


def tiny_cnn() -> Network:
    """Return the network that the digit pad ships, as ``course_utils.models.tiny_cnn`` builds it."""
    weights = pretrained.load_weights("tiny_cnn")
    return chain(
        [
            ({"name": "conv_1", "kind": "conv2d", "activation": "relu"}, weights["conv_1"]),
            ({"name": "pool_1", "kind": "max_pool2d", "size": 2}, ()),
            ({"name": "conv_2", "kind": "conv2d", "activation": "relu"}, weights["conv_2"]),
            ({"name": "pool_2", "kind": "max_pool2d", "size": 2}, ()),
            ({"name": "flatten", "kind": "flatten"}, ()),
            ({"name": "scores", "kind": "dense", "activation": "softmax"}, weights["scores"]),
        ]
    )
