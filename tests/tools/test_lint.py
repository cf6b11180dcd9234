"""The lint of stored notebooks refuses what nbval cannot see."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from tools.lint import LESSON_PARTS, MARKER, lint


def stored(tmp_path: Path, *cells, kind: str = "solutions") -> Path:
    (tmp_path / kind).mkdir(exist_ok=True)
    path = tmp_path / kind / "01_look.ipynb"
    title = v4.new_markdown_cell(f"# Look\n\n[badge](https://x/{kind}/01_look.ipynb)")
    nbformat.write(v4.new_notebook(cells=[title, *cells]), path)
    return path


def shown(source: str, *, count: int | None = 1, **output) -> nbformat.NotebookNode:
    outputs = [v4.new_output("execute_result", **output)] if output else []
    return v4.new_code_cell(source, execution_count=count, outputs=outputs)


def plain(text: str) -> dict:
    return {"data": {"text/plain": text}}


def test_a_clean_notebook_has_no_faults(tmp_path):
    assert lint(stored(tmp_path, shown(f"{MARKER}\n1 + 1", **plain("2")))) == []


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (shown(f"{MARKER}\n1 + 1", count=None, **plain("2")), "without an execution count"),
        (shown(f"{MARKER}\nx = 1"), "marked exact but shows nothing"),
        (shown("# NBVAL_CHECK_OUTPUT because\n1", **plain("1")), "a marker that nbval does not know"),
        (shown("# NBVAL_SKIP\n1", **plain("1")), "a marker that nbval does not know"),
        (shown("f", **plain("<function f at 0x7f3a2b1c>")), "an address in memory"),
        (shown("p", **plain("/home/ada/mnist.npz")), "a machine's path"),
        (shown("w", **plain("UserWarning: careful")), "a warning"),
        (shown("n", **plain("\n".join("12" for _ in range(41)))), "prints 41 lines"),
        (shown("i", data={"image/png": "aa", "text/plain": "x"}), "without a text description"),
        (shown(f"total = {'9' * 89}"), "a line of 97 characters"),
        (shown("### BEGIN SOLUTION\n1", **plain("1")), "solution's marker"),
        (v4.new_markdown_cell("This is simply a sum."), "says 'simply'"),
        (v4.new_markdown_cell("![](a.png)"), "without a text description"),
        (v4.new_markdown_cell("<details>hint"), "not closed"),
    ],
)
def test_each_fault_is_named_with_its_cell(tmp_path, cell, fault):
    faults = lint(stored(tmp_path, cell))
    assert len(faults) == 1
    assert fault in faults[0]
    assert faults[0].startswith("cell 1 ")


def test_stored_errors_and_stderr_are_refused(tmp_path):
    bad = v4.new_code_cell("1/0", execution_count=1)
    bad.outputs = [
        v4.new_output("error", ename="ZeroDivisionError", evalue="", traceback=[]),
        v4.new_output("stream", name="stderr", text="I0000 start-up"),
    ]
    faults = lint(stored(tmp_path, bad))
    assert any("stores the error ZeroDivisionError" in fault for fault in faults)
    assert any("stderr" in fault for fault in faults)


def test_an_exercise_with_outputs_is_refused(tmp_path):
    assert "stored with outputs" in lint(stored(tmp_path, shown("1", **plain("1")), kind="exercises"))[0]


def test_a_badge_that_leads_elsewhere_is_refused(tmp_path):
    path = stored(tmp_path)
    moved = path.rename(path.with_name("02_other.ipynb"))
    assert lint(moved) == ["its badge does not lead to its own path"]


def test_a_lesson_must_have_every_part(tmp_path):
    faults = lint(stored(tmp_path, kind="notebooks"))
    assert sum("lacks" in fault for fault in faults) == len(LESSON_PARTS)


def test_long_code_cells_are_refused_in_lessons(tmp_path):
    long = shown("\n".join(f"a{i} = {i}" for i in range(16)))
    faults = lint(stored(tmp_path, shown("set_up = 1"), long, kind="notebooks"))
    assert any("a code cell of 16 lines" in fault for fault in faults)
    assert any("longer than 6 lines" in fault for fault in faults)
