"""The check of the computer itself, and the report that the whole check of the environment gives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from course_utils.environment import Report, machine
from course_utils.environment.report import Item

ROOT = Path(__file__).parents[1]


def test_mnist_that_is_not_here_yet_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COURSE_DATA_DIR", raising=False)
    monkeypatch.delenv("COURSE_OFFLINE", raising=False)
    monkeypatch.setenv("COURSE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    item = machine.digits()
    assert item.status == "note"
    assert "1,797 digits" in item.text
    assert not list(tmp_path.rglob("*")), "the check fetched or wrote something"
    assert "COURSE_OFFLINE" not in os.environ


def test_a_named_folder_without_mnist_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COURSE_DATA_DIR", str(tmp_path))
    item = machine.digits()
    assert item.status == "missing"
    assert item.text.startswith(f"COURSE_DATA_DIR is {str(tmp_path)!r}, which does not hold it. ")


def test_little_memory_is_noted_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    psutil = ModuleType("psutil")
    psutil.virtual_memory = lambda: SimpleNamespace(available=0.7e9)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "psutil", psutil)
    monkeypatch.setattr(machine.util, "find_spec", lambda name: psutil)
    item = machine.memory()
    assert item.status == "note"
    assert item.text.startswith("0.7 GB are free, 2 GB are comfortable. Close other programs")


def test_without_psutil_memory_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.util, "find_spec", lambda name: None)
    assert machine.memory().status == "ready"


def test_a_full_disk_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda path: SimpleNamespace(free=0.1e9))
    item = machine.disk()
    assert item.status == "note"
    assert item.text.startswith("0.1 GB are free")


def test_a_single_core_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "sched_getaffinity", lambda pid: {0}, raising=False)
    item = machine.cores()
    assert item.status == "note"
    assert "up to twice the time" in item.text


def test_the_report_counts_what_is_to_be_mended() -> None:
    items = (Item("A", "ready", "fine"), Item("B", "missing", "do this."), Item("C", "missing", "do that."))
    report = Report(items)
    assert not report.ready
    assert repr(report).splitlines() == [
        "✓ A: fine",
        "✗ B: do this.",
        "✗ C: do that.",
        "",
        "2 to mend: follow what stands after ✗, then run this cell again.",
    ]


def test_the_page_shows_the_same_words_as_the_text() -> None:
    page = Report((Item("A", "missing", 'run "x" < y'),))._repr_html_()
    assert "run &quot;x&quot; &lt; y" in page
    assert "1 to mend" in page


def test_the_terminal_command_answers_by_its_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "course_utils.environment"]
    broken = {**os.environ, "COURSE_DATA_DIR": str(tmp_path)}
    assert subprocess.run(command, cwd=ROOT, env=broken, capture_output=True, check=False).returncode == 1
