"""Reads a Keras model by what its layers say of themselves: Keras itself is never imported here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from course_utils.widgets.network.network import WORDS, Part, geometry

KERAS = ("keras", "tf_keras", "tensorflow")
SHOWN = (
    "Conv2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, Flatten, Reshape, Dense, Activation, "
    "ReLU, LeakyReLU, Softmax, BatchNormalization, Rescaling, Dropout and random augmentation"
)
IDLE = {  # do something while training alone
    "ActivityRegularization",
    "AlphaDropout",
    "Dropout",
    "GaussianDropout",
    "GaussianNoise",
    "Identity",
    "InputLayer",
    "SpatialDropout2D",
}
FIXES = {
    "Lambda": "What it computes cannot be read. For a scaling take Rescaling, or NetworkTour(scaling=...)",
    "ZeroPadding2D": 'Take it out, and give the convolution after it padding="same"',
    "GlobalMaxPooling2D": "GlobalAveragePooling2D can be toured",
}


def read_keras(model: Any) -> list[Part]:
    """Return the layers of a Keras model that compute something.

    Raises
    ------
    TypeError, ValueError
        If it has branches, or layers that the tour does not know.
    """
    return [part for layer in _in_order(model) for part in _read(layer)]


def _classes(thing: Any) -> list[str]:
    """Return the names of the Keras classes that ``thing`` is made of, its own first."""
    return [one.__name__ for one in type(thing).__mro__ if one.__module__.split(".")[0] in KERAS]


def _refuse_what_is_no_model(model: Any) -> None:
    if "Model" in _classes(model):
        return
    came, fix = repr(model), "Give a Keras model, a course_utils.layers.Network, or nothing"
    if isinstance(model, str | Path):
        fix = "Load it first: keras.models.load_model(path)"
    elif isinstance(model, type) or (callable(model) and not _classes(model)):
        came, fix = getattr(model, "__name__", "a function"), "Call it: it builds the model"
    elif isinstance(model, list | tuple):
        came, fix = f"a {type(model).__name__}", "Layers in a row are a model: keras.Sequential([...])"
    elif isinstance(model, np.ndarray):
        came, fix = f"an array of shape {model.shape}", "Images come second: NetworkTour(model, images)"
    elif "Layer" in _classes(model):
        came, fix = f"the layer {model.name!r}", "A model of one layer is keras.Sequential([layer])"
    elif "History" in _classes(model):
        came, fix = "what fit returns", "Give the model itself"
    raise TypeError(f"model is {came}, expected a network. {fix}")


def input_shape(model: Any) -> tuple[int, ...]:
    """Return what a Keras model takes for one example.

    Raises
    ------
    TypeError, ValueError
        If it is no such model, is not built, or has several inputs.
    """
    _refuse_what_is_no_model(model)
    inputs = getattr(model, "inputs", None) or []
    if len(inputs) > 1:
        raise ValueError(f"model has {len(inputs)} inputs, expected one: a digit. Tour a chain of layers")
    if not model.built or not inputs:
        if not {"Sequential", "Functional"} & set(_classes(model)):
            raise TypeError(
                f"model is a {type(model).__name__} with a call of its own, which hides the order of its "
                "layers. Expected keras.Sequential([...]), or keras.Model(inputs, outputs)"
            )
        raise ValueError(
            "model is not built: it has no weights, as it does not know its input's shape. Begin its layers "
            "with keras.Input((28, 28, 1)), or call model.build((None, 28, 28, 1))"
        )
    return tuple(inputs[0].shape[1:])


def _in_order(model: Any) -> list[Any]:
    """Return the layers from input to output."""
    if "Sequential" in _classes(model):
        return list(model.layers)
    if len(model.outputs) > 1:
        raise ValueError(
            f"model has {len(model.outputs)} outputs, expected one. Tour keras.Model(model.input, "
            "model.outputs[0])"
        )
    layers: list[Any] = []
    tensor = model.outputs[0]
    while True:
        layer, node, _ = tensor._keras_history
        came_in = layer._inbound_nodes[node].input_tensors
        if len(came_in) > 1:
            raise ValueError(
                f"layer {layer.name!r} takes {len(came_in)} inputs, expected one: the tour draws layers in a "
                "row, no branches"
            )
        if not came_in or "InputLayer" in _classes(layer):
            return layers[::-1]
        layers.append(layer)
        tensor = came_in[0]


def _read(layer: Any) -> list[Part]:
    """Return a layer as the tour describes it: none if it is idle, several if it is a model."""
    names = _classes(layer)
    kind = type(layer).__name__
    if {"Sequential", "Functional"} & set(names):
        return [part for inner in _in_order(layer) for part in _read(inner)]
    if kind in names and (kind in IDLE or (kind.startswith("Random") and kind != "RandomCrop")):
        return []
    if kind not in names or kind not in READERS or "Layer" not in names:
        own = ", but no layer" if "Layer" not in names else "" if kind in names else ", a class of your own"
        raise TypeError(
            f"layer {layer.name!r} is a {kind}{own}, expected one that the tour can show: {SHOWN}. "
            f"{FIXES.get(kind, 'Tour a model without it')}"
        )
    if getattr(layer, "data_format", None) == "channels_first":
        raise ValueError(f"layer {layer.name!r} has the channels first, expected data_format='channels_last'")
    step, arrays = READERS[kind](layer)
    if step == {"kind": "activation"}:  # a linear one
        return []
    return [({"name": layer.name, **step}, tuple(np.asarray(array, np.float32) for array in arrays))]


def _conv2d(layer: Any) -> Part:
    for name, usual, reason in (
        ("dilation_rate", (1, 1), "kernels lie on pixels side by side"),
        ("groups", 1, "every kernel sees all maps"),
    ):
        if (value := getattr(layer, name)) != usual:
            raise ValueError(
                f"layer {layer.name!r} has {name} {value}, expected {usual}: in the tour {reason}. "
                "Tour a model without it"
            )
    step = {"kind": "conv2d", **geometry(layer.strides, layer.padding), **_function(layer)}
    if step.get("activation") == "softmax":
        raise ValueError(f"layer {layer.name!r} has softmax on maps, expected it on a dense layer's scores")
    return step, _kernel_and_bias(layer)


def _dense(layer: Any) -> Part:
    return {"kind": "dense", **_function(layer)}, _kernel_and_bias(layer)


def _kernel_and_bias(layer: Any) -> tuple[np.ndarray, ...]:
    kernel, *bias = layer.get_weights()
    return kernel, bias[0] if layer.use_bias else np.zeros(kernel.shape[-1])


def _pool(kind: str) -> Callable[[Any], Part]:
    return lambda layer: (
        {"kind": kind, **geometry(layer.strides, layer.padding, layer.pool_size)},
        (),
    )


def _global_average(layer: Any) -> Part:
    if layer.keepdims:
        raise ValueError(f"layer {layer.name!r} has keepdims=True, expected False: one number for each map")
    return {"kind": "global_avg_pool2d"}, ()


def _batch_normalization(layer: Any) -> Part:
    """Read what is left of it after training: every channel times a scale, plus a shift."""
    axis = layer.axis[0] if isinstance(layer.axis, list | tuple) else layer.axis
    *trained, mean, variance = (np.asarray(array, np.float64) for array in layer.get_weights())
    if axis not in (-1, len(layer.input.shape) - 1):
        raise ValueError(f"layer {layer.name!r} normalises along axis {axis}, expected -1: the channels")
    gamma = trained.pop(0) if layer.scale else np.ones_like(mean)
    beta = trained.pop(0) if layer.center else np.zeros_like(mean)
    scale = gamma / np.sqrt(variance + layer.epsilon)
    return {"kind": "scale_shift"}, (scale, beta - mean * scale)


def _rescaling(layer: Any) -> Part:
    return {"kind": "scale_shift"}, (layer.scale, layer.offset)


def _softmax(layer: Any) -> Part:
    if layer.axis not in (-1, 1):
        raise ValueError(f"layer {layer.name!r} has axis {layer.axis}, expected -1: the scores")
    return {"kind": "activation", "activation": "softmax"}, ()


def _function(layer: Any) -> dict[str, Any]:
    """Describe an activation: a layer's own, a layer that is one, or the function in a layer's argument."""
    function = layer if type(layer).__name__ in ("ReLU", "LeakyReLU") else layer.activation
    name = getattr(function, "__name__", type(function).__name__)
    keras_s_own = getattr(function, "__module__", "").split(".")[0] in KERAS
    match name if keras_s_own else "":
        case "linear":
            return {}
        case "relu" | "sigmoid" | "tanh" | "softmax":
            return {"activation": name}
        case "leaky_relu":
            return {"activation": name, "slope": 0.2}  # the function's default in Keras
        case "LeakyReLU":
            return {"activation": "leaky_relu", "slope": float(function.negative_slope)}
        case "ReLU" if function.max_value is None and not function.threshold:
            slope = float(function.negative_slope)
            return {"activation": "leaky_relu", "slope": slope} if slope else {"activation": "relu"}
    known = ", ".join(["linear", *WORDS])
    raise ValueError(
        f"layer {layer.name!r} has the activation {name}, expected one that the tour can compute as Keras "
        f"does: {known}, a plain ReLU or LeakyReLU layer. It does not run code that it cannot read"
    )


def _activation(layer: Any) -> Part:
    return {"kind": "activation", **_function(layer)}, ()


READERS: dict[str, Callable[[Any], Part]] = {
    "Activation": _activation,
    "AveragePooling2D": _pool("avg_pool2d"),
    "BatchNormalization": _batch_normalization,
    "Conv2D": _conv2d,
    "Dense": _dense,
    "Flatten": lambda layer: ({"kind": "flatten"}, ()),
    "GlobalAveragePooling2D": _global_average,
    "LeakyReLU": _activation,
    "MaxPooling2D": _pool("max_pool2d"),
    "ReLU": _activation,
    "Rescaling": _rescaling,
    "Reshape": lambda layer: ({"kind": "reshape", "out": list(layer.target_shape)}, ()),
    "Softmax": _softmax,
}
