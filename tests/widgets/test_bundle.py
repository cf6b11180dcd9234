"""The committed bundles are what `npm run build` makes of course_utils/widgets/js."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "course_utils" / "widgets" / "static"


def give_up(reason: str) -> None:
    """Skip; where the browser code must be tested, as in CI, fail."""
    if os.environ.get("COURSE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and COURSE_REQUIRE_BROWSER=1")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundles, built in an empty folder from the sources and the locked esbuild."""
    npm = shutil.which("npm")
    if npm is None:
        give_up("npm is not installed, so the bundles cannot be rebuilt")
    folder = tmp_path_factory.mktemp("bundle")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "course_utils" / "widgets" / "js", folder / "course_utils" / "widgets" / "js")

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(npm), *command], cwd=folder, capture_output=True, text=True, check=False)

    installed = run("ci", "--no-audit", "--no-fund")
    if installed.returncode:
        give_up(f"esbuild cannot be installed: {installed.stderr.strip()[:300]}")
    built = run("run", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "course_utils" / "widgets" / "static"


def test_the_committed_bundles_are_what_the_sources_build(rebuilt):
    committed = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}
    built = {path.name: path.read_text(encoding="utf-8") for path in rebuilt.glob("*.js")}
    assert sorted(committed) == sorted(built)
    stale = [name for name, text in built.items() if committed[name] != text]
    assert not stale, "run `npm ci && npm run build` and commit course_utils/widgets/static"


def test_the_lock_file_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
