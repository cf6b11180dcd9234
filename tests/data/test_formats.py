"""MNIST is read from every common form of it, and nothing else passes for MNIST."""

from __future__ import annotations

import gzip
import hashlib
import io
import pickle
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.data import DataError
from course_utils.data.formats import fingerprint, read_idx, read_mnist

STEMS = {
    "x_train": "train-images-idx3-ubyte",
    "y_train": "train-labels-idx1-ubyte",
    "x_test": "t10k-images-idx3-ubyte",
    "y_test": "t10k-labels-idx1-ubyte",
}


def idx(array: np.ndarray, code: int = 8) -> bytes:
    """Write an IDX file as the format's description has it, independently of the code under test."""
    return struct.pack(f">HBB{array.ndim}I", 0, code, array.ndim, *array.shape) + array.tobytes()


def write_idx_files(folder, arrays, suffix="", mark="-"):
    for name, stem in STEMS.items():
        content = idx(arrays[name])
        file = folder / f"{stem.replace('-idx', mark + 'idx')}{suffix}"
        file.write_bytes(gzip.compress(content) if suffix else content)


def write_npz(folder, **arrays):
    np.savez_compressed(folder / "mnist.npz", **arrays)
    return folder / "mnist.npz"


def same(read, arrays):
    return all(np.array_equal(read[name], arrays[name]) and read[name].dtype == np.uint8 for name in arrays)


def refusal(place) -> str:
    """Return the message, having seen that the refused files were left as they were."""
    files = [place] if place.is_file() else [file for file in place.glob("*") if file.is_file()]
    before = {file: file.read_bytes() for file in files}
    with pytest.raises(DataError) as caught:
        read_mnist(place)
    assert {file: file.read_bytes() for file in files} == before
    return str(caught.value)


@pytest.mark.parametrize("compressed", [True, False])
def test_an_npz_archive_is_read(small, tmp_path, compressed):
    (np.savez_compressed if compressed else np.savez)(tmp_path / "mnist.npz", **small)
    assert same(read_mnist(tmp_path), small)
    assert same(read_mnist(tmp_path / "mnist.npz"), small)


def test_the_archive_may_have_another_name(small, tmp_path):
    renamed = write_npz(tmp_path, **small).rename(tmp_path / "mnist (1).npz")
    assert same(read_mnist(renamed), small)


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("mark", ["-", "."])
def test_the_four_idx_files_are_read_plain_or_gzipped_in_both_spellings(small, tmp_path, suffix, mark):
    write_idx_files(tmp_path, small, suffix, mark)
    assert same(read_mnist(tmp_path), small)


def test_a_file_named_gz_that_a_browser_unpacked_is_read(small, tmp_path):
    for name, stem in STEMS.items():
        (tmp_path / f"{stem}.gz").write_bytes(idx(small[name]))
    assert same(read_mnist(tmp_path), small)


def test_the_order_of_memory_does_not_matter(small, tmp_path):
    write_npz(tmp_path, **{name: np.asfortranarray(array) for name, array in small.items()})
    assert same(read_mnist(tmp_path), small)


@settings(max_examples=60, deadline=None)
@given(
    shape=st.lists(st.integers(1, 6), min_size=1, max_size=3), seed=st.integers(0, 999), packed=st.booleans()
)
def test_an_idx_file_is_read_as_it_was_written(tmp_path_factory, shape, seed, packed):
    array = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    file = tmp_path_factory.mktemp("idx") / "file"
    file.write_bytes(gzip.compress(idx(array)) if packed else idx(array))
    assert np.array_equal(read_idx(file, tuple(shape)), array)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_idx_file_cut_anywhere_is_refused(tmp_path_factory, data):
    array = np.arange(60, dtype=np.uint8).reshape(3, 4, 5)
    whole = data.draw(st.sampled_from([idx(array), gzip.compress(idx(array))]))
    file = tmp_path_factory.mktemp("idx") / "file"
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(DataError, match=r"cut short|is empty|no data file|single IDX"):
        read_idx(file, (3, 4, 5))


@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 0.999))
def test_an_archive_cut_anywhere_is_refused(tmp_path_factory, share):
    stream = io.BytesIO()
    np.savez(stream, **dict.fromkeys(STEMS, np.zeros(50, np.uint8)))
    whole = stream.getvalue()
    file = tmp_path_factory.mktemp("npz") / "mnist.npz"
    file.write_bytes(whole[: int(share * len(whole))])
    assert "expected" in refusal(file)


def test_a_flipped_bit_is_refused_wherever_it_is(small, tmp_path):
    stream = io.BytesIO()
    np.savez(stream, **small)
    whole = bytearray(stream.getvalue())
    file = tmp_path / "mnist.npz"
    for position in np.linspace(200, len(whole) - 2000, 7).astype(int):
        damaged = whole.copy()
        damaged[position] ^= 1
        file.write_bytes(damaged)
        message = refusal(file)
        assert "damaged" in message or "other content" in message


def test_the_first_array_that_differs_is_named(small, tmp_path):
    small["y_test"][3] ^= 1
    file = write_npz(tmp_path, **small)
    assert "has other content than MNIST in y_test" in refusal(file)


def test_labels_in_another_order_are_other_content(small, tmp_path):
    message = refusal(write_npz(tmp_path, **{**small, "y_train": small["y_train"][::-1]}))
    assert "other content than MNIST in y_train" in message


def test_a_look_alike_with_equal_classes_is_called_by_name(small, tmp_path):
    file = write_npz(tmp_path, **{**small, "y_train": np.repeat(np.arange(10, dtype=np.uint8), 6)})
    assert "looks like Fashion-MNIST" in refusal(file)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda x: x.astype(np.float32) / 255, ["x_train as float32", "uint8", "converted"]),
        (lambda x: x.astype(np.int64), ["x_train as int64", "uint8"]),
        (lambda x: x.reshape(60, 784), ["x_train of shape (60, 784)", "(60, 28, 28)", "reshaped"]),
        (lambda x: x[..., None], ["x_train of shape (60, 28, 28, 1)"]),
        (lambda x: x[:50], ["x_train of shape (50, 28, 28)"]),
        (lambda x: np.zeros((9000, 28, 28), np.uint8), ["7,056,128 bytes of x_train", "47,040"]),
    ],
)
def test_other_shapes_and_types_are_refused(small, tmp_path, change, words):
    message = refusal(write_npz(tmp_path, **{**small, "x_train": change(small["x_train"])}))
    assert all(word in message for word in words)


def test_missing_arrays_are_named_with_those_that_are_there(small, tmp_path):
    message = refusal(write_npz(tmp_path, x_train=small["x_train"], images=small["x_test"]))
    assert "lacks y_train and x_test and y_test" in message
    assert "it holds x_train, images" in message


class Trap:
    """A pickle that prints when it is opened."""

    def __reduce__(self):
        return print, ("the pickle was opened",)


def test_pickled_arrays_are_never_opened(small, tmp_path, capsys):
    (tmp_path / "mnist.pkl").write_bytes(pickle.dumps(Trap()))
    message = refusal(write_npz(tmp_path, **{**small, "y_train": np.array([Trap()], dtype=object)}))
    assert "pickled objects in y_train" in message
    assert "could run code" in message
    assert "is a Python pickle" in refusal(tmp_path / "mnist.pkl")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n<!DOCTYPE html><html>Sign in</html>", "is a web page"),
        (b"label,pixel0,pixel1\n5,0,0\n", "load_kaggle_csv"),
        (b"\x93NUMPY\x01\x00", "single array"),
        (b"\x89PNG\r\n", "no data file known here"),
        (gzip.compress(b"\0\0\x08\x01", mtime=0), "name the folder that holds all four"),
        (idx(np.zeros(3, np.uint8)), "name the folder that holds all four"),
        (b"PK\x05\x06" + bytes(18), "expected an .npz archive"),
    ],
)
def test_other_kinds_of_files_are_called_by_their_name(small, tmp_path, content, words):
    (tmp_path / "mnist.npz").write_bytes(content)
    assert words in refusal(tmp_path / "mnist.npz")


def test_an_archive_of_something_else_is_refused(small, tmp_path):
    with zipfile.ZipFile(tmp_path / "mnist.npz", "w") as archive:
        archive.writestr("readme.txt", "hello")
        for name in small:
            archive.writestr(f"{name}.npy", b"hello")
    assert "damaged in x_train" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda x: b"", "is empty"),
        (lambda x: b"<html>", "is a web page"),
        (lambda x: idx(x.astype(">f4"), code=13), "IDX type 0x0D"),
        (lambda x: idx(x.reshape(60, 784)), "has shape (60, 784); expected (60, 28, 28)"),
        (lambda x: idx(x[:10]), "has shape (10, 28, 28)"),
        (lambda x: idx(x) + b"\0", "is too long"),
        (lambda x: idx(x)[:-1], "is cut short at 47,055 bytes; expected 47,056"),
        (lambda x: gzip.compress(idx(x))[:-20], "is cut short"),
        (lambda x: gzip.compress(idx(x))[:2000] + b"\xff" * 50 + gzip.compress(idx(x))[2050:], "is damaged"),
        (lambda x: idx(255 - x), "has other content than MNIST in x_train"),
    ],
)
def test_each_fault_of_an_idx_file_has_its_own_message(small, tmp_path, content, words):
    write_idx_files(tmp_path, small)
    (tmp_path / STEMS["x_train"]).write_bytes(content(small["x_train"]))
    assert words in refusal(tmp_path)


def test_missing_idx_files_are_named(small, tmp_path):
    write_idx_files(tmp_path, small)
    (tmp_path / STEMS["y_test"]).unlink()
    message = refusal(tmp_path)
    assert "lacks t10k-labels-idx1-ubyte" in message
    assert "train-images" not in message.split(";")[0]


def test_a_folder_without_mnist_is_refused_with_what_it_holds(small, tmp_path):
    assert "holds no MNIST (but nothing)" in refusal(tmp_path)
    for name in "abcdefg":
        (tmp_path / name).touch()
    assert "but a, b, c, d, e and 2 more" in refusal(tmp_path)


def test_a_place_that_does_not_exist_is_named(small, tmp_path):
    assert str(tmp_path / "nowhere") in refusal(tmp_path / "nowhere")


def test_a_place_that_cannot_be_read_is_named(small, tmp_path, monkeypatch):
    file = write_npz(tmp_path, **small)

    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "open", denied)
    with pytest.raises(DataError, match=r"cannot be read \(Permission denied\)"):
        read_mnist(file)


def test_the_fingerprint_is_the_hash_of_the_idx_file():
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    assert fingerprint(array) == hashlib.sha256(idx(array)).hexdigest()


def test_the_real_mnist_passes_in_both_forms(real, tmp_path):
    arrays = read_mnist(real)
    # Facts from MNIST's own description, not from the file.
    assert arrays["y_train"][:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert np.bincount(arrays["y_test"]).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    write_idx_files(tmp_path, arrays)
    assert same(read_mnist(tmp_path), arrays)


def test_one_changed_pixel_in_the_real_mnist_is_found(real, tmp_path):
    arrays = read_mnist(real)
    arrays["x_train"] = arrays["x_train"].copy()
    arrays["x_train"][31415, 3, 3] ^= 1
    np.savez(tmp_path / "mnist.npz", **arrays)
    assert "has other content than MNIST in x_train" in refusal(tmp_path)
