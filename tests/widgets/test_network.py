"""The shipped network gives the same numbers in Keras and in NumPy, and is as good as its stored run says."""

import sys

import numpy as np
import pytest

from course_utils import measured, pretrained
from course_utils.data import DataError, load_mnist
from course_utils.widgets.network.network import chain, tiny_cnn

WEIGHTS = "tiny_cnn.weights.h5"


@pytest.fixture(scope="module")
def digits():
    return load_mnist()


@pytest.fixture(scope="module")
def keras_model():
    from importlib.resources import as_file, files

    from course_utils import models

    model = models.tiny_cnn()
    with as_file(files(pretrained) / WEIGHTS) as path:
        model.load_weights(path)
    return model


def test_numpy_and_keras_agree_on_real_digits(digits, keras_model):
    x = digits.x_test[:256, ..., np.newaxis].astype(np.float32) / 255
    np.testing.assert_allclose(tiny_cnn().forward(x), keras_model.predict(x, verbose=0), atol=1e-5)


def test_the_weights_are_those_that_keras_reads(keras_model):
    shipped = pretrained.load_weights("tiny_cnn")
    for layer in keras_model.layers:
        arrays = layer.get_weights()
        assert len(arrays) == len(shipped.get(layer.name, ()))
        for ours, theirs in zip(shipped.get(layer.name, ()), arrays, strict=True):
            np.testing.assert_array_equal(ours, theirs)


def test_the_page_receives_every_parameter_once(keras_model):
    assert len(tiny_cnn().weights()) == 4 * keras_model.count_params()


def test_the_last_stage_is_what_the_network_gives(digits):
    x = digits.x_test[:8, ..., np.newaxis].astype(np.float32) / 255
    stages = tiny_cnn().stages(x)
    np.testing.assert_array_equal(stages[-1][1], tiny_cnn().forward(x))
    for step, (before, after) in zip(tiny_cnn().steps, stages, strict=True):
        assert after.shape == before.shape == (8, *step["out"])
        assert ("activation" in step) == (not np.array_equal(before, after))


def test_a_layer_that_does_not_fit_is_named():
    part = {"name": "scores", "kind": "dense"}, (np.zeros((7, 10), np.float32), np.zeros(10, np.float32))
    with pytest.raises(ValueError, match=r"layer 'scores' does not fit: 28 × 28 × 1 numbers come in"):
        chain([part])
    with pytest.raises(ValueError, match=r"layer 'scores' does not fit: .*\(7, 10\)"):
        chain([part], (784,))


def test_the_shipped_network_reaches_99_percent_on_mnist_s_test_set():
    try:
        digits = load_mnist(fallback=False)
    except DataError as error:
        pytest.skip(f"MNIST is not at hand: {error}".splitlines()[0])
    network = tiny_cnn()
    right = 0
    for start in range(0, len(digits.x_test), 1000):
        part = slice(start, start + 1000)
        x = digits.x_test[part, ..., np.newaxis].astype(np.float32) / 255
        right += int((network.forward(x).argmax(axis=1) == digits.y_test[part]).sum())
    accuracy = right / len(digits.x_test)
    assert accuracy >= 0.99
    assert accuracy == pytest.approx(measured.load("tiny_cnn")["shipped_test"], abs=2e-4)


def test_weights_that_do_not_ship_are_refused():
    with pytest.raises(ValueError, match="name is 'vgg16', expected one of tiny_cnn"):
        pretrained.load_weights("vgg16")


def test_without_h5py_the_error_names_the_fix(monkeypatch):
    monkeypatch.setitem(sys.modules, "h5py", None)
    pretrained.load_weights.cache_clear()
    with pytest.raises(ImportError, match="pip install h5py"):
        pretrained.load_weights("tiny_cnn")


def test_nobody_can_change_the_shipped_weights():
    kernel, _ = pretrained.load_weights("tiny_cnn")["conv_1"]
    with pytest.raises(ValueError, match="read-only"):
        kernel[0] = 0
