"""Reads a Keras model by what its layers say of themselves: Keras itself is never imported here."""

from __future__ import annotations

import inspect
import reprlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from course_utils.widgets.network.activations import WORDS
from course_utils.widgets.network.network import Part, geometry

KERAS = ("keras", "tf_keras", "tensorflow")
SHOWN = (
    "Conv2D, ZeroPadding2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, GlobalMaxPooling2D, "
    "Flatten, Reshape, Dense, Activation, ReLU, LeakyReLU, ELU, Softmax, BatchNormalization, Normalization, "
    "Rescaling, Dropout and random augmentation"
)
SCALED_TANH = (
    "For 1.7159 tanh(2z/3) put three layers behind one without activation: Rescaling(2 / 3), "
    'Activation("tanh"), Rescaling(1.7159)'
)
TENSORFLOW_S = {"swish": "silu", "softmax_v2": "softmax"}  # its names of two functions
SMALLEST = 1e-7  # Keras's epsilon: no deviation is taken for less
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
    "Lambda": "What it computes cannot be read. For a scaling take Rescaling, or NetworkTour(scaling=...); "
    f"for another shape Reshape. {SCALED_TANH}",
    "PReLU": "LeakyReLU can be toured",
    "LayerNormalization": "BatchNormalization can be toured",
    "SeparableConv2D": "Conv2D can be toured",
    "DepthwiseConv2D": "Conv2D can be toured",
    "Resizing": "ZeroPadding2D(2) makes 32 × 32 of 28 × 28",
}


def read_keras(model: Any) -> list[Part]:
    """Return the layers of a Keras model that compute something.

    Raises
    ------
    TypeError, ValueError
        If it has branches, or layers that the tour does not know.
    """
    return _joined([part for layer in _in_order(model) for part in _read(layer)])


def _joined(parts: list[Part]) -> list[Part]:
    """Take three layers for one, named by the last, where they are a tanh between two scalings."""
    joined: list[Part] = []
    for part in parts:
        joined.append(part)
        if len(joined) > 3:  # at the beginning a scaling is one of pixels
            inner, (between, _), outer = joined[-3:]
            factors = _factor(inner), _factor(outer)
            if between.get("activation") == "tanh" and between["kind"] == "activation" and all(factors):
                step = {"kind": "activation", "activation": "scaled_tanh"}
                joined[-3:] = [({**outer[0], **step, "inner": factors[0], "outer": factors[1]}, ())]
    return joined


def _factor(part: Part) -> float:
    """Return what a layer multiplies all numbers by; 0 if it does anything else."""
    step, arrays = part
    alone = step["kind"] == "scale_shift" and all(array.ndim == 0 for array in arrays) and not arrays[1]
    return float(arrays[0]) if alone else 0


def _classes(thing: Any) -> list[str]:
    """Return the names of the Keras classes that ``thing`` is made of, its own first."""
    return [one.__name__ for one in type(thing).__mro__ if one.__module__.split(".")[0] in KERAS]


def _refuse_what_is_no_model(model: Any) -> None:
    if "Model" in _classes(model):
        return
    came, fix = reprlib.repr(model), "Give a Keras model, a course_utils.layers.Network, or nothing"
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
                "row, no branches. Tour a part: keras.Model(model.inputs, model.get_layer("
                f"{came_in[0]._keras_history[0].name!r}).output)"
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
        fix = "Put a layer in its place: Rescaling, Reshape, Activation" if own == ", but no layer" else ""
        raise TypeError(
            f"layer {layer.name!r} is a {kind}{own}, expected one that the tour can show: {SHOWN}. "
            f"{fix or FIXES.get(kind, 'Tour a model without it')}"
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


def _global_pool(kind: str) -> Callable[[Any], Part]:
    def read(layer: Any) -> Part:
        if layer.keepdims:
            raise ValueError(
                f"layer {layer.name!r} has keepdims=True, expected False: one number for each map"
            )
        return {"kind": kind}, ()

    return read


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


def _normalization(layer: Any) -> Part:
    """Read what it learned from data, or was given: every number minus a mean, divided by a deviation."""
    mean, variance = (np.asarray(array, np.float64) for array in (layer.mean, layer.variance))
    if mean.size != mean.shape[-1]:
        raise ValueError(
            f"layer {layer.name!r} normalises along the axes {layer.axis}, expected -1 or None: each "
            "channel, or all numbers alike"
        )
    deviation = np.maximum(np.sqrt(variance), SMALLEST)
    scale, shift = (deviation, mean) if layer.invert else (1 / deviation, -mean / deviation)
    return {"kind": "scale_shift"}, (scale.ravel(), shift.ravel())


def _rescaling(layer: Any) -> Part:
    return {"kind": "scale_shift"}, (layer.scale, layer.offset)


def _softmax(layer: Any) -> Part:
    if layer.axis not in (-1, 1):
        raise ValueError(f"layer {layer.name!r} has axis {layer.axis}, expected -1: the scores")
    return {"kind": "activation", "activation": "softmax"}, ()


def _function(layer: Any) -> dict[str, Any]:
    """Describe an activation: a layer's own, a layer that is one, or the function in a layer's argument."""
    function = layer if type(layer).__name__ in ("ReLU", "LeakyReLU", "ELU") else layer.activation
    name = getattr(function, "__name__", type(function).__name__)
    name = TENSORFLOW_S.get(name, name)
    keras_s_own = getattr(function, "__module__", "").split(".")[0] in KERAS
    match name if keras_s_own else "":
        case "linear":
            return {}
        case "relu" | "relu6" | "selu" | "silu" | "sigmoid" | "tanh" | "softmax":
            return {"activation": name}
        case "gelu" if not inspect.signature(function).parameters["approximate"].default:
            return {"activation": name}
        case "elu":
            return {"activation": name, "alpha": 1.0}  # the function's default in Keras
        case "ELU":
            return {"activation": "elu", "alpha": float(function.alpha)}
        case "leaky_relu":
            return {"activation": name, "slope": 0.2}  # the function's default in Keras
        case "LeakyReLU":
            return {"activation": "leaky_relu", "slope": float(function.negative_slope)}
        case "ReLU" if function.max_value is None and not function.threshold:
            slope = float(function.negative_slope)
            return {"activation": "leaky_relu", "slope": slope} if slope else {"activation": "relu"}
        case "ReLU" if function.max_value == 6 and not function.threshold and not function.negative_slope:
            return {"activation": "relu6"}
    known = ", ".join(["linear", *(name for name in WORDS if name != "scaled_tanh")])
    if keras_s_own:
        raise ValueError(
            f"layer {layer.name!r} has the activation {name}, expected one that the tour can compute as "
            f"Keras does: {known}, a plain ReLU, LeakyReLU or ELU layer. Build the model with one of these"
        )
    raise ValueError(
        f"layer {layer.name!r} has an activation of your own, {name}, expected one of Keras: {known}. The "
        f"tour does not run code that it cannot read. {SCALED_TANH}"
    )


def _activation(layer: Any) -> Part:
    return {"kind": "activation", **_function(layer)}, ()


READERS: dict[str, Callable[[Any], Part]] = {
    "Activation": _activation,
    "AveragePooling2D": _pool("avg_pool2d"),
    "BatchNormalization": _batch_normalization,
    "Conv2D": _conv2d,
    "Dense": _dense,
    "ELU": _activation,
    "Flatten": lambda layer: ({"kind": "flatten"}, ()),
    "GlobalAveragePooling2D": _global_pool("global_avg_pool2d"),
    "GlobalMaxPooling2D": _global_pool("global_max_pool2d"),
    "LeakyReLU": _activation,
    "MaxPooling2D": _pool("max_pool2d"),
    "Normalization": _normalization,
    "ReLU": _activation,
    "Rescaling": _rescaling,
    "Reshape": lambda layer: ({"kind": "reshape", "out": list(layer.target_shape)}, ()),
    "Softmax": _softmax,
    "ZeroPadding2D": lambda layer: ({"kind": "zero_pad2d", "rim": list(map(list, layer.padding))}, ()),
}
