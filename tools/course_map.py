"""The map of the course: all its lessons from sources/map.toml, and which of them exist."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.address import ROOT
from tools.sources import LESSONS, SOLUTIONS, Source, SourceError, read_source

MAP = ROOT / "sources" / "map.toml"


@dataclass(frozen=True)
class Entry:
    """One lesson on the map; ``lesson`` and ``exercises`` are None while they are unwritten."""

    number: str
    name: str
    question: str
    lesson: Source | None
    exercises: Source | None


def read_map(path: Path = MAP, lessons: Path = LESSONS, solutions: Path = SOLUTIONS) -> list[Entry]:
    """Return the lessons in the order of the course.

    Raises
    ------
    SourceError
        If a source is not on the map.
    """
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["lesson"]
    entries = [
        Entry(
            row["number"],
            row["name"],
            row["question"],
            _find(lessons, row["number"]),
            _find(solutions, row["number"]),
        )
        for row in rows
    ]
    known = {row["number"] for row in rows}
    for folder in (lessons, solutions):
        for file in sorted(folder.glob("[0-9][0-9]_*.py")):
            if file.stem[:2] not in known:
                raise SourceError(f"{file.name} is not on the map; add its number to {path.name}")
    return entries


def _find(folder: Path, number: str) -> Source | None:
    paths = sorted(folder.glob(f"{number}_*.py"))
    return read_source(paths[0]) if paths else None
