"""An environment like Colab's: its Python, its packages, and the repository where Colab finds it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.address import ROOT, read_address

CONSTRAINTS = Path(__file__).with_name("constraints.txt")
ENVIRONMENT = ROOT / ".venv-colab"


def find_python() -> str | None:
    """Return a Python 3.13, the version that Colab runs, or None."""
    if sys.version_info[:2] == (3, 13):
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [*map(str, sorted(pyenv.glob("3.13*/bin/python"))), shutil.which("python3.13")]
    for candidate in filter(None, candidates):
        run = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=False)
        if run.stdout.startswith("Python 3.13"):
            return candidate
    return None


@pytest.fixture(scope="session")
def colab_python() -> str:
    """The interpreter of an environment with Colab's packages; made once, and again when they change."""
    python = find_python()
    if python is None:
        pytest.skip("Colab runs Python 3.13, and there is none on this machine")
    stamp, digest = ENVIRONMENT / "packages.sha256", hashlib.sha256(CONSTRAINTS.read_bytes()).hexdigest()
    inside = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not stamp.is_file() or stamp.read_text() != digest:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.run([python, "-m", "venv", ENVIRONMENT], check=True)
        install = [inside, "-m", "pip", "install", "--quiet", "-r", CONSTRAINTS]
        run = subprocess.run(install, capture_output=True, text=True, check=False)
        if run.returncode:
            pytest.fail(f"Colab's packages could not be installed:\n{run.stderr[-2000:]}")
        stamp.write_text(digest)
    return str(inside)


@pytest.fixture(scope="session")
def colab_git(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment variables with which git finds the working tree at the repository's public address."""
    copy = tmp_path_factory.mktemp("github") / "course"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    address = read_address()
    identity = ["-c", "user.name=course", "-c", "user.email=course@example.org"]
    for command in (
        ["init", "--quiet", "--initial-branch", address.branch],
        ["add", "--all"],
        [*identity, "commit", "--quiet", "--message", "The working tree"],
    ):
        subprocess.run(["git", *command], cwd=copy, check=True)
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{copy.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": f"https://github.com/{address.repository}",
    }
