"""Fetch MNIST from the first mirror that delivers it whole, and keep it in the user's cache."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import numpy as np

from course_utils.data.digits import Arrays, DataError
from course_utils.data.formats import MNIST, read_mnist
from course_utils.data.network import Knock, Patience, fetch


@dataclass(frozen=True)
class Mirror:
    """An address ending in "/", and the files to fetch from it."""

    address: str
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what a notice calls it: the host and the first folder."""
        parts = urlsplit(self.address)
        return f"{parts.netloc}/{parts.path.split('/')[1]}"


IDX_FILES = tuple(f"{published.idx_names[0]}.gz" for published in MNIST.values())
MIRRORS = (
    Mirror("https://storage.googleapis.com/tensorflow/tf-keras-datasets/", ("mnist.npz",)),
    Mirror("https://s3.amazonaws.com/img-datasets/", ("mnist.npz",)),
    Mirror("https://ossci-datasets.s3.amazonaws.com/mnist/", IDX_FILES),
    Mirror("https://storage.googleapis.com/cvdf-datasets/mnist/", IDX_FILES),
)
PATIENCE = Patience()

_failure = ("", 0.0)  # what went wrong last, and until when on the clock time.monotonic() it is believed


def cache_folder() -> Path:
    """Return ``COURSE_CACHE_DIR``, or the place where the user's system keeps caches.

    Raises
    ------
    DataError
        If pooch, which knows that place, is not installed.
    """
    chosen = os.environ.get("COURSE_CACHE_DIR")
    if chosen:
        return Path(chosen).expanduser()
    return Path(_pooch().os_cache("pixels-to-digits"))


def _pooch() -> ModuleType:
    try:
        import pooch
    except ImportError as error:
        raise DataError("pooch is not installed (pip install pooch)") from error
    return pooch


def download(
    cache: Path, mirrors: tuple[Mirror, ...] | None = None, patience: Patience | None = None
) -> Arrays:
    """Fetch, verify and keep MNIST as ``mnist.npz`` in ``cache``; return its arrays.

    The mirrors are tried in order. Files arrive in a folder of their own inside the cache; only when the
    content has been verified does ``mnist.npz`` take its place, in one step. A failure that kept the learner
    waiting is remembered for some minutes, so that the next call does not wait again.

    Raises
    ------
    DataError
        If the cache cannot be written to, there is no network, no mirror delivers MNIST, or pooch is missing.
    """
    global _failure
    mirrors = MIRRORS if mirrors is None else mirrors
    patience = PATIENCE if patience is None else patience
    if os.environ.get("COURSE_OFFLINE"):
        raise DataError("switched off by COURSE_OFFLINE")
    _pooch()
    started = time.monotonic()
    brief, until = _failure
    if started < until:
        raise DataError(brief)
    reasons: dict[str, str] = {}
    try:
        cache.mkdir(parents=True, exist_ok=True)
        # Whatever ends this, even the learner's Ctrl-C, takes the unfinished files along.
        with tempfile.TemporaryDirectory(prefix=".download-", dir=cache, ignore_cleanup_errors=True) as part:
            for mirror in _within_reach(mirrors, patience, reasons):
                try:
                    return _fetch_set(mirror, Path(tempfile.mkdtemp(dir=part)), cache, patience)
                except DataError as error:
                    reasons[mirror.name] = error.brief
    except OSError as error:
        raise DataError(
            f"the cache folder {cache} cannot be written to ({error.strerror or error}): "
            "set COURSE_CACHE_DIR to a folder of yours"
        ) from error
    brief = "; ".join(f"{name}: {reason}" for name, reason in reasons.items())
    if len(set(reasons.values())) == 1:
        brief = f"{next(iter(reasons.values()))}, at each of {len(reasons)} mirrors"
    now = time.monotonic()
    if now - started > patience.bear:
        _failure = (brief, now + patience.remember)
    raise DataError(brief)


def _within_reach(
    mirrors: tuple[Mirror, ...], patience: Patience, reasons: dict[str, str]
) -> Iterator[Mirror]:
    """Yield the mirrors that accept a connection, in order; note the reason for each of the others."""
    knocks = [Knock(mirror.address, patience) for mirror in mirrors]
    for mirror, knock in zip(mirrors, knocks, strict=True):
        if knock.answered():
            yield mirror
        else:
            reasons[mirror.name] = "no connection"


def _fetch_set(mirror: Mirror, part: Path, cache: Path, patience: Patience) -> Arrays:
    for name in mirror.files:
        fetch(mirror.address + name, part / name, patience)
    arrays = read_mnist(part)
    whole = part / "mnist.npz"
    try:
        if not whole.exists():  # IDX files came; one file can be put in its place in one step, four cannot
            np.savez_compressed(
                whole,
                x_train=arrays["x_train"],
                y_train=arrays["y_train"],
                x_test=arrays["x_test"],
                y_test=arrays["y_test"],
            )
        os.replace(whole, cache / "mnist.npz")
    except OSError as error:
        # The content is good and in memory; a full disk or a file in use need not keep anybody from learning.
        print(f"MNIST could not be kept in {cache} ({error.strerror or error}); it will be downloaded again.")
    return arrays
