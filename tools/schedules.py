"""Timetables for teaching: docs/teaching/schedules.toml with every lesson's minutes filled in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from course_utils import measured
from tools.address import ROOT
from tools.course_map import Entry
from tools.sources import Source, SourceError, working_minutes

TEACHING = ROOT / "docs" / "teaching"
SCHEDULES = TEACHING / "schedules.toml"
EXERCISE = re.compile(r"^### (?P<number>\d+\.\d+) .*\((?P<minutes>\d+) minutes?\)", re.MULTILINE)


def times_block(entries: Sequence[Entry]) -> str:
    """Return a table of what each lesson takes: working, exercises, and waiting for the computer."""
    seconds = measured.load("notebook_times")["seconds"]
    lines = [
        "| | lesson | to work through | exercises | to run | notes |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for entry in entries:
        if entry.lesson is None:
            continue
        stem = entry.lesson.stem
        run = seconds.get(f"notebooks/{stem}.ipynb")
        notes = f"[per exercise]({stem}.md)" if (TEACHING / f"{stem}.md").exists() else ""
        cells = [
            entry.number,
            f"[{entry.name}](../../notebooks/{stem}.ipynb)",
            f"{working_minutes(entry.lesson)} min",
            f"{working_minutes(entry.exercises)} min" if entry.exercises else "",
            f"{run:.0f} s" if run is not None else "",
            notes,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def schedules_block(entries: Sequence[Entry], path: Path = SCHEDULES) -> str:
    """Return one timetable per schedule, with the minute at which each block starts.

    Raises
    ------
    SourceError
        If a block names a lesson or an exercise that does not exist.
    """
    parts = []
    for schedule in tomllib.loads(path.read_text(encoding="utf-8"))["schedule"]:
        lines = [f"### {schedule['name']}", "", "| from | minutes | |", "| --- | --- | --- |"]
        clock = 0
        for block in schedule["blocks"]:
            what, minutes = _block(block, entries)
            lines.append(f"| {_clock(clock)} | {minutes} | {what} |")
            clock += minutes
        lines.append(f"| **{_clock(clock)}** | | end |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _block(block: dict[str, Any], entries: Sequence[Entry]) -> tuple[str, int]:
    by_number = {entry.number: entry for entry in entries}
    if "lesson" in block:
        entry = by_number[block["lesson"]]
        lesson = _existing(entry.lesson, f"lesson {entry.number}")
        return f"Lesson {entry.number}, {entry.name}", working_minutes(lesson)
    if "exercises" in block:
        entry = by_number[block["exercises"]]
        source = _existing(entry.exercises, f"set of exercises {entry.number}")
        minutes = exercise_minutes(source)
        wanted = block.get("only", list(minutes))
        if missing := [number for number in wanted if number not in minutes]:
            raise SourceError(f"{SCHEDULES.name} names exercise {missing[0]}, which does not exist")
        which = ", ".join(wanted) if "only" in block else f"{wanted[0]} to {wanted[-1]}"
        return f"Exercises {which}", sum(minutes[number] for number in wanted)
    return block["what"], block["minutes"]


def _existing(source: Source | None, what: str) -> Source:
    if source is None:
        raise SourceError(f"{SCHEDULES.name} names {what}, which does not exist yet")
    return source


def exercise_minutes(source: Source) -> dict[str, int]:
    """Return the minutes that each exercise of a set states in its heading."""
    text = "\n".join(cell.source for cell in source.cells if cell.cell_type == "markdown")
    return {match["number"]: int(match["minutes"]) for match in EXERCISE.finditer(text)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
