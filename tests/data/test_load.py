"""load_mnist looks in its places in order, splits what it finds, and stands in with offline digits."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from course_utils.data import DataError, Digits, load_mnist, offline
from course_utils.data.offline import evenly_mixed, offline_digits


def put(folder: Path, arrays) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "mnist.npz", **arrays)
    return folder


def put_bad(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mnist.npz").write_bytes(b"not MNIST")
    return folder


@pytest.fixture
def places(tmp_path) -> dict[str, Path]:
    """The folders of the test, by the name under which load_mnist speaks of them."""
    return {"argument": tmp_path / "a", "variable": tmp_path / "v"} | {
        "the course's cache": tmp_path / "cache",
        "Keras's cache": tmp_path / "keras" / "datasets",
    }


@pytest.mark.parametrize("where", ["argument", "variable", "the course's cache", "Keras's cache"])
def test_mnist_is_found_in_each_place(small, places, where, monkeypatch, capsys):
    put(places[where], small)
    if where == "variable":
        monkeypatch.setenv("COURSE_DATA_DIR", str(places[where]))
    digits = load_mnist(places[where] if where == "argument" else None, validation=5)
    assert digits.source == "MNIST"
    assert np.array_equal(digits.x_test, small["x_test"])
    assert capsys.readouterr().out == ""


def test_the_argument_goes_before_the_variable_and_the_variable_before_the_caches(small, places, monkeypatch):
    put(places["the course's cache"], small)
    monkeypatch.setenv("COURSE_DATA_DIR", str(put_bad(places["variable"])))
    assert load_mnist(places["the course's cache"], validation=5).source == "MNIST"
    with pytest.raises(DataError, match=re.escape(str(places["variable"]))) as caught:
        load_mnist(validation=5)
    assert "COURSE_DATA_DIR names this place" in str(caught.value)


def test_a_bad_named_place_is_never_replaced_by_the_fallback(small, places):
    put(places["the course's cache"], small)
    with pytest.raises(DataError, match="does not exist"):
        load_mnist(places["argument"], validation=5)
    with pytest.raises(DataError, match="no data file"):
        load_mnist(put_bad(places["argument"]), validation=5, fallback=True)


def test_a_relative_name_is_shown_in_full(small, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match=re.escape(str(tmp_path / "nowhere"))):
        load_mnist("nowhere", validation=5)
    assert load_mnist(put(Path("here"), small), validation=5).source == "MNIST"


def test_an_empty_variable_is_no_place(small, places, monkeypatch):
    put(places["the course's cache"], small)
    monkeypatch.setenv("COURSE_DATA_DIR", "")
    assert load_mnist(validation=5).source == "MNIST"


def test_a_path_may_start_at_home_and_may_be_text(small, tmp_path, monkeypatch):
    put(tmp_path / "mine", small)
    monkeypatch.setenv("USERPROFILE", str(tmp_path))  # what Windows calls HOME
    assert load_mnist("~/mine", validation=5).source == "MNIST"


def test_a_bad_cache_leads_on_and_is_reported(small, places, capsys):
    bad = put_bad(places["the course's cache"])
    put(places["Keras's cache"], small)
    assert load_mnist(validation=5).source == "MNIST"
    assert capsys.readouterr().out == (
        "Passed over the course's cache: its mnist.npz is no data file known here.\n"
    )
    assert (bad / "mnist.npz").read_bytes() == b"not MNIST"


def test_the_fallback_says_why_and_how_to_get_mnist(places, capsys):
    put_bad(places["Keras's cache"])
    assert load_mnist().source == "scikit-learn digits"
    notice = capsys.readouterr().out
    assert "the course's cache: nothing there" in notice
    assert "Keras's cache: its mnist.npz is no data file known here" in notice
    assert "download: no connection" in notice
    assert "set COURSE_DATA_DIR" in notice
    assert notice.count("MNIST was not found") == 1


def test_without_fallback_the_same_reasons_are_an_error(capsys):
    with pytest.raises(DataError) as caught:
        load_mnist(fallback=False)
    for words in ("course's cache: nothing there", "Keras's cache: nothing there", "download: no connection"):
        assert words in str(caught.value)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("fallback", [True, False])
def test_an_unwritable_cache_is_said_so(tmp_path, monkeypatch, capsys, fallback):
    (tmp_path / "file").touch()
    monkeypatch.setenv("COURSE_CACHE_DIR", str(tmp_path / "file" / "cache"))
    if fallback:
        load_mnist()
        said = capsys.readouterr().out
    else:
        with pytest.raises(DataError) as caught:
            load_mnist(fallback=False)
        said = str(caught.value)
    assert f"the cache folder {tmp_path / 'file' / 'cache'} cannot be written to" in said
    assert "COURSE_CACHE_DIR" in said


@pytest.mark.parametrize("module", ["sklearn.datasets", "scipy"])
def test_without_scikit_learn_the_error_says_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DataError, match="pip install scikit-learn"):
        load_mnist()


@pytest.mark.parametrize("cache_is_chosen", [True, False])
def test_without_pooch_the_reason_says_what_to_install(monkeypatch, capsys, cache_is_chosen):
    if not cache_is_chosen:
        monkeypatch.delenv("COURSE_CACHE_DIR")
    monkeypatch.setitem(sys.modules, "pooch", None)
    assert load_mnist().source == "scikit-learn digits"
    assert "download: pooch is not installed" in capsys.readouterr().out


@pytest.mark.parametrize("size", [0, 1, 12, 59, np.int64(12)])
def test_validation_images_come_from_the_end_of_the_training_set(small, places, size):
    digits = load_mnist(put(places["argument"], small), validation=size)
    assert len(digits.x_val) == len(digits.y_val) == size
    assert np.array_equal(np.concatenate([digits.x_train, digits.x_val]), small["x_train"])
    assert np.array_equal(np.concatenate([digits.y_train, digits.y_val]), small["y_train"])
    assert np.array_equal(digits.y_test, small["y_test"])


@pytest.mark.parametrize("size", [-1, 60_000, 0.5, "5000", None, True, [5000], 5000.0])
def test_a_wrong_validation_size_is_refused_before_anything_is_read(size, tmp_path):
    with pytest.raises(ValueError, match=r"validation is .*; expected a whole number from 0 to 59,999"):
        load_mnist(tmp_path / "nowhere", validation=size)


def test_a_share_for_validation_is_translated_into_a_number():
    with pytest.raises(ValueError, match="write 6000"):
        load_mnist(validation=0.1)


def test_a_number_as_path_is_refused_with_the_likely_intent():
    with pytest.raises(TypeError, match=r"path is 5000; .*load_mnist\(validation=5000\)"):
        load_mnist(5000)


@pytest.mark.parametrize("name", ["x_train", "y_train", "x_val", "y_val", "x_test", "y_test"])
def test_the_arrays_cannot_be_changed_by_mistake(small, places, name):
    array = getattr(load_mnist(put(places["argument"], small), validation=5), name)
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 0
    array.copy()[0] = 0


def test_digits_are_shown_as_a_table(small, places):
    shown = repr(load_mnist(put(places["argument"], small), validation=5))
    assert shown.splitlines() == [
        "Digits from MNIST",
        "            images            labels",
        "training    (55, 28, 28)      (55,)",
        "validation  (5, 28, 28)       (5,)",
        "test        (10, 28, 28)      (10,)",
    ]


def test_the_real_mnist_has_its_published_sizes_and_loads_quickly(real):
    started = time.perf_counter()
    digits = load_mnist(real)
    assert time.perf_counter() - started < 3, "it takes a quarter of a second where nothing else runs"
    assert digits.x_train.shape == (55_000, 28, 28)
    assert digits.x_val.shape == (5_000, 28, 28)
    assert digits.x_test.shape == (10_000, 28, 28)
    assert digits.y_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert len(repr(digits).splitlines()) == 5


@pytest.fixture(scope="module")
def digits() -> Digits:
    """What a learner gets who has no data and no network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_OFFLINE", "1")
        patch.setenv("COURSE_CACHE_DIR", "/nonexistent")
        patch.setenv("KERAS_HOME", "/nonexistent")
        patch.delenv("COURSE_DATA_DIR", raising=False)
        return load_mnist()


def test_offline_digits_have_the_shapes_and_types_of_mnist(digits):
    for split in ("train", "val", "test"):
        images, labels = getattr(digits, f"x_{split}"), getattr(digits, f"y_{split}")
        assert images.shape == (len(labels), 28, 28)
        assert images.dtype == labels.dtype == np.uint8
    assert len(digits.x_train) + len(digits.x_val) + len(digits.x_test) == 1797


def test_of_offline_digits_one_in_five_is_for_the_test_and_one_in_twelve_of_the_others_for_validation(digits):
    assert (len(digits.x_train), len(digits.x_val), len(digits.x_test)) == (1318, 120, 359)


def test_every_split_of_the_offline_digits_holds_the_ten_digits_in_equal_shares(digits):
    for labels in (digits.y_train, digits.y_val, digits.y_test):
        counts = np.bincount(labels, minlength=10)
        assert counts.max() - counts.min() <= 6
        assert counts.min() >= 0.09 * len(labels)


def test_every_offline_scan_is_there_once(digits):
    from sklearn.datasets import load_digits

    labels = np.concatenate([digits.y_train, digits.y_val, digits.y_test])
    assert np.array_equal(np.bincount(labels), np.bincount(load_digits().target))
    images = np.concatenate([digits.x_train, digits.x_val, digits.x_test])
    assert len(np.unique(images.reshape(1797, 784), axis=0)) == 1797


def test_offline_digits_lie_in_a_20_by_20_box_in_full_contrast(digits):
    frame = digits.x_train.copy()
    frame[:, 4:24, 4:24] = 0
    assert not frame.any()
    assert np.median(digits.x_train.max(axis=(1, 2))) == 255
    assert np.median(digits.x_train) == 0


def test_offline_digits_are_legible(digits):
    """Nearest mean images read four in five, as on MNIST."""
    flat = digits.x_train.reshape(-1, 784).astype(float)
    means = np.stack([flat[digits.y_train == digit].mean(axis=0) for digit in range(10)])
    test = digits.x_test.reshape(-1, 784).astype(float)
    nearest = ((test[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
    assert 0.75 < (nearest == digits.y_test).mean() < 0.95


def test_the_ink_of_a_scan_lies_where_it_was(digits):
    from sklearn.datasets import load_digits

    scans = load_digits()
    order = evenly_mixed(scans.target)
    scan, image = scans.images[order[0]], offline_digits()["x_train"][0].astype(float)
    # The same centre of ink, in units of the scan's pixels.
    centre = [(scan * axis).sum() / scan.sum() for axis in np.indices((8, 8))]
    enlarged = [(image * axis).sum() / image.sum() for axis in np.indices((28, 28))]
    assert np.allclose((np.array(enlarged) - 4 + 0.5) / 2.5 - 0.5, centre, atol=0.35)


def test_offline_digits_are_the_same_on_every_call():
    once, again = offline_digits(), offline_digits()
    assert all(np.array_equal(once[name], again[name]) for name in once)


@pytest.mark.parametrize(("asked", "given"), [(0, 0), (600, 14), (30_000, 719), (59_999, 1437)])
def test_the_validation_set_takes_the_same_share_as_of_mnist(capsys, asked, given):
    digits = load_mnist(validation=asked)
    assert len(digits.x_val) == given
    assert len(digits.x_train) == 1438 - given


@pytest.mark.parametrize("counts", [[50] * 10, [10, 90], [1, 2, 3, 100], [7]])
def test_every_stretch_of_an_even_mixture_holds_each_class_in_its_share(counts):
    labels = np.random.default_rng(1).permutation(np.repeat(np.arange(len(counts)), counts))
    mixed = labels[evenly_mixed(labels)]
    assert np.array_equal(np.bincount(mixed), counts)
    for stop in range(1, len(mixed)):
        share = np.array(counts) * stop / len(mixed)
        assert np.abs(np.bincount(mixed[:stop], minlength=len(counts)) - share).max() <= 1.5


def test_importing_the_module_loads_nothing_heavy():
    code = (
        "import sys, course_utils.data; "
        "print({'tensorflow', 'keras', 'sklearn', 'scipy', 'matplotlib', 'pooch', 'requests', 'tqdm'} "
        "& set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_the_source_of_the_offline_digits_is_one_constant():
    assert offline.SOURCE == "scikit-learn digits"
