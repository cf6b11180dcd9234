"""Say in words what is wrong with an argument: its name, what came, what was expected, the likely fix."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

Pair = int | tuple[int, int]


def described(value: Any) -> str:
    """Return ``value`` as a message shows it: not by its address in memory, which tells a reader nothing."""
    if hasattr(value, "__name__"):
        return f"the {'class' if isinstance(value, type) else type(value).__name__} {value.__name__}"
    text = repr(value)
    return f"of type {type(value).__name__}" if " at 0x" in text.lower() else text


def as_array(value: Any, name: str) -> np.ndarray:
    """Return ``value`` as an array.

    Raises
    ------
    ValueError
        If its rows differ in length.
    """
    try:
        return np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} cannot become an array, expected rows of equal length. NumPy says: {error}"
        ) from error


def as_float(value: Any, name: str, dtype: np.dtype | None = None) -> np.ndarray:
    """Return ``value`` as floats: of ``dtype`` if given, or else float64 stays and the rest becomes float32.

    An array that is already right comes back itself, not a copy: nobody may write into the result.

    Raises
    ------
    TypeError, ValueError
        If ``value`` does not hold real numbers, or its rows differ in length.
    """
    array = as_array(value, name)
    kind = array.dtype.kind
    if kind not in "buif":
        fix = (
            "It is None: does the function that made it return nothing?"
            if value is None
            else "Convert it first, for instance with np.asarray(..., dtype=np.float32)"
        )
        raise TypeError(f"{name} has dtype {array.dtype}, expected real numbers. {fix}")
    if dtype is None:
        dtype = np.dtype(np.float64 if kind == "f" and array.dtype.itemsize > 4 else np.float32)
    return array.astype(dtype, copy=False)


def as_images(value: Any, name: str = "x") -> np.ndarray:
    """Return ``value`` as floats of shape ``(N, height, width, channels)``.

    Raises
    ------
    ValueError
        If it has another number of axes, or no pixels or no channels.
    """
    images = as_float(value, name)
    expected = "(N, height, width, channels)"
    if images.ndim != 4:
        raise ValueError(
            f"{name} has shape {images.shape}, expected {expected}. {_image_fix(images.shape, name)}"
        )
    if 0 in images.shape[1:]:
        raise ValueError(
            f"{name} has shape {images.shape}, expected {expected} with at least one pixel and one channel. "
            "Only the batch may be empty"
        )
    return images


def _image_fix(shape: tuple[int, ...], name: str) -> str:
    if len(shape) == 3 and shape[-1] in (1, 3):
        return f"One image? Add a batch axis: {name}[np.newaxis]"
    if len(shape) == 3:
        return f"Images without channels? Add a channel axis: {name}[..., np.newaxis]"
    if len(shape) == 2:
        return f"One image? Add a batch and a channel axis: {name}[np.newaxis, ..., np.newaxis]"
    return f"Reshape it, as in {name}.reshape(-1, 28, 28, 1)"


def as_rows(value: Any, name: str, columns: str) -> np.ndarray:
    """Return ``value`` as floats of shape ``(N, columns)``; ``columns`` is the word for the second axis.

    Raises
    ------
    ValueError
        If it does not have two axes, or no columns.
    """
    rows = as_float(value, name)
    if rows.ndim == 2 and rows.shape[1] > 0:
        return rows
    if rows.ndim == 1:
        fix = f"One row? Add a batch axis: {name}[np.newaxis]"
    elif rows.ndim > 2:
        fix = f"Flatten it first: flatten({name})"
    else:
        fix = "Only the batch may be empty"
    raise ValueError(f"{name} has shape {rows.shape}, expected (N, {columns}). {fix}")


def as_bias(value: Any, length: int, dtype: np.dtype, *, per: str) -> np.ndarray:
    """Return ``value`` as a vector of ``length`` floats, or zeros if it is ``None``.

    Raises
    ------
    ValueError
        If it has another shape; ``per`` says what each number belongs to.
    """
    if value is None:
        return np.zeros(length, dtype)
    bias = as_float(value, "bias", dtype)
    if bias.shape != (length,):
        raise ValueError(f"bias has shape {bias.shape}, expected ({length},): one number per {per}")
    return bias


def as_gradient(value: Any, shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    """Return ``value`` as floats of ``dtype``, if it has the ``shape`` of the forward function's output.

    Raises
    ------
    ValueError
        If it has another shape.
    """
    gradient = as_float(value, "gradient", dtype)
    if gradient.shape != shape:
        raise ValueError(
            f"gradient has shape {gradient.shape}, expected {shape}: the shape of the forward output. "
            "Are all other arguments the same as in the forward call?"
        )
    return gradient


def as_labels(value: Any, rows: int, classes: int) -> np.ndarray:
    """Return ``value`` as ``rows`` whole numbers from 0 to ``classes - 1``.

    Raises
    ------
    TypeError, ValueError
        If it is one-hot, not whole, of another length, or a label is out of range.
    """
    try:
        labels = np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"labels cannot become an array, expected one whole number for each example. NumPy says: {error}"
        ) from error
    expected = f"expected whole numbers of shape ({rows},)"
    if labels.ndim == 2 and len(labels) == rows and labels.shape[1] > 1:
        raise ValueError(
            f"labels has shape {labels.shape}: it looks one-hot, {expected}. Use labels.argmax(axis=1)"
        )
    if labels.shape != (rows,):
        fix = (
            "Drop the last axis: labels[:, 0]" if labels.shape == (rows, 1) else "One label for each example"
        )
        raise ValueError(f"labels has shape {labels.shape}, {expected}. {fix}")
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels has dtype {labels.dtype}, {expected}. Use labels.astype(int)")
    wrong = np.flatnonzero((labels < 0) | (labels >= classes))
    if wrong.size:
        raise ValueError(
            f"labels[{wrong[0]}] is {labels[wrong[0]]}, expected 0 to {classes - 1}, as there are {classes} "
            f"classes. {_label_fix(int(labels[wrong[0]]), classes)}"
        )
    return labels


def _label_fix(label: int, classes: int) -> str:
    if classes == 1:
        return "Two classes need two scores for each example"
    if label == classes:
        return "Counted from 1? Subtract 1"
    return "Every label names a column of the scores, counted from 0"


def as_count(value: Any, name: str) -> int:
    """Return ``value`` as a whole number of at least 1.

    Raises
    ------
    TypeError, ValueError
        If it is not a whole number, or below 1.
    """
    try:
        if isinstance(value, bool | np.bool_):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} is {described(value)}, expected a whole number such as 2") from None
    if number < 1:
        raise ValueError(f"{name} is {number}, expected 1 or more")
    return number


def as_number(value: Any, name: str, example: float) -> float:
    """Return ``value`` as a Python float, which leaves float32 arrays float32; NumPy's own float64 does not.

    Raises
    ------
    TypeError
        If it is not one number.
    """
    try:
        if isinstance(value, str):
            raise TypeError
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} is {described(value)}, expected a number such as {example}") from None


def as_pair(value: Any, name: str) -> tuple[int, int]:
    """Return a whole number or a pair as ``(for height, for width)``.

    Raises
    ------
    TypeError, ValueError
        If it is neither, or a number is below 1.
    """
    if isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim > 0):
        if len(value) != 2:
            raise ValueError(
                f"{name} is {described(value)}, expected one whole number or a pair (for height, for width) "
                "such as (2, 2)"
            )
        return as_count(value[0], f"{name}[0]"), as_count(value[1], f"{name}[1]")
    number = as_count(value, name)
    return number, number


def as_shape(value: Any, name: str) -> tuple[int, ...]:
    """Return the shape of one example.

    Raises
    ------
    TypeError, ValueError
        If it is no sequence of whole numbers, is empty, or a number is below 1.
    """
    if not isinstance(value, tuple | list) and not (isinstance(value, np.ndarray) and value.ndim == 1):
        fix = f". One axis? Write ({value},)" if isinstance(value, int) else ""
        raise TypeError(f"{name} is {described(value)}, expected a tuple such as (28, 28, 1){fix}")
    if len(value) == 0:
        raise ValueError(f"{name} is {described(value)}, expected at least one axis, such as (784,)")
    return tuple(as_count(size, name) for size in value)


def as_generator(seed: Any) -> np.random.Generator:
    """Return the generator of random numbers that ``seed`` starts.

    Raises
    ------
    TypeError, ValueError
        If ``seed`` is no whole number, or below 0.
    """
    try:
        return np.random.default_rng(seed)
    except (TypeError, ValueError) as error:
        raise type(error)(f"seed is {described(seed)}, expected a whole number of at least 0") from None


def as_dtype(value: Any) -> np.dtype:
    """Return ``value`` as the dtype float32 or float64.

    Raises
    ------
    TypeError, ValueError
        If it is no dtype, or another.
    """
    expected = "expected np.float32 or np.float64"
    try:
        if value is None:  # NumPy would take it for float64
            raise TypeError
        dtype = np.dtype(value)
    except TypeError:
        raise TypeError(f"dtype is {described(value)}, {expected}") from None
    if dtype not in (np.float32, np.float64):
        raise ValueError(
            f"dtype is {dtype}, {expected}: gradients need fractions, and enough of their digits"
        )
    return dtype


def check_padding(value: Any) -> str:
    """Return ``value`` if it is "valid" or "same".

    Raises
    ------
    TypeError, ValueError
        If it is anything else.
    """
    if not isinstance(value, str):
        raise TypeError(
            f'padding is {described(value)}, expected "valid" (no padding) or "same". '
            "Another amount? Pad the images yourself with np.pad and use 'valid'"
        )
    if value not in ("valid", "same"):
        hint = f'. Write it in small letters: "{value.lower()}"' if value.lower() in ("valid", "same") else ""
        raise ValueError(f'padding is {described(value)}, expected "valid" (no padding) or "same"{hint}')
    return value
