"""Read MNIST from ``mnist.npz`` or its four IDX files, and prove that the content is MNIST."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import numpy as np

from course_utils.data.digits import Arrays, DataError

GET_MNIST = "Copy the original again, or let load_mnist() download it: without path and COURSE_DATA_DIR."


@dataclass(frozen=True)
class Published:
    """One array of MNIST: its IDX file's name, its shape, and the SHA-256 of that file, unpacked.

    The IDX file is the array's type, shape and bytes and nothing else, so its hash proves the content of an
    array however it travelled; `sha256sum train-images-idx3-ubyte` shows the same figure.
    """

    stem: str
    shape: tuple[int, ...]
    sha256: str

    @property
    def idx_names(self) -> list[str]:
        """Return the spellings in use: the original's, and that of several collections on the web."""
        kind = f"idx{len(self.shape)}-ubyte"
        return [f"{self.stem}{mark}{kind}{packed}" for packed in ("", ".gz") for mark in "-."]


MNIST: Mapping[str, Published] = {
    "x_train": Published(
        "train-images", (60000, 28, 28), "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    "y_train": Published(
        "train-labels", (60000,), "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    "x_test": Published(
        "t10k-images", (10000, 28, 28), "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    "y_test": Published(
        "t10k-labels", (10000,), "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
}


def read_mnist(place: Path) -> Arrays:
    """Return the verified arrays in ``place``: a folder, or an archive like ``mnist.npz``.

    In a folder ``mnist.npz`` comes first, then the four IDX files, plain or gzipped.

    Raises
    ------
    DataError
        If nothing is there, or what is there is not MNIST: cut short, damaged, other shapes or types,
        other content, or pickled objects, which are never opened. Files are only read, never changed.
    """
    try:
        if not place.exists():
            _refuse(place, "does not exist", "a folder with mnist.npz, or that file", "Check the spelling.")
        if not place.is_dir():
            arrays = _read_npz(place)
        elif (place / "mnist.npz").exists():
            place = place / "mnist.npz"
            arrays = _read_npz(place)
        else:
            arrays = _read_idx_files(place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError(
            f"{place} cannot be read ({reason}). Check that it is a file or folder you may read.",
            f"cannot be read ({reason})",
        ) from error
    _verify(arrays, place)
    return arrays


def idx_header(array: np.ndarray) -> bytes:
    """Return the header of an IDX file of unsigned bytes: type 8, number of axes, then each size."""
    return bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">u4").tobytes()


def fingerprint(array: np.ndarray) -> str:
    """Return the SHA-256 of a uint8 array's type, shape and bytes, as its IDX file has it."""
    digest = hashlib.sha256(idx_header(array))
    digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _refuse(place: Path, came: str, expected: str, fix: str, cause: Exception | None = None) -> NoReturn:
    raise DataError(f"{place} {came}; expected {expected}. {fix}", came) from cause


def _what_it_looks_like(head: bytes) -> str:
    """Say in words what a file is that begins with ``head`` and is no MNIST file."""
    if not head:
        return "is empty"
    if head.startswith(b"\x93NUMPY"):
        return "is a single array (.npy)"
    if head[:1] == b"\x80":
        return "is a Python pickle, which could run code when opened"
    if head.lstrip()[:1] == b"<":
        return "is a web page, not data"
    if head[:5] == b"label" or head[:6] == b"pixel0":
        return "is a CSV file, for load_kaggle_csv"
    if head[:2] == b"PK":
        return "is a zip archive"
    if head[:2] == b"\x1f\x8b" or head[:3] == b"\0\0\x08":
        return "is a single IDX file"
    return "is no data file known here"


def _read_npz(file: Path) -> Arrays:
    expected = f"an .npz archive with {', '.join(MNIST)}"
    with file.open("rb") as stream:
        head = stream.read(64)
    if head[:4] != b"PK\x03\x04":
        idx = head[:2] == b"\x1f\x8b" or head[:3] == b"\0\0\x08"
        fix = "Of IDX files, name the folder that holds all four." if idx else GET_MNIST
        _refuse(file, _what_it_looks_like(head), expected, fix)
    try:
        with zipfile.ZipFile(file) as archive:
            members = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
            missing = [name for name in MNIST if name not in members]
            if missing:
                holds = ", ".join(list(members)[:6])
                _refuse(file, f"lacks {' and '.join(missing)} (it holds {holds})", expected, GET_MNIST)
            return {name: _read_member(file, archive, members[name], name) for name in MNIST}
    except zipfile.BadZipFile as error:
        size = file.stat().st_size
        _refuse(file, f"is cut short or damaged ({size:,} bytes)", "a whole archive", GET_MNIST, error)


def _read_member(file: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> np.ndarray:
    # Eight bytes a number: a wrong dtype gets its own message; anything larger is not unpacked at all.
    if info.file_size > 8 * np.prod(MNIST[name].shape) + 4096:
        size = f"{info.file_size:,} bytes"
        _refuse(file, f"has {size} of {name}", f"{np.prod(MNIST[name].shape):,}", GET_MNIST)
    try:
        with archive.open(info) as stream:
            return np.lib.format.read_array(stream, allow_pickle=False)
    except ValueError as error:
        if "pickle" not in str(error):
            _refuse(file, f"is damaged in {name}", "a whole array", GET_MNIST, error)
        came = f"has pickled objects in {name}, which could run code when opened"
        _refuse(file, came, "plain uint8 arrays", GET_MNIST, error)
    except (EOFError, zlib.error, zipfile.BadZipFile, MemoryError, RuntimeError, OSError) as error:
        _refuse(file, f"is damaged in {name}", "a whole array", GET_MNIST, error)


def _read_idx_files(folder: Path) -> Arrays:
    found: dict[str, Path] = {}
    for name, published in MNIST.items():
        files = [folder / spelling for spelling in published.idx_names if (folder / spelling).is_file()]
        if files:
            found[name] = files[0]
    missing = [MNIST[name].idx_names[0] for name in MNIST if name not in found]
    if missing:
        holds = sorted(entry.name for entry in folder.iterdir())
        listed = ", ".join(holds[:5]) + (f" and {len(holds) - 5} more" if len(holds) > 5 else "")
        came = f"lacks {', '.join(missing)}" if found else f"holds no MNIST (but {listed or 'nothing'})"
        _refuse(
            folder,
            came,
            "mnist.npz or the four IDX files",
            "Name the folder in which the files themselves lie.",
        )
    return {name: read_idx(file, MNIST[name].shape) for name, file in found.items()}


def read_idx(file: Path, shape: tuple[int, ...]) -> np.ndarray:
    """Read one IDX file of unsigned bytes (the format is described on MNIST's own page)."""
    with file.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    whole = 4 + 4 * len(shape) + int(np.prod(shape))
    try:
        with gzip.open(file) if packed else file.open("rb") as stream:
            content = stream.read(whole + 1)
    except EOFError as error:
        _refuse(file, "is cut short", f"{whole:,} bytes when unpacked", GET_MNIST, error)
    except (gzip.BadGzipFile, zlib.error) as error:
        _refuse(file, "is damaged", f"{whole:,} bytes when unpacked", GET_MNIST, error)
    if len(content) < 4 or content[:2] != b"\0\0":
        _refuse(file, _what_it_looks_like(content[:64]), "an IDX file", GET_MNIST)
    if content[2] != 8:
        _refuse(file, f"has IDX type 0x{content[2]:02X}", "0x08 (unsigned bytes)", GET_MNIST)
    start = 4 + 4 * content[3]
    if len(content) >= start:
        sizes = tuple(np.frombuffer(content, ">u4", content[3], offset=4).tolist())
        if sizes != shape:
            _refuse(file, f"has shape {sizes}", f"{shape}", "Was one IDX file saved under another's name?")
    if len(content) != whole:
        came = f"is cut short at {len(content):,} bytes" if len(content) < whole else "is too long"
        _refuse(file, came, f"{whole:,}", GET_MNIST)
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def _verify(arrays: Arrays, place: Path) -> None:
    for name, published in MNIST.items():
        array = arrays[name]
        if array.dtype != np.uint8:
            _refuse(place, f"has {name} as {array.dtype}", "uint8", f"Was it converted? {GET_MNIST}")
        if array.shape != published.shape:
            came = f"has {name} of shape {array.shape}"
            _refuse(place, came, f"{published.shape}", f"Was it reshaped or cut? {GET_MNIST}")
    for name, published in MNIST.items():
        found = fingerprint(arrays[name])
        if found != published.sha256:
            counts = np.bincount(arrays["y_train"], minlength=10)
            # MNIST's classes differ in size; its look-alikes have exactly 6,000 images of each.
            alike = " It looks like Fashion-MNIST or Kuzushiji-MNIST." if len(set(counts)) == 1 else ""
            came = f"has other content than MNIST in {name} (SHA-256 {found[:8]}…)"
            _refuse(place, came, f"{published.sha256[:8]}…", f"{GET_MNIST}{alike}")
