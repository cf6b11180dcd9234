"""The networks that the widgets run, in NumPy here and, from the same list of layers, in the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils import layers, pretrained

ACTIVATIONS = {"relu": layers.relu, "softmax": layers.softmax}


@dataclass(frozen=True)
class Network:
    """A chain of layers with its weights.

    Attributes
    ----------
    steps : tuple of dict
        One per layer, as the page receives it: its ``kind``, its ``activation`` or its pool's ``size``, and
        the ``shape`` of its kernel.
    arrays : tuple of tuples of arrays
        The kernel and bias of each layer, float32; empty for a layer without weights.
    """

    steps: tuple[dict[str, Any], ...]
    arrays: tuple[tuple[np.ndarray, ...], ...]

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return what the last layer gives, (N, 10), for images ``x`` (N, 28, 28, 1) from 0 to 1."""
        for step, arrays in zip(self.steps, self.arrays, strict=True):
            match step["kind"]:
                case "conv2d":
                    x = layers.conv2d(x, kernel=arrays[0], bias=arrays[1])
                case "max_pool2d":
                    x = layers.max_pool2d(x, step["size"])
                case "flatten":
                    x = layers.flatten(x)
                case "dense":
                    x = layers.dense(x, weights=arrays[0], bias=arrays[1])
            if "activation" in step:
                x = ACTIVATIONS[step["activation"]](x)
        return x

    def weights(self) -> bytes:
        """Return all weights in the order of the layers, kernel before bias, as little-endian float32."""
        return b"".join(array.astype("<f4").tobytes() for arrays in self.arrays for array in arrays)


def tiny_cnn() -> Network:
    """Return the network that the digit pad ships, as ``course_utils.models.tiny_cnn`` builds it."""
    weights = pretrained.load_weights("tiny_cnn")
    return _chain(
        [
            ({"kind": "conv2d", "activation": "relu"}, weights["conv_1"]),
            ({"kind": "max_pool2d", "size": 2}, ()),
            ({"kind": "conv2d", "activation": "relu"}, weights["conv_2"]),
            ({"kind": "max_pool2d", "size": 2}, ()),
            ({"kind": "flatten"}, ()),
            ({"kind": "dense", "activation": "softmax"}, weights["scores"]),
        ]
    )


def _chain(chain: list[tuple[dict[str, Any], tuple[np.ndarray, ...]]]) -> Network:
    return Network(
        tuple({**step, "shape": list(arrays[0].shape)} if arrays else step for step, arrays in chain),
        tuple(arrays for _, arrays in chain),
    )
