"""The computer itself: digits at hand, memory, disk and processor cores."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util
from pathlib import Path

from course_utils.environment.report import Item

FREE_MEMORY, FREE_DISK = 2.0, 0.5  # GB: TensorFlow with MNIST as float32, and room for saved networks


def digits() -> Item:
    """Look for MNIST as the lessons will, without a download."""
    from course_utils.data import DataError, load_mnist  # with NumPy, which may be what is missing

    try:
        with _offline():
            load_mnist(fallback=False)
    except DataError as error:
        if named := os.environ.get("COURSE_DATA_DIR"):
            return Item("MNIST", "missing", f"COURSE_DATA_DIR is {named!r}, which does not hold it. {error}")
        return Item(
            "MNIST",
            "note",
            "not on this computer yet. Lesson 01 downloads it (11 MB). With no network, every lesson runs on "
            "scikit-learn's 1,797 digits. To use an mnist.npz of yours, set COURSE_DATA_DIR to its folder.",
        )
    return Item("MNIST", "ready", "70,000 digits, verified, on this computer")


@contextmanager
def _offline() -> Iterator[None]:
    """Keep the loader from downloading: a check looks, it does not fetch."""
    before = os.environ.get("COURSE_OFFLINE")
    os.environ["COURSE_OFFLINE"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["COURSE_OFFLINE"]
        else:
            os.environ["COURSE_OFFLINE"] = before


def memory() -> Item:
    """Compare the free memory with what a training run takes."""
    free = _free_memory()
    if free is None or free >= FREE_MEMORY:
        return Item("Memory", "ready", "enough for a network and its digits")
    return Item(
        "Memory",
        "note",
        f"{free:.1f} GB are free, {FREE_MEMORY:.0f} GB are comfortable. Close other programs and other "
        "notebooks (Kernel → Shut Down All Kernels) before you train.",
    )


def _free_memory() -> float | None:
    """Return the free memory in GB, or None where nothing can tell (psutil comes with Jupyter's kernel)."""
    if util.find_spec("psutil") is None:
        return None
    import psutil

    return psutil.virtual_memory().available / 1e9


def disk() -> Item:
    """Look for room where caches and saved networks go."""
    try:
        free = shutil.disk_usage(Path.home()).free / 1e9
    except OSError:  # a home that is not there; saving is not what most lessons need
        return Item(
            "Disk", "note", f"cannot look into {Path.home()}. Saved networks may have no place there."
        )
    if free >= FREE_DISK:
        return Item("Disk", "ready", "room for MNIST and saved networks")
    return Item("Disk", "note", f"{free:.1f} GB are free where {Path.home()} lies; make {FREE_DISK} GB free.")


def cores() -> Item:
    """Count the processor cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # what this process may use; Linux alone knows
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    if cores >= 2:
        return Item("Processor", "ready", "at least the two cores that stated times assume")
    return Item("Processor", "note", "one core: training takes up to twice the time that a lesson states.")
