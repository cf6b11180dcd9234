"""No layer changes what it is given, and every memory layout serves."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils import layers

IMAGES = np.random.default_rng(0).normal(size=(2, 6, 7, 3)).astype(np.float32)
KERNEL = np.random.default_rng(1).normal(size=(3, 2, 3, 4)).astype(np.float32)
ROWS = np.random.default_rng(2).normal(size=(4, 5)).astype(np.float32)
WEIGHTS = np.random.default_rng(3).normal(size=(5, 2)).astype(np.float32)
LABELS = np.array([0, 4, 2, 2])

# Every public function, with arguments that fit.
FORWARD = {
    "conv2d": (IMAGES, KERNEL, np.ones(4, np.float32), 2, "same"),
    "max_pool2d": (IMAGES, 3, 2, "same"),
    "avg_pool2d": (IMAGES, 3, 2, "same"),
    "dense": (ROWS, WEIGHTS, np.ones(2, np.float32)),
    "flatten": (IMAGES,),
    "relu": (IMAGES,),
    "leaky_relu": (IMAGES, 0.1),
    "sigmoid": (IMAGES,),
    "tanh": (IMAGES,),
    "softmax": (ROWS, 0),
    "cross_entropy": (layers.softmax(ROWS), LABELS),
    "softmax_cross_entropy": (ROWS, LABELS),
}
BACKWARD = {
    "conv2d_backward": (np.ones((2, 3, 4, 4), np.float32), IMAGES, KERNEL, 2, "same"),
    "max_pool2d_backward": (np.ones((2, 3, 4, 3), np.float32), IMAGES, 3, 2, "same"),
    "avg_pool2d_backward": (np.ones((2, 3, 4, 3), np.float32), IMAGES, 3, 2, "same"),
    "dense_backward": (np.ones((4, 2), np.float32), ROWS, WEIGHTS),
    "flatten_backward": (np.ones((2, 126), np.float32), IMAGES),
    "relu_backward": (IMAGES, IMAGES),
    "leaky_relu_backward": (IMAGES, IMAGES, 0.1),
    "sigmoid_backward": (IMAGES, IMAGES),
    "tanh_backward": (IMAGES, IMAGES),
    "softmax_backward": (ROWS, ROWS, 0),
    "cross_entropy_backward": (layers.softmax(ROWS), LABELS),
    "softmax_cross_entropy_backward": (ROWS, LABELS),
    "dropout_backward": (ROWS, np.ones_like(ROWS)),
}
CALLS = {**FORWARD, **BACKWARD}
TAKE_PROBABILITIES = {"cross_entropy", "cross_entropy_backward"}
FROM_THE_LOSS = {"cross_entropy_backward", "softmax_cross_entropy_backward"}  # no gradient comes before these


def results(name, arguments):
    result = getattr(layers, name)(*arguments)
    return result if isinstance(result, tuple) else (result,)


def changed(arguments, change):
    return tuple(change(a) if isinstance(a, np.ndarray) else a for a in arguments)


def every_other(array):
    """Return an equal array whose numbers are scattered in memory, in reverse."""
    wide = np.zeros([2 * length for length in array.shape], array.dtype)
    view = wide[tuple(slice(None, None, -2) for _ in array.shape)]
    view[...] = array
    return view


def test_every_public_function_is_called_below():
    functions = {name for name in layers.__all__ if name.islower()}
    assert functions - {"dropout", "output_size", "same_padding"} == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_nothing_given_is_changed_not_even_through_the_result(name):
    arguments = changed(CALLS[name], np.copy)
    for result in results(name, arguments):
        if isinstance(result, np.ndarray):
            result[...] = 99
    for before, after in zip(CALLS[name], arguments, strict=True):
        np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("layout", ["read-only", "every other number", "columns first"])
def test_the_layout_in_memory_does_not_matter(name, layout):
    change = {"every other number": every_other, "columns first": np.asfortranarray}.get(layout, np.copy)
    arguments = changed(CALLS[name], change)
    if layout == "read-only":
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument.flags.writeable = False
    for ours, right in zip(results(name, arguments), results(name, CALLS[name]), strict=True):
        np.testing.assert_allclose(ours, right, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", sorted(set(CALLS) - TAKE_PROBABILITIES))
def test_lists_and_whole_numbers_serve(name):
    whole = changed(CALLS[name], lambda a: np.rint(a).astype(int))
    lists = changed(whole, np.ndarray.tolist)
    for ours, right in zip(results(name, lists), results(name, whole), strict=True):
        np.testing.assert_array_equal(ours, right)
        assert not isinstance(ours, np.ndarray) or ours.dtype == np.float32


@pytest.mark.parametrize("name", sorted(set(BACKWARD) - FROM_THE_LOSS))
def test_a_gradient_of_another_shape_is_refused(name):
    gradient, *others = BACKWARD[name]
    with pytest.raises(ValueError, match=r"gradient has shape \(.*expected \(.*forward"):
        getattr(layers, name)(gradient[:, :-1], *others)
