"""Keep these tests away from the network and the real caches, and give them a small MNIST of their own."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from course_utils.data import download, formats
from course_utils.data.network import Patience
from tests.data.mirrors import Host

REAL = os.environ.get("COURSE_DATA_DIR")
SHIPPED = download.MIRRORS
HASTY = Patience(reach=2.0, connect=1.0, read=0.8, remember=60.0)
NOBODY = (download.Mirror("http://127.0.0.1:9/nobody/", ("mnist.npz",)),)


@pytest.fixture(autouse=True)
def _far_from_home(monkeypatch, tmp_path):
    for name in ("COURSE_DATA_DIR", "COURSE_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("COURSE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(download, "MIRRORS", NOBODY)
    monkeypatch.setattr(download, "PATIENCE", HASTY)
    monkeypatch.setattr(download, "_failure", ("", 0.0))


@pytest.fixture
def small(monkeypatch) -> dict[str, np.ndarray]:
    """Sixty training and ten test images of noise that the loader takes for MNIST, for this test."""
    random = np.random.default_rng(0)
    arrays = {
        "x_train": random.integers(0, 256, (60, 28, 28), np.uint8),
        "y_train": random.integers(0, 10, 60, np.uint8),
        "x_test": random.integers(0, 256, (10, 28, 28), np.uint8),
        "y_test": random.integers(0, 10, 10, np.uint8),
    }
    for name, array in arrays.items():
        published = replace(formats.MNIST[name], shape=array.shape, sha256=formats.fingerprint(array))
        monkeypatch.setitem(formats.MNIST, name, published)
    return arrays


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of the real MNIST, where it is at hand."""
    if not REAL:
        pytest.skip("COURSE_DATA_DIR is not set")
    return Path(REAL).absolute()


@pytest.fixture
def host():
    """A web server on this computer that can also misbehave."""
    with Host() as server:
        yield server
