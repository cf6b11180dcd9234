"""The shipped weights reach the accuracy that is quoted for them."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from course_utils import measured
from course_utils.data import load_mnist
from course_utils.models import tiny_cnn


@pytest.fixture(scope="module")
def reader():
    model = tiny_cnn()
    model.load_weights(str(files("course_utils.pretrained").joinpath("tiny_cnn.weights.h5")))
    model.compile(metrics=["accuracy"], loss="sparse_categorical_crossentropy")
    return model


def test_the_shipped_network_is_99_percent_right_on_mnist(reader):
    digits = load_mnist()
    if digits.source != "MNIST":
        pytest.skip("MNIST is not at hand")
    x = digits.x_test[..., np.newaxis] / np.float32(255)
    accuracy = reader.evaluate(x, digits.y_test, batch_size=512, verbose=0)[1]
    assert accuracy >= 0.99
    assert accuracy == pytest.approx(measured.load("tiny_cnn")["shipped_test"], abs=2e-4)


def test_it_has_the_parameters_that_the_stored_run_states(reader):
    assert reader.count_params() == measured.load("tiny_cnn")["parameters"]
