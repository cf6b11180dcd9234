"""The functions between the layers, their slopes, and what a stack of them leaves of a gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from course_utils import layers
from course_utils.widgets.shared.scientific import scientific

NAMES = ("linear", "relu", "leaky relu", "sigmoid", "tanh")
BOUNDED = ("sigmoid", "tanh")  # their values stay between -1 and 1
STEEPEST = 0.25  # sigmoid's slope at 0, its largest
DEEPEST = 10  # layers on top of each other
FLAT = 0.01  # a slope below it passes on less than a hundredth of a gradient


def apply(name: str, z: Any, alpha: float = 0.2) -> np.ndarray:
    """Return the function ``name`` of every number in ``z``; ``alpha`` is leaky ReLU's slope below 0."""
    match name:
        case "relu":
            return layers.relu(z)
        case "leaky relu":
            return layers.leaky_relu(z, alpha)
        case "sigmoid":
            return layers.sigmoid(z)
        case "tanh":
            return layers.tanh(z)
    return np.array(z)


def slope(name: str, z: Any, alpha: float = 0.2) -> np.ndarray:
    """Return the function's slope at every number in ``z``: what the backward pass multiplies by there."""
    ones = np.ones_like(z)
    match name:
        case "relu":
            return layers.relu_backward(ones, z)
        case "leaky relu":
            return layers.leaky_relu_backward(ones, z, alpha)
        case "sigmoid":
            return layers.sigmoid_backward(ones, z)
        case "tanh":
            return layers.tanh_backward(ones, z)
    return ones


@dataclass(frozen=True)
class Stack:
    """Layers of one number each, with weight 1 and no bias: what one gives is what the next one gets.

    Attributes
    ----------
    inputs, slopes : arrays of shape (depth,), float64
        What each layer gets, and the function's slope there.
    left : array of shape (depth,), float64
        The product of the slopes from the last layer back to each: by the chain rule, the slope of the last
        output over the layer's input, and so the share of a gradient that comes back through them.
    """

    inputs: np.ndarray
    slopes: np.ndarray
    left: np.ndarray


def stack(name: str, z: float, depth: int, alpha: float = 0.2) -> Stack:
    """Send ``z`` through ``depth`` layers of the function ``name``."""
    inputs = np.empty(depth)
    value = np.float64(z)
    for layer in range(depth):
        inputs[layer] = value
        value = apply(name, np.array([value]), alpha)[0]
    slopes = slope(name, inputs, alpha)
    return Stack(inputs, slopes, np.cumprod(slopes[::-1])[::-1])


def in_words(z: float, value: float, steepness: float) -> str:
    """Say what the function does at one number."""
    return f"At z = {scientific(z)} f(z) is {scientific(value)} and the slope {scientific(steepness)}"


def left_in_words(depth: int, left: float) -> str:
    """Say what a stack leaves of a gradient."""
    through = "1 layer" if depth == 1 else f"{depth} layers"
    share = "all" if left == 1 else "nothing" if left == 0 else scientific(left)
    return f"Through {through} {share} of the gradient is left"


def remark(name: str, depth: int, alpha: float) -> str:
    """Say what a stack of the function can leave at best, or at worst."""
    match name:
        case "linear":
            return "The slope is 1 everywhere: nothing is lost, and nothing is gained by depth."
        case "relu":
            return "Above 0 every slope is 1: nothing is lost. At 0 and below it is 0: nothing comes back."
        case "leaky relu":
            power = "" if depth == 1 else f" to the power of {depth} = {scientific(alpha**depth)}"
            return f"Above 0 nothing is lost; below it {scientific(alpha)}{power} is left."
        case "sigmoid":
            best = f"0.25 to the power of {depth} = {scientific(STEEPEST**depth)}"
            return f"The slope is at most 0.25: {best} is the most that can be left, wherever z is."
    return "The slope is 1 at 0 alone; the farther from 0, the less is left."


def map_in_words(slopes: np.ndarray) -> str:
    """Say what the slopes at a map's numbers are."""
    flat = int((slopes < FLAT).sum())
    mean = float(slopes.mean(dtype=np.float64))
    return f"slope below 0.01 at {flat} of {slopes.size} pixels, {scientific(mean)} on average"
