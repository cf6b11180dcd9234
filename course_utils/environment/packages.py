"""Python and its packages: present, in versions that fit, set as the course needs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata, util
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from course_utils.environment.report import Item

OLDEST, NEWEST = (3, 11), (3, 13)  # the Pythons for which TensorFlow has wheels and the course is tested
DISTRIBUTION = "pixels-to-digits"
TENSORFLOWS = ("tensorflow-cpu", "tensorflow", "tensorflow-macos", "tf-nightly")
IMPORT_TIMEOUT = 180  # seconds; TensorFlow takes about 10, far more on a cold network drive


def python() -> Item:
    """Compare the running Python with those the course supports."""
    found = sys.version_info[:2]
    if OLDEST <= found <= NEWEST:
        return Item("Python", "ready", "a version that the course and TensorFlow support")
    versions = f"{OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}"
    return Item(
        "Python",
        "missing",
        f"this is {found[0]}.{found[1]}, the course needs {versions}. Install one of those from python.org, "
        f"then run {_lab_command()} with it.",
    )


def required(thorough: bool) -> list[Item]:
    """Return one item for all packages but TensorFlow, or one for each that is not as it should be."""
    requirements = _requirements()
    if not requirements:
        return [
            Item(
                "Packages",
                "note",
                "the helpers are on Python's path but not installed, so their versions cannot be compared. "
                "In the course's folder, run python -m pip install -e .",
            )
        ]
    troubles = [
        Item(requirement.name, "missing", f"{trouble} {_install(requirement)}")
        for requirement in requirements
        if (trouble := _trouble(requirement, (requirement.name,), requirement.name, thorough))
    ]
    return troubles or [Item("Packages", "ready", "all that the helpers need, in versions that fit")]


def _requirements(extra: str = "") -> list[Requirement]:
    """Return what the installed helpers require here; the bounds themselves stand in pyproject.toml alone."""
    try:
        lines = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    requirements = [Requirement(line) for line in lines]
    in_general = [r for r in requirements if r.marker is None or r.marker.evaluate({"extra": ""})]
    if not extra:
        return in_general
    with_extra = [r for r in requirements if r.marker is None or r.marker.evaluate({"extra": extra})]
    return [requirement for requirement in with_extra if requirement not in in_general]


def tensorflow(thorough: bool) -> Item:
    """Look for TensorFlow under any of its names; it is not imported here, which would take 9 seconds."""
    requirement = next(iter(_requirements("tensorflow")), Requirement("tensorflow"))
    trouble = _trouble(requirement, TENSORFLOWS, "tensorflow", thorough)
    if trouble:
        return Item("TensorFlow", "missing", f"{trouble} {_install(requirement)}")
    return Item("TensorFlow", "ready", "networks, from lesson 02 on")


def _trouble(
    requirement: Requirement, distributions: tuple[str, ...], module: str, thorough: bool
) -> str | None:
    """Say what is wrong with a package that goes by one of the names ``distributions``, or return None."""
    found = next((version for name in distributions if (version := _version(name))), None)
    if found is None or util.find_spec(module) is None:
        return "not installed."
    if not requirement.specifier.contains(Version(found), prereleases=True):
        return f"version {found} is installed, the course needs {requirement.specifier}."
    failure = _import_failure(module) if thorough else None
    return f"installed, but its import fails ({failure})." if failure else None


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _import_failure(module: str) -> str | None:
    """Import ``module`` in a fresh Python and return the last thing it said if that fails."""
    try:
        run = subprocess.run(
            [sys.executable, "-c", f"import {module}"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=IMPORT_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {IMPORT_TIMEOUT} seconds"
    if run.returncode == 0:
        return None
    if run.returncode < 0:
        return f"Python itself was stopped by signal {-run.returncode}"
    lines = run.stderr.strip().splitlines() or [f"exit code {run.returncode}"]
    return lines[-1][:200]


def keras_settings() -> Item:
    """Look for settings of another project that would change what Keras computes here."""
    backend = os.environ.get("KERAS_BACKEND")
    if backend not in (None, "", "tensorflow"):
        return _setting(f"KERAS_BACKEND is {backend!r}", "remove that environment variable")
    if os.environ.get("TF_USE_LEGACY_KERAS", "0").lower() in ("1", "true"):
        return _setting("TF_USE_LEGACY_KERAS asks for Keras 2", "remove that environment variable")
    file = Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras") / "keras.json"
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        settings = {}  # none, or one that Keras would replace by its own
    for key, expected in (("backend", "tensorflow"), ("image_data_format", "channels_last")):
        value = settings.get(key, expected) if isinstance(settings, dict) else expected
        if value != expected and not (key == "backend" and backend):
            return _setting(f"{file} sets {key} to {value!r}", f"change it to {expected!r}")
    return Item("Keras", "ready", "computes with TensorFlow, channels last")


def _setting(what: str, fix: str) -> Item:
    return Item("Keras", "missing", f"{what}: {fix}, then restart the kernel.")


def front_end() -> Item:
    """Look for what shows widgets. The page may be served from elsewhere: then only the reader can see it."""
    if _on_colab():
        return Item("Widgets in the page", "ready", "shown by the page you are in")
    lab, manager = _version("jupyterlab"), _version("jupyterlab_widgets")
    if lab is None:
        return Item(
            "Widgets in the page",
            "note",
            "JupyterLab is not in this environment, so the page comes from elsewhere (VS Code, a "
            "JupyterHub). If lesson 00 shows you a pad to draw on, all is well. If not, install "
            "jupyterlab-widgets where JupyterLab runs, then reload the page.",
        )
    needed = Requirement("ipywidgets>=8.1.5" if Version(lab).major >= 4 else "ipywidgets>=7.7.1")
    wanted = 3 if Version(lab).major >= 4 else 1
    if manager is None or Version(manager).major < wanted:
        state = "has no widget manager" if manager is None else f"cannot use jupyterlab-widgets {manager}"
        return Item("Widgets in the page", "missing", f"JupyterLab {lab} {state}. {_install(needed)}")
    return Item("Widgets in the page", "ready", "shown by the page you are in")


def _on_colab() -> bool:
    return "google.colab" in sys.modules


def _lab_command() -> str:
    return "py course.py lab" if os.name == "nt" else "python3 course.py lab"


def _install(requirement: Requirement) -> str:
    """Say how to install ``requirement`` where this notebook runs."""
    wanted = f"{requirement.name}{requirement.specifier}"
    if _on_colab():
        return (
            "Run the first code cell of this notebook again. If that does not help, run "
            f'%pip install "{wanted}" in a new cell, then Runtime → Restart session.'
        )
    fix = f'Run %pip install "{wanted}" in a new cell, then restart the kernel.'
    prefix = Path(sys.prefix)
    if prefix.name == ".venv" and (prefix.parent / "course.py").exists():
        fix += (
            " If that does not help, close JupyterLab, delete the course's folder .venv and run "
            f"{_lab_command()}: it makes a new one."
        )
    return fix
