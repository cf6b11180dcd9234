"""What every layer has in common.

``forward(x)`` computes the output. ``backward(gradient)`` takes the gradient of the loss for that output,
stores those for the parameters in ``gradients``, and returns the one for ``x``.
"""

from __future__ import annotations

from typing import Any

import numpy as np


class Layer:
    """One step of a network."""

    axes: int | None = None  # how many one example must have; None if any number will do
    in_use = False  # whether it is part of a network
    _x: Any = None

    def __init__(self) -> None:
        self.parameters: dict[str, np.ndarray] = {}
        self.gradients: dict[str, np.ndarray] = {}

    def build(self, input_shape: tuple[int, ...], generator: np.random.Generator, dtype: Any) -> None:
        """Draw the first parameters for examples of ``input_shape``; most layers have none."""

    def forward(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        """Compute the output for the batch ``x``."""
        raise NotImplementedError

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Turn the gradient for the last output into those for the parameters and for ``x``."""
        raise NotImplementedError

    @property
    def x(self) -> np.ndarray:
        """The last input, remembered for the way back."""
        self._check_forward()
        return self._x

    @x.setter
    def x(self, value: np.ndarray) -> None:
        self._x = value

    def forget(self) -> None:
        """Forget the last input."""
        self._x = None

    def _check_forward(self) -> None:
        if self._x is None:
            raise ValueError(
                f"{type(self).__name__} has seen no x yet, expected forward(x) before backward(gradient): "
                "the way back needs what passed on the way forward"
            )

    def _learned(self, name: str) -> np.ndarray:
        if name not in self.parameters:
            raise self._alone(name, "knows the input's shape")
        return self.parameters[name]

    def _alone(self, missing: str, network: str) -> ValueError:
        own = type(self).__name__
        return ValueError(
            f"{own} has no {missing} yet, expected a layer of a network, which {network}. "
            f"Put it into one: Network([{own}(...), ...], input_shape)"
        )
