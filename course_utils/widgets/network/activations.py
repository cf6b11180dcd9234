"""The functions that a toured network may have after its layers, computed as Keras computes them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from course_utils import layers

WORDS = {
    "relu": "ReLU",
    "relu6": "ReLU6",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "selu": "SELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "scaled_tanh": "scaled tanh",
    "softmax": "softmax",
}
SELU = 1.0507009873554805, 1.6732632423543772  # Klambauer et al. (2017): its scale and its alpha


def activate(step: dict[str, Any], z: np.ndarray) -> np.ndarray:
    """Return the layer's activation of every number of ``z``; softmax takes rows, (N, classes)."""
    match step.get("activation"):
        case "relu":
            return layers.relu(z)
        case "relu6":
            return np.minimum(layers.relu(z), 6)
        case "leaky_relu":
            return layers.leaky_relu(z, step["slope"])
        case "elu":
            return _elu(z, step["alpha"])
        case "selu":
            return SELU[0] * _elu(z, SELU[1])
        case "gelu":
            return z * _normal(z)
        case "silu":
            return z * layers.sigmoid(z)
        case "sigmoid":
            return layers.sigmoid(z)
        case "tanh":
            return layers.tanh(z)
        case "scaled_tanh":  # LeCun et al. (1998)
            return step["outer"] * layers.tanh(step["inner"] * z)
        case "softmax":
            return layers.softmax(z)
    return z


def _elu(z: np.ndarray, alpha: float) -> np.ndarray:
    """Clevert et al. (2016): below 0, ``alpha (exp(z) - 1)``."""
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def _normal(z: np.ndarray) -> np.ndarray:
    """Hendrycks and Gimpel (2016): how likely a normally distributed number is below ``z``."""
    erf = np.vectorize(math.erf, otypes=[z.dtype])
    return (1 + erf(z / math.sqrt(2))) / 2


def in_words(step: dict[str, Any]) -> str:
    """Name a layer's activation with the number that belongs to it; "" if it has none."""
    match step.get("activation", ""):
        case "leaky_relu":
            return f"{WORDS['leaky_relu']}, slope {step['slope']:g}"
        case "elu" if step["alpha"] != 1:
            return f"{WORDS['elu']}, alpha {step['alpha']:g}"
        case "scaled_tanh":
            return f"{step['outer']:.4g} tanh({step['inner']:.4g} z)"
    return function_name(step)


def function_name(step: dict[str, Any]) -> str:
    """Name a layer's activation; "" if it has none."""
    return WORDS.get(step.get("activation", ""), "")
