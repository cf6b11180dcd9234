"""Say in words why layers do not make a network: which one, what came, what was expected, the likely fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from course_utils.layers._validate import described
from course_utils.layers.base import Layer

EXPECTED = {1: "(N, inputs)", 3: "(N, height, width, channels)"}


def as_layers(value: Any) -> list[Layer]:
    """Return ``value`` as a list of layers that no network uses yet.

    Raises
    ------
    TypeError, ValueError
        If it is no list, is empty, or one of its items is no layer or in use.
    """
    layers = _as_list(value)
    if not layers:
        raise ValueError("layers is empty, expected at least one, such as Dense(10)")
    for number, layer in enumerate(layers):
        if not isinstance(layer, Layer):
            came = described(layer)
            raise TypeError(f"layers[{number}] is {came}, expected a layer such as ReLU(){_layer_fix(layer)}")
        if layer.in_use or any(layer is earlier for earlier in layers[:number]):
            raise ValueError(
                f"layers[{number}] ({type(layer).__name__}) is in use already, expected a new one: "
                "a layer remembers what passes through it"
            )
    return layers


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, Layer):
        own = type(value).__name__
        raise TypeError(f"layers is a {own}, expected a list. Write [{own}(...)]")
    if not isinstance(value, Sequence):
        fix = ". Make it one: list(layers)" if isinstance(value, Iterator) else ""
        raise TypeError(f"layers is {described(value)}, expected a list such as [Flatten(), Dense(10)]{fix}")
    return list(value)


def _layer_fix(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ". A group of layers? Put a star before it: *(...)"
    if "softmax" in described(value).lower():
        return ". Leave softmax out: predict applies it"
    return f". Call it: {value.__name__}(...)" if isinstance(value, type) else ""


def check_axes(layers: Sequence[Layer], number: int, shape: tuple[int, ...]) -> None:
    """Refuse ``layers[number]`` if it does not take examples of as many axes as ``shape`` has.

    Raises
    ------
    ValueError
        If so.
    """
    layer = layers[number]
    if layer.axes is None or layer.axes == len(shape):
        return
    came = ", ".join(["N", *map(str, shape)])
    raise ValueError(
        f"layers[{number}] ({type(layer).__name__}) does not fit: x has shape ({came}), expected "
        f"{EXPECTED[layer.axes]}. {_axes_fix(layer.axes, shape, first=number == 0)}"
    )


def _axes_fix(axes: int, shape: tuple[int, ...], *, first: bool) -> str:
    if axes == 1:
        return "Put Flatten() before it"
    if not first:
        return "Put it before Flatten() and Dense(...)"
    if len(shape) == 2:
        return f"Gray images? Write input_shape={(*shape, 1)}"
    return "Write the shape of one image, without the batch, such as input_shape=(28, 28, 1)"
