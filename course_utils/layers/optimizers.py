"""How a gradient changes a parameter: SGD and Adam, with Keras's names and defaults."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from course_utils.layers._validate import as_number

Arrays = Sequence[np.ndarray]


class Optimizer:
    """Turns parameters and their gradients into better parameters, one step at a time.

    An optimiser remembers earlier steps: make a new one for each network. ``learning_rate`` may be changed
    between steps.
    """

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self.steps = 0
        self._shapes: list[tuple[int, ...]] = []

    @property
    def learning_rate(self) -> float:
        """The size of a step."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        # Schedules are often NumPy's own float64, which would turn float32 parameters into float64.
        self._learning_rate = _above_0(value, "learning_rate", 0.01)

    def step(self, parameters: Arrays, gradients: Arrays) -> list[np.ndarray]:
        """Return the parameters after one step; what is given stays as it is.

        Parameters
        ----------
        parameters, gradients : sequences of arrays
            In the same order at every step, each gradient of its parameter's shape.

        Raises
        ------
        ValueError
            If the shapes differ from each other, or from those of the first step.
        """
        shapes = [np.shape(parameter) for parameter in parameters]
        came = [np.shape(gradient) for gradient in gradients]
        if came != shapes:
            raise ValueError(
                f"gradients has arrays of shapes {came}, expected {shapes}: one for each of parameters, in "
                "their order"
            )
        if self.steps == 0:
            self._shapes = shapes
            self._start(parameters)
        elif shapes != self._shapes:
            raise ValueError(
                f"parameters has arrays of shapes {shapes}, expected {self._shapes} as at the first step. "
                f"Make a new {type(self).__name__}() for each network"
            )
        self.steps += 1
        return self._step(parameters, gradients)

    def _start(self, parameters: Arrays) -> None:
        """Make the memory for parameters of these shapes."""
        raise NotImplementedError

    def _step(self, parameters: Arrays, gradients: Arrays) -> list[np.ndarray]:
        raise NotImplementedError


class SGD(Optimizer):
    """Stochastic gradient descent: a step against the gradient, plus a share of the step before.

    Parameters
    ----------
    learning_rate : float
    momentum : float
        The share of the step before, from 0 to below 1.

    Raises
    ------
    TypeError, ValueError
        If one is no number, or out of range.

    Notes
    -----
    Goodfellow et al. (2016), "Deep Learning", equations 8.15 and 8.16.
    """

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.0) -> None:
        super().__init__(learning_rate)
        self.momentum = _share(momentum, "momentum")

    def _start(self, parameters: Arrays) -> None:
        self._velocities = [np.zeros_like(parameter) for parameter in parameters]

    def _step(self, parameters: Arrays, gradients: Arrays) -> list[np.ndarray]:
        self._velocities = [
            self.momentum * velocity - self.learning_rate * gradient
            for velocity, gradient in zip(self._velocities, gradients, strict=True)
        ]
        return [p + velocity for p, velocity in zip(parameters, self._velocities, strict=True)]


class Adam(Optimizer):
    """Adam: a step of about ``learning_rate`` for each number, however large its gradient.

    Parameters
    ----------
    learning_rate : float
    beta_1, beta_2 : float
        How slowly the running means of the gradient and of its square forget, from 0 to below 1.
    epsilon : float
        Above 0: keeps the division finite.

    Raises
    ------
    TypeError, ValueError
        If one is no number, or out of range.

    Notes
    -----
    Kingma and Ba (2015), "Adam: a method for stochastic optimization", algorithm 1 in the more efficient
    order that section 2 gives at its end, as Keras computes it.
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
    ) -> None:
        super().__init__(learning_rate)
        self.beta_1 = _share(beta_1, "beta_1")
        self.beta_2 = _share(beta_2, "beta_2")
        self.epsilon = _above_0(epsilon, "epsilon", 1e-7)

    def _start(self, parameters: Arrays) -> None:
        self._means = [np.zeros_like(parameter) for parameter in parameters]
        self._squares = [np.zeros_like(parameter) for parameter in parameters]

    def _step(self, parameters: Arrays, gradients: Arrays) -> list[np.ndarray]:
        # Both means start at 0 and are too small at first; this makes up for it.
        correction = math.sqrt(1 - self.beta_2**self.steps) / (1 - self.beta_1**self.steps)
        rate = self.learning_rate * correction
        self._means = [
            self.beta_1 * mean + (1 - self.beta_1) * gradient
            for mean, gradient in zip(self._means, gradients, strict=True)
        ]
        self._squares = [
            self.beta_2 * square + (1 - self.beta_2) * gradient**2
            for square, gradient in zip(self._squares, gradients, strict=True)
        ]
        return [
            p - rate * mean / (np.sqrt(square) + self.epsilon)
            for p, mean, square in zip(parameters, self._means, self._squares, strict=True)
        ]


def _above_0(value: float, name: str, example: float) -> float:
    number = as_number(value, name, example)
    if not number > 0:
        raise ValueError(f"{name} is {number:g}, expected a number above 0 such as {example:g}")
    return number


def _share(value: float, name: str) -> float:
    share = as_number(value, name, 0.9)
    if not 0 <= share < 1:
        raise ValueError(f"{name} is {share:g}, expected 0 to below 1")
    return share
