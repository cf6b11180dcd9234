"""A network: layers in a row, a way forward, a way back, and a loop that learns."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from course_utils.layers._assembly import as_layers, check_axes
from course_utils.layers._validate import (
    as_array,
    as_count,
    as_dtype,
    as_float,
    as_generator,
    as_labels,
    as_shape,
    described,
)
from course_utils.layers.activations import softmax
from course_utils.layers.base import Layer
from course_utils.layers.losses import softmax_cross_entropy, softmax_cross_entropy_backward
from course_utils.layers.optimizers import Adam, Optimizer

History = dict[str, list[float]]


class Network:
    """Layers in a row that classify.

    The last layer gives one score (logit) per class. Softmax is not a layer here: :meth:`predict` applies it,
    and the loss takes it together with the logarithm, because their common gradient is so much simpler.

    Parameters
    ----------
    layers : list of layers
        From the input to the scores, such as ``[Flatten(), Dense(64), ReLU(), Dense(10)]``.
    input_shape : tuple of int
        The shape of one example, such as ``(28, 28, 1)``.
    seed : int
        Decides the first weights, the order of the examples, and what dropout hides.
    dtype : float32 or float64
        What the network computes in.

    Raises
    ------
    TypeError, ValueError
        If the layers do not fit together; the message says which one does not.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        input_shape: Sequence[int],
        seed: int = 0,
        dtype: Any = np.float32,
    ) -> None:
        self.layers = as_layers(layers)
        self.input_shape = as_shape(input_shape, "input_shape")
        self.dtype = as_dtype(dtype)
        self.generator = as_generator(seed)
        try:
            self.output_shapes = self._build()
        except Exception:
            for layer in self.layers:
                layer.parameters = {}  # so that the same layers can be put together in another way
            raise
        finally:
            for layer in self.layers:
                layer.forget()  # the empty batch of _build is nothing to go back from
        for layer in self.layers:
            layer.in_use = True
        self.classes = self.output_shapes[-1][0]

    def _build(self) -> list[tuple[int, ...]]:
        """Draw all parameters, and return each layer's output shape."""
        shapes = []
        batch = np.empty((0, *self.input_shape), self.dtype)
        for number, layer in enumerate(self.layers):
            check_axes(self.layers, number, batch.shape[1:])
            try:
                layer.build(batch.shape[1:], self.generator, self.dtype)
                batch = layer.forward(batch)  # an empty batch costs nothing and has the right shape
            except (TypeError, ValueError) as error:
                raise type(error)(
                    f"layers[{number}] ({type(layer).__name__}) does not fit: {error}"
                ) from error
            shapes.append(batch.shape[1:])
        if len(shapes[-1]) != 1:
            raise ValueError(
                f"layers give {shapes[-1]} numbers per example, expected one row of scores. "
                "End with Flatten() and Dense(number of classes)"
            )
        return shapes

    def forward(self, x: Any, training: bool = False) -> np.ndarray:
        """Compute the logits, ``(N, classes)``, of the batch ``x``, ``(N, *input_shape)``."""
        x = as_float(self._check_examples(x), "x", self.dtype)
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Pass the gradient for the last logits back through all layers; return the one for the input."""
        for layer in reversed(self.layers):
            gradient = layer.backward(gradient)
        return gradient

    def train_step(self, x: Any, labels: Any, optimizer: Optimizer) -> tuple[float, float]:
        """Learn from one batch: forward, loss, backward, step. Return loss and accuracy before the step."""
        _check_optimizer(optimizer)
        logits = self.forward(x, training=True)
        loss = softmax_cross_entropy(logits, labels)
        self.backward(softmax_cross_entropy_backward(logits, labels))
        gradients = [layer.gradients[name] for layer in self.layers for name in layer.parameters]
        self._replace(optimizer.step(self._parameters(), gradients))
        return loss, float((logits.argmax(axis=1) == labels).mean())

    def fit(
        self,
        x: Any,
        labels: Any,
        epochs: int = 1,
        batch_size: int = 32,
        optimizer: Optimizer | None = None,
        validation_data: tuple[Any, Any] | None = None,
        on_epoch: Callable[[dict[str, float]], None] | None = None,
    ) -> History:
        """Learn from all examples, ``epochs`` times, in a new random order each time.

        Parameters
        ----------
        x : array of shape (N, *input_shape)
        labels : whole numbers of shape (N,)
        epochs, batch_size : int
        optimizer : SGD or Adam, optional
            By default ``Adam()``.
        validation_data : (x, labels), optional
            Measured after each epoch, never learned from.
        on_epoch : function, optional
            Called after each epoch with its figures, for instance to print them.

        Returns
        -------
        dict of lists
            "loss" and "accuracy", with ``validation_data`` also "val_loss" and "val_accuracy": one number per
            epoch. The first two are means over the epoch, while the network was changing.

        Raises
        ------
        TypeError, ValueError
            If an argument has the wrong type or shape, or the loss is no longer finite.
        """
        x, labels = self._check_labelled(x, labels)
        if validation_data is not None:
            validation_data = self._check_validation(validation_data)  # before anything is learned
        epochs, batch_size = as_count(epochs, "epochs"), as_count(batch_size, "batch_size")
        optimizer = Adam() if optimizer is None else optimizer
        _check_optimizer(optimizer)
        if on_epoch is not None and not callable(on_epoch):
            raise TypeError(f"on_epoch is {described(on_epoch)}, expected a function, such as print")
        history: History = {}
        for epoch in range(epochs):
            figures = self._epoch(x, labels, batch_size, optimizer, epoch)
            if validation_data is not None:
                figures["val_loss"], figures["val_accuracy"] = self.evaluate(*validation_data)
            for name, figure in figures.items():
                history.setdefault(name, []).append(figure)
            if on_epoch is not None:
                on_epoch({"epoch": epoch + 1, **figures})
        return history

    def _epoch(
        self, x: np.ndarray, labels: np.ndarray, batch_size: int, optimizer: Optimizer, epoch: int
    ) -> dict[str, float]:
        order = self.generator.permutation(len(x))
        totals = np.zeros(2)
        for start in range(0, len(x), batch_size):
            batch = order[start : start + batch_size]
            loss, accuracy = self.train_step(x[batch], labels[batch], optimizer)
            if not np.isfinite(loss):
                raise ValueError(
                    f"loss is {loss} in epoch {epoch + 1}, expected a finite number. Is the learning rate "
                    f"{optimizer.learning_rate} too large, or x not scaled to 0 to 1?"
                )
            totals += len(batch) * np.array([loss, accuracy])
        loss, accuracy = (totals / len(x)).tolist()
        return {"loss": loss, "accuracy": accuracy}

    def predict(self, x: Any, batch_size: int = 256) -> np.ndarray:
        """Return the probability of each class, ``(N, classes)``, for ``x``, ``(N, *input_shape)``."""
        return softmax(self._logits(x, batch_size))

    def evaluate(self, x: Any, labels: Any, batch_size: int = 256) -> tuple[float, float]:
        """Return the mean loss, in nats, and the accuracy, from 0 to 1."""
        x, labels = self._check_labelled(x, labels)
        logits = self._logits(x, batch_size)
        return softmax_cross_entropy(logits, labels), float((logits.argmax(axis=1) == labels).mean())

    def _logits(self, x: Any, batch_size: int) -> np.ndarray:
        x, batch_size = self._check_examples(x), as_count(batch_size, "batch_size")
        logits = np.empty((len(x), self.classes), self.dtype)
        for start in range(0, len(x), batch_size):
            logits[start : start + batch_size] = self.forward(x[start : start + batch_size])
        return logits

    def _check_examples(self, value: Any) -> np.ndarray:
        x = as_array(value, "x")
        if x.shape[1:] == self.input_shape and x.ndim > 0:
            return x
        if (*x.shape[1:], 1) == self.input_shape:
            fix = "Add a channel axis: x[..., np.newaxis]"
        elif x.shape == self.input_shape:
            fix = "One example? Add a batch axis: x[np.newaxis]"
        elif math.prod(self.input_shape) in (math.prod(x.shape[1:]), x.size):
            fix = f"Reshape it, as in x.reshape{(-1, *self.input_shape)}"
        else:
            fix = f"The network was made with input_shape={self.input_shape}"
        expected = ", ".join(["N", *map(str, self.input_shape)])
        raise ValueError(f"x has shape {x.shape}, expected ({expected}). {fix}")

    def _check_labelled(self, x: Any, labels: Any) -> tuple[np.ndarray, np.ndarray]:
        x = self._check_examples(x)
        if len(x) == 0:
            raise ValueError(f"x has shape {x.shape}, expected at least one example")
        return x, as_labels(labels, len(x), self.classes)

    def _check_validation(self, value: Any) -> tuple[np.ndarray, np.ndarray]:
        if not isinstance(value, tuple | list) or len(value) != 2:
            came = f"{len(value)} things" if isinstance(value, tuple | list) else f"a {type(value).__name__}"
            raise TypeError(f"validation_data is {came}, expected a pair: (x, labels)")
        try:
            return self._check_labelled(*value)
        except (TypeError, ValueError) as error:
            raise type(error)(f"validation_data does not fit: {error}") from error

    def _parameters(self) -> list[np.ndarray]:
        return [parameter for layer in self.layers for parameter in layer.parameters.values()]

    def _replace(self, parameters: Sequence[np.ndarray]) -> None:
        new = iter(parameters)
        for layer in self.layers:
            for name in layer.parameters:
                layer.parameters[name] = next(new)

    def get_weights(self) -> list[np.ndarray]:
        """Return copies of all parameters, in the order of Keras's ``get_weights``."""
        return [parameter.copy() for parameter in self._parameters()]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Copy ``weights`` into the network, for instance those of the same network in Keras.

        Raises
        ------
        TypeError, ValueError
            If one does not hold numbers, or their number or a shape is not that of the network's parameters.
        """
        if isinstance(weights, str | dict) or not isinstance(weights, Iterable):
            raise TypeError(
                f"weights is {described(weights)}, expected a list of arrays as get_weights() returns it"
            )
        arrays = [as_float(weight, f"weights[{i}]", self.dtype) for i, weight in enumerate(weights)]
        expected = [parameter.shape for parameter in self._parameters()]
        came = [array.shape for array in arrays]
        if came != expected:
            raise ValueError(f"weights has arrays of shapes {came}, expected {expected}")
        self._replace([array.copy() for array in arrays])

    def count_parameters(self) -> int:
        """Return how many numbers the network learns."""
        return sum(parameter.size for parameter in self._parameters())

    def summary(self) -> None:
        """Print each layer's output shape and how many numbers it learns."""
        print(f"{'layer':<12}{'output shape':<20}{'parameters':>12}")
        for layer, shape in zip(self.layers, self.output_shapes, strict=True):
            count = sum(parameter.size for parameter in layer.parameters.values())
            print(f"{type(layer).__name__:<12}{('N', *shape)!s:<20}{count:>12,}".replace("'", ""))
        print(f"{'total':<12}{'':<20}{self.count_parameters():>12,}")


def _check_optimizer(value: Any) -> None:
    if not isinstance(value, Optimizer):
        fix = f". Call it: {value.__name__}()" if isinstance(value, type) else ""
        raise TypeError(f"optimizer is {described(value)}, expected SGD(...) or Adam(...){fix}")
