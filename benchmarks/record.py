"""Write a measured run where the lessons and the README find it."""

from __future__ import annotations

import datetime
import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "course_utils" / "measured"


def machine() -> dict[str, Any]:
    """Describe where a figure was measured: system, cores and the versions that matter."""
    versions = {}
    for package in ("numpy", "tensorflow-cpu", "tensorflow", "keras"):
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "versions": versions,
    }


def write(name: str, script: str, result: dict[str, Any]) -> Path:
    """Store ``result`` as run ``name`` of ``script``, with machine and date; replaces the file at once."""
    run = {
        "script": script,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        **result,
    }
    path = RESULTS / f"{name}.json"
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    temporary.replace(path)
    return path
