"""Every notebook, opened alone as on Colab: its set-up cell installs the helpers, and it runs to its end."""

from __future__ import annotations

import os
import shutil
import subprocess

import nbformat
import pytest

from tools.address import ROOT
from tools.build import clean
from tools.lint import MARKER

PAGES = sorted(
    path for folder in ("notebooks", "exercises", "solutions") for path in ROOT.glob(f"{folder}/*.ipynb")
)


LIST = "from importlib import metadata; print(*(f'{d.name}=={d.version}' for d in metadata.distributions()))"


def packages(python: str) -> list[str]:
    """Return names and versions of all packages but the helpers."""
    run = subprocess.run([python, "-c", LIST], capture_output=True, text=True, check=True)
    return sorted(package for package in run.stdout.split() if not package.startswith("pixels-to-digits"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_notebook_runs_alone_and_leaves_colabs_packages_alone(path, colab_python, colab_git, tmp_path):
    remove = [colab_python, "-m", "pip", "uninstall", "--quiet", "--yes", "pixels-to-digits"]
    subprocess.run(remove, check=True, capture_output=True)
    before = packages(colab_python)
    shutil.copy(path, tmp_path / path.name)
    command = [
        colab_python, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300",
        "--output", "ran.ipynb", path.name,
    ]  # fmt: skip
    environment = os.environ | colab_git | {"PYTHONPATH": "", "JUPYTER_PLATFORM_DIRS": "1"}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-4000:]
    assert packages(colab_python) == before
    assert_exact_cells_agree(path, tmp_path / "ran.ipynb")


def assert_exact_cells_agree(stored_path, ran_path) -> None:
    """What a cell marked exact shows is the same with Colab's versions as on the stored page."""
    stored, ran = (nbformat.read(path, as_version=4).cells for path in (stored_path, ran_path))
    for before, after in zip(stored, ran, strict=True):
        if MARKER in before.source.splitlines() and "COURSE_DATA_DIR" in os.environ:
            assert shown(after) == shown(before), before.source


def shown(cell) -> list[str]:
    return [output.get("text") or output.data.get("text/plain") for output in clean(cell.outputs)]
