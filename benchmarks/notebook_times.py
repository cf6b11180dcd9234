"""Measure how long each executed notebook runs: `python -m benchmarks.notebook_times [FOLDER/NAME ...]`.

Each notebook runs once, in a fresh kernel, as a reader's "Run all" does; the start of the kernel counts.
Notebooks that are not named keep their stored time. On a busy machine nothing is measured: its times would
not hold elsewhere.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from benchmarks.record import write
from course_utils import measured
from course_utils.data import load_mnist

ROOT = Path(__file__).parents[1]
FOLDERS = ("notebooks", "solutions")
CELL_TIMEOUT = 300  # seconds
BUSY = 0.75  # programs waiting for each core, on average over the last minute


def seconds(path: Path) -> float:
    """Return the seconds that the notebook takes from the kernel's start to its last output."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    start = time.perf_counter()
    client.execute()
    return time.perf_counter() - start


def busy() -> bool:
    """Whether other programs are at work; Windows does not tell."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > BUSY * (os.cpu_count() or 1)


def main() -> None:
    """Time the notebooks that are named, or all, and store the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="FOLDER/NAME", help="such as notebooks/01_the_data")
    names = parser.parse_args().names
    found = {
        f"{folder}/{path.name}": path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).glob("*.ipynb"))
    }
    wanted = [f"{name.removesuffix('.ipynb')}.ipynb" for name in names] or list(found)
    unknown = sorted(set(wanted) - set(found))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}")
    if busy():
        parser.error("other programs are using this machine; measure when it is quiet")
    load_mnist(fallback=False)  # on the offline digits the times would flatter
    stored = measured.load("notebook_times")["seconds"]
    times = {name: stored[name] for name in found if name in stored}
    for name in wanted:
        times[name] = round(seconds(found[name]), 1)
        print(f"{name}  {times[name]:.1f} s", flush=True)
    write(
        "notebook_times",
        "benchmarks/notebook_times.py",
        {"seconds": {name: times[name] for name in sorted(times)}},
    )


if __name__ == "__main__":
    main()
