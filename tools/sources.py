"""Read the text sources: lessons, and exercises with their solutions, from which the notebooks are built."""

from __future__ import annotations

import ast
import math
import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from tools.address import ROOT

LESSONS = ROOT / "sources" / "lessons"
SOLUTIONS = ROOT / "sources" / "solutions"

READING_WORDS_PER_MINUTE = 120  # slower than a novel: formulas, figures, going back
MINUTES_PER_CODE_CELL = 0.5
MINUTES_PER_PREDICTION = 1.0

BEGIN, END, STUB = "### BEGIN SOLUTION", "### END SOLUTION", "### STUB "


class SourceError(ValueError):
    """A source that cannot be built, with the file, the cell and the reason."""


@dataclass(frozen=True)
class Source:
    """One text source and its cells."""

    path: Path
    cells: list[NotebookNode]

    @property
    def stem(self) -> str:
        """The name that the lesson, its exercises and its solutions share, such as ``01_the_data``."""
        return self.path.stem

    @property
    def number(self) -> str:
        """The lesson's two digits."""
        return self.stem[:2]

    @property
    def title(self) -> str:
        """The heading of the first cell."""
        return self.cells[0].source.splitlines()[0].removeprefix("# ").strip()


def read_source(path: Path) -> Source:
    """Parse a py:percent file.

    Raises
    ------
    SourceError
        If the file does not begin with a markdown cell whose first line is a ``# `` title.
    """
    cells = jupytext.read(path, fmt="py:percent").cells
    if not cells or cells[0].cell_type != "markdown" or not cells[0].source.startswith("# "):
        raise SourceError(f"{path.name}: the first cell is not markdown with a '# Title' line")
    return Source(path, cells)


def all_sources(folder: Path) -> list[Source]:
    """Return the sources in ``folder``, in the order of the course."""
    return [read_source(path) for path in sorted(folder.glob("[0-9][0-9]_*.py"))]


def working_minutes(source: Source) -> int:
    """Return how long a learner works on ``source``, in minutes, rounded up to 5.

    Exercises state their own minutes in their headings; a lesson's follow from its length: words read,
    cells run, predictions made.
    """
    text = "\n".join(cell.source for cell in source.cells if cell.cell_type == "markdown")
    stated = [int(minutes) for minutes in re.findall(r"\((\d+) minutes?\)", text)]
    if source.path.parent.name == SOLUTIONS.name and stated:
        minutes = float(sum(stated))
    else:
        code_cells = sum(cell.cell_type == "code" for cell in source.cells)
        minutes = len(text.split()) / READING_WORDS_PER_MINUTE
        minutes += code_cells * MINUTES_PER_CODE_CELL
        minutes += text.count("**Predict") * MINUTES_PER_PREDICTION
    return max(5, 5 * math.ceil(minutes / 5))


def with_solution(code: str) -> str:
    """Return a solution cell as readers see it: without the markers and without the stub."""
    kept = [
        line
        for line in code.splitlines()
        if line.strip() not in (BEGIN, END) and not line.strip().startswith(STUB)
    ]
    return "\n".join(kept)


def without_solution(code: str, where: str = "cell") -> str:
    """Return a solution cell as learners get it: each marked block replaced by its stub.

    A block becomes the ``### STUB`` lines that follow it where there are any, ``name = ...`` for each name
    that a block at top level assigns, and ``...`` otherwise.

    Raises
    ------
    SourceError
        If the markers do not pair up, naming ``where``.
    """
    lines = code.splitlines()
    result: list[str] = []
    block: list[str] | None = None
    for position, line in enumerate(lines):
        text = line.strip()
        if text == BEGIN:
            if block is not None:
                raise SourceError(f"{where}: {BEGIN!r} inside another solution")
            block = []
        elif text == END:
            if block is None:
                raise SourceError(f"{where}: {END!r} without a beginning")
            has_stub = position + 1 < len(lines) and lines[position + 1].strip().startswith(STUB)
            result += [] if has_stub else _stub(block)
            block = None
        elif block is not None:
            block.append(line)
        elif text.startswith(STUB):
            indent = line[: len(line) - len(line.lstrip())]
            result.append(indent + text.removeprefix(STUB))
        elif text != "# NBVAL_CHECK_OUTPUT":  # exercises are stored without outputs to compare
            result.append(line)
    if block is not None:
        raise SourceError(f"{where}: {BEGIN!r} without an end")
    return "\n".join(result)


def _stub(block: list[str]) -> list[str]:
    first = next((line for line in block if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    if indent:
        return [f"{indent}..."]
    names: list[str] = []
    for statement in ast.parse("\n".join(block)).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        for target in targets:
            names += [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]
    return [f"{name} = ..." for name in dict.fromkeys(names)] or ["..."]
