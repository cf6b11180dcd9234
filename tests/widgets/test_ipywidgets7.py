"""The widgets' Python side on the oldest supported versions: ipywidgets 7.7.1 (Colab), anywidget 0.9.21."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-ipywidgets7"
# These two without what they ask for: ipywidgets 7 would bring the whole of the classic notebook.
ALONE = ["ipywidgets==7.7.1", "anywidget==0.9.21"]
BESIDE = [
    "h5py",
    "hypothesis",
    "ipykernel",
    "ipython_genutils",
    "matplotlib",
    "numpy",
    "psygnal",
    "pytest",
    "traitlets",
]


def install(python: Path) -> subprocess.CompletedProcess[str] | None:
    """Install the packages; returns the command that failed, or None."""
    for packages in (BESIDE, ["--no-deps", *ALONE]):
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return done
    return None


@pytest.fixture(scope="module")
def python() -> Path:
    """The interpreter of an environment with the old packages, made once and kept."""
    interpreter = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    recipe = " ".join([sys.version, *ALONE, *BESIDE])
    stamp = ENVIRONMENT / "made-of"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != recipe:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        if failed := install(interpreter):
            reason = f"the old packages cannot be installed: {failed.stderr.strip().splitlines()[-1]}"
            if os.environ.get("COURSE_REQUIRE_BROWSER") == "1" or os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        stamp.write_text(recipe, encoding="utf-8")
    return interpreter


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the old environment's Python on the course as it stands here."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        environment.pop(name, None)
    return subprocess.run(
        [str(python), *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_the_environment_has_the_old_versions(python):
    shown = run(
        python, "-c", "import ipywidgets, anywidget; print(ipywidgets.__version__, anywidget.__version__)"
    )
    assert shown.stdout.split() == ["7.7.1", "0.9.21"], shown.stderr


def test_the_widgets_pass_their_tests_there(python):
    here = Path(__file__).parent
    found = [*here.glob("test_*_explorer.py"), *here.glob("test_*_tour.py")]
    tests = [str(here / "test_widgets.py"), "tests/test_handwriting.py", *sorted(map(str, found))]
    done = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout
