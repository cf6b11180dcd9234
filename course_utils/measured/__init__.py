"""Stored runs: what the scripts in benchmarks/ measured, with seeds, machine and date."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """Return the stored run ``name``, as its script in benchmarks/ wrote it.

    Raises
    ------
    ValueError
        If there is no such run; the message lists those there are.
    """
    folder = files(__name__)
    found = sorted(entry.name[: -len(".json")] for entry in folder.iterdir() if entry.name.endswith(".json"))
    if name not in found:
        raise ValueError(f"name is {name!r}, expected one of {', '.join(found)}")
    return json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
