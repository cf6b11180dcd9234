"""What a stored notebook must look like beside running: nothing that varies, nothing vacuous, no wall."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import nbformat
from nbformat import NotebookNode

MARKER = "# NBVAL_CHECK_OUTPUT"
MAX_CODE_LINES, TYPICAL_CODE_LINES, MAX_OUTPUT_LINES = 15, 6, 40
MAX_CODE_WIDTH = 96  # characters, as in sources/ruff.toml; wider code scrolls sideways
VARIES = {
    "an address in memory": re.compile(r"\b0x[0-9a-fA-F]{6,}"),
    "a machine's path": re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users|usr|var|mnt)/|[A-Z]:\\\\"),
    "a warning": re.compile(r"\b\w*Warning\b:?|oneDNN|^[IWE]0000 ", re.MULTILINE),
    "a date": re.compile(r"\b20\d\d-\d\d-\d\d[ T]\d\d:"),
}
SMUG = re.compile(r"\b(simply|obviously|(?<!What )just|trivial|trivially|of course)\b", re.IGNORECASE)
LESSON_PARTS = {
    "a 'You will' list": "**You will**",
    "what the reader needs": "**You need**",
    "a time": "**Time**",
    "a picture in its title cell": "](attachment:",
    "a prediction": "**Predict",
    "an explanation after the code": "**What just happened",
    "a quiz": "## Quiz",
    "a recap": "## Recap",
}


def lint(path: Path) -> list[str]:
    """Return the faults of the notebook at ``path``, each in a few words with its cell's number."""
    notebook = nbformat.read(path, as_version=4)
    kind = path.parent.name
    faults = []
    for number, cell in enumerate(notebook.cells):
        found = _code_faults(cell, kind) if cell.cell_type == "code" else _text_faults(cell)
        faults += [f"cell {number} {fault}" for fault in found]
    faults += _page_faults(notebook, kind, path)
    return faults


def _code_faults(cell: NotebookNode, kind: str) -> list[str]:
    faults = []
    lines = cell.source.splitlines()
    if any("NBVAL_" in line and line != MARKER for line in lines):
        faults.append(f"has a marker that nbval does not know or we do not use; write {MARKER}")
    # The address in the set-up cell is as long as it is.
    widest = max((len(line) for line in lines if not line.strip().startswith("%pip")), default=0)
    if widest > MAX_CODE_WIDTH:
        faults.append(f"has a line of {widest} characters, {MAX_CODE_WIDTH} at most")
    if kind == "exercises":
        if cell.outputs or cell.execution_count is not None:
            faults.append("of an exercise is stored with outputs")
        return faults
    if cell.execution_count is None:
        faults.append("is stored without an execution count: nbval would pass it unseen")
    if MARKER in lines and not cell.outputs:
        faults.append("is marked exact but shows nothing: the comparison is empty")
    for output in cell.outputs:
        faults += _output_faults(output)
    if any("### " + word in cell.source for word in ("BEGIN SOLUTION", "END SOLUTION", "STUB ")):
        faults.append("still holds a solution's marker")
    return faults


def _output_faults(output: NotebookNode) -> list[str]:
    if output.output_type == "error":
        return [f"stores the error {output.ename}"]
    if output.get("name") == "stderr":
        return [f"writes to stderr: {output.text.strip()[:80]!r}"]
    data = output.get("data", {})
    text = output.get("text", "") + data.get("text/plain", "")
    faults = [f"shows {what}" for what, pattern in VARIES.items() if pattern.search(text)]
    if len(text.splitlines()) > MAX_OUTPUT_LINES:
        faults.append(f"prints {len(text.splitlines())} lines")
    if "image/png" in data and not output.metadata.get("image/png", {}).get("alt"):
        faults.append("shows a picture without a text description")
    return faults


def _text_faults(cell: NotebookNode) -> list[str]:
    faults = [f"says {match.group()!r}" for match in SMUG.finditer(cell.source)]
    if re.search(r"!\[\s*\]", cell.source):
        faults.append("has a picture without a text description")
    if cell.source.count("<details>") != cell.source.count("</details>"):
        faults.append("has a <details> that is not closed")
    return faults


def _page_faults(notebook: NotebookNode, kind: str, path: Path) -> list[str]:
    faults = []
    if "widgets" in notebook.metadata:
        faults.append("stores widget state, with which GitHub may refuse to show it")
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    if f"/{kind}/{path.name})" not in notebook.cells[0].source:
        faults.append("its badge does not lead to its own path")
    if kind != "notebooks":
        return faults
    faults += [f"lacks {what}" for what, part in LESSON_PARTS.items() if part not in text]
    # The set-up cell is the build's, not the lesson's.
    lengths = [_code_lines(cell.source) for cell in notebook.cells if cell.cell_type == "code"][1:]
    faults += [f"a code cell of {n} lines, {MAX_CODE_LINES} at most" for n in lengths if n > MAX_CODE_LINES]
    if lengths and statistics.median(lengths) > TYPICAL_CODE_LINES:
        faults.append(f"half of its code cells are longer than {TYPICAL_CODE_LINES} lines")
    return faults


def _code_lines(source: str) -> int:
    return sum(bool(line.strip()) and line != MARKER for line in source.splitlines())
